import { cell, column, day, indicator, type Table } from '../schema/columns.js';

/** What is known of the people in cells; see `refresh-cells.ts`. */
export const cellTables: Table[] = [
  {
    name: 'cell_daily',
    comment:
      'Thay đổi trong ngày theo ô, cộng đến một ngày là số của ngày đó; ô mức 10 là ô cư trú, mức 5–9 là ô cha / changes by cell and day, whose sum up to a day is the state of the day; resolution 10 is the residence cell, 5–9 its parents',
    columns: [
      column('resolution', 'UTINYINT', 'Mức H3 của ô / H3 resolution of the cell'),
      indicator,
      { ...cell, comment: 'Ô H3; to_hex(cell) là mã chữ / H3 cell; to_hex(cell) is its text' },
      day,
      column('eligible', 'INTEGER', 'Đủ điều kiện thêm / eligible people more'),
      column(
        'estimated',
        'INTEGER',
        'Phần ước tính: số của xã chia về ô / part that was counted by ward and spread over cells',
      ),
      column('activated', 'INTEGER', 'Đã kích hoạt thêm / activated persons more'),
      column('remaining', 'INTEGER', 'Còn lại thêm / remaining people more'),
    ],
  },
];
