import { type Localized, qualityDimensionLabels, type SpotStatistic } from '@tungngo/domain';
import { dictionary } from '../../language/language.js';
import type { ClassMethod } from '../../map/class-methods.js';
import type { RampName } from '../../map/ramps.js';
import type { MapMetric, MapView, PlanSearch } from '../plan-search.js';

export const toolbarTexts = dictionary({
  vi: {
    toolbar: 'Cách vẽ bản đồ',
    metric: 'Tô màu theo',
    view: 'Cách thể hiện',
    dimension: 'Tiêu chí chất lượng',
    overall: 'Thấp nhất trong bốn',
    statistic: 'Phép kiểm định',
    colours: 'Thang màu',
    coloursTip: 'Chia lớp, số lớp, dải màu',
    method: 'Chia lớp',
    classes: 'Số lớp',
    ramp: 'Dải màu',
    flip: 'Đảo màu',
    flipTip: 'Đổi đầu sáng và đầu tối của dải màu',
    fixedScale: 'Giữ thang màu mọi ngày',
    fixedScaleTip: 'Dùng một thang màu cho mọi ngày của chiến dịch, để thấy màu thay đổi khi phát',
    breaks: 'Ranh giới các lớp',
    breakAt: (n: string) => `Ranh giới ${n}`,
    breaksHint: 'Kéo vạch trên biểu đồ, dùng phím mũi tên, hoặc gõ số.',
    addBreak: 'Thêm ranh giới',
    removeBreak: (n: string) => `Bỏ ranh giới ${n}`,
    reset: 'Về mặc định',
    close: 'Đóng',
    aroundMean: 'Quanh mức trung bình',
    point: ',',
    sequential: 'Một chiều (thấp đến cao)',
    diverging: 'Hai chiều (quanh một mốc)',
  },
  en: {
    toolbar: 'How the map is drawn',
    metric: 'Colour by',
    view: 'Shown as',
    dimension: 'Dimension of quality',
    overall: 'Least of the four',
    statistic: 'Statistic',
    colours: 'Colours',
    coloursTip: 'Classes, their number, colours',
    method: 'Classes by',
    classes: 'Number of classes',
    ramp: 'Colours',
    flip: 'Reverse',
    flipTip: 'Swap the light and the dark end',
    fixedScale: 'Same classes every day',
    fixedScaleTip: 'One colour scale for every day of the campaign, so that playing shows change',
    breaks: 'Bounds of the classes',
    breakAt: (n: string) => `Bound ${n}`,
    breaksHint: 'Drag the lines on the chart, use the arrow keys, or type.',
    addBreak: 'Add a bound',
    removeBreak: (n: string) => `Remove bound ${n}`,
    reset: 'Defaults',
    close: 'Close',
    aroundMean: 'Around the mean',
    point: '.',
    sequential: 'One way (low to high)',
    diverging: 'Two ways (around a mark)',
  },
});

/** What the map, its legend and the ranking call a metric. */
export const metricNames: Record<MapMetric, Localized> = {
  coverage: { vi: 'Độ phủ', en: 'Coverage' },
  smoothed: { vi: 'Độ phủ làm trơn', en: 'Smoothed coverage' },
  attainment: { vi: 'Đạt chỉ tiêu Bộ', en: 'Ministry target attained' },
  planAttainment: { vi: 'Đạt kế hoạch', en: 'Plan attained' },
  pace: { vi: 'Tốc độ 7 ngày', en: '7-day pace' },
  requiredPace: { vi: 'Tốc độ cần', en: 'Required pace' },
  remaining: { vi: 'Số người còn lại', en: 'People remaining' },
  inPeriod: { vi: 'Kích hoạt trong kỳ', en: 'Activated in the period' },
  quality: { vi: 'Chất lượng số liệu', en: 'Data quality' },
};

/** The metric's name, of quality with the dimension that is shown. */
export function metricTitle({ metric = 'coverage', dimension }: PlanSearch): Localized {
  if (metric !== 'quality' || !dimension) return metricNames[metric];
  const { vi, en } = qualityDimensionLabels[dimension];
  return { vi: `Chất lượng: ${vi}`, en: `Quality: ${en}` };
}

export const viewNames: Record<MapView, Localized> = {
  areas: { vi: 'Tô màu xã', en: 'Coloured wards' },
  bivariate: { vi: 'Độ phủ × còn lại', en: 'Coverage × remaining' },
  circles: { vi: 'Vòng tròn', en: 'Circles' },
  spots: { vi: 'Điểm nóng, lạnh', en: 'Hot and cold spots' },
  cells: { vi: 'Ô lục giác', en: 'Hexagons' },
  heat: { vi: 'Bản đồ nhiệt', en: 'Heat map' },
};

/** Short, for the toolbar; the legend says what they find. */
export const statisticNames: Record<SpotStatistic, Localized> = {
  'gi-star': { vi: 'Gi*', en: 'Gi*' },
  'local-moran': { vi: 'Moran cục bộ', en: 'Local Moran' },
};

export const methodNames: Record<ClassMethod, Localized> = {
  quantile: { vi: 'Số xã đều nhau', en: 'Equal counts' },
  natural: { vi: 'Ngắt tự nhiên', en: 'Natural breaks' },
  equal: { vi: 'Khoảng bằng nhau', en: 'Equal widths' },
  target: { vi: 'Quanh mốc chỉ tiêu', en: 'Around the target' },
  manual: { vi: 'Tự đặt', en: 'Set by hand' },
};

export const rampTexts: Record<RampName, Localized> = {
  YlGnBu: { vi: 'Vàng – lục – lam', en: 'Yellow – green – blue' },
  YlOrBr: { vi: 'Vàng – cam – nâu', en: 'Yellow – orange – brown' },
  Purples: { vi: 'Tím', en: 'Purples' },
  viridis: { vi: 'Viridis', en: 'Viridis' },
  cividis: { vi: 'Cividis', en: 'Cividis' },
  RdBu: { vi: 'Đỏ – lam', en: 'Red – blue' },
  PuOr: { vi: 'Cam – tím', en: 'Orange – purple' },
  BrBG: { vi: 'Nâu – lục lam', en: 'Brown – teal' },
};
