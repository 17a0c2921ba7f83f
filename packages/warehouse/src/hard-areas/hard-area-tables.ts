import { cell, column, day, type Table, wardCode } from '../schema/columns.js';

/** Computed at each publication; see `refresh-hard-areas.ts`. */
export const hardAreaTables: Table[] = [
  {
    name: 'activation_pattern',
    comment:
      'Những người đã kích hoạt tài khoản theo ô: bằng hình thức nào, buổi nào / people who activated an account, by cell: how and when they were reached',
    columns: [
      cell,
      wardCode,
      column('level', 'UTINYINT', 'Mức 1 trở lên, hoặc 2 / at least level 1, or level 2'),
      column('people', 'INTEGER', 'Số người / people'),
      column('boarding_house', 'INTEGER', 'Bằng lượt đến khu trọ / by visits to boarding houses'),
      column('factory', 'INTEGER', 'Bằng lượt đến công ty / by visits to factories'),
      column('home', 'INTEGER', 'Bằng lượt đến nhà / by visits to homes'),
      column('evening', 'INTEGER', 'Từ 18:00 / from 18:00 on'),
    ],
  },
  {
    name: 'hard_area',
    comment:
      'Địa bàn khó, phát hiện khi công bố; có closed_day: đã hết khó / hard areas, detected at publication; with a closed_day: hard no more',
    columns: [
      column('id', 'VARCHAR', 'Mã / id'),
      column('name_vi', 'VARCHAR', 'Tên / name in Vietnamese'),
      column('name_en', 'VARCHAR', 'Tên tiếng Anh / name in English'),
      column('kind', 'VARCHAR', 'Loại / kind'),
      wardCode,
      column('ward_name', 'VARCHAR', 'Tên xã / name of the ward'),
      column('lon', 'DOUBLE', 'Kinh độ tâm / longitude of the centre'),
      column('lat', 'DOUBLE', 'Vĩ độ tâm / latitude of the centre'),
      column('eligible', 'INTEGER', 'Người đủ điều kiện / eligible people'),
      column('activated', 'INTEGER', 'Đã kích hoạt / activated'),
      column('remaining', 'INTEGER', 'Còn lại / remaining'),
      column('temporary_share', 'DOUBLE', 'Tỷ lệ tạm trú / share of temporary residents'),
      column('hardness', 'DOUBLE', 'Độ khó 0–100 / hardness'),
      column('confidence', 'DOUBLE', 'Độ tin cậy 0–1 / confidence'),
      column('best_hours_vi', 'VARCHAR', 'Giờ thuận lợi / best hours in Vietnamese'),
      column('best_hours_en', 'VARCHAR', 'Giờ thuận lợi / best hours in English'),
      column('reasons', 'JSON', 'Lý do: loại, điểm, câu / reasons: id, points, text'),
      column('missing_inputs', 'JSON', 'Dữ liệu còn thiếu / inputs that were missing'),
      column('polygon', 'JSON', 'Hình dạng GeoJSON / GeoJSON polygon, WGS 84'),
      column(
        'standing',
        'VARCHAR',
        'proposed, confirmed, drawn: do máy đề xuất, cán bộ xác nhận, cán bộ vẽ / proposed by detection, confirmed or drawn by an officer',
      ),
      column('kind_evidence', 'JSON', 'Căn cứ xếp loại / what speaks for the kind'),
      column('kind_confidence', 'DOUBLE', 'Độ chắc của loại 0–1 / how sure the kind is'),
      column(
        'expected_coverage',
        'DOUBLE',
        'Tỷ lệ nơi tương tự đạt được / coverage of comparable areas',
      ),
      column('since', 'DATE', 'Phát hiện từ ngày / first found on'),
      column('parent_id', 'VARCHAR', 'Tách từ địa bàn / area that it was split from'),
      column('trend', 'INTEGER', 'Còn lại so với 7 ngày trước / remaining, against 7 days before'),
      column(
        'nearest_point',
        'JSON',
        'Điểm phục vụ gần nhất: name, metres, by / nearest serving point',
      ),
      column('access', 'VARCHAR', 'Cách vào, cán bộ ghi / how to get in, by an officer'),
      column('contact', 'VARCHAR', 'Đơn vị đầu mối / office to turn to'),
      column(
        'closed_day',
        'DATE',
        'Hết khó từ ngày; trống khi còn khó / no longer hard from this day; null while hard',
      ),
    ],
  },
];

/**
 * What a later detection must know of the areas before: kept when all else is computed anew, or
 * ids would be given out again.
 */
export const keptHardAreaTables: Table[] = [
  {
    name: 'hard_area_cell',
    comment:
      'Các ô cư trú của địa bàn khó, cả nơi đã hết khó / residence cells of hard areas, those that are hard no more included',
    columns: [column('id', 'VARCHAR', 'Mã địa bàn khó / hard area'), cell, wardCode],
  },
  {
    name: 'hard_area_history',
    comment: 'Địa bàn khó qua các phiên bản dữ liệu / hard areas as they were in each generation',
    columns: [
      column('id', 'VARCHAR', 'Mã địa bàn khó / hard area'),
      column('generation', 'UINTEGER', 'Phiên bản dữ liệu / generation'),
      { ...day, comment: 'Ngày mới nhất của số liệu / newest day of the data' },
      column('eligible', 'INTEGER', 'Người đủ điều kiện / eligible people'),
      column('activated', 'INTEGER', 'Đã kích hoạt / activated'),
      column('remaining', 'INTEGER', 'Còn lại / remaining'),
      column('hardness', 'DOUBLE', 'Độ khó 0–100 / hardness'),
      column('parent_id', 'VARCHAR', 'Tách từ địa bàn / area that it was split from'),
    ],
  },
];
