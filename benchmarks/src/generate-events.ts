import { DuckDBInstance } from '@duckdb/node-api';
import { wardCells } from '@tungngo/demo-data';
import { channelLabels, channels, residencies, residencyLabels } from '@tungngo/domain';

const CELLS_PER_WARD = 60;

/**
 * Writes `count` valid activation events of the demo's wards over six months of 2023, one in five of
 * a person who has an earlier one, without the calibration of the demo. The same seed gives the same
 * file. DuckDB writes it on all cores in bounded memory, whatever the count.
 */
export async function generateEvents(path: string, count: number, seed = 1): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GiB' });
  const connection = await instance.connect();
  try {
    const wards = wardCells(CELLS_PER_WARD, seed);
    const variable = (name: string, texts: string[]) =>
      connection.run(`SET VARIABLE ${name} = $texts::JSON::VARCHAR[]`, {
        texts: JSON.stringify(texts),
      });
    await variable('wards', [...wards.keys()]);
    await variable('cells', [...wards.values()].flat());
    // A table is read on every core; `range` is not.
    await connection.run(`CREATE TABLE number AS SELECT i FROM range(${count}) AS r(i)`);
    await connection.run(
      `COPY (${eventsSql(wards.size, seed)}) TO '${path}' (HEADER, DELIMITER ',')`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** What is drawn for an event depends on its number and the seed alone. */
function eventsSql(wards: number, seed: number): string {
  const drawn = (what: string, from: number) => `(hash(i, ${seed}, '${what}') % ${from})::INTEGER`;
  const oneOf = (what: string, labels: string[]) =>
    `[${labels.map((label) => `'${label}'`).join(', ')}][1 + ${drawn(what, labels.length)}]`;
  const channel = oneOf(
    'channel',
    channels.map((name) => channelLabels[name].vi),
  );
  const residency = oneOf(
    'residency',
    residencies.map((name) => residencyLabels[name].vi),
  );
  return `
    SELECT
      'BD' || lpad(((person * 387420489 + 17) % 1000000000)::VARCHAR, 9, '0') AS "Mã định danh",
      concat(
        lpad((1 + ${drawn('day', 28)})::VARCHAR, 2, '0'), '/0', 3 + ${drawn('month', 6)}, '/2023 ',
        lpad((7 + ${drawn('hour', 13)})::VARCHAR, 2, '0'), ':',
        lpad(${drawn('minute', 60)}::VARCHAR, 2, '0')
      ) AS "Thời điểm kích hoạt",
      1 + i % 2 AS "Mức",
      getvariable('wards')[1 + ward] AS "Mã xã",
      ${channel} AS "Hình thức",
      ${residency} AS "Diện cư trú",
      getvariable('cells')[1 + ward * ${CELLS_PER_WARD} + ${drawn('cell', CELLS_PER_WARD)}] AS "Ô cư trú"
    FROM (
      SELECT
        i,
        CASE WHEN ${drawn('again', 5)} = 0 AND i > 0
          THEN (hash(i, ${seed}, 'person') % i::UBIGINT)::BIGINT ELSE i END AS person,
        ${drawn('ward', wards)} AS ward
      FROM number
    )`;
}
