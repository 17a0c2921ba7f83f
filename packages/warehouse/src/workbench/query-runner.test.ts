import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type Problem, ProblemError, type QueryResult } from '@tungngo/domain';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openQueryRunner, type QueryRunner, type QueryRunnerOptions } from './query-runner.js';

let dir = '';
let database = { path: '', generation: 7 };
let runner: QueryRunner;
const others: QueryRunner[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-runner-'));
  await mkdir(join(dir, 'one'));
  database = { path: join(dir, 'one', 'warehouse.duckdb'), generation: 7 };
  await makeDatabase(database.path, 'Phường Thuận Giao');
  runner = openQueryRunner({ currentDatabase: async () => database });
});
afterEach(async () => {
  await Promise.all(others.splice(0).map((other) => other.close()));
});
afterAll(async () => {
  await runner.close();
  expect(await readdir(join(dir, 'one'))).toEqual(['warehouse.duckdb']);
  await rm(dir, { recursive: true, force: true });
});

async function makeDatabase(path: string, name: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE area AS SELECT '25969' AS code, '${name}' AS name`);
  await connection.run('CREATE TABLE many AS SELECT range AS n FROM range(100000)');
  await connection.run('CREATE VIEW few AS FROM many WHERE n < 3');
  connection.closeSync();
  instance.closeSync();
}

function other(options: Partial<QueryRunnerOptions>): QueryRunner {
  const opened = openQueryRunner({ currentDatabase: async () => database, ...options });
  others.push(opened);
  return opened;
}

async function answer(sql: string, limit = 1000, by = runner): Promise<QueryResult> {
  const result = await by.run({ sql, limit });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function problem(sql: string, by = runner): Promise<Problem> {
  const result = await by.run({ sql, limit: 1000 });
  if (result.ok) throw new Error(`it ran: ${sql} → ${JSON.stringify(result.value.values)}`);
  return result.problem;
}

describe('a read', () => {
  it('gives columns, values and the generation that answered', async () => {
    expect(await answer('SELECT code, name FROM area')).toMatchObject({
      columns: [
        { name: 'code', type: 'VARCHAR' },
        { name: 'name', type: 'VARCHAR' },
      ],
      values: [['25969'], ['Phường Thuận Giao']],
      rows: 1,
      truncated: false,
      generation: 7,
    });
  });

  it.each([
    ['FROM few', 3],
    ['TABLE few', 3],
    ['VALUES (1), (2)', 2],
    ['WITH a AS (FROM few) SELECT count(*) FROM a;', 1],
    ['-- chú thích\nSELECT 1 /* ; */', 1],
    ["SELECT ';' AS x", 1],
    ['DESCRIBE area', 2],
    ['SHOW TABLES', 3],
    ['SUMMARIZE few', 1],
    ['EXPLAIN FROM many', 1],
    ['  explain analyze\nSELECT count(*) FROM many', 1],
    ['PIVOT few ON n IN (0, 1) USING count(*)', 1],
    ['SELECT * FROM range(5)', 5],
    ["SELECT * FROM sql_auto_complete('SELE')", 1],
    ['SELECT table_name FROM duckdb_tables()', 2],
    ['SELECT unnest([1, 2, 3])', 3],
    ["SELECT name FROM area WHERE name ILIKE '%set%' OR name = 'COPY TO'", 0],
  ])('%s', async (sql, rows) => {
    const result = await answer(sql);
    if (rows > 0 && sql.includes('auto_complete')) expect(result.rows).toBeGreaterThan(0);
    else expect(result.rows).toBe(rows);
  });

  it('converts every type to what JSON can carry, without loss', async () => {
    const { values } = await answer(`
      SELECT
        42::BIGINT, 9007199254740993::BIGINT, (2::HUGEINT ** 100)::HUGEINT, sum(n),
        DATE '2023-07-26', TIMESTAMP '2023-07-26 08:00:00', TIMESTAMPTZ '2023-07-26 08:00:00+07',
        12.50::DECIMAL(9,2), 1234567890123456789.01::DECIMAL(38,2),
        [1, NULL, 3], {'a': 1, 'b': DATE '2023-01-02'}, MAP {'k': 9007199254740993},
        '{"a":[1]}'::JSON, '\\xAB\\x00'::BLOB, 'NaN'::DOUBLE, '-Infinity'::DOUBLE, 0.1::DOUBLE,
        NULL, true, 'đủ'::VARCHAR, INTERVAL 3 DAY, TIME '07:30:00',
        '7fb1a8e0-0000-4000-8000-000000000000'::UUID
      FROM few`);
    expect(values.map(([value]) => value)).toEqual([
      42,
      '9007199254740993',
      '1267650600228229401496703205376',
      3,
      '2023-07-26',
      '2023-07-26 08:00:00',
      '2023-07-26 08:00:00+07',
      12.5,
      '1234567890123456789.01',
      '[1,null,3]',
      '{"a":1,"b":"2023-01-02"}',
      '[{"key":"k","value":"9007199254740993"}]',
      '{"a":[1]}',
      'ab00',
      'NaN',
      '-Infinity',
      0.1,
      null,
      true,
      'đủ',
      '3 days',
      '07:30:00',
      '7fb1a8e0-0000-4000-8000-000000000000',
    ]);
  });

  it('keeps columns of the same name apart', async () => {
    const { columns, values } = await answer('SELECT 1 AS a, 2 AS a');
    expect(columns.map(({ name }) => name)).toEqual(['a', 'a']);
    expect(values).toEqual([[1], [2]]);
  });

  it('stops at the row limit and says so, without making the rest', async () => {
    const exact = await answer('SELECT n FROM many ORDER BY n LIMIT 10', 10);
    expect(exact).toMatchObject({ rows: 10, truncated: false });
    const cut = await answer('SELECT range FROM range(1000000000000)', 5000);
    expect(cut).toMatchObject({ rows: 5000, truncated: true });
    expect(cut.elapsedMs).toBeLessThan(2000);
  });

  it('stops when the result is too large, but never inside a row', async () => {
    const small = other({ maxResultBytes: 10_000 });
    const cut = await answer("SELECT repeat('x', 992) FROM many", 1000, small);
    expect(cut).toMatchObject({ rows: 10, truncated: true });
    expect(await problem("SELECT repeat('x', 20000)", small)).toMatchObject({ code: 'sql-failed' });
  });
});

describe('what is not a read of the published data', () => {
  const path = () => database.path;
  const spill = () => join(dir, 'one');

  it.each([
    'CREATE TABLE x (a INT)',
    'CREATE TEMP TABLE x AS SELECT 1',
    "CREATE SECRET (TYPE s3, KEY_ID 'a')",
    "INSERT INTO area VALUES ('1', 'x')",
    'UPDATE area SET name = NULL',
    'DELETE FROM area',
    'DROP TABLE area',
    'ALTER TABLE area ADD COLUMN x INT',
    'MERGE INTO area USING area AS s ON area.code = s.code WHEN MATCHED THEN DELETE',
    "ATTACH ':memory:' AS m",
    'DETACH warehouse',
    'USE system',
    'INSTALL httpfs',
    'LOAD httpfs',
    'LOAD json',
    'SET threads = 8',
    'SET VARIABLE a = 1',
    'RESET threads',
    'PRAGMA threads = 8',
    'PRAGMA version',
    'PRAGMA database_list',
    'CALL pragma_version()',
    "CALL enable_logging(storage = 'file')",
    'CHECKPOINT',
    'VACUUM',
    'BEGIN',
    'PREPARE p AS SELECT 1',
    'EXECUTE p',
    'SELECT 1; SELECT 2',
    'SELECT 1; DROP TABLE area',
    'EXPLAIN DELETE FROM area',
    "EXPLAIN ANALYZE COPY area TO 'x.csv'",
    'EXPLAIN ANALYZE CREATE TEMP TABLE x AS SELECT 1',
    'PIVOT many ON n',
  ])('is refused: %s', async (sql) => {
    const { code, message, remedy } = await problem(sql);
    expect(code).toBe('sql-refused');
    for (const text of [message, remedy]) {
      expect(text.vi).not.toBe('');
      expect(text.en).not.toBe('');
    }
  });

  it.each([
    (file: string) => `SELECT * FROM read_csv('${file}')`,
    (file: string) => `SELECT * FROM read_text('${file}')`,
    (file: string) => `SELECT * FROM read_blob('${file}')`,
    (file: string) => `SELECT (SELECT max(size) FROM SYSTEM.main.Read_Blob('${file}'))`,
    (file: string) => `SELECT * FROM glob('${file}')`,
    (file: string) => `SELECT * FROM read_parquet('${file}')`,
    (file: string) => `SELECT * FROM read_json_auto('${file}')`,
    (file: string) => `SELECT * FROM sniff_csv('${file}')`,
    (file: string) => `SELECT * FROM read_duckdb('${file}')`,
    (file: string) => `SELECT * FROM '${file}'`,
    (file: string) => `DESCRIBE '${file}'`,
    (file: string) => `SUMMARIZE '${file}'`,
    (file: string) => `EXPLAIN SELECT * FROM read_blob('${file}')`,
    (file: string) => `SELECT * FROM query('FROM read_blob(''${file}'')')`,
    (file: string) => `WITH a AS MATERIALIZED (FROM read_blob('${file}')) FROM a`,
    (file: string) => `SELECT json_serialize_plan('SELECT * FROM read_csv(''${file}'')') AS plan`,
    (file: string) => `COPY area TO '${file}.csv'`,
    (file: string) => `COPY area TO '${file}'`,
    (file: string) => `ATTACH '${file}' AS again`,
    (file: string) => `EXPORT DATABASE '${file}.d'`,
    (file: string) => `IMPORT DATABASE '${file}'`,
  ])('reads and writes no file, the opened database included: %s', async (sqlOf) => {
    for (const file of ['/etc/passwd', '/proc/self/environ', path(), `${path()}.wal`, spill()]) {
      expect((await problem(sqlOf(file))).code, sqlOf(file)).toBe('sql-refused');
    }
  });

  it.each([
    'SELECT * FROM duckdb_settings()',
    'SELECT * FROM duckdb_secrets()',
    'SELECT * FROM duckdb_databases()',
    'SELECT * FROM duckdb_logs()',
    'SELECT * FROM arrow_scan(1, 2, 3)',
    "SELECT * FROM query_table('area')",
    "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
    'SELECT * FROM enable_logging()',
  ])('tells nothing of the process: %s', async (sql) => {
    expect((await problem(sql)).code).toBe('sql-refused');
  });

  it('has no environment to read', async () => {
    expect((await problem("SELECT getenv('PATH')")).code).toBe('sql-failed');
  });
});

describe('the way to the file', () => {
  it('is gone once the database is open', async () => {
    await answer('SELECT 1');
    const folders = (await readdir(join(dir, 'one'))).filter((name) => name.startsWith('.query-'));
    expect(folders.length).toBeGreaterThan(0);
    for (const folder of folders) {
      expect(await readdir(join(dir, 'one', folder))).toEqual(['spill']);
    }
  });
});

describe('a statement that fails', () => {
  it('says where, in lines and characters', async () => {
    expect(await problem("SELECT\n  'điều', nmae\nFROM area")).toMatchObject({
      code: 'sql-failed',
      place: { row: 2, column: '11' },
      message: { en: expect.stringContaining('"name"') },
    });
    expect(await problem('SELEC 1')).toMatchObject({ place: { row: 1, column: '1' } });
  });

  it.each([
    ['SELECT * FROM nowhere', 'nowhere'],
    ['SELECT nothing(1)', 'nothing'],
    ["SELECT CAST('x' AS INTEGER)", 'x'],
    ["SELECT error('của tôi')", 'của tôi'],
    ['', ''],
    ['  -- chỉ chú thích', ''],
    ['SELECT $1', ''],
  ])('%s', async (sql, named) => {
    const { code, message } = await problem(sql);
    expect(code).toBe(sql === '' ? 'input-invalid' : 'sql-failed');
    expect(message.en).toContain(named);
  });

  it('leaves the next query unharmed', async () => {
    await problem('SELECT * FROM nowhere');
    expect((await answer('SELECT 1')).values).toEqual([[1]]);
  });
});

const endless = 'SELECT count(*) FROM range(100000000000) a WHERE a.range % 7 = 3';

/** A kilobyte a row: 100,000 rows are more than 64 MB. */
const WIDE = "first_value(repeat('x', 1000) || range)";
/** For a query that has to reach the limit of its memory before that of its time. */
const BUSY_MACHINE_MS = 150_000;

describe('limits', () => {
  it('stops a query at its time limit and serves the next', async () => {
    const quick = other({ timeoutMs: 300 });
    await answer('SELECT 1', 10, quick);
    expect((await problem(endless, quick)).code).toBe('sql-timeout');
    expect((await answer('SELECT 2', 10, quick)).values).toEqual([[2]]);
  });

  it('ends the process of a query that heeds no interrupt', async () => {
    const quick = other({ timeoutMs: 300 });
    // One call of one function, quadratic in its arguments: DuckDB looks for interrupts between calls.
    const deaf = "SELECT levenshtein(repeat('a', 300000), repeat('b', 300000))";
    expect((await problem(deaf, quick)).code).toBe('sql-timeout');
    expect((await answer('SELECT 2', 10, quick)).values).toEqual([[2]]);
  });

  it('bounds memory and spilling', async () => {
    const small = other({ memoryLimit: '32MB', timeoutMs: BUSY_MACHINE_MS });
    for (const sql of [
      'SELECT list(range) FROM range(100000000)',
      `SELECT count(length(s)) FROM (SELECT ${WIDE} OVER (ORDER BY range % 1000) AS s FROM range(10000000))`,
      "SELECT repeat('x', 4000000000)",
    ]) {
      expect(await problem(sql, small), sql).toMatchObject({
        code: 'sql-failed',
        message: { en: expect.stringContaining('memory') },
      });
    }
    expect((await answer('SELECT 1', 10, small)).values).toEqual([[1]]);
  });

  it('lets a query that outgrows its memory spill', async () => {
    const small = other({ memoryLimit: '64MB', timeoutMs: BUSY_MACHINE_MS });
    const { values } = await answer(
      `SELECT count(length(s)) FROM (SELECT ${WIDE} OVER (ORDER BY hash(range)) AS s FROM range(100000))`,
      1,
      small,
    );
    expect(values).toEqual([[100_000]]);
  });

  it('runs as many at once as it may, lets some wait and refuses more', async () => {
    const narrow = other({ maxConcurrent: 1, maxQueued: 1 });
    const first = narrow.run({ sql: endless, limit: 1, id: 'first' });
    const second = narrow.run({ sql: 'SELECT 2', limit: 1, id: 'second' });
    const third = await narrow.run({ sql: 'SELECT 3', limit: 1 });
    expect(third).toMatchObject({ ok: false, problem: { code: 'sql-busy' } });
    expect(narrow.cancel('first')).toBe(true);
    expect(await first).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(await second).toMatchObject({ ok: true, value: { values: [[2]] } });
  });
});

describe('cancelling', () => {
  it('interrupts a running query at once', async () => {
    const running = runner.run({ sql: endless, limit: 1, id: 'long' });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(runner.cancel('long')).toBe(true);
    expect(await running).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(runner.cancel('long')).toBe(false);
  });

  it('an id can be in use only once', async () => {
    const running = runner.run({ sql: endless, limit: 1, id: 'same' });
    expect(await runner.run({ sql: 'SELECT 1', limit: 1, id: 'same' })).toMatchObject({
      ok: false,
      problem: { code: 'input-invalid', place: { field: 'id' } },
    });
    runner.cancel('same');
    await running;
  });

  it('closing stops what runs and removes every process', async () => {
    const closing = other({});
    const running = closing.run({ sql: endless, limit: 1 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await closing.close();
    expect(await running).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(await closing.run({ sql: 'SELECT 1', limit: 1 })).toMatchObject({ ok: false });
  });
});

describe('the published generation', () => {
  it('is followed from one query to the next, and may be pruned meanwhile', async () => {
    await mkdir(join(dir, 'old'));
    const old = { path: join(dir, 'old', 'warehouse.duckdb'), generation: 1 };
    await copyFile(database.path, old.path);
    let current = old;
    const follower = other({ currentDatabase: async () => current });
    expect((await answer('SELECT name FROM area', 1, follower)).generation).toBe(1);
    await mkdir(join(dir, 'new'));
    current = { path: join(dir, 'new', 'warehouse.duckdb'), generation: 2 };
    await makeDatabase(current.path, 'Phường Bình Hòa');
    await rm(join(dir, 'old'), { recursive: true });
    expect(await answer('SELECT name FROM area', 1, follower)).toMatchObject({
      values: [['Phường Bình Hòa']],
      generation: 2,
    });
  });

  it('a generation that was pruned just now is looked up again', async () => {
    const answers = [{ path: join(dir, 'gone', 'warehouse.duckdb'), generation: 1 }, database];
    const follower = other({ currentDatabase: async () => answers.shift() ?? database });
    expect((await answer('SELECT 1', 1, follower)).generation).toBe(7);
  });

  it('when nothing is published, that is the answer', async () => {
    const none: Problem = {
      code: 'nothing-published',
      message: { vi: 'chưa có', en: 'none' },
      remedy: { vi: 'nhập', en: 'import' },
    };
    const empty = other({ currentDatabase: () => Promise.reject(new ProblemError(none)) });
    expect(await problem('SELECT 1', empty)).toEqual(none);
  });

  it('a file that is no database is an error of ours, not a crash', async () => {
    const path = join(dir, 'one', 'broken.duckdb');
    await writeFile(path, 'x'.repeat(10_000));
    const broken = other({ currentDatabase: async () => ({ path, generation: 1 }) });
    await expect(broken.run({ sql: 'SELECT 1', limit: 1 })).rejects.toThrow(/did not start/);
    await rm(path);
  });
});

describe('the process', () => {
  it.runIf(process.platform === 'linux')('has nothing of our environment', async () => {
    process.env.TUNGNGO_TEST_SECRET = 'bí mật';
    const fresh = other({});
    const running = fresh.run({ sql: endless, limit: 1, id: 'env' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const ps = execFileSync('ps', ['--ppid', String(process.pid), '-o', 'pid=,args=']).toString();
    const pids = ps.split('\n').flatMap((line) => /^\s*(\d+).*query-worker/.exec(line)?.[1] ?? []);
    expect(pids.length).toBeGreaterThan(0);
    for (const pid of pids) {
      const environment = execFileSync('cat', [`/proc/${pid}/environ`]).toString();
      expect(environment).not.toMatch(/SECRET|HOME|PATH=/);
    }
    fresh.cancel('env');
    await running;
    delete process.env.TUNGNGO_TEST_SECRET;
  });
});
