import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import type { ImportKind } from '@tungngo/domain';
import { zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { activationHeader, good, identityKey, openFilledBench } from '../../test/small-campaign.js';
import { workbook } from '../../test/source-files.js';
import { openWarehouse, type Warehouse } from '../index.js';
import { findIdentifierTraces } from './identifier-traces.js';

/** Rows that go wrong, each with an identifier of its own at the place where it goes wrong. */
const rows: Record<string, (id: string) => string> = {
  'a good row': (id) => `${id},26/07/2023 08:00,2,25741,Trụ sở,Thường trú,,`,
  'a row twice, once with blanks': (id) =>
    `${id},26/07/2023 08:00,2,25741,Trụ sở,Thường trú,,\n ${id} ,26/07/2023 08:00,2,25741,Trụ sở,Thường trú,,`,
  'a ward that nobody knows': (id) => `${id},26/07/2023 08:00,2,00000,Trụ sở,Thường trú,,`,
  'a day that does not exist': (id) => `${id},31/02/2023 08:00,2,25741,Trụ sở,Thường trú,,`,
  'in the column of the ward': (id) => `p1,26/07/2023 08:00,2,${id},Trụ sở,Thường trú,,`,
  'in the column of the time': (id) => `p2,${id},2,25741,Trụ sở,Thường trú,,`,
  'in the column of the level': (id) => `p3,26/07/2023 08:00,${id},25741,Trụ sở,Thường trú,,`,
  'in the column of the channel': (id) => `p4,26/07/2023 08:00,2,25741,${id},Thường trú,,`,
  'in the column of the residency': (id) => `p5,26/07/2023 08:00,2,25741,Trụ sở,${id},,`,
  'in the column of the cell': (id) => `p6,26/07/2023 08:00,2,25741,Trụ sở,Thường trú,${id},`,
  'in a column that no field takes': (id) => `p7,26/07/2023 08:00,2,0,Trụ sở,Thường trú,,${id}`,
  'in a sentence of such a column': (id) =>
    `p8,26/07/2023 08:00,2,0,Trụ sở,Thường trú,,"cha là ${id}, đã gọi"`,
  'in every column': (id) => Array(8).fill(id).join(','),
  'in a line that is too short': (id) => `${id},26/07/2023`,
  'in a line that is too long': (id) =>
    `${id},26/07/2023 08:00,2,25741,Trụ sở,Thường trú,,,${id},x`,
  'behind a quote that does not close': (id) => `p9,"26/07/2023" 08:00,2,"${id}"x,a,b,,`,
  'in a value that is too long': (id) =>
    `${'X'.repeat(80)}${id},26/07/2023 08:00,2,25741,Trụ sở,Thường trú,,`,
  'in a value of two lines': (id) => `p10,26/07/2023 08:00,2,"25741\n${id}",Trụ sở,Thường trú,,`,
  'with other letters beside it': (id) => `p11,26/07/2023 08:00,2,CCCD:${id}.,Trụ sở,a,,`,
};
const header = `${activationHeader},Ghi chú`;
const identifierOf = (i: number) => `0749913${String(i).padStart(5, '0')}`;
const planted = Object.values(rows).map((_, i) => identifierOf(i));
const spaced = ['074 991 300 777', '0749.9130.0778', '0749-9130-0779'];
/** So little that a hundred thousand rows spill to disk. */
const MEMORY_MB = 72;
/** For a large file: two of read_csv's buffers and the rows that are being compressed. */
const LARGE_MEMORY_MB = 192;
/** Makes the file of the many rows larger than half of that. */
const LONG_NOTE = '.'.repeat(700);
/** Begins the identifiers of the many rows that fill the memory. */
const MARK = 'ZQX0749';
const needles = [...planted, ...spaced, MARK];

function faultyLines(): string[] {
  const odd = spaced.flatMap((id) => [
    `${id},26/07/2023 08:00,2,25741,Trụ sở,Thường trú,,`,
    `p,26/07/2023 08:00,2,${id},Trụ sở,Thường trú,,`,
  ]);
  return [header, ...Object.values(rows).map((row, i) => row(identifierOf(i))), ...odd];
}

/** A warehouse that knows the small campaign's wards; what it was imported from lies elsewhere. */
let campaign = '';
beforeAll(async () => {
  const bench = await openFilledBench();
  campaign = await mkdtemp(join(tmpdir(), 'tungngo-wards-'));
  const warehouse = await openWarehouse(campaign, { identityKey });
  const files = ['areas', 'eligible', 'targets'] as const;
  good(
    await warehouse.importFiles(
      files.map((kind) => ({ kind, path: join(bench.dir, `${kind}.csv`) })),
    ),
  );
  await warehouse.close();
  await bench.close();
});
afterAll(() => rm(campaign, { recursive: true, force: true }));

let dir = '';
let usualTemp: string | undefined;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-identifiers-'));
  usualTemp = process.env.TMPDIR;
  process.env.TMPDIR = join(dir, 'temp');
  await mkdir(process.env.TMPDIR);
});
afterEach(async () => {
  if (usualTemp === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usualTemp;
  await rm(dir, { recursive: true, force: true });
});

const warehouseDir = () => join(dir, 'data');
const traces = (identifiers = needles) =>
  findIdentifierTraces([warehouseDir(), join(dir, 'temp')], identifiers);

/** Writes the lines in another format. */
const formats: Record<string, (path: string, lines: string[]) => Promise<void>> = {
  'events.csv.gz': (path, lines) => writeFile(path, gzipSync(lines.join('\n'))),
  'events.zip': (path, lines) =>
    writeFile(path, zipSync({ 'events.csv': Buffer.from(lines.join('\n')) })),
  'utf-16-le.csv': (path, lines) =>
    writeFile(path, Buffer.from(`\uFEFF${lines.join('\n')}`, 'utf16le')),
  'utf-16-be.csv': (path, lines) =>
    writeFile(path, Buffer.from(`\uFEFF${lines.join('\n')}`, 'utf16le').swap16()),
  'events.jsonl': (path, lines) => writeFile(path, cells(lines).slice(1).map(asJson).join('\n')),
  'events.xlsx': (path, lines) =>
    writeFile(path, workbook([{ name: 'Kích hoạt', rows: cells(lines) }])),
  'events.parquet': writeParquet,
};

/** Lines of one cell a comma, for formats that know no broken line. */
const cells = (lines: string[]) =>
  lines.filter((line) => !/["\n]/.test(line)).map((line) => line.split(',').slice(0, 8));

function asJson(row: string[]): string {
  return JSON.stringify(
    Object.fromEntries(header.split(',').map((name, i) => [name, row[i] ?? ''])),
  );
}

async function writeParquet(path: string, lines: string[]): Promise<void> {
  const json = `${path}.jsonl`;
  await writeFile(json, cells(lines).slice(1).map(asJson).join('\n'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `COPY (FROM read_json_auto('${json}', format = 'newline_delimited')) TO '${path}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}

/** A copy of that warehouse, in `data`; its input lies elsewhere. */
async function openCampaign(memoryMb = MEMORY_MB): Promise<Warehouse> {
  await cp(campaign, warehouseDir(), { recursive: true });
  return openWarehouse(warehouseDir(), { identityKey, memoryMb });
}

async function input(name: string, lines: string[]): Promise<string> {
  await mkdir(join(dir, 'input'), { recursive: true });
  const path = join(dir, 'input', name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

/**
 * More rows than fit the memory; every third is rejected, and thus kept whole.
 * @param note what follows in each row, in a column that is not kept.
 */
async function largeInput(note = ''): Promise<string> {
  const path = await input('large.csv', faultyLines());
  for (let part = 0; part < 3; part++) {
    const lines = Array.from({ length: 50_000 }, (_, i) => {
      const ward = i % 3 === 0 ? '00000' : '25741';
      return `${MARK}${part * 50_000 + i},26/07/2023 08:00,2,${ward},Trụ sở,Thường trú,,ghi chú ${i}${note}`;
    });
    await appendFile(path, `${lines.join('\n')}\n`);
  }
  return path;
}

const spillDir = (generation: string) =>
  join(warehouseDir(), 'generations', `${generation}.building`, 'spill');

describe('the search for identifiers', () => {
  it('finds every form of them, in bytes and behind the compression of a table', async () => {
    const warehouse = await openCampaign();
    await warehouse.close();
    expect(await traces()).toEqual([]);
    const id = identifierOf(0);
    const number = Buffer.alloc(8);
    number.writeBigUInt64LE(BigInt(id));
    const forms: [string, Buffer][] = [
      ['UTF-8', Buffer.from(`x${id}`)],
      ['UTF-16 LE', Buffer.from(`x${id}`, 'utf16le')],
      ['UTF-16 BE', Buffer.from(`x${id}`, 'utf16le').swap16()],
      ['UTF-8 without leading zeros', Buffer.from(`x${id.slice(1)}`)],
      ['number of 8 bytes', Buffer.concat([Buffer.from('x'), number])],
    ];
    // At the seam of two windows of the search.
    const before = Buffer.alloc((8 << 20) - 5);
    for (const [form, bytes] of forms) {
      await writeFile(join(dir, 'temp', 'planted'), Buffer.concat([before, bytes]));
      expect((await traces()).map((trace) => trace.form)).toContain(form);
    }
    await rm(join(dir, 'temp', 'planted'));

    const instance = await DuckDBInstance.create(join(dir, 'temp', 'planted.duckdb'));
    const connection = await instance.connect();
    await connection.run(`
      CREATE TABLE t AS
      SELECT if(i = 5000, '{"a":"x${id}"}', 'row number ' || (i * 7919)) AS text
      FROM range(100_000) AS r(i)`);
    await connection.run('CHECKPOINT');
    connection.closeSync();
    instance.closeSync();
    expect(await traces([id])).toContainEqual({
      place: `${join(dir, 'temp', 'planted.duckdb')}, t`,
      form: 'value',
      identifier: id.slice(1),
    });
  });
});

describe('no identifier is left', () => {
  it('whatever goes wrong in a row', async () => {
    const warehouse = await openCampaign();
    // A file each: a quote that does not close takes in the lines after it.
    const files: { kind: ImportKind; path: string }[] = [];
    for (const [i, row] of Object.values(rows).entries()) {
      const good0 = rows['a good row']?.(`p0${i}`) ?? '';
      const path = await input(`row-${i}.csv`, [header, row(identifierOf(i)), good0]);
      files.push({ kind: 'activations', path });
    }
    const { reports } = good(await warehouse.importFiles(files));
    expect(reports).toHaveLength(files.length);
    for (const { file, rowsRead } of reports) expect(rowsRead, file).toBeGreaterThan(1);
    const quarantine = await warehouse.read((reader) =>
      reader.quarantine({ limit: 1000, offset: 0 }),
    );
    expect(quarantine.total).toBeGreaterThan(Object.keys(rows).length / 2);
    const imports = await warehouse.read((reader) => reader.imports());
    for (const id of planted)
      expect(JSON.stringify([imports, quarantine])).not.toContain(id.slice(1));
    await warehouse.close();
    expect(await traces()).toEqual([]);
  });

  it.each(Object.keys(formats))('of a file as %s', async (name) => {
    const warehouse = await openCampaign();
    const path = await input(name, []);
    await formats[name]?.(path, faultyLines());
    const { reports } = good(await warehouse.importFiles([{ kind: 'activations', path }]));
    expect(reports[0]?.accepted).toBeGreaterThan(1);
    expect(reports[0]?.quarantined).toBeGreaterThan(10);
    expect(await traces()).toEqual([]);
    await warehouse.close();
    expect(await traces()).toEqual([]);
  });

  const spills: [string, string, RegExp][] = [
    ['spill to disk', '', /^duckdb_temp/],
    ['of a large file lie in a database of their own', LONG_NOTE, /^large_incoming\.duckdb$/],
  ];
  it.each(spills)(
    'when rows %s, at any moment of the import or after it',
    async (_, note, name) => {
      const warehouse = await openCampaign(note === '' ? MEMORY_MB : LARGE_MEMORY_MB);
      const path = await largeInput(note);
      let spilled = 0;
      const seen = setInterval(() => {
        const spill = spillDir('000002');
        if (existsSync(spill) && readdirSync(spill).some((file) => name.test(file))) spilled++;
      }, 5);
      const { reports } = good(await warehouse.importFiles([{ kind: 'activations', path }]));
      clearInterval(seen);
      expect(spilled).toBeGreaterThan(0);
      expect(reports[0]?.accepted).toBeGreaterThan(99_000);
      expect(reports[0]?.quarantined).toBeGreaterThan(50_000);
      expect(await traces()).toEqual([]);
      await warehouse.close();
      expect(await traces()).toEqual([]);
    },
  );

  const refusals: [string, ImportKind, string[]][] = [
    ['a file without a header', 'activations', faultyLines().slice(1)],
    ['a file of another kind', 'eligible', faultyLines()],
    ['a file that is refused in its middle', 'areas', faultyLines()],
  ];
  it.each(refusals)('of %s, which is refused', async (_, kind, lines) => {
    const warehouse = await openCampaign();
    const path = await input('refused.csv', lines);
    const result = await warehouse.importFiles([{ kind, path }]);
    expect(result.ok).toBe(false);
    await warehouse.close();
    expect(await traces()).toEqual([]);
  });

  it('of a rejected site, area or denominator', async () => {
    const warehouse = await openCampaign();
    const [a, b, c] = planted;
    const files: [ImportKind, string[]][] = [
      ['areas', ['Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ', `${a},${a},Xã,${a},${a},1`]],
      ['eligible', ['Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt', `${b},${b},${b},${b},${b}`]],
      [
        'visit-outcomes',
        [
          'Mã lượt,Phiên bản,Mã xã,Ngày,Hình thức,Mức 1,Mức 2,Vắng,Từ chối',
          `v1,1,25741,26/07/2023,Trụ sở,${c},0,0,0`,
        ],
      ],
    ];
    for (const [kind, lines] of files) {
      const path = await input(`${kind}.csv`, lines);
      const { reports } = good(await warehouse.importFiles([{ kind, path }]));
      expect(reports[0], kind).toMatchObject({ accepted: 0, quarantined: 1 });
    }
    await warehouse.close();
    expect(await traces()).toEqual([]);
  });

  const deaths: [string, string][] = [
    ['large.csv', 'read'],
    ['large.csv', 'write'],
    ['large.csv', 'publish'],
    ['large.csv.gz', 'read'],
    ['larger.csv', 'write'],
  ];
  it.each(deaths)(
    'of %s by a process that is killed in the stage “%s”, with rows on the disk',
    async (name, stage) => {
      await (await openCampaign()).close();
      const larger = name === 'larger.csv';
      const path = await largeInput(larger ? LONG_NOTE : '');
      const packed = larger ? path : join(dir, 'input', name);
      if (packed !== path) await writeFile(packed, gzipSync(await readFile(path), { level: 1 }));
      await killedImport(packed, stage, larger ? LARGE_MEMORY_MB : MEMORY_MB);
      const leftover = readdirSync(join(warehouseDir(), 'generations'));
      expect(leftover).toContain('000002.building');
      const spill = spillDir('000002');
      if (larger) expect(readdirSync(spill)).toContain('large_incoming.duckdb');
      if (stage === 'read') {
        const bytes = readdirSync(spill).map((file) => statSync(join(spill, file)).size);
        expect(bytes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(1 << 20);
      }
      expect(await traces()).toEqual([]);
    },
    300_000,
  );
});

/** A process that imports the file and kills itself: in the stage, and for `read` once it has spilled. */
async function killedImport(path: string, stage: string, memoryMb: number): Promise<void> {
  const dist = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
  const script = join(dir, 'import.mjs');
  await writeFile(
    script,
    `import { existsSync, readdirSync, statSync } from 'node:fs';
    import { openWarehouse } from ${JSON.stringify(dist)};
    const spill = ${JSON.stringify(spillDir('000002'))};
    const spilled = () => existsSync(spill) &&
      readdirSync(spill)
        .map((name) => statSync(spill + '/' + name, { throwIfNoEntry: false })?.size ?? 0)
        .reduce((sum, size) => sum + size, 0);
    const die = () => process.kill(process.pid, 'SIGKILL');
    const warehouse = await openWarehouse(${JSON.stringify(warehouseDir())}, {
      identityKey: Buffer.alloc(32, 7), memoryMb: ${memoryMb},
    });
    const onProgress = (progress) => {
      if (progress.stage !== ${JSON.stringify(stage)}) return;
      if (progress.stage !== 'read') die();
      setInterval(() => { if (spilled() > 1 << 20) die(); }, 1);
    };
    await warehouse.importFiles([{ kind: 'activations', path: ${JSON.stringify(path)} }], { onProgress });`,
  );
  const [code, signal] = await once(spawn(process.execPath, [script]), 'exit');
  expect([code, signal]).toEqual([null, 'SIGKILL']);
}
