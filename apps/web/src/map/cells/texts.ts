import { dictionary } from '../../language/language.js';

export const cellTexts = dictionary({
  vi: {
    cells: 'Số người còn lại theo ô',
    heat: 'Mật độ người còn lại',
    cellSize: (metres: string) => `Ô lục giác rộng khoảng ${metres}; phóng to để thấy ô nhỏ hơn`,
    hidden: 'Dưới 5 người, hoặc ẩn kèm',
    hiddenTip:
      'Số từ 1 đến 4 không được nêu. Ô ít người nhất bên cạnh cũng được ẩn khi có thể suy ra số đó từ tổng của ô lớn hơn.',
    none: 'Không còn ai',
    placed: 'Đã xếp vào ô',
    notPlaced: 'Chưa xếp được vào ô',
    notPlacedTip:
      'Tổng còn lại của các xã trừ tổng còn lại của các ô: người không có ô cư trú trong hồ sơ, hoặc xã có ô vượt mẫu số.',
    beyondTip: (people: string) =>
      `Có ${people} người đã kích hoạt vượt số đủ điều kiện của ô mình; số này làm giảm phần còn lại của xã nhưng không của ô.`,
    estimated: (share: string) => `${share} mẫu số theo ô là ước tính`,
    estimatedTip:
      'Ở lần chốt chỉ có số của cả xã, số đó được chia về ô theo tỷ lệ của lần chốt theo ô mới nhất, hoặc theo nơi ở của người đã kích hoạt.',
    sparse: 'thưa',
    dense: 'dày',
    cell: 'Ô lục giác',
    remaining: 'Còn lại',
    eligible: 'Đủ điều kiện',
    activated: 'Đã kích hoạt',
    few: '<5 hoặc ẩn',
    isEstimate: 'Mẫu số của ô là ước tính từ số của xã',
    loading: 'Đang đếm theo ô…',
    fixed: 'Giữ thang màu mọi ngày',
    noCells: 'Chỉ tiêu này chỉ có số tổng hợp theo xã, không có ô cư trú.',
  },
  en: {
    cells: 'People remaining by cell',
    heat: 'Density of people remaining',
    cellSize: (metres: string) => `Hexagons about ${metres} wide; zoom in for smaller ones`,
    hidden: 'Under 5 people, or hidden with them',
    hiddenTip:
      'Numbers from 1 to 4 are not told. The least other cell beside them is hidden too where the larger cell’s sum would give the number away.',
    none: 'Nobody left',
    placed: 'Placed in cells',
    notPlaced: 'Not placed',
    notPlacedTip:
      'Remaining people of the wards less those of the cells: people whose record has no cell, or wards with cells beyond their denominator.',
    beyondTip: (people: string) =>
      `${people} persons are activated beyond the eligible people of their cell; they lessen what remains of the ward, but of no cell.`,
    estimated: (share: string) => `${share} of the cells’ denominator is an estimate`,
    estimatedTip:
      'Where only the whole ward was counted, its number is spread over cells as the newest count by cell has them, or as activated persons live.',
    sparse: 'sparse',
    dense: 'dense',
    cell: 'Hexagon',
    remaining: 'Remaining',
    eligible: 'Eligible',
    activated: 'Activated',
    few: '<5 or hidden',
    isEstimate: 'The cell’s denominator is estimated from the ward’s',
    loading: 'Counting by cell…',
    fixed: 'Same classes every day',
    noCells: 'This indicator has only counts by ward, none by cell.',
  },
});
