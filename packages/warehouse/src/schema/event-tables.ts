import {
  cell,
  channel,
  column,
  day,
  importId,
  indicator,
  person,
  residency,
  type Table,
  wardCode,
} from './columns.js';

const recordIndicator = column(
  'indicator',
  'event_indicator NOT NULL',
  'Loại hồ sơ: account (tài khoản), chip-card, licence / what the record is of',
);
const level = column(
  'level',
  'UTINYINT NOT NULL',
  'Mức tài khoản: 1, 2; hồ sơ khác là 1 / eID level of the account: 1, 2; 1 for other records',
);

const action = column(
  'action',
  'event_action NOT NULL',
  'add: kích hoạt, cấp; reverse: thu hồi, huỷ / activation or reversal',
);

/** What persons' records say: events, what reversals take back, corrections. */
export const eventTables: Table[] = [
  {
    name: 'event',
    comment:
      'Lượt kích hoạt, thu nhận, thu hồi được nhận, mỗi dòng một lượt; gồm cả địa bàn bị loại trừ (xem excluded_cell) / accepted activations, enrolments and reversals, one a row; of excluded areas too, see excluded_cell',
    columns: [
      { ...person, type: 'UBIGINT NOT NULL' },
      recordIndicator,
      level,
      action,
      column('happened_at', 'TIMESTAMP NOT NULL', 'Thời điểm, giờ Việt Nam / time in Vietnam'),
      { ...wardCode, type: 'VARCHAR NOT NULL' },
      channel,
      residency,
      cell,
      importId,
      column(
        'change1',
        'TINYINT NOT NULL',
        '+1: từ lượt này người đó được tính (tài khoản: mức 1 trở lên); −1: thôi được tính; 0: không đổi / from this event on the person counts (account: at least level 1), or no more',
      ),
      column(
        'change2',
        'TINYINT NOT NULL',
        'Như change1, cho tài khoản mức 2 / like change1, for accounts of level 2',
      ),
    ],
  },
  {
    name: 'cancellation',
    comment:
      'Mỗi dòng một người thôi được tính do thu hồi, ghi vào xã, hình thức, diện, ô đã tính người đó / a person who counts no more, booked where the person had been counted',
    columns: [
      { ...person, type: 'UBIGINT NOT NULL' },
      { ...indicator, type: 'indicator NOT NULL' },
      column('happened_at', 'TIMESTAMP NOT NULL', 'Thời điểm thu hồi / time of the reversal'),
      { ...wardCode, type: 'VARCHAR NOT NULL' },
      channel,
      residency,
      cell,
    ],
  },
  {
    name: 'correction',
    comment:
      'Đính chính đã nhận: hồ sơ nào và đúng ra là gì / accepted corrections: of which record, and what is right',
    columns: [
      { ...person, type: 'UBIGINT NOT NULL' },
      recordIndicator,
      level,
      action,
      column('day', 'DATE NOT NULL', 'Ngày đã ghi / day that had been recorded'),
      column(
        'treatment',
        'correction_treatment NOT NULL',
        'mend: sửa; remove: bỏ hồ sơ / mend or remove the record',
      ),
      column('right_happened_at', 'TIMESTAMP', 'Thời điểm đúng / right time'),
      column('right_level', 'UTINYINT', 'Mức đúng / right level'),
      column('right_ward_code', 'VARCHAR', 'Mã xã đúng / right ward'),
      column('right_channel', 'channel', 'Hình thức đúng / right channel'),
      column('right_residency', 'residency', 'Diện cư trú đúng / right residency'),
      column('right_cell', 'UBIGINT', 'Ô cư trú đúng / right residence cell'),
      importId,
      column(
        'now_level',
        'UTINYINT',
        'Mức của hồ sơ sau các đính chính; rỗng khi đã bỏ / level of the record by now; null when removed',
      ),
      column(
        'now_day',
        'DATE',
        'Ngày của hồ sơ sau các đính chính; rỗng khi đã bỏ / day of the record by now; null when removed',
      ),
    ],
  },
  {
    name: 'correction_balance',
    comment:
      'Số lượt bớt đi sau mỗi lần đính chính (bỏ, hoặc trùng lượt khác) / events that each import of corrections made fewer',
    columns: [importId, column('removed', 'INTEGER', 'Số lượt bớt / events fewer')],
  },
  {
    name: 'daily_count',
    comment:
      'Số tổng hợp theo ngày của xã, khi không có hồ sơ từng người / daily counts by ward, for want of records of persons',
    columns: [
      wardCode,
      day,
      indicator,
      residency,
      channel,
      column('people', 'INTEGER', 'Số trong ngày / people on the day'),
      column('cumulative', 'INTEGER', 'Luỹ kế đến hết ngày / people up to the day'),
      importId,
    ],
  },
];
