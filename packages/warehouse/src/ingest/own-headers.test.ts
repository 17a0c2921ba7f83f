import { expect, it } from 'vitest';
import { renamed, renameHeaders } from './own-headers.js';

it('a record under its file’s headers gets those of its kind', () => {
  const record = {
    'Số CCCD': '#1',
    'Ngày  kích hoạt': '35/07/2023',
    'Mã phường': '25741',
    STT: '1',
  };
  const rename = renameHeaders()('activations', Object.keys(record));
  expect(renamed(record, rename)).toEqual({
    'Mã định danh': '#1',
    'Thời điểm kích hoạt': '35/07/2023',
    'Mã xã': '25741',
    STT: '1',
  });
});

it('a record under its kind’s headers stays as it is, and so does one of shapes', () => {
  const record = { 'Mã xã': '25741', 'Số người': '5' };
  for (const kind of ['eligible', 'boundaries'] as const) {
    expect(renamed(record, renameHeaders()(kind, Object.keys(record)))).toEqual(record);
  }
});
