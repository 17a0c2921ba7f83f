import type { Problem } from '@tungngo/domain';

export const memoryProblem: Problem = {
  code: 'out-of-memory',
  message: {
    vi: 'Tiến trình nhập bị hệ thống dừng, thường là vì hết bộ nhớ. Số liệu đang công bố vẫn nguyên vẹn.',
    en: 'The system ended the import’s process, mostly for want of memory. What is published is untouched.',
  },
  remedy: {
    vi: 'Đóng bớt chương trình khác, hoặc chia tệp thành nhiều phần rồi nhập từng phần; bảng tính lớn nên lưu dạng CSV. Người quản trị có thể tăng TUNGNGO_IMPORT_HEAP_MIB.',
    en: 'Close other programs, or split the file and import part by part; save a large spreadsheet as CSV. The administrator can raise TUNGNGO_IMPORT_HEAP_MIB.',
  },
};

export const endedProblem: Problem = {
  code: 'process-ended',
  message: {
    vi: 'Tiến trình nhập dừng đột ngột. Số liệu đang công bố vẫn nguyên vẹn.',
    en: 'The import’s process ended unexpectedly. What is published is untouched.',
  },
  remedy: {
    vi: 'Nhập lại: dòng nào đã vào thì không bị tính hai lần. Nếu vẫn vậy, gửi nhật ký máy chủ cho người quản trị.',
    en: 'Import again: a row that is in is not counted twice. If it persists, send the server’s log to the administrator.',
  },
};
