import { dictionary } from '../language/language.js';

export const trustTexts = dictionary({
  vi: {
    title: 'Tin được đến đâu',
    held: (share: string, n: string) =>
      `Trong ${n} dự báo thử lại, khoảng 80% đã chứa số thật ở ${share} trường hợp.`,
    good: 'Đúng mức: từ 72% đến 88% là khoảng dự báo đáng tin.',
    narrow: 'Khoảng dự báo đang hẹp quá: số thật ra ngoài nhiều hơn đã nói.',
    wide: 'Khoảng dự báo đang rộng quá: nói kém chắc chắn hơn thực tế.',
    testedFrom: (from: string, to: string, n: string) =>
      `Thử từ ${n} ngày, ${from} – ${to}; mỗi lần chỉ biết số liệu đến ngày đó.`,
    better: (share: string) =>
      `Sai số của tổng số tăng thêm nhỏ hơn ${share} so với kéo dài nhịp tuần trước.`,
    worse: (share: string) =>
      `Sai số của tổng số tăng thêm lớn hơn ${share} so với kéo dài nhịp tuần trước.`,
    tooShort: 'Số liệu chưa đủ dài để thử lại dự báo.',
    computing: 'Đang thử lại dự báo từ từng ngày đã qua…',
    level: 'Cấp',
    province: 'Tỉnh',
    district: 'Huyện',
    ward: 'Xã, phường',
    coverageChart: 'Khoảng 80% đã chứa số thật bao nhiêu phần trăm, theo số ngày dự báo trước',
    coverageHint: 'Vùng xanh: 72–88%. Trục ngang: số ngày dự báo trước.',
    errorChart: (level: string) => `Sai số so với cách tính đơn giản: cấp ${level.toLowerCase()}`,
    errorHint: 'Σ|dự báo − thật| ÷ Σ số tăng thêm (WAPE); càng thấp càng tốt.',
    days: (n: string) => `${n} ngày`,
    all: 'Mọi khoảng cách',
    ahead: 'Trước',
    forecasts: 'Số dự báo',
    covered: 'Trong khoảng',
    below: 'Thấp hơn',
    above: 'Cao hơn',
    error: 'Sai số',
    totalError: 'Sai số của tổng (MAPE)',
    own: 'Dự báo này',
    'last-week': 'Nhịp tuần trước',
    'last-day': 'Nhịp hôm qua',
    'overall-mean': 'Nhịp cả đợt',
    table: 'Bảng thử lại',
    method: 'Cách tính',
    weekdays: 'Nhịp trong tuần',
    weekdayNames: 'T2 T3 T4 T5 T6 T7 CN',
    holiday: (share: string) => `Ngày lễ: ${share} của ngày thường cùng thứ.`,
  },
  en: {
    title: 'How far can this be trusted',
    held: (share: string, n: string) =>
      `Of ${n} forecasts made again, the 80% band held the truth in ${share}.`,
    good: 'As it should be: 72% to 88% is a band to be trusted.',
    narrow: 'The band is too narrow: the truth lay outside more often than it says.',
    wide: 'The band is too wide: it says less than is known.',
    testedFrom: (from: string, to: string, n: string) =>
      `Tested from ${n} days, ${from} – ${to}; each knew only the data up to its day.`,
    better: (share: string) =>
      `The error of what is added is ${share} smaller than that of last week’s pace.`,
    worse: (share: string) =>
      `The error of what is added is ${share} greater than that of last week’s pace.`,
    tooShort: 'The data are too short to test the forecast.',
    computing: 'Making the forecast again from every past day…',
    level: 'Level',
    province: 'Province',
    district: 'Districts',
    ward: 'Wards',
    coverageChart: 'How often the 80% band held the truth, by days ahead',
    coverageHint: 'Green: 72–88%. Across: days ahead.',
    errorChart: (level: string) => `Error against simple methods: ${level.toLowerCase()}`,
    errorHint: 'Σ|forecast − truth| ÷ Σ people added (WAPE); the lower the better.',
    days: (n: string) => `${n} days`,
    all: 'All',
    ahead: 'Ahead',
    forecasts: 'Forecasts',
    covered: 'Within',
    below: 'Below',
    above: 'Above',
    error: 'Error',
    totalError: 'Error of the total (MAPE)',
    own: 'This forecast',
    'last-week': 'Last week’s pace',
    'last-day': 'Yesterday’s pace',
    'overall-mean': 'The drive’s mean pace',
    table: 'The test as a table',
    method: 'Method',
    weekdays: 'The week’s pattern',
    weekdayNames: 'Mon Tue Wed Thu Fri Sat Sun',
    holiday: (share: string) => `Public holidays: ${share} of an ordinary day.`,
  },
});

/** The method in plain words, as `docs/guide/forecast.md` tells it at length. */
export const methodInWords = {
  vi: [
    'Từng xã: lấy nhịp của những ngày gần đây (ngày càng gần càng nặng), đã bỏ ảnh hưởng của thứ trong tuần và ngày lễ, rồi kéo dài đến hạn theo lịch. Càng ít người còn lại thì số về mỗi ngày càng giảm: không dự báo quá số người đủ điều kiện.',
    'Huyện và tỉnh là tổng của các xã (trung vị cộng khớp). Khoảng 80% của huyện và tỉnh tính riêng theo sai số của chính cấp đó, nên không bằng tổng các khoảng của xã: các xã không cùng thấp hay cùng cao một lúc.',
    'Độ rộng của khoảng lấy từ sai số thật của chính cách tính này khi dự báo từ những ngày đã qua, theo số ngày dự báo trước; khi mới có ít ngày thì dựa vào một mức giả định.',
    'Giới hạn: dự báo giả định cách làm hiện nay tiếp tục. Nó không biết đợt cao điểm, thay đổi nhân lực, hay việc dồn sức những ngày cuối; hãy dùng phần “Nếu… thì sao” cho việc đó. Số liệu báo chậm làm nhịp gần đây thấp hơn thật.',
  ],
  en: [
    'Each ward: the pace of recent days (the nearer, the heavier), freed of weekday and holiday, goes on by the calendar to the deadline. The fewer people remain, the fewer come: never more than are eligible.',
    'Districts and the province are the sums of their wards (medians add up). Their 80% bands come from the errors at their own level, so they are not the sums of the wards’ bands: not all wards are low, or high, at once.',
    'The width of a band comes from the errors that this very method made when forecasting from past days, by days ahead; while there are few, it leans on an assumed error.',
    'Limits: it supposes that work goes on as now. It knows of no final push, no change of staff; use “What if” for that. Late reports make the recent pace look lower than it is.',
  ],
} as const;
