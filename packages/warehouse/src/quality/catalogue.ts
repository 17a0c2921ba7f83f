import type { QualityDefinition } from '@tungngo/domain';

/** A record is late from the first day after its promise; after so many days nothing is left of `live`. */
export const DAYS_TO_ZERO = 7;
/** Days after which a day's figures are promised, where the reporting calendar does not say. */
export const PROMISED_DELAY = 1;
/** Two sources may differ by so many people, or by so large a share of the greater figure. */
export const DIFFERENCE = { people: 5, share: 0.05 };
/** A day's count is suspicious above the median plus so many deviations, if it is at least so large. */
export const JUMP = { deviations: 8, people: 50, days: 4 };

/** The one definition of the four scores that screens, exports, the workbench and the docs show. */
export const qualityCatalogue: QualityDefinition[] = [
  {
    dimension: 'valid',
    name: { vi: 'Đúng', en: 'Valid' },
    formula: {
      vi: '100 × số dòng nhận ÷ (số dòng nhận + số dòng còn bị cách ly), trên các dòng nêu mã hoặc tên xã',
      en: '100 × rows accepted ÷ (rows accepted + rows still in quarantine), of the rows that name the ward by code or name',
    },
    denominator: {
      vi: 'Mọi dòng của xã: lượt kích hoạt, số theo ngày, mẫu số, chỉ tiêu, cơ sở, kết quả ra quân',
      en: 'Every row of the ward: events, daily counts, denominators, targets, sites, outcomes of visits',
    },
    areas: {
      vi: 'Huyện: cộng dòng của các xã. Tỉnh: thêm các dòng cách ly không nêu được xã nào',
      en: 'District: its wards’ rows together. Province: also the quarantined rows that name no ward',
    },
    ofSource: {
      vi: '100 × số dòng nhận ÷ (số dòng nhận + số dòng còn bị cách ly) của tệp',
      en: '100 × rows accepted ÷ (rows accepted + rows still in quarantine) of the file',
    },
    source: { vi: 'Bảng import và quarantine', en: 'Tables import and quarantine' },
  },
  {
    dimension: 'complete',
    name: { vi: 'Đủ', en: 'Complete' },
    formula: {
      vi: `100 × số ngày đã báo ÷ số ngày phải báo theo lịch báo cáo (không khai lịch: mọi ngày của chiến dịch, hạn báo sau ${PROMISED_DELAY} ngày); thiếu mẫu số hay chỉ tiêu được nêu, không trừ điểm`,
      en: `100 × days reported ÷ days that should have been by the reporting calendar (when none is declared: every day of the campaign, due ${PROMISED_DELAY} day later); a missing denominator or target is named and costs nothing`,
    },
    denominator: {
      vi: 'Số ngày đã đến hạn báo của xã',
      en: 'Days of the ward whose report is due',
    },
    areas: {
      vi: 'Huyện, tỉnh: cộng số ngày của các xã (theo số ngày phải báo)',
      en: 'District, province: its wards’ days together (weighted by days due)',
    },
    ofSource: {
      vi: 'Như trên, với các xã và khoảng ngày mà tệp có; không chấm tệp không theo ngày',
      en: 'Likewise for the wards and the span of days in the file; none for files without days',
    },
    source: { vi: 'Bảng due_day và reported_day', en: 'Tables due_day and reported_day' },
  },
  {
    dimension: 'clean',
    name: { vi: 'Sạch', en: 'Clean' },
    formula: {
      vi: `100 × (1 − mức mâu thuẫn trung bình của các ngày có số liệu). Ngày mâu thuẫn hoàn toàn (1) khi hai nguồn lệch nhau quá max(${DIFFERENCE.people}; ${DIFFERENCE.share * 100}%), số trong ngày tăng vọt (trên ${JUMP.people} và trên trung vị + ${JUMP.deviations} × max(MAD; √trung vị) của các ngày cùng thứ, nhân mức tăng chung của các xã khác), luỹ kế giảm, độ phủ trên 100% hoặc mẫu số đến từ hai tệp; các ngày khác tính theo tỷ lệ dòng mâu thuẫn (một người hai xã trong ngày, huỷ mà không có lượt để huỷ)`,
      en: `100 × (1 − mean contradiction of the days with data). A day contradicts wholly (1) when sources differ by more than max(${DIFFERENCE.people}, ${DIFFERENCE.share * 100}%), the count jumps (over ${JUMP.people} and over median + ${JUMP.deviations} × max(MAD, √median) of the same weekdays, times the other wards’ common rise), the cumulative count falls, coverage is over 100% or two files gave the denominator; other days by their share of contradicting rows (one person in two wards on a day, a reversal of nothing)`,
    },
    denominator: { vi: 'Số ngày có số liệu của xã', en: 'Days of the ward with data' },
    areas: {
      vi: 'Huyện, tỉnh: trung bình theo số ngày có số liệu của các xã; trùng tên đơn vị được nêu, không trừ điểm',
      en: 'District, province: mean weighted by its wards’ days with data; two areas of one name are named and cost nothing',
    },
    ofSource: {
      vi: '100 × số dòng nhận không mâu thuẫn ÷ (số dòng nhận + số dòng trùng)',
      en: '100 × rows accepted that contradict nothing ÷ (rows accepted + duplicates)',
    },
    source: { vi: 'Bảng quality_fault và import', en: 'Tables quality_fault and import' },
  },
  {
    dimension: 'live',
    name: { vi: 'Sống', en: 'Live' },
    formula: {
      vi: `100 × max(0; 1 − số ngày trễ ÷ ${DAYS_TO_ZERO}); số ngày trễ tính từ hạn báo của ngày phải báo đầu tiên sau ngày mới nhất có số liệu; chưa báo ngày nào: 0`,
      en: `100 × max(0, 1 − days late ÷ ${DAYS_TO_ZERO}); days late are counted from when the first day due after the newest day with data was promised; never reported: 0`,
    },
    denominator: {
      vi: `${DAYS_TO_ZERO} ngày trễ thì hết điểm`,
      en: `${DAYS_TO_ZERO} days late leave nothing`,
    },
    areas: {
      vi: 'Huyện, tỉnh: trung bình theo số ngày phải báo của các xã',
      en: 'District, province: mean weighted by its wards’ days due',
    },
    ofSource: {
      vi: 'Như trên, lúc nhập tệp: ngày nhập so với hạn báo của ngày mới nhất trong tệp',
      en: 'Likewise when the file came: day of import against the promise for the newest day in it',
    },
    source: { vi: 'Bảng due_day và reported_day', en: 'Tables due_day and reported_day' },
  },
];
