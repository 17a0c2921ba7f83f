import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Day, daysBetween } from '@tungngo/domain';
import { isHexCell } from '@tungngo/geo';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  assumedFigure,
  demoAreas,
  demoCampaign,
  demoDir,
  publishedFigure,
} from './campaign-files.js';
import { silentWards } from './faults.js';
import { generateDemo, simulate } from './generate.js';
import { apportion } from './random.js';
import { truthCsv } from './truth.js';

describe('the gazetteer', () => {
  it('has the province, 9 districts and 91 communes, each with its parent', () => {
    const areas = demoAreas();
    const count = (level: string) => areas.filter((area) => area.level === level).length;
    expect([count('province'), count('district'), count('ward')]).toEqual([1, 9, 91]);
    const codes = new Set(areas.map(({ code }) => code));
    expect(codes.size).toBe(101);
    for (const { parentCode } of areas) if (parentCode) expect(codes.has(parentCode)).toBe(true);
  });

  const reference = join(demoDir, '../../../shared/data/binh-duong/communes.csv');
  it.skipIf(!existsSync(reference))('agrees with the reference list of communes', () => {
    const [, ...lines] = readFileSync(reference, 'utf8').trim().split(/\r?\n/);
    const ours = new Map(demoAreas().map((area) => [String(area.code), area]));
    for (const line of lines) {
      const [code = '', name = '', district] = line.split(',');
      const area = ours.get(code);
      expect(area?.parentCode, code).toBe(district);
      // Two communes of Bến Cát became wards in 2024, after the campaign.
      expect(area?.name.replace(/^\S+ /, ''), code).toBe(name.replace(/^\S+ /, ''));
    }
  });
});

