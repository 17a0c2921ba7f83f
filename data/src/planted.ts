import type { AreaCode, HardAreaKind } from '@tungngo/domain';

/** A place put into the simulation on purpose: most are hard, their people activate late and seldom. */
export interface Planted {
  id: string;
  kind: Exclude<HardAreaKind, 'scattered'>;
  wardCode: AreaCode;
  /** What people call it; invented. */
  name: string;
  /** Eligible people in it. */
  people: number;
  /** Cells that it covers. */
  cells: number;
  /** How far from the ward's centre and in which direction (degrees from east). */
  distanceM: number;
  bearing: number;
  /** Share of its people that were reached by the end. */
  reached: number;
  /** True when the office has it in its list of sites. */
  known: boolean;
  /** Dense housing like a hard place's, whose people are reached like anybody. */
  ordinary?: true;
  /** Share of temporary residents where it is not the usual one of its kind. */
  temporaryShare?: number;
  /** Direction of the road along which it stretches, degrees from east; round when left out. */
  stretch?: number;
}

/** True for a place whose people are seldom reached. */
export function isHard(place: Planted | null): place is Planted & { ordinary?: never } {
  return place !== null && !place.ordinary;
}

type Row = [
  ward: string,
  name: string,
  people: number,
  cells: number,
  distanceM: number,
  bearing: number,
  reached: number,
  known: boolean,
];

const subdivisions: Row[] = [
  ['25945', 'Phân lô Tân Bình 1', 1450, 7, 1100, 40, 0.31, true],
  ['25945', 'Phân lô Tân Bình 2', 980, 5, 900, 200, 0.28, false],
  ['25900', 'Phân lô thị trấn Tân Bình', 620, 5, 1500, 300, 0.3, true],
  ['25948', 'Phân lô Tân Đông Hiệp', 1180, 6, 950, 120, 0.33, true],
  ['25969', 'Phân lô Bình Chuẩn', 1320, 6, 1000, 75, 0.34, true],
  ['25921', 'Phân lô Khánh Bình', 1040, 6, 1200, 330, 0.32, false],
  ['25849', 'Phân lô Hòa Lợi', 890, 5, 1300, 160, 0.35, true],
  ['25888', 'Phân lô Uyên Hưng', 760, 5, 1400, 20, 0.33, true],
  ['25912', 'Phân lô Vĩnh Tân', 840, 5, 1200, 250, 0.3, true],
  ['25822', 'Phân lô Lai Uyên', 700, 5, 1600, 95, 0.36, false],
];

const boardingHouses: Row[] = [
  ['25972', 'Khu trọ Thuận Giao A', 4200, 9, 700, 10, 0.24, true],
  ['25972', 'Khu trọ Thuận Giao B', 3600, 8, 850, 130, 0.26, true],
  ['25972', 'Khu trọ Thuận Giao C', 2900, 7, 800, 250, 0.27, false],
  ['25987', 'Khu trọ Bình Hòa 1', 2800, 7, 750, 60, 0.3, true],
  ['25987', 'Khu trọ Bình Hòa 2', 2100, 6, 800, 290, 0.28, true],
  ['25975', 'Khu trọ An Phú 1', 3100, 8, 800, 150, 0.29, true],
  ['25975', 'Khu trọ An Phú 2', 2300, 6, 700, 330, 0.32, false],
  ['25948', 'Khu trọ Tân Đông Hiệp', 2500, 7, 900, 310, 0.31, true],
  ['25813', 'Khu trọ Mỹ Phước 1', 2700, 7, 900, 80, 0.3, true],
  ['25813', 'Khu trọ Mỹ Phước 2', 1900, 6, 950, 215, 0.33, true],
  ['25846', 'Khu trọ Thới Hòa', 2400, 7, 1000, 350, 0.29, true],
  ['25891', 'Khu trọ Tân Phước Khánh', 1800, 6, 900, 100, 0.32, true],
  ['25963', 'Khu trọ An Thạnh', 1300, 5, 700, 190, 0.34, true],
  ['25939', 'Khu trọ Thái Hòa', 1600, 6, 950, 45, 0.33, false],
  ['25960', 'Khu trọ An Bình', 1700, 5, 650, 270, 0.31, true],
  ['25852', 'Khu trọ Tân Định', 1500, 5, 1000, 140, 0.33, true],
];

const factories: Row[] = [
  ['25987', 'Công ty may Bình Hòa', 2600, 4, 1150, 170, 0.33, true],
  ['25972', 'Công ty giày Thuận Giao', 3100, 4, 1150, 60, 0.3, true],
  ['25954', 'Công ty dệt Bình Thắng', 1500, 4, 800, 20, 0.34, true],
  ['25813', 'Công ty điện tử Mỹ Phước', 2200, 4, 1400, 300, 0.35, true],
  ['25846', 'Công ty gỗ Thới Hòa', 1800, 4, 1400, 180, 0.32, true],
  ['25920', 'Công ty gỗ Tân Hiệp', 1400, 4, 1000, 200, 0.34, false],
  ['25822', 'Công ty dệt Lai Uyên', 1300, 4, 1700, 230, 0.36, true],
  ['25924', 'Công ty cơ khí Phú Chánh', 1100, 4, 900, 280, 0.35, true],
  ['25760', 'Công ty điện tử Hoà Phú', 1250, 4, 1000, 110, 0.36, true],
];

function rowsOf(kind: Planted['kind'], prefix: string, rows: Row[]): Planted[] {
  return rows.map(
    ([wardCode, name, people, cells, distanceM, bearing, reached, known], i): Planted => ({
      id: `${prefix}-${String(i + 1).padStart(2, '0')}`,
      kind,
      wardCode: wardCode as AreaCode,
      name,
      people,
      cells,
      distanceM,
      bearing,
      reached,
      known,
    }),
  );
}

/** Everything that is planted: 10 informal subdivisions, 16 boarding-house clusters, 9 factories. */
export const planted: Planted[] = [
  ...rowsOf('informal-subdivision', 'PL', subdivisions),
  ...rowsOf('boarding-house-cluster', 'KT', boardingHouses),
  ...rowsOf('factory', 'CT', factories),
];
