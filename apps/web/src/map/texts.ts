import { dictionary } from '../language/language.js';

export const mapTexts = dictionary({
  vi: {
    approximate: 'Ranh giới gần đúng',
    approximateTip:
      'Ô Voronoi quanh tâm xã, không phải ranh giới hành chính. Nạp ranh giới thật: npm run tungngo -- import boundaries TỆP.geojson',
    noWebGl:
      'Trình duyệt không vẽ được bản đồ (cần WebGL 2). Bảng bên cạnh vẫn đủ số liệu; hãy bật tăng tốc đồ hoạ hoặc dùng trình duyệt khác.',
    noData: 'Không có số liệu',
    zoomIn: 'Phóng to',
    zoomOut: 'Thu nhỏ',
    legend: 'Chú giải',
    wards: (n: string) => `${n} xã`,
    hatched: 'Dữ liệu cũ hoặc thiếu',
    hatchedTip:
      'Xã chưa báo đủ các ngày theo lịch báo cáo, hoặc ngày mới nhất đã quá hạn báo: màu của xã chưa đủ căn cứ.',
    daysMissing: (n: string) => `${n} ngày chưa báo`,
    newest: (day: string) => `mới nhất ${day}`,
    stale: 'quá hạn báo',
    neverReported: 'chưa báo ngày nào',
  },
  en: {
    approximate: 'Approximate boundaries',
    approximateTip:
      'Voronoi cells around the wards’ centres, not the official boundaries. Import real ones: npm run tungngo -- import boundaries FILE.geojson',
    noWebGl:
      'This browser cannot draw the map (it needs WebGL 2). The table still has every figure; enable graphics acceleration or use another browser.',
    noData: 'No data',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    legend: 'Legend',
    wards: (n: string) => `${n} wards`,
    hatched: 'Data stale or missing',
    hatchedTip:
      'The ward has not reported every day of the reporting calendar, or its newest day is later than promised: its colour does not tell all.',
    daysMissing: (n: string) => `${n} days not reported`,
    newest: (day: string) => `newest ${day}`,
    stale: 'overdue',
    neverReported: 'never reported',
  },
});
