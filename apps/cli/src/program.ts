import { reportFormats, reportMetrics } from '@tungngo/api/report-choices';
import {
  type ImportKind,
  importKinds,
  indicators,
  ProblemError,
  qualityDimensions,
  textEncodings,
} from '@tungngo/domain';
import { Command, CommanderError, Option } from 'commander';
import { type CommandContext, exitCodes, refuse } from './command.js';
import { loadDemo } from './commands/demo.js';
import { deleteGeneration, listGenerations, rollBack } from './commands/generations.js';
import { type ImportCommand, importFiles } from './commands/import.js';
import { inspectFile } from './commands/inspect.js';
import { writeOriginal } from './commands/original.js';
import { showProfiles } from './commands/profiles.js';
import { publish } from './commands/publish.js';
import { type QualityCommand, showQuality } from './commands/quality.js';
import { showQuarantine } from './commands/quarantine.js';
import type { ReportCommand } from './commands/report.js';
import type { ServeOptions } from './commands/serve.js';
import { runSql } from './commands/sql.js';
import { dataDir, openInstance } from './instance.js';
import {
  afterOf,
  dayOf,
  delimiterOf,
  dimensionOf,
  encodingOf,
  generationOf,
  headerRowOf,
  kindOf,
  languageOf,
  limitOf,
  portOf,
  tokenNameOf,
} from './option-values.js';
import { openOutput } from './output.js';

interface GlobalOptions {
  data?: string;
  json?: boolean;
  lang: 'vi' | 'en';
}

/** Runs one command line and returns its exit code. */
export async function runCli(argv: string[]): Promise<number> {
  let exitCode: number = exitCodes.done;
  const program = describeProgram((run) => async (options: GlobalOptions) => {
    exitCode = await runCommand(options, run);
  });
  try {
    await program.parseAsync(argv);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
    throw error;
  }
}

type Run = (context: CommandContext) => Promise<number>;

async function runCommand(options: GlobalOptions, run: Run): Promise<number> {
  const output = openOutput({ json: options.json === true, language: options.lang });
  try {
    return await run({ instance: await openInstance(dataDir(options.data)), output });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return refuse(output, error.problem);
  }
}

