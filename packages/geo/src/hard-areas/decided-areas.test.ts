import type { Day, DecidedArea, DecisionId, StandingDecision } from '@tungngo/domain';
import { gridDisk } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { cellAt, ward, wardAreas, wardWith } from '../../test/hard-places.js';
import { detectHardAreas } from './detect-hard-areas.js';
import type { CellCount } from './inputs.js';

const day = '2023-08-07' as Day;
const east = gridDisk(cellAt(0.006), 2);
const west = gridDisk(cellAt(-0.006), 2);
const hardEast = wardWith(east);

const part = (cells: string[], more: Partial<DecidedArea> = {}): DecidedArea => ({
  id: 'D-1',
  cells,
  wardCode: ward,
  shape: null,
  name: null,
  kind: null,
  hours: null,
  access: null,
  contact: null,
  ...more,
});

const decision = (
  kind: StandingDecision['kind'],
  parts: DecidedArea[],
  more: Partial<StandingDecision> = {},
): StandingDecision => ({
  id: `d-${kind}` as DecisionId,
  kind,
  areaIds: [],
  parts,
  restriction: null,
  reason: null,
  author: 'Công an phường',
  decidedAt: '2023-08-06T08:00:00.000Z',
  ...more,
});

const detect = (cells: CellCount[], ...decisions: StandingDecision[]) =>
  detectHardAreas({ areas: wardAreas, sites: [], cells, decisions, day });

describe('what officers decided', () => {
  it('a drawn area is listed with what they said, and its cells are in no other', () => {
    const drawn = part(east.slice(0, 6), {
      name: 'Xóm Lò Gạch',
      kind: 'informal-subdivision',
      hours: '19:00–21:00',
      access: 'Cổng sau chợ',
      contact: 'Ban điều hành khu phố 2',
    });
    const found = detect(hardEast, decision('draw', [drawn]));
    const area = found.find(({ id }) => id === 'D-1');
    expect(area).toMatchObject({
      name: { vi: 'Xóm Lò Gạch' },
      kind: 'informal-subdivision',
      kindConfidence: 1,
      standing: 'drawn',
      bestHours: { vi: '19:00–21:00' },
      access: 'Cổng sau chợ',
      contact: 'Ban điều hành khu phố 2',
      closedDay: null,
    });
    expect(area?.members.map(({ cell }) => cell).sort()).toEqual(east.slice(0, 6).sort());
    const others = found.filter(({ id }) => id !== 'D-1').flatMap(({ members }) => members);
    expect(others.filter(({ cell }) => east.slice(0, 6).includes(cell))).toEqual([]);
  });

  it('a confirmed area stays when detection would find nothing, and closes when it is reached', () => {
    const quiet = decision('confirm', [part(west)], { areaIds: ['D-1'] });
    expect(detect(wardWith(west, 68), quiet)).toMatchObject([
      { id: 'D-1', standing: 'confirmed', closedDay: null },
    ]);
    expect(detect(wardWith(west, 80), quiet)).toMatchObject([{ id: 'D-1', closedDay: day }]);
  });

  it('a rejected cluster is not shown, also when it is found with other cells', () => {
    const rejected = decision('reject', [part(east.slice(0, 12))], { reason: 'Kho hàng' });
    expect(detect(hardEast)).toHaveLength(1);
    expect(detect(hardEast, rejected)).toEqual([]);
    const few = decision('reject', [part(east.slice(0, 5))], { reason: 'Kho hàng' });
    expect(detect(hardEast, few)).toHaveLength(1);
  });

  it('excluded cells are in no area until the exclusion is over', () => {
    const until = (last: Day | null) =>
      decision('restrict', [part(east)], { restriction: { state: 'excluded', until: last } });
    expect(detect(hardEast, until(null))).toEqual([]);
    expect(detect(hardEast, until(day))).toEqual([]);
    expect(detect(hardEast, until('2023-08-06' as Day))).toHaveLength(1);
  });

  it('an inaccessible area is found like any other', () => {
    const restriction = { state: 'inaccessible' as const, until: null };
    expect(detect(hardEast, decision('restrict', [part(east)], { restriction }))).toEqual(
      detect(hardEast),
    );
  });

  it('the parts of a split are areas of their own; the new one names the old', () => {
    const [whole] = detect(hardEast);
    const id = whole?.id ?? '';
    const split = decision('split', [part(east.slice(0, 12), { id }), part(east.slice(12))], {
      areaIds: [id],
    });
    const found = detect(hardEast, split);
    expect(found.map((area) => [area.id, area.parentId]).sort()).toEqual(
      [
        [id, null],
        ['D-1', id],
      ].sort(),
    );
  });

  it('of two decisions about a cell the later has it, in whatever order they come', () => {
    const first = decision('draw', [part(east)]);
    const later = decision('draw', [part(east.slice(0, 4), { id: 'D-2' })], {
      id: 'd-later' as DecisionId,
      decidedAt: '2023-08-07T08:00:00.000Z',
    });
    const found = detect(hardEast, later, first);
    expect(found.map(({ id, members }) => [id, members.length]).sort()).toEqual([
      ['D-1', east.length - 4],
      ['D-2', 4],
    ]);
    expect(detect(hardEast, first, later)).toEqual(found);
  });

  it('an area without residents is left out', () => {
    expect(detect(hardEast, decision('draw', [part([cellAt(3)])]))).toEqual(detect(hardEast));
  });
});
