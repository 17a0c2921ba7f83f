import { dictionary } from '../../language/language.js';

export const basemapTexts = dictionary({
  vi: {
    basemap: 'Nền bản đồ',
    basemapTip: 'Đường, sông, khu dân cư dưới các lớp số liệu',
  },
  en: {
    basemap: 'Basemap',
    basemapTip: 'Roads, rivers and towns under the figures',
  },
});
