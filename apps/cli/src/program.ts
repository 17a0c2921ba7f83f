import { type ImportKind, importKinds, ProblemError } from '@tungngo/domain';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { type CommandContext, exitCodes, refuse } from './command.js';
import { loadDemo } from './commands/demo.js';
import { deleteGeneration, listGenerations, rollBack } from './commands/generations.js';
import { importFiles } from './commands/import.js';
import { writeOriginal } from './commands/original.js';
import { publish } from './commands/publish.js';
import { runSql } from './commands/sql.js';
import { dataDir, openInstance } from './instance.js';
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
    .action((kind: ImportKind, files: string[], options: { strict?: boolean }) =>
      go((context) => importFiles(context, { kind, files, strict: options.strict === true })),
    );
  program
    .command('publish')
    .description('tính lại, kiểm tra và công bố / compute anew, verify and publish')
    .action(() => go(publish));
  describeGenerationCommands(program, go);
  describeOriginalCommand(program, go);
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
    .action((options: { port: number; host: string; demo?: boolean }) =>
      // The server's libraries take most of a second to load; no other command needs them.
      go(async (context) => {
        const { serve } = await import('./commands/serve.js');
        return serve(context, { ...options, demo: options.demo === true });
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

function languageOf(text: string): 'vi' | 'en' {
  if (text === 'vi' || text === 'en') return text;
  throw new InvalidArgumentError('vi | en');
}

function kindOf(text: string): ImportKind {
  const kind = importKinds.find((known) => known === text);
  if (kind) return kind;
  throw new InvalidArgumentError(importKinds.join(' | '));
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100_000) return limit;
  throw new InvalidArgumentError('1…100000');
}

function generationOf(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('1, 2, 3…');
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('0…65535');
}
