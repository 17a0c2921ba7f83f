import { dictionary } from '../language/language.js';

export const metricTexts = dictionary({
  vi: {
    formula: 'Cách tính',
    denominator: 'Mẫu số',
    asOf: 'Đến hết ngày',
    source: 'Nguồn',
  },
  en: {
    formula: 'Formula',
    denominator: 'Denominator',
    asOf: 'At the end of',
    source: 'Source',
  },
});
