import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AreaCode, Day, ImportKind, ReachJob } from '@tungngo/domain';
import { hexCell } from '@tungngo/geo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallServer, problemOf, type SmallServer } from '../../test/small-server.js';

const day = '2023-08-31' as Day;
let server: SmallServer;

async function take(kind: ImportKind, name: string, content: string): Promise<void> {
  const path = join(server.dir, name);
  await writeFile(path, content);
  const result = await server.warehouse.importFiles([{ kind, path }]);
  if (!result.ok) throw new Error(result.problem.message.en);
  for (const { quarantined } of result.value.reports) expect(quarantined).toBe(0);
}

/** One office in the south-west corner of the cells with people. */
const office = { lon: 106.705, lat: 10.945 };

beforeAll(async () => {
  server = await openSmallServer();
  await take(
    'sites',
    'tru-so.csv',
    [
      'Mã cơ sở,Tên cơ sở,Loại cơ sở,Mã xã,Kinh độ,Vĩ độ,Quy mô',
      `TS-1,Công an phường,Điểm phục vụ,25969,${office.lon},${office.lat},2`,
      'KT-1,Khu trọ An Phú,Khu trọ,25969,106.72,10.948,80',
    ].join('\n'),
  );
});
afterAll(() => server.close());

const question = { day, measure: 'metres', limit: 800 } as const;

async function proposal(extra: Partial<Parameters<typeof server.client.reach.propose.mutate>[0]>) {
  const asked = { ...question, sites: 2, timeLimitS: 10, ...extra };
  let job: ReachJob = await server.client.reach.propose.mutate(asked);
  while (job.state === 'waiting' || job.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 20));
    job = await server.client.reach.job.query({ id: job.id });
  }
  return job;
}

describe('the reach of serving points', () => {
  it('splits the people who remain into those within and those beyond, area by area', async () => {
    const summary = await server.client.reach.summary.query(question);
    const { remaining } = await server.client.coverage.cells.query({ indicator: 'level2', day });
    expect(summary.people + summary.unplaced).toBe(remaining);
    // Lái Thiêu's people were counted without cells.
    expect(summary.unplaced).toBe(500);
    expect(summary.beyond).toBeGreaterThan(0);
    expect(summary.beyond).toBeLessThan(summary.people);
    const of = (code: string) => summary.areas.find((area) => area.code === code);
    expect(of('25969')).toMatchObject({ people: summary.people, beyond: summary.beyond });
    expect(of('725')).toMatchObject({ people: summary.people, beyond: summary.beyond });
    expect(of('25966')).toMatchObject({ people: 0, beyond: 0, medianMetres: null });
    expect(summary.points).toMatchObject([{ id: 'TS-1', people: summary.people }]);
    expect(summary.basis).toMatchObject({ by: 'straight', roads: null, detourFactor: 1.3 });
    const beyond = summary.curve.map((step) => step.beyond);
    expect(beyond).toEqual([...beyond].sort((a, b) => b - a));
  });

  it('tells the way from each cell, and hides small counts', async () => {
    const reach = await server.client.reach.cells.query(question);
    expect(reach.cells.length).toBe(60);
    const own = reach.cells.indexOf(hexCell(office.lon, office.lat));
    expect(reach.metres[own]).toBeLessThan(1.3 * 100);
    expect(reach.minutes[own]).toBeCloseTo(((reach.metres[own] ?? 0) / 1000 / 25) * 60, 0);
    expect(new Set(reach.nearest)).toEqual(new Set([0]));
  });
});

describe('a proposal of points', () => {
  it('covers people beyond the reach, with a bound that is proven, and says whom each adds', async () => {
    const { proposal: found, state } = await proposal({});
    expect(state).toBe('done');
    if (!found) throw new Error('no proposal');
    const summary = await server.client.reach.summary.query(question);
    expect(found.beyond).toBe(summary.beyond);
    expect(found.covered).toBeLessThanOrEqual(found.bound);
    expect(found.bound).toBeLessThanOrEqual(found.beyond);
    expect(found.gap).toBeLessThanOrEqual(0.01);
    expect(found.points.reduce((sum, { adds }) => sum + adds, 0)).toBe(found.covered);
    expect(found.covered).toBeGreaterThan(0);
    expect(found.points.every(({ wardCode }) => wardCode === ('25969' as AreaCode))).toBe(true);
  });

  it('may be asked among sites, of one ward, and is the same job when asked again', async () => {
    const job = await proposal({ candidates: 'sites', sites: 1 });
    expect(job.proposal?.points).toMatchObject([{ id: 'KT-1', name: 'Khu trọ An Phú' }]);
    expect((await proposal({ candidates: 'sites', sites: 1 })).id).toBe(job.id);
    const empty = await proposal({ within: '25966' as AreaCode });
    expect(empty.proposal).toMatchObject({ points: [], beyond: 0, covered: 0, bound: 0 });
  });

  it('is refused for an area, a reach or a number that cannot be', async () => {
    const within = '99999' as AreaCode;
    expect(await problemOf(proposal({ within }))).toMatchObject({ code: 'area-unknown' });
    expect(await problemOf(proposal({ limit: -1 }))).toMatchObject({ code: 'input-invalid' });
    expect(await problemOf(proposal({ sites: 51 }))).toMatchObject({ code: 'input-invalid' });
    const unknown = server.client.reach.job.query({ id: 'x' });
    expect(await problemOf(unknown)).toMatchObject({ code: 'not-found' });
  });

  it('can be stopped, and be asked anew', async () => {
    const asked = { ...question, sites: 3, timeLimitS: 10 };
    const { id } = await server.client.reach.propose.mutate(asked);
    const stopped = await server.client.reach.cancel.mutate({ id });
    expect(['cancelled', 'done']).toContain(stopped.state);
    expect(await proposal({ sites: 3 })).toMatchObject({ state: 'done' });
  });
});

it('roads that a file brings lead the way from then on', async () => {
  const before = await server.client.reach.summary.query(question);
  // One street east from the office, and one that meets it: nobody gets across the fields.
  const street = (coordinates: number[][], properties: object) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'LineString', coordinates },
  });
  const { lon, lat } = office;
  await take(
    'roads',
    'duong.geojson',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        street(
          [
            [lon, lat],
            [lon + 0.02, lat],
          ],
          { highway: 'residential', name: 'Đường Một' },
        ),
        street(
          [
            [lon + 0.02, lat],
            [lon + 0.02, lat + 0.003],
            [lon, lat + 0.003],
          ],
          {
            highway: 'tertiary',
            oneway: 'no',
            maxspeed: '40',
          },
        ),
      ],
    }),
  );
  const after = await server.client.reach.summary.query(question);
  expect(after.basis).toMatchObject({
    by: 'road',
    roads: { lines: 2, networks: 1, longestShare: 1 },
  });
  expect(after.basis.roads?.kilometres).toBeCloseTo(4.7, 1);
  expect(after.people).toBe(before.people);
  expect(after.beyond).toBeGreaterThan(before.beyond);
  const { proposal: found } = await proposal({});
  expect(found?.basis.by).toBe('road');
});
