import { writeFileSync } from 'node:fs';
import { type Area, indicatorLabels, residencies, residencyLabels } from '@tungngo/domain';
import type { KnownSite } from '@tungngo/geo';
import type { Reached } from './calibration.js';
import { publishedFigure } from './campaign-files.js';
import type { OtherCounts } from './other-indicators.js';
import type { Unit } from './population.js';
import { apportion } from './random.js';

const COUNTED = '25/07/2023';
const COUNTED_EARLIER = '01/03/2023';

function writeCsv(path: string, header: string, lines: readonly string[]): void {
  writeFileSync(path, `${[header, ...lines].join('\n')}\n`);
}

/**
 * Eligible people: a count by ward of March, and the count by cell at the campaign's start; of other
 * indicators one by ward.
 */
export function writeEligible(
  path: string,
  wards: readonly Area[],
  units: readonly Unit[],
  others: readonly OtherCounts[],
): void {
  const earlier = wards.flatMap(({ code }, index) =>
    residencies.map((residency) => {
      const people = units
        .filter((unit) => unit.ward === index && unit.residency === residency)
        .reduce((sum, unit) => sum + unit.eligible, 0);
      const share = residency === 'permanent' ? 0.985 : 0.955;
      return `${code},,${residencyLabels[residency].vi},${Math.round(people * share)},${COUNTED_EARLIER},`;
    }),
  );
  const cells = units.map(
    ({ ward, cell, residency, eligible }) =>
      `${wards[ward]?.code},${cell},${residencyLabels[residency].vi},${eligible},${COUNTED},`,
  );
  const other = others.flatMap(({ indicator, eligible }) =>
    wards.flatMap(({ code }, i) =>
      residencies.map(
        (residency) =>
          `${code},,${residencyLabels[residency].vi},${eligible[residency][i]},${COUNTED_EARLIER},${indicatorLabels[indicator].vi}`,
      ),
    ),
  );
  const header = 'Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt,Dành cho';
  writeCsv(path, header, [...earlier, ...cells, ...other]);
}

/**
 * Targets of the ministry and plans of the province for every area. All 91 communes reached theirs,
 * so no ward's share is above what the ward reached; the shares add up exactly.
 */
export function writeTargets(
  path: string,
  areas: readonly Area[],
  units: readonly Unit[],
  reached: readonly Reached[],
  others: readonly OtherCounts[],
): void {
  const wards = areas.filter(({ level }) => level === 'ward');
  const sumOf = (index: number, count: (unit: Unit, reached: Reached) => number) =>
    units.reduce((sum, unit, i) => {
      const counts = reached[i];
      return sum + (unit.ward === index && counts ? count(unit, counts) : 0);
    }, 0);
  const weights = wards.map((_, index) =>
    sumOf(index, ({ residency, eligible }) => eligible * (residency === 'permanent' ? 0.8 : 0.5)),
  );
  const most = (count: (counts: Reached) => number) =>
    wards.map((_, index) => Math.floor(sumOf(index, (_unit, counts) => count(counts)) / 1.004));
  const ministry = apportion(
    publishedFigure('ministryTarget'),
    weights,
    most((c) => c.activated),
  );
  const plan = apportion(
    publishedFigure('plan'),
    weights,
    most((c) => c.activated - c.before),
  );
  const lines = areas.flatMap((area) => {
    const mine = wards.flatMap((ward, i) => (isWithin(ward, area, areas) ? [i] : []));
    const sum = (counts: number[]) => mine.reduce((total, i) => total + (counts[i] ?? 0), 0);
    return [
      ...targetLines(area, sum(ministry), sum(plan), ''),
      ...others.flatMap((other) =>
        targetLines(
          area,
          sum(other.ministry),
          sum(other.plan),
          indicatorLabels[other.indicator].vi,
        ),
      ),
    ];
  });
  writeCsv(path, 'Mã đơn vị,Loại chỉ tiêu,Số lượng,Từ ngày,Đến ngày,Dành cho', lines);
}

const targetLines = ({ code }: Area, ministry: number, plan: number, of: string) => [
  `${code},Chỉ tiêu Bộ giao,${ministry},01/01/2023,25/09/2023,${of}`,
  `${code},Kế hoạch tỉnh,${plan},25/07/2023,25/09/2023,${of}`,
];

function isWithin(ward: Area, area: Area, areas: readonly Area[]): boolean {
  if (ward.code === area.code || ward.parentCode === area.code) return true;
  return areas.find(({ code }) => code === ward.parentCode)?.parentCode === area.code;
}

const kinds: Record<KnownSite['kind'], string> = {
  'informal-subdivision': 'Phân lô tự phát',
  'boarding-house-cluster': 'Khu trọ',
  factory: 'Doanh nghiệp',
  'service-point': 'Điểm phục vụ',
};

/** Sites that the office knows. */
export function writeSites(path: string, sites: readonly KnownSite[]): void {
  writeCsv(
    path,
    'Mã cơ sở,Tên cơ sở,Loại cơ sở,Mã xã,Kinh độ,Vĩ độ,Quy mô,Giờ thuận lợi',
    sites.map(
      ({ id, name, kind, wardCode, lon, lat, size, hours }) =>
        `${id},${name},${kinds[kind]},${wardCode},${lon.toFixed(5)},${lat.toFixed(5)},${size},"${hours}"`,
    ),
  );
}