function describeProgram(start: (run: Run) => (options: GlobalOptions) => Promise<void>): Command {
  const program = new Command('tungngo')
    .description('Từng Ngõ: độ phủ và ra quân của chiến dịch định danh điện tử / outreach coverage')
    .option('--data <dir>', 'thư mục dữ liệu / data folder (TUNGNGO_DATA, .tungngo)')
    .option('--json', 'kết quả dạng JSON / results as JSON')
    .option('--lang <vi|en>', 'ngôn ngữ / language', languageOf, 'vi')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 refused, 2 wrong usage, 3 imported with --strict and some rows quarantined',
    )
    .exitOverride();
  const go = (run: Run) => start(run)(program.opts<GlobalOptions>());

  program
    .command('demo')
    .description('nạp chiến dịch mẫu Bình Dương 2023 (mô phỏng) / load the simulated demo campaign')
    .action(() => go(loadDemo));
  program
    .command('import')
    .description(
      'nhập tệp và công bố; tất cả hoặc không gì cả / import files and publish; all or nothing',
    )
    .argument('<kind>', importKinds.join(' | '), kindOf)
    .argument('<files...>', 'tệp / files')
    .option(
      '--strict',
      'mã thoát 3 khi có dòng bị cách ly / exit code 3 when rows were quarantined',
    )
    .option('--preview', 'chỉ xem trước, không ghi gì / say what would be done, write nothing')
    .option('--profile <name|file>', 'hồ sơ nhập, tên hoặc tệp .yaml / import profile')
    .option('--sheet <name>', 'trang tính, tệp trong gói nén / sheet, member of an archive')
    .option('--header-row <row>', 'dòng tiêu đề, từ 1 / row of the header', headerRowOf)
    .option('--encoding <name>', textEncodings.join(' | '), encodingOf)
    .option('--delimiter <character>', 'dấu phân cách / delimiter', delimiterOf)
    .option(
      '--vintage <name>',
      'ranh giới này là của phiên bản nào, ví dụ 2025-07 / boundary vintage of these shapes',
    )
    .action((kind: ImportKind, files: string[], options: Partial<ImportCommand>) =>
      go((context) =>
        importFiles(context, {
          ...options,
          kind,
          files,
          strict: options.strict === true,
          preview: options.preview === true,
        }),
      ),
    );
  describeLookingCommands(program, go);
  program
    .command('publish')
    .description('tính lại, kiểm tra và công bố / compute anew, verify and publish')
    .action(() => go(publish));
  describeGenerationCommands(program, go);
  describeQualityCommand(program, go);
  describeReportCommand(program, go);
  describeQuarantineCommand(program, go);
  describeOriginalCommand(program, go);
  describeTokenCommands(program, go);
  program
    .command('sql')
    .description('một câu SELECT, chỉ đọc / one SELECT, read-only')
    .argument('<query>', 'SQL')
    .option('--limit <rows>', 'số dòng tối đa / rows at most', limitOf, 1000)
    .action((sql: string, { limit }: { limit: number }) =>
      go((context) => runSql(context, { sql, limit })),
    );
  program
    .command('serve')
    .description('chạy máy chủ và giao diện / serve API, tiles and web app')
    .option('--port <port>', 'cổng / port (PORT, 4173)', portOf, portOf(process.env.PORT ?? '4173'))
    .option(
      '--host <host>',
      'địa chỉ / address to listen on (HOST)',
      process.env.HOST ?? '127.0.0.1',
    )
    .option(
      '--demo',
      'nạp chiến dịch mẫu khi chưa có dữ liệu / load the demo when there is no data',
    )
    .option(
      '--watch <[profile=]dir>',
      'thư mục có tệp thì nhập ngay, nhiều lần được / folder to import from (TUNGNGO_WATCH)',
      (dir: string, before: string[]) => [...before, dir],
      [],
    )
    .option(
      '--basemap <file.pmtiles>',
      'nền bản đồ / vector tiles to draw under the map (TUNGNGO_BASEMAP)',
      process.env.TUNGNGO_BASEMAP || undefined,
    )
    .option('--profile <name>', 'hồ sơ nhập của --watch / profile of --watch')
    .option('--after <keep|delete>', 'tệp đã nhập / files that are in', afterOf, 'keep')
    .action((options: ServeOptions) =>
      // The server's libraries take most of a second to load; few other commands need them.
      go(async (context) => {
        const { serve } = await import('./commands/serve.js');
        return serve(context, options);
      }),
    );
  return program;
}

function describeGenerationCommands(program: Command, go: (run: Run) => Promise<void>): void {
  program
    .command('generations')
    .description('các phiên bản còn giữ / generations that are kept (TUNGNGO_KEEP_GENERATIONS, 5)')
    .action(() => go(listGenerations));
  program
    .command('rollback')
    .description('quay về một phiên bản / publish a kept generation again')
    .argument('<number>', 'số phiên bản / generation', generationOf)
    .action((number: number) => go((context) => rollBack(context, number)));
  program
    .command('delete-generation')
    .description('xoá vĩnh viễn một phiên bản / delete a kept generation for good')
    .argument('<number>', 'số phiên bản / generation', generationOf)
    .option('--yes', 'không hỏi lại / do not ask')
    .action((number: number, { yes }: { yes?: boolean }) =>
      go((context) => deleteGeneration(context, { number, yes: yes === true })),
    );
}

function describeLookingCommands(program: Command, go: (run: Run) => Promise<void>): void {
  program
    .command('inspect')
    .description('xem tệp là gì, nhập được như loại nào / what a file is, and as what it can go in')
    .argument('<file>', 'tệp / file')
    .action((file: string) => go((context) => inspectFile(context, file)));
  program
    .command('profiles')
    .description('các hồ sơ nhập đã lưu / saved import profiles')
    .action(() => go(showProfiles));
}

