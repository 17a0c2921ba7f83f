import { describe, expect, it } from 'vitest';
import { ward } from '../../test/hard-places.js';
import { hexCell } from '../hexes/hex-cells.js';
import type { KnownSite, ReachedHow } from './inputs.js';
import { kindJudge } from './kind-evidence.js';
import { nearbySites } from './nearby-sites.js';
import type { ResidenceCell } from './residence-cells.js';

const place = [106.71, 10.92] as const;
const usually: ReachedHow = { people: 60, boardingHouse: 5, factory: 5, home: 8, evening: 18 };

function cell(more: Partial<ResidenceCell> = {}): ResidenceCell {
  return {
    cell: hexCell(...place),
    wardCode: ward,
    districtCode: ward,
    eligible: 100,
    temporary: 50,
    activated: 60,
    remaining: 40,
    rate: 0.6,
    weekChange: null,
    reached: usually,
    formerEligible: 95,
    ...more,
  };
}

const judge = kindJudge(Array.from({ length: 40 }, () => cell()));
const reached = (more: Partial<ReachedHow>) => ({ ...usually, ...more });
const site = (kind: KnownSite['kind'], size: number): KnownSite => ({
  id: kind,
  name: 'Cơ sở A',
  kind,
  wardCode: ward,
  lon: place[0],
  lat: place[1],
  size,
  hours: null,
});

describe('a kind', () => {
  it.each([
    ['nothing that differs', {}, 'scattered'],
    [
      'visits to boarding houses',
      { reached: reached({ boardingHouse: 30, evening: 30 }), temporary: 85 },
      'boarding-house-cluster',
    ],
    [
      'visits to factories by day',
      { reached: reached({ factory: 35, evening: 8 }), temporary: 80 },
      'factory',
    ],
    [
      'visits to homes',
      { reached: reached({ home: 32, evening: 28 }), temporary: 40 },
      'informal-subdivision',
    ],
    [
      'people who came since the count before',
      { formerEligible: 50, temporary: 40 },
      'informal-subdivision',
    ],
  ] as const)('of %s', (_, more, kind) => {
    expect(judge([cell(more)], []).kind).toBe(kind);
  });

  it('says what speaks for it with both figures, strongest first', () => {
    const said = judge(
      [cell({ reached: reached({ factory: 35, evening: 8 }), temporary: 80 })],
      [],
    );
    expect(said.evidence[0]?.vi).toBe('58% kích hoạt qua lượt đến công ty, nơi khác 8%');
    expect(said.evidence.map(({ en }) => en)).toContain('13% activated after 18:00, 30% elsewhere');
  });

  it('is surer the more speaks for it, and never certain', () => {
    const channel = { reached: reached({ boardingHouse: 30 }), temporary: 85 };
    const [alone] = [judge([cell(channel)], [])];
    const all = judge(
      [cell({ ...channel, eligible: 400, temporary: 360 })],
      nearbySites([cell()], [site('boarding-house-cluster', 400)]),
    );
    expect(all.kind).toBe(alone.kind);
    expect(all.confidence).toBeGreaterThan(alone.confidence);
    expect(all.confidence).toBeLessThanOrEqual(0.98);
    expect(all.site?.name).toBe('Cơ sở A');
  });

  it('does not follow a small site against all else', () => {
    const members = [cell({ reached: reached({ boardingHouse: 36, evening: 36 }), temporary: 92 })];
    const said = judge(members, nearbySites(members, [site('factory', 8)]));
    expect(said.kind).toBe('boarding-house-cluster');
    expect(said.site).toBeNull();
  });

  it('is judged by what there is: no activations, no count before, no residency', () => {
    const bare = { reached: null, formerEligible: null, temporary: 0 };
    const plain = kindJudge(Array.from({ length: 40 }, () => cell(bare)));
    expect(plain([cell(bare)], [])).toMatchObject({ kind: 'scattered', evidence: [], site: null });
    const members = [cell(bare)];
    const known = plain(members, nearbySites(members, [site('factory', 300)]));
    expect(known.kind).toBe('factory');
    expect(known.evidence[0]?.vi).toBe('Có Cơ sở A (300 lao động)');
  });
});
