import type { MetricDefinition } from '@tungngo/domain';

const areaAndDay = {
  vi: 'Tỉnh, huyện, xã × ngày × mức',
  en: 'Province, district, ward × day × level',
};
const eventsAndVisits = {
  vi: 'Tệp lượt kích hoạt; kết quả ra quân chưa có hồ sơ chính thức được cộng tạm tính',
  en: 'Files of activation events; outcomes of visits count provisionally until official records come',
};
const ministry = {
  vi: 'Chỉ tiêu Bộ giao, luỹ kế đến hạn',
  en: 'Ministry target, cumulative to the deadline',
};

/** The one definition of every number that screens, exports, the workbench and the docs show. */
export const metricCatalogue: MetricDefinition[] = [
  {
    id: 'activated',
    name: { vi: 'Đã kích hoạt', en: 'Activated' },
    formula: {
      vi: 'Số người khác nhau có lượt kích hoạt đầu tiên ở mức đã chọn trở lên, đến hết ngày, theo xã cư trú',
      en: 'Distinct persons whose first event of at least the level is on or before the day, by ward of residence',
    },
    unit: 'people',
    grain: areaAndDay,
    denominator: null,
    source: eventsAndVisits,
  },
  {
    id: 'eligible',
    name: { vi: 'Đủ điều kiện', en: 'Eligible' },
    formula: {
      vi: 'Với mỗi xã và diện cư trú: số chốt mới nhất đến hết ngày; thường trú cộng tạm trú',
      en: 'For each ward and residency the newest count up to the day; permanent plus temporary residents',
    },
    unit: 'people',
    grain: areaAndDay,
    denominator: null,
    source: {
      vi: 'Tệp người đủ điều kiện, có ngày chốt',
      en: 'Files of eligible people, each with its day of count',
    },
  },
  {
    id: 'coverage',
    name: { vi: 'Độ phủ', en: 'Coverage' },
    formula: {
      vi: 'Đã kích hoạt ÷ Đủ điều kiện; trên 100% được giữ nguyên và đánh dấu',
      en: 'activated ÷ eligible; over 100% is shown as it is and flagged',
    },
    unit: 'share',
    grain: areaAndDay,
    denominator: { vi: 'Người đủ điều kiện', en: 'Eligible people' },
    source: eventsAndVisits,
  },
  {
    id: 'remaining',
    name: { vi: 'Còn lại', en: 'Remaining' },
    formula: {
      vi: 'max(0, Đủ điều kiện − Đã kích hoạt)',
      en: 'max(0, eligible − activated)',
    },
    unit: 'people',
    grain: areaAndDay,
    denominator: null,
    source: eventsAndVisits,
  },
  {
    id: 'attainment',
    name: { vi: 'Đạt chỉ tiêu Bộ', en: 'Ministry target attained' },
    formula: { vi: 'Đã kích hoạt luỹ kế ÷ Chỉ tiêu Bộ giao', en: 'activated ÷ ministry target' },
    unit: 'share',
    grain: areaAndDay,
    denominator: ministry,
    source: { vi: 'Tệp chỉ tiêu', en: 'Files of targets' },
  },
  {
    id: 'planAttainment',
    name: { vi: 'Đạt kế hoạch', en: 'Plan attained' },
    formula: {
      vi: 'Số kích hoạt từ ngày bắt đầu kế hoạch đến hết ngày ÷ Kế hoạch',
      en: 'activated from the plan’s first day to the day ÷ plan',
    },
    unit: 'share',
    grain: areaAndDay,
    denominator: {
      vi: 'Kế hoạch của tỉnh trong thời gian chiến dịch',
      en: 'Provincial plan for the campaign’s dates',
    },
    source: { vi: 'Tệp chỉ tiêu', en: 'Files of targets' },
  },
  {
    id: 'pace',
    name: { vi: 'Tốc độ', en: 'Pace' },
    formula: {
      vi: '(Đã kích hoạt hết ngày − hết ngày 7 hôm trước) ÷ 7',
      en: '(activated on the day − activated 7 days before) ÷ 7',
    },
    unit: 'people-per-day',
    grain: areaAndDay,
    denominator: { vi: '7 ngày trọn đến hết ngày', en: 'The 7 complete days to the day' },
    source: eventsAndVisits,
  },
  {
    id: 'requiredPace',
    name: { vi: 'Tốc độ cần', en: 'Required pace' },
    formula: {
      vi: 'max(0, Chỉ tiêu Bộ giao − Đã kích hoạt) ÷ số ngày còn lại; không có sau hạn',
      en: 'max(0, ministry target − activated) ÷ days left; none after the deadline',
    },
    unit: 'people-per-day',
    grain: areaAndDay,
    denominator: {
      vi: 'Số ngày từ ngày xem đến hạn',
      en: 'Days from the day shown to the deadline',
    },
    source: { vi: 'Tệp chỉ tiêu', en: 'Files of targets' },
  },
];
