import type { Team, TeamId } from '@tungngo/domain';

type Row = [
  id: string,
  name: string,
  base: string,
  people: number,
  workstations: number,
  perHour: number,
  car: boolean,
];

/** Thuận Giao's 5 teams are the article's (2 workstations each); the others are invented. */
const rows: Row[] = [
  ['tg-1', 'Thuận Giao – tổ khu phố 1', '25972', 6, 2, 24, false],
  ['tg-2', 'Thuận Giao – tổ khu phố 2', '25972', 6, 2, 24, false],
  ['tg-3', 'Thuận Giao – tổ khu phố 3', '25972', 6, 2, 24, true],
  ['tg-4', 'Thuận Giao – tổ khu phố 4', '25972', 6, 2, 24, false],
  ['tg-5', 'Thuận Giao – tổ khu phố 5', '25972', 6, 2, 24, false],
  ['ta-1', 'Thuận An – tổ lưu động 1', '725', 8, 3, 36, true],
  ['ta-2', 'Thuận An – tổ lưu động 2', '725', 8, 3, 36, false],
  ['da-1', 'Dĩ An – tổ lưu động 1', '724', 8, 3, 36, true],
  ['da-2', 'Dĩ An – tổ lưu động 2', '724', 7, 2, 26, false],
  ['bc-1', 'Bến Cát – tổ lưu động 1', '721', 8, 3, 34, true],
  ['bc-2', 'Bến Cát – tổ lưu động 2', '721', 7, 2, 26, false],
  ['tu-1', 'Tân Uyên – tổ lưu động 1', '723', 8, 3, 34, true],
  ['td-1', 'Thủ Dầu Một – tổ lưu động', '718', 7, 2, 28, false],
  ['bb-1', 'Bàu Bàng – tổ lưu động', '719', 6, 2, 24, true],
];

/** Mobile teams for the demo's dispatchers. */
export function demoTeams(): Team[] {
  return rows.map(
    ([id, name, baseCode, people, workstations, capacityPerHour, loudspeakerCar]) => ({
      id: id as TeamId,
      name,
      baseCode,
      people,
      workstations,
      capacityPerHour,
      loudspeakerCar,
    }),
  );
}
