import {
  type Day,
  type ExcludedPeople,
  excludedTotals,
  indicatorLabels,
  type Language,
  type Localized,
} from '@tungngo/domain';
import type { ReportMetric } from './report-choices.js';
import type { ReportContent } from './report-content.js';
import { weekOf } from './report-content.js';

const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

/** A report's words and numbers in one language. */
export type ReportWords = ReturnType<typeof wordsOf>;

/** Writes for a report in its language. */
export function wordsOf(content: ReportContent) {
  const { language } = content;
  const vi = language === 'vi';
  const whole = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locales[language], {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const count = (value: number | null) => (value === null ? '–' : whole.format(value));
  const share = (value: number | null) => (value === null ? '–' : percent.format(value));
  const day = (value: Day) => value.split('-').reverse().join('/');
  const say = (text: Localized) => text[language];
  const [from, to] = weekOf(content.day);
  const moment = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const excludedLine = (excluded: readonly ExcludedPeople[]) => {
    const { areas, eligible } = excludedTotals(excluded);
    return vi
      ? `Đã loại trừ ${count(eligible)} người ở ${count(areas)} địa bàn`
      : `${count(eligible)} people in ${count(areas)} areas are excluded`;
  };
  return {
    count,
    share,
    day,
    say,
    moment: (iso: string) => moment.format(new Date(iso)),
    title: vi ? 'BÁO CÁO TIẾN ĐỘ ĐỊNH DANH ĐIỆN TỬ' : 'DIGITAL-ID CAMPAIGN: PROGRESS REPORT',
    asOf: vi
      ? `Số liệu đến hết ngày ${day(content.day)}`
      : `Figures to the end of ${day(content.day)}`,
    counted: say(indicatorLabels[content.indicator]),
    generation: vi
      ? `Phiên bản dữ liệu ${count(content.generation.number)}, công bố ${moment.format(new Date(content.generation.publishedAt))}`
      : `Data generation ${count(content.generation.number)}, published ${moment.format(new Date(content.generation.publishedAt))}`,
    vintage: content.vintage
      ? vi
        ? `Ranh giới từ ${day(content.vintage.validFrom)} (${count(content.vintage.units)} xã, phường); số liệu chuyển từ xã cũ, tổng không đổi`
        : `Boundaries from ${day(content.vintage.validFrom)} (${count(content.vintage.units)} communes); carried over from the former wards, totals unchanged`
      : null,
    excluded: content.excluded.length > 0 ? excludedLine(content.excluded) : null,
    metric: (metric: ReportMetric) => say(metricNames[metric]),
    week: `${day(from).slice(0, 5)} – ${day(to).slice(0, 5)}`,
    keyFigures: vi ? 'Số liệu chính' : 'Key figures',
    map: vi ? 'Bản đồ' : 'Map',
    districts: vi ? 'Huyện, thị xã, thành phố' : 'Districts',
    wards: vi ? 'Xã, phường, thị trấn' : 'Wards',
    definitions: vi ? 'Định nghĩa các chỉ số' : 'Definitions',
    sources: vi ? 'Nguồn số liệu' : 'Sources',
    noData: vi ? 'Không có số liệu' : 'No data',
    excludedAreas: vi ? 'Địa bàn bị loại trừ' : 'Excluded areas',
    late: vi ? 'Số liệu cũ hoặc thiếu ngày' : 'Stale or missing days',
    lateMark: vi
      ? '* Số liệu cũ hoặc thiếu ngày báo cáo.'
      : '* Data are stale or days are missing.',
    approximate: vi ? 'Ranh giới gần đúng' : 'Approximate boundaries',
    formula: vi ? 'Cách tính' : 'Formula',
    denominator: vi ? 'Mẫu số' : 'Denominator',
    page: (n: number, of: number) => (vi ? `Trang ${n}/${of}` : `Page ${n} of ${of}`),
    columns: {
      rank: '#',
      ward: vi ? 'Xã, phường' : 'Ward',
      district: vi ? 'Huyện' : 'District',
      area: vi ? 'Đơn vị' : 'Area',
      code: vi ? 'Mã' : 'Code',
      figure: vi ? 'Chỉ số' : 'Figure',
      eligible: vi ? 'Đủ điều kiện' : 'Eligible',
      eligibleDay: vi ? 'Ngày chốt' : 'Counted on',
      activated: vi ? 'Đã kích hoạt' : 'Activated',
      coverage: vi ? 'Độ phủ' : 'Coverage',
      week: vi ? 'Thêm trong tuần' : 'Added this week',
      remaining: vi ? 'Còn lại' : 'Remaining',
      target: vi ? 'Chỉ tiêu Bộ' : 'Ministry target',
      attainment: vi ? 'Đạt chỉ tiêu' : 'Attained',
      plan: vi ? 'Kế hoạch' : 'Plan',
      planAttainment: vi ? 'Đạt kế hoạch' : 'Plan attained',
      pace: vi ? 'Tốc độ/ngày' : 'Pace a day',
      requiredPace: vi ? 'Cần/ngày' : 'Required a day',
      excluded: vi ? 'Bị loại trừ' : 'Excluded',
      reason: vi ? 'Lý do' : 'Reason',
      author: vi ? 'Người quyết định' : 'Decided by',
      since: vi ? 'Từ' : 'Since',
      until: vi ? 'Đến hết' : 'Until',
      late: vi ? 'Số liệu cũ, thiếu' : 'Stale, missing',
    },
    source: {
      file: vi ? 'Tệp' : 'File',
      kind: vi ? 'Loại dữ liệu' : 'Kind',
      imported: vi ? 'Nhập lúc' : 'Imported',
      rows: vi ? 'Dòng nhận' : 'Rows accepted',
    },
  };
}

const metricNames: Record<ReportMetric, Localized> = {
  coverage: { vi: 'Độ phủ', en: 'Coverage' },
  attainment: { vi: 'Đạt chỉ tiêu Bộ giao', en: 'Ministry target attained' },
  planAttainment: { vi: 'Đạt kế hoạch', en: 'Plan attained' },
  remaining: { vi: 'Số người còn lại', en: 'People remaining' },
  pace: { vi: 'Tốc độ 7 ngày, người/ngày', en: '7-day pace, people a day' },
};
