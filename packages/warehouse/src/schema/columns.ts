/** A column of a warehouse table; `type` is SQL, with NOT NULL where it must have a value. */
export interface Column {
  name: string;
  type: string;
  /** What the workbench says of it: Vietnamese / English. */
  comment: string;
}

/** A table of the warehouse. */
export interface Table {
  name: string;
  /** What the workbench says of it: Vietnamese / English. */
  comment: string;
  columns: Column[];
  constraints?: string[];
}

export function column(name: string, type: string, comment: string): Column {
  return { name, type, comment };
}

export const wardCode = column('ward_code', 'VARCHAR', 'Mã xã theo GSO / ward, GSO code');
export const residency = column(
  'residency',
  'residency',
  'Diện cư trú: thường trú, tạm trú / residency',
);
export const channel = column(
  'channel',
  'channel',
  'Hình thức tiếp cận / how the person was reached',
);
export const cell = column(
  'cell',
  'UBIGINT',
  'Ô cư trú H3 mức 10 (~150 m); to_hex(cell) là mã chữ / residence cell, H3 resolution 10; to_hex(cell) is its text',
);
export const importId = column('import_id', 'UINTEGER', 'Lần nhập / import, see table import');
export const day = column('day', 'DATE', 'Ngày, giờ Việt Nam / day in Vietnam');
export const person = column(
  'person',
  'UBIGINT',
  'Người: 64 bit đầu của HMAC-SHA-256 mã định danh / person: first 64 bits of the identifier’s HMAC-SHA-256',
);
/** What a denominator or target is of, where a file says so. */
export const countedFor = column(
  'indicator',
  'indicator',
  'Chỉ tiêu mà số này dành riêng; rỗng: số chung / indicator that it is of alone; null for what is common',
);
export const indicator = column(
  'indicator',
  'indicator',
  'Chỉ tiêu được đếm: level1 (tài khoản mức 1 trở lên), level2 (mức 2), chip-card (CCCD gắn chip), licence (giấy phép lái xe tích hợp) / what is counted',
);
