import { dictionary } from '../language/language.js';

export const metricTexts = dictionary({
  vi: {
    value: 'Giá trị',
    formula: 'Cách tính',
    denominator: 'Mẫu số',
    asOf: 'Đến hết ngày',
    source: 'Nguồn',
  },
  en: {
    value: 'Value',
    formula: 'Formula',
    denominator: 'Denominator',
    asOf: 'At the end of',
    source: 'Source',
  },
});