describe('the simulation', () => {
  const simulation = simulate();
  const { wards, units, reached } = simulation;
  const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0);

  it('equals the published totals exactly', () => {
    const activated = sum(reached.map((counts) => counts.activated));
    expect(activated).toBe(publishedFigure('activated'));
    expect(activated - sum(reached.map(({ before }) => before))).toBe(
      publishedFigure('activatedInCampaign'),
    );
    const thuanGiao = wards.findIndex(({ code }) => code === '25972');
    expect(sum(reached.map((c, i) => (units[i]?.ward === thuanGiao ? c.activated : 0)))).toBe(
      publishedFigure('thuanGiaoActivated'),
    );
  });

  it('never activates more people than there are', () => {
    for (const [i, unit] of units.entries()) {
      const { activated, before, level1Only } = reached[i] ?? {
        activated: -1,
        before: 0,
        level1Only: 0,
      };
      expect(activated).toBeGreaterThanOrEqual(before);
      expect(activated + level1Only).toBeLessThanOrEqual(unit.eligible);
    }
  });

  it('leaves planted places behind, and the truth file says which', () => {
    const [header, ...lines] = readFileSync(join(demoDir, 'planted-truth.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(`${[header, ...lines].join('\n')}\n`).toBe(truthCsv(simulation));
    expect(lines).toHaveLength(35);
    for (const line of lines) {
      const [, , , eligible, activated] = line.split(',');
      expect(Number(activated) / Number(eligible)).toBeLessThan(0.4);
    }
  });
});

describe('the files', () => {
  let dir = '';
  let files: Awaited<ReturnType<typeof generateDemo>> = [];
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'tungngo-demo-'));
    files = await generateDemo(join(dir, 'a'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  const linesOf = (kind: string) =>
    readFileSync(files.find((file) => file.kind === kind)?.path ?? '', 'utf8')
      .trim()
      .split('\n');

  it('are the same bytes every time', async () => {
    const again = await generateDemo(join(dir, 'b'));
    const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(again.map(({ path }) => hash(path))).toEqual(files.map(({ path }) => hash(path)));
  });

  it('hold one level-2 event a person, on days of the history or the campaign', () => {
    const { startDay, endDay } = demoCampaign();
    const [, ...rows] = linesOf('activations');
    const people = new Set<string>();
    let inCampaign = 0;
    let repeated = 0;
    for (const row of rows) {
      const [person = '', moment = '', level, , , , cell = ''] = row.split(',');
      if (level !== '2') continue;
      if (people.has(person)) repeated++;
      people.add(person);
      const day = `${moment.slice(6, 10)}-${moment.slice(3, 5)}-${moment.slice(0, 2)}`;
      if (day >= startDay && day <= endDay) inCampaign++;
      if (people.size % 1000 === 0) expect(isHexCell(cell)).toBe(true);
    }
    expect(repeated).toBe(0);
    expect(people.size).toBe(publishedFigure('activated'));
    expect(inCampaign).toBe(publishedFigure('activatedInCampaign'));
  });

  it('hold the planted faults: silent wards, and a supplement that repeats and errs', () => {
    const [, ...rows] = linesOf('activations');
    for (const [code, silent] of silentWards) {
      const days = rows
        .filter((row) => row.includes(`,${code},`))
        .map((row) => row.split(','))
        .map(
          ([, moment = '']) => `${moment.slice(6, 10)}-${moment.slice(3, 5)}-${moment.slice(0, 2)}`,
        );
      const last = days.sort().at(-1);
      expect(daysBetween(last as Day, demoCampaign().endDay)).toBe(silent);
    }
    const path = files.find(({ path }) => path.includes('bo-sung'))?.path ?? '';
    const lines = readFileSync(path, 'utf8').trim().split('\r\n');
    expect(lines[2]).toContain('Phường/Xã');
    expect(lines.length - 3).toBeGreaterThan(150);
    expect(lines.filter((line) => line.includes('31/09/2023'))).toHaveLength(4);
  });

  it('count the published chip cards and licences, never more than there are people for', () => {
    const last = new Map<string, number>();
    for (const row of linesOf('daily-counts').slice(1)) {
      const [code = '', , indicator = '', count] = row.split(',');
      last.set(`${code} ${indicator}`, Number(count));
    }
    const eligible = linesOf('eligible').map((row) => row.split(','));
    for (const [indicator, figure] of [
      ['CCCD gắn chip', 'chipCards'],
      ['Giấy phép lái xe tích hợp', 'licencesIntegrated'],
    ] as const) {
      const wards = [...last].filter(([key]) => key.endsWith(indicator));
      expect(wards.reduce((sum, [, count]) => sum + count, 0)).toBe(publishedFigure(figure));
      for (const [key, count] of wards) {
        const people = eligible
          .filter(([code, , , , , of]) => of === indicator && key.startsWith(`${code} `))
          .reduce((sum, [, , , people]) => sum + Number(people), 0);
        expect(count).toBeLessThanOrEqual(people);
      }
    }
  });

  it('give every area a target and a plan that add up to the province’s', () => {
    const [, ...rows] = linesOf('targets');
    const sumOf = (kind: string, indicator: string, digits: number) =>
      rows
        .map((row) => row.split(','))
        .filter(
          ([code, name, , , , of]) => name === kind && of === indicator && code?.length === digits,
        )
        .reduce((total, [, , people]) => total + Number(people), 0);
    for (const [kind, indicator, figure] of [
      ['Chỉ tiêu Bộ giao', '', publishedFigure('ministryTarget')],
      ['Kế hoạch tỉnh', '', publishedFigure('plan')],
      ['Chỉ tiêu Bộ giao', 'CCCD gắn chip', assumedFigure('chipCardTarget')],
      ['Kế hoạch tỉnh', 'Giấy phép lái xe tích hợp', assumedFigure('licencePlan')],
    ] as const) {
      const sums = [2, 3, 5].map((digits) => sumOf(kind, indicator, digits));
      expect(sums).toEqual([figure, figure, figure]);
    }
  });
});

it('apportioning adds up, keeps the caps, and follows the weights', () => {
  const parts = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 500 })),
    {
      minLength: 1,
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(parts, fc.double({ min: 0, max: 1, noNaN: true }), (pairs, share) => {
      const caps = pairs.map(([, cap]) => cap);
      const total = Math.floor(caps.reduce((a, b) => a + b, 0) * share);
      const counts = apportion(
        total,
        pairs.map(([weight]) => weight + 1),
        caps,
      );
      expect(counts.reduce((a, b) => a + b, 0)).toBe(total);
      for (const [i, count] of counts.entries()) expect(count).toBeLessThanOrEqual(caps[i] ?? 0);
    }),
  );
});
