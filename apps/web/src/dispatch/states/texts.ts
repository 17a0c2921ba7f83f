import type { HardAreaState, Localized } from '@tungngo/domain';
import { dictionary } from '../../language/language.js';

export const stateTexts = dictionary({
  vi: {
    title: 'Trạng thái địa bàn',
    people: (n: string) => `${n} người`,
    remaining: (n: string) => `còn ${n}`,
    visitedShare: (areas: string, people: string) =>
      `Đã đến hoặc đạt: ${areas} số địa bàn, ${people} số người`,
    excluded: (people: string, areas: string) => `đã loại trừ ${people} người ở ${areas} địa bàn`,
    excludedNote:
      'Những người này không có trong số liệu, danh sách, bản đồ và tệp xuất. Chỉ tiêu được giao giữ nguyên. Số tổng hợp theo xã và kết quả ra quân chưa có hồ sơ không ghi ô cư trú nên vẫn tính đủ.',
    estimated: (n: string) => `trong đó ${n} người ước tính từ số của xã`,
    counts: (activated: string, eligible: string) => `${activated} / ${eligible} đã kích hoạt`,
    by: (author: string, since: string) => `${author}, từ ${since}`,
    until: (day: string) => `đến hết ${day}`,
    untilLifted: 'đến khi gỡ',
    noneExcluded: 'Không có địa bàn nào bị loại trừ.',
    lift: 'Gỡ loại trừ',
    lifting: 'Đang gỡ…',
    author: 'Tên người gỡ',
    waiting: 'Quyết định vừa lưu, số liệu đang được tính lại.',
  },
  en: {
    title: 'States of areas',
    people: (n: string) => `${n} people`,
    remaining: (n: string) => `${n} remain`,
    visitedShare: (areas: string, people: string) =>
      `Visited or reached: ${areas} of areas, ${people} of people`,
    excluded: (people: string, areas: string) => `${people} people in ${areas} areas excluded`,
    excludedNote:
      'These people are left out of figures, lists, maps and exports. Targets stay as given. Daily counts by ward and outcomes of visits without records name no residence cell and stay counted.',
    estimated: (n: string) => `${n} of them estimated from counts by ward`,
    counts: (activated: string, eligible: string) => `${activated} / ${eligible} activated`,
    by: (author: string, since: string) => `${author}, since ${since}`,
    until: (day: string) => `until ${day}`,
    untilLifted: 'until lifted',
    noneExcluded: 'No area is excluded.',
    lift: 'Lift the exclusion',
    lifting: 'Lifting…',
    author: 'Name of who lifts it',
    waiting: 'The decision is kept; the figures are being computed.',
  },
});

/** What each state means. */
export const stateTips: Record<HardAreaState, Localized> = {
  unvisited: {
    vi: 'Chưa có lượt ra quân nào đã xong tới địa bàn này.',
    en: 'No done visit has been to this area.',
  },
  visited: {
    vi: 'Có ít nhất một lượt ra quân đã xong tới địa bàn, hoặc tới địa bàn mà nó tách ra.',
    en: 'At least one done visit has been to the area, or to the one that it split from.',
  },
  reached: {
    vi: 'Độ phủ của địa bàn ít nhất bằng mức mà chỉ tiêu Bộ giao cho xã đòi hỏi (chỉ tiêu ÷ người đủ điều kiện, tối đa 100%), hoặc phát hiện lại thấy không còn khó.',
    en: 'The area’s coverage is at least what the ministry target of its ward asks for (target ÷ eligible, 100% at most), or detection finds it hard no more.',
  },
  inaccessible: {
    vi: 'Cán bộ ghi là chưa vào được; người ở đó vẫn được tính.',
    en: 'An officer says that nobody can get in; its people still count.',
  },
  excluded: {
    vi: 'Cán bộ loại trừ khỏi mọi số liệu và tệp xuất; bấm để xem lý do.',
    en: 'An officer left it out of every figure and export; press to see why.',
  },
};
