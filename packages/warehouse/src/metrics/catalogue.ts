import type { MetricDefinition } from '@tungngo/domain';
import { STRETCH_GAP_DAYS } from '../cubes/activations.js';

const areaAndDay = {
  vi: 'Tỉnh, huyện, xã × ngày × chỉ tiêu (tài khoản mức 1 trở lên, mức 2, CCCD gắn chip, giấy phép lái xe tích hợp)',
  en: 'Province, district, ward × day × indicator (accounts of level 1 or 2, of level 2, chip cards, licences integrated)',
};
const eventsAndVisits = {
  vi: `Tệp lượt kích hoạt, thu nhận, thu hồi và đính chính. Ngày ngoài các đợt có hồ sơ từng người của xã (hồ sơ cách nhau không quá ${STRETCH_GAP_DAYS} ngày là một đợt) lấy số tổng hợp theo ngày của xã (màn hình ghi rõ); kết quả ra quân chưa có hồ sơ chính thức được cộng tạm tính`,
  en: `Files of activations, enrolments, reversals and corrections. Days outside the stretches of a ward’s records of persons (records at most ${STRETCH_GAP_DAYS} days apart are one stretch) take its daily counts (the screen says so); outcomes of visits count provisionally until official records come`,
};
const ministry = {
  vi: 'Chỉ tiêu Bộ giao, luỹ kế đến hạn: của riêng chỉ tiêu đang xem nếu có, không thì của tài khoản (cho mức 1 và mức 2)',
  en: 'Ministry target, cumulative to the deadline: of the indicator alone where there is one, else that of accounts (for levels 1 and 2)',
};

/** The one definition of every number that screens, exports, the workbench and the docs show. */
export const metricCatalogue: MetricDefinition[] = [
  {
    id: 'activated',
    name: { vi: 'Đã kích hoạt', en: 'Activated' },
    formula: {
      vi: 'Số người khác nhau đang được tính đến hết ngày, theo xã cư trú: tính từ lượt đầu tiên đạt chỉ tiêu, thôi tính từ ngày thu hồi (trừ ở đúng xã đã tính), tính lại khi kích hoạt lại; mỗi người một lần dù có nhiều hồ sơ. Bản ghi được đính chính tính theo giá trị đúng',
      en: 'Distinct persons who count at the end of the day, by ward of residence: from the first event that reaches the indicator, no more from the day of its reversal (taken from the ward that counted the person), again when activated again; one person once, whatever the number of records. A corrected record counts as it is right',
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
      vi: 'Với mỗi xã và diện cư trú: số chốt mới nhất đến hết ngày; thường trú cộng tạm trú. Chỉ tiêu có số riêng (ví dụ số người có giấy phép lái xe) lấy số riêng. Không gồm người ở địa bàn bị loại trừ (số đã kích hoạt cũng vậy)',
      en: 'For each ward and residency the newest count up to the day; permanent plus temporary residents. An indicator with counts of its own (holders of a licence, say) takes these. Without the people of excluded areas (so are the activated)',
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
    id: 'smoothed',
    name: { vi: 'Độ phủ làm trơn', en: 'Smoothed coverage' },
    formula: {
      vi: 'Độ phủ của huyện + tin cậy × (Độ phủ của xã − Độ phủ của huyện); tin cậy = a ÷ (a + Độ phủ của huyện ÷ Đủ điều kiện của xã), a là phương sai thật giữa các xã của huyện (Bayes thực nghiệm, Marshall 1991). Xã càng ít người càng gần mức của huyện',
      en: 'district’s coverage + trust × (ward’s − district’s coverage); trust = a ÷ (a + district’s coverage ÷ ward’s eligible), a being the true variance between the district’s wards (empirical Bayes, Marshall 1991). The fewer people in a ward, the nearer it is to its district',
    },
    unit: 'share',
    grain: { vi: 'Xã × ngày × chỉ tiêu', en: 'Ward × day × indicator' },
    denominator: {
      vi: 'Người đủ điều kiện của xã, như Độ phủ',
      en: 'The ward’s eligible people, as for coverage',
    },
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
  {
    id: 'inPeriod',
    name: { vi: 'Kích hoạt trong kỳ', en: 'Activated in the period' },
    formula: {
      vi: 'Đã kích hoạt đến hết ngày cuối kỳ − Đã kích hoạt đến hết ngày trước kỳ. Chưa chọn kỳ: bảy ngày đến ngày xem',
      en: 'activated at the end of the period’s last day − activated on the day before the period. Without a period chosen: the seven days to the day shown',
    },
    unit: 'people',
    grain: areaAndDay,
    denominator: null,
    source: eventsAndVisits,
  },
  {
    id: 'projected',
    name: { vi: 'Dự báo đến hạn', en: 'Projected at the deadline' },
    formula: {
      vi: 'Đã kích hoạt + số người của các ngày còn lại theo tốc độ gần đây (ngày mới nặng hơn, đã trừ ảnh hưởng của thứ và ngày lễ), giảm dần khi còn ít người đủ điều kiện. Huyện và tỉnh là tổng các xã. Dải 80% lấy từ sai số của chính cách tính này ở những ngày đã qua',
      en: 'activated + people of the days left at the recent pace (newest days most, weekdays and holidays allowed for), ever fewer as fewer eligible people remain. District and province are the sums of their wards. The 80% band comes from the errors that the same method made from past days',
    },
    unit: 'people',
    grain: areaAndDay,
    denominator: null,
    source: eventsAndVisits,
  },
  {
    id: 'reachProbability',
    name: { vi: 'Khả năng đạt', en: 'Chance of meeting the target' },
    formula: {
      vi: 'Xác suất để Dự báo đến hạn ≥ Chỉ tiêu Bộ giao: logarit của số người thêm vào được coi là phân bố chuẩn quanh số giữa, rộng như sai số đã gặp ở cùng cấp và cùng số ngày tới',
      en: 'probability that the projected total ≥ the ministry target: the logarithm of the people added is taken as normal around the median, as wide as the errors seen at the same level and so many days ahead',
    },
    unit: 'share',
    grain: areaAndDay,
    denominator: ministry,
    source: eventsAndVisits,
  },
];
