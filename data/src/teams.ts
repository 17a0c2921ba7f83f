import type { Team, TeamId, TeamSkill } from '@tungngo/domain';

type Row = [
  id: string,
  name: string,
  base: string,
  people: number,
  workstations: number,
  perHour: number,
  car: boolean,
  skills: TeamSkill[],
  more?: Partial<Pick<Team, 'languages' | 'kits' | 'hours'>>,
];

const card: TeamSkill[] = ['level2', 'chip-card'];
const outside: Row[7] = ['level2', 'chip-card', 'licence', 'home-care'];
const equipped: Row[8] = { kits: ['generator', 'tent', 'router'] };
const evenings: Row[8] = {
  kits: ['router'],
  hours: 'T2–T6 13:30–17:00, 18:00–21:00; T7, CN 07:30–11:30',
};

/** Thuận Giao's 5 teams are the article's (2 workstations each); the others are invented. */
const rows: Row[] = [
  ['tg-1', 'Thuận Giao – tổ khu phố 1', '25972', 6, 2, 24, false, card],
  ['tg-2', 'Thuận Giao – tổ khu phố 2', '25972', 6, 2, 24, false, card, evenings],
  ['tg-3', 'Thuận Giao – tổ khu phố 3', '25972', 6, 2, 24, true, outside, equipped],
  ['tg-4', 'Thuận Giao – tổ khu phố 4', '25972', 6, 2, 24, false, card],
  ['tg-5', 'Thuận Giao – tổ khu phố 5', '25972', 6, 2, 24, false, ['level2'], evenings],
  ['ta-1', 'Thuận An – tổ lưu động 1', '725', 8, 3, 36, true, outside, equipped],
  [
    'ta-2',
    'Thuận An – tổ lưu động 2',
    '725',
    8,
    3,
    36,
    false,
    card,
    { languages: ['zh'], kits: ['router', 'printer'] },
  ],
  ['da-1', 'Dĩ An – tổ lưu động 1', '724', 8, 3, 36, true, outside, equipped],
  ['da-2', 'Dĩ An – tổ lưu động 2', '724', 7, 2, 26, false, card, evenings],
  ['bc-1', 'Bến Cát – tổ lưu động 1', '721', 8, 3, 34, true, outside, equipped],
  ['bc-2', 'Bến Cát – tổ lưu động 2', '721', 7, 2, 26, false, card],
  [
    'tu-1',
    'Tân Uyên – tổ lưu động 1',
    '723',
    8,
    3,
    34,
    true,
    outside,
    { ...equipped, languages: ['km'] },
  ],
  ['td-1', 'Thủ Dầu Một – tổ lưu động', '718', 7, 2, 28, false, card, { kits: ['printer'] }],
  [
    'bb-1',
    'Bàu Bàng – tổ lưu động',
    '719',
    6,
    2,
    24,
    true,
    outside,
    { ...equipped, languages: ['km'] },
  ],
];

/** Mobile teams for the demo's dispatchers. */
export function demoTeams(): Team[] {
  return rows.map(
    ([
      id,
      name,
      baseCode,
      people,
      workstations,
      capacityPerHour,
      loudspeakerCar,
      skills,
      more,
    ]) => ({
      id: id as TeamId,
      name,
      baseCode,
      people,
      workstations,
      capacityPerHour,
      loudspeakerCar,
      skills,
      languages: [],
      kits: [],
      hours: null,
      ...more,
    }),
  );
}
