import { dictionary } from '../language/language.js';

export const spotTexts = dictionary({
  vi: {
    'hot-strong': 'Cao tập trung, rất rõ',
    hot: 'Cao tập trung, rõ',
    cold: 'Thấp tập trung, rõ',
    'cold-strong': 'Thấp tập trung, rất rõ',
    'high-high': 'Cao, xung quanh cũng cao',
    'low-low': 'Thấp, xung quanh cũng thấp',
    'high-low': 'Cao giữa vùng thấp',
    'low-high': 'Thấp giữa vùng cao',
    none: 'Không rõ, có thể do ngẫu nhiên',
    clustered: (metric: string) =>
      `${metric}: các xã cao nằm gần nhau, các xã thấp nằm gần nhau, rõ hơn ngẫu nhiên.`,
    scattered: (metric: string) =>
      `${metric}: xã cao và xã thấp nằm xen kẽ nhau, rõ hơn ngẫu nhiên.`,
    random: (metric: string) => `${metric}: chưa thấy khác với phân bố ngẫu nhiên giữa các xã.`,
    moran: (index: string, p: string) => `(Moran I = ${index}; p = ${p})`,
    fdr: (level: string, strong: string) =>
      `“Rõ”: p hiệu chỉnh FDR ≤ ${level}; “rất rõ”: ≤ ${strong}.`,
    methodTip: (permutations: string) =>
      `Mức ý nghĩa tính bằng ${permutations} phép hoán vị, hiệu chỉnh Benjamini–Hochberg vì xét mọi xã cùng lúc.`,
    leftOut: 'Không đưa vào tính',
    waiting: 'Đang tính điểm nóng, điểm lạnh…',
  },
  en: {
    'hot-strong': 'High values gather, very clear',
    hot: 'High values gather, clear',
    cold: 'Low values gather, clear',
    'cold-strong': 'Low values gather, very clear',
    'high-high': 'High, and so are those around',
    'low-low': 'Low, and so are those around',
    'high-low': 'High among low',
    'low-high': 'Low among high',
    none: 'Not clear, may be chance',
    clustered: (metric: string) =>
      `${metric}: high wards lie near high ones and low near low, more than by chance.`,
    scattered: (metric: string) => `${metric}: high and low wards alternate, more than by chance.`,
    random: (metric: string) => `${metric}: no different from chance among the wards.`,
    moran: (index: string, p: string) => `(Moran’s I = ${index}; p = ${p})`,
    fdr: (level: string, strong: string) =>
      `“Clear”: p adjusted for FDR ≤ ${level}; “very clear”: ≤ ${strong}.`,
    methodTip: (permutations: string) =>
      `Significance from ${permutations} permutations, adjusted by Benjamini–Hochberg for judging all wards at once.`,
    leftOut: 'Left out',
    waiting: 'Computing hot and cold spots…',
  },
});