function describeTokenCommands(program: Command, go: (run: Run) => Promise<void>): void {
  const token = program
    .command('token')
    .description('mã để chương trình khác gửi tệp đến / tokens of programs that send files');
  token
    .command('create')
    .description('tạo mã, chỉ hiện một lần / make one, shown once')
    .argument('<name>', 'tên / name', tokenNameOf)
    .action((name: string) =>
      go(async (context) => (await import('./commands/token.js')).makeToken(context, name)),
    );
  token
    .command('list')
    .description('tên các mã / names of tokens')
    .action(() => go(async (context) => (await import('./commands/token.js')).showTokens(context)));
  token
    .command('revoke')
    .description('thu hồi ngay / take its right away at once')
    .argument('<name>', 'tên / name')
    .action((name: string) =>
      go(async (context) => (await import('./commands/token.js')).dropToken(context, name)),
    );
}

function describeQualityCommand(program: Command, go: (run: Run) => Promise<void>): void {
  program
    .command('quality')
    .description(
      'đúng, đủ, sạch, sống của từng xã và từng tệp / quality of wards and files: valid, complete, clean, live',
    )
    .option('--area <code|name>', 'chỉ một tỉnh, huyện hoặc xã / of one province, district or ward')
    .option('--dimension <name>', qualityDimensions.join(' | '), dimensionOf)
    .option('--limit <rows>', 'số dòng của mỗi bảng / rows of each table at most', limitOf, 15)
    .action((options: QualityCommand) => go((context) => showQuality(context, options)));
}

function describeReportCommand(program: Command, go: (run: Run) => Promise<void>): void {
  program
    .command('report')
    .description(
      'báo cáo của một ngày: PDF, Excel, hoặc bản đồ PNG, SVG / report of a day, for a scheduled job too',
    )
    .option('--day <yyyy-mm-dd>', 'ngày; ngày cuối có số liệu nếu bỏ trống / day', dayOf)
    .addOption(
      new Option('--format <format>', 'dạng tệp / kind of file')
        .choices(reportFormats)
        .default('pdf'),
    )
    .addOption(
      new Option('--indicator <name>', 'chỉ tiêu được đếm / what is counted')
        .choices(indicators)
        .default('level2'),
    )
    .addOption(
      new Option('--metric <name>', 'bản đồ tô theo / the map’s metric')
        .choices(reportMetrics)
        .default('coverage'),
    )
    .option('--vintage <name>', 'phiên bản ranh giới, ví dụ 2025-07 / boundary vintage')
    .option('--out <file>', 'tệp kết quả / file to write')
    .action((options: ReportCommand) =>
      go(async (context) =>
        (await import('./commands/report.js')).writeReportFile(context, options),
      ),
    );
}

function describeQuarantineCommand(program: Command, go: (run: Run) => Promise<void>): void {
  program
    .command('quarantine')
    .description('các dòng chờ sửa / rows that wait to be mended')
    .option('--import <id>', 'chỉ của một lần nhập / of one import')
    .option('--rule <rule>', 'chỉ của một quy tắc / that broke one rule')
    .option('--limit <rows>', 'số dòng hiện ra tối đa / rows shown at most', limitOf, 50)
    .option('--xlsx <file>', 'ghi tất cả ra tệp Excel để sửa / all of them as a workbook to mend')
    .action((options: { import?: string; rule?: string; limit: number; xlsx?: string }) =>
      go((context) => showQuarantine(context, { ...options, importId: options.import })),
    );
}

function describeOriginalCommand(program: Command, go: (run: Run) => Promise<void>): void {
  program
    .command('original')
    .description('lấy lại tệp gốc đã giữ / restore a kept original (TUNGNGO_KEEP_ORIGINALS=1)')
    .argument('<import>', 'số lần nhập / import')
    .requiredOption('--out <file>', 'tệp mới / new file')
    .action((importId: string, { out }: { out: string }) =>
      go((context) => writeOriginal(context, { importId, out })),
    );
}
