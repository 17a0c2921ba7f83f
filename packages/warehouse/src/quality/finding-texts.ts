import {
  type AreaCode,
  type Day,
  type Indicator,
  indicatorLabels,
  indicators,
  type Localized,
  type QualityRule,
} from '@tungngo/domain';

/** What a finding is made of, as the warehouse says it. */
export interface Fact {
  rule: QualityRule;
  ward: AreaCode | null;
  wardName: string | null;
  importId: string | null;
  file: string | null;
  /** Null, or an indicator. */
  indicator: string | null;
  from: Day | null;
  to: Day | null;
  count: number;
  /** Of the worst day: what is seen, and what it is compared with. */
  observed: number | null;
  expected: number | null;
  reasonVi: string | null;
  reasonEn: string | null;
  /** Rule of the import that quarantined rows break. */
  brokenRule: string | null;
  /** Column that the rule is about, as the kind calls it; '' when it is about the whole line. */
  column: string | null;
}

const numbers = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }),
};
const written = (day: string | null) => (day ?? '').split('-').reverse().join('/');

/** A fact's values as its sentence in one language writes them. */
interface Words {
  place: string;
  file: string;
  days: string;
  n: string;
  observed: string;
  expected: string;
  what: string;
  reason: string;
  column: string;
  asOf: string;
}

/** The sentence of a finding; counts and days stand in it, so that it can be read alone. */
export function textOf(fact: Fact, asOf: Day): Localized {
  const [vi, en] = sentences[fact.rule];
  return { vi: vi(wordsOf(fact, asOf, 'vi')), en: en(wordsOf(fact, asOf, 'en')) };
}

function wordsOf(fact: Fact, asOf: Day, language: 'vi' | 'en'): Words {
  const { format } = numbers[language];
  const indicator = indicators.find((name): name is Indicator => name === fact.indicator);
  const [from, to] = [written(fact.from), written(fact.to)];
  const place = fact.wardName ?? (language === 'vi' ? 'Không rõ xã' : 'Ward unknown');
  return {
    place,
    file: fact.file ?? '',
    days: fact.to === null || from === to ? from : `${from} – ${to}`,
    n: format(fact.count),
    observed: fact.observed === null ? '' : format(fact.observed),
    expected: fact.expected === null ? '' : format(fact.expected),
    what: indicator ? indicatorLabels[indicator][language] : '',
    reason: (language === 'vi' ? fact.reasonVi : fact.reasonEn) ?? '',
    column: fact.column ?? '',
    asOf: written(asOf),
  };
}

type Sentence = (words: Words) => string;

const inColumn = ({ column }: Words) => (column === '' ? '' : `${column}: `);

/** A count with its noun, in English. */
const some = ({ n }: Words, noun: string, plural = `${noun}s`) =>
  `${n} ${n === '1' ? noun : plural}`;

const sentences: Record<QualityRule, [vi: Sentence, en: Sentence]> = {
  'ward-silent': [
    (w) => `${w.place}: chưa báo ngày nào trong ${w.n} ngày phải báo (${w.days}).`,
    (w) => `${w.place}: none of ${some(w, 'day')} due has been reported (${w.days}).`,
  ],
  stale: [
    (w) =>
      `${w.place}: số liệu mới nhất là ngày ${w.days}, trễ hạn ${w.observed} ngày (tính đến ${w.asOf}).`,
    (w) => `${w.place}: the newest data are of ${w.days}, ${w.observed} days late on ${w.asOf}.`,
  ],
  'day-missing': [
    (w) => `${w.place}: ${w.n} ngày chưa báo (${w.days}).`,
    (w) => `${w.place}: ${some(w, 'day')} not reported (${w.days}).`,
  ],
  'sources-differ': [
    (w) =>
      `${w.place}, ${w.days}: số tổng hợp và số theo từng người lệch nhau (${w.what}); lệch nhất ${w.observed} so với ${w.expected}.`,
    (w) =>
      `${w.place}, ${w.days}: the daily count and the persons’ records differ (${w.what}); at most ${w.observed} against ${w.expected}.`,
  ],
  'over-100': [
    (w) =>
      `${w.place}: độ phủ trên 100% (${w.days}): ${w.observed} đã kích hoạt, mẫu số ${w.expected}.`,
    (w) =>
      `${w.place}: coverage over 100% (${w.days}): ${w.observed} activated of ${w.expected} eligible.`,
  ],
  jump: [
    (w) =>
      `${w.place}, ${w.days}: ${w.observed} trong một ngày (${w.what}), ngưỡng của các ngày cùng thứ là ${w.expected}.`,
    (w) =>
      `${w.place}, ${w.days}: ${w.observed} in a day (${w.what}); the bound of its same weekdays is ${w.expected}.`,
  ],
  'count-falls': [
    (w) => `${w.place}, ${w.days}: luỹ kế giảm ${w.observed.replace('-', '')} (${w.what}).`,
    (w) =>
      `${w.place}, ${w.days}: the cumulative count falls by ${w.observed.replace('-', '')} (${w.what}).`,
  ],
  'residence-twice': [
    (w) => `${w.place}: ${w.n} người có hồ sơ cùng ngày ở hai xã cư trú (${w.days}).`,
    (w) =>
      `${w.place}: ${some(w, 'person has', 'people have')} records of one day in two wards of residence (${w.days}).`,
  ],
  'reversal-alone': [
    (w) => `${w.place}: ${w.n} lượt huỷ không có lượt nào để huỷ (${w.days}).`,
    (w) => `${w.place}: ${some(w, 'reversal')} with nothing to cancel (${w.days}).`,
  ],
  'rule-broken': [
    (w) => `${w.place}: ${w.n} dòng bị cách ly trong ${w.file}. ${inColumn(w)}${w.reason}`,
    (w) => `${w.place}: ${some(w, 'row')} of ${w.file} quarantined. ${inColumn(w)}${w.reason}`,
  ],
  'denominators-differ': [
    (w) =>
      `${w.place}, chốt ${w.days}: một tệp ghi ${w.expected} người cho cả xã, tệp khác ghi ${w.observed} người theo ô; mẫu số cộng cả hai.`,
    (w) =>
      `${w.place}, counted on ${w.days}: one file has ${w.expected} people for the whole ward, another ${w.observed} by cells; the denominator adds both.`,
  ],
  'denominator-missing': [
    (w) => `${w.place}: chưa có số người đủ điều kiện, nên chưa có độ phủ.`,
    (w) => `${w.place}: no count of eligible people, so no coverage.`,
  ],
  'name-twice': [
    (w) => `${w.place}: một đơn vị khác cùng huyện trùng tên.`,
    (w) => `${w.place}: another area of the district has the same name.`,
  ],
  duplicate: [
    (w) => `${w.file}: ${w.n} trong ${w.observed} dòng đã có từ trước, không tính lại.`,
    (w) => `${w.file}: ${w.n} of ${w.observed} rows were known before and count once.`,
  ],
  'target-missing': [
    (w) => `${w.place}: chưa được giao chỉ tiêu, trong khi các xã khác đã có.`,
    (w) => `${w.place}: no target, while other wards have one.`,
  ],
};
