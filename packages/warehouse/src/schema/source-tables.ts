import {
  cell,
  channel,
  column,
  day,
  importId,
  residency,
  type Table,
  wardCode,
} from './columns.js';

/** What files and records of our own stores say of areas, denominators, sites, teams and visits. */
export const sourceTables: Table[] = [
  {
    name: 'area',
    comment: 'Đơn vị hành chính: tỉnh, huyện, xã / administrative areas',
    columns: [
      column('code', 'VARCHAR NOT NULL', 'Mã GSO: 2 chữ số tỉnh, 3 huyện, 5 xã / GSO code'),
      column('name', 'VARCHAR NOT NULL', 'Tên đầy đủ / full name'),
      column('level', 'area_level NOT NULL', 'Cấp / level'),
      column('parent_code', 'VARCHAR', 'Mã đơn vị cấp trên / code of the parent'),
      column('lon', 'DOUBLE NOT NULL', 'Kinh độ tâm, WGS 84 / longitude of the centre'),
      column('lat', 'DOUBLE NOT NULL', 'Vĩ độ tâm, WGS 84 / latitude of the centre'),
      importId,
    ],
  },
  {
    name: 'eligible',
    comment: 'Người đủ điều kiện theo xã, ô, diện cư trú, ngày chốt / eligible people as counted',
    columns: [
      wardCode,
      cell,
      residency,
      column('people', 'INTEGER', 'Số người / people'),
      column('counted_day', 'DATE', 'Ngày chốt / day of the count'),
      importId,
    ],
  },
  {
    name: 'target',
    comment: 'Chỉ tiêu Bộ giao và kế hoạch tỉnh / ministry targets and provincial plans',
    columns: [
      column('area_code', 'VARCHAR', 'Mã đơn vị / area'),
      column('kind', 'target_kind', 'Loại: chỉ tiêu Bộ giao, kế hoạch / ministry target or plan'),
      column('people', 'INTEGER', 'Số lượng / people'),
      column('from_day', 'DATE', 'Từ ngày / from'),
      column('to_day', 'DATE', 'Đến ngày / to'),
      importId,
    ],
  },
  {
    name: 'site',
    comment: 'Cơ sở: khu trọ, doanh nghiệp, phân lô, điểm phục vụ / known sites',
    columns: [
      column('site_id', 'VARCHAR', 'Mã cơ sở / site'),
      column('name', 'VARCHAR', 'Tên / name'),
      column('kind', 'site_kind', 'Loại / kind'),
      wardCode,
      column('lon', 'DOUBLE', 'Kinh độ / longitude'),
      column('lat', 'DOUBLE', 'Vĩ độ / latitude'),
      column(
        'size',
        'INTEGER',
        'Số giường, công nhân, lô, máy / beds, workers, plots, workstations',
      ),
      column('hours', 'VARCHAR', 'Giờ thuận lợi / best hours'),
      column(
        'shifts',
        'VARCHAR',
        'Ca làm việc, ví dụ 06:00–14:00; 14:00–22:00 / shift hours of a factory',
      ),
      column('shape', 'JSON', 'Ranh giới GeoJSON, nếu có / GeoJSON polygon, where known'),
      importId,
    ],
  },
  {
    name: 'team',
    comment: 'Tổ lưu động nhập từ tệp / mobile teams as imported',
    columns: [
      column('id', 'VARCHAR', 'Mã tổ / team'),
      column('name', 'VARCHAR', 'Tên tổ / name'),
      column('base_code', 'VARCHAR', 'Mã xã hoặc huyện nơi đóng / ward or district of its base'),
      column('people', 'UTINYINT', 'Số người / people'),
      column('workstations', 'UTINYINT', 'Số máy / workstations'),
      column('capacity_per_hour', 'DOUBLE', 'Hồ sơ một giờ, cả tổ / accounts an hour, whole team'),
      column('loudspeaker_car', 'BOOLEAN', 'Có xe phát thanh / has a loudspeaker car'),
      importId,
    ],
  },
  {
    name: 'reporting_day',
    comment:
      'Lịch báo cáo: đơn vị nào báo cáo ngày nào, chậm nhất mấy ngày sau / reporting calendar: who reports on which days, and how late at most',
    columns: [
      column('area_code', 'VARCHAR', 'Mã đơn vị, mọi cấp / area of any level'),
      column(
        'weekday',
        'UTINYINT',
        '1 thứ hai … 7 chủ nhật, 0 hằng ngày; rỗng khi nêu một ngày / Monday 1 … Sunday 7, 0 every day; null for a single day',
      ),
      column('day', 'DATE', 'Một ngày cụ thể / a single day'),
      column('reports', 'BOOLEAN', 'Có báo cáo / reports'),
      column('delay_days', 'INTEGER', 'Hạn sau ngày báo cáo, ngày / promised delay in days'),
      importId,
    ],
  },
  {
    name: 'visit_outcome',
    comment:
      'Kết quả các lượt ra quân, mọi phiên bản; phiên bản lớn nhất là đúng / outcomes of visits, every version; the highest counts',
    columns: [
      column('visit_id', 'VARCHAR', 'Mã lượt / visit'),
      column('version', 'INTEGER', 'Phiên bản / version'),
      wardCode,
      day,
      channel,
      column('level1', 'INTEGER', 'Số người đạt mức 1 / people brought to level 1'),
      column('level2', 'INTEGER', 'Số người đạt mức 2 / people brought to level 2'),
      column('absent', 'INTEGER', 'Số người vắng / people not found'),
      column('refused', 'INTEGER', 'Số người từ chối / people who refused'),
      importId,
    ],
  },
  {
    name: 'boundary',
    comment: 'Bộ ranh giới đang dùng / the boundary set in use',
    columns: [
      column('vintage', 'VARCHAR', 'Mã nội dung / content hash'),
      column('approximate', 'BOOLEAN', 'Ranh giới gần đúng / stand-in derived from centres'),
      column('source', 'VARCHAR', 'Nguồn / source'),
      column('bbox', 'DOUBLE[]', 'Tây, nam, đông, bắc / west, south, east, north'),
      column('features', 'JSON', 'Mảng GeoJSON Feature / array of GeoJSON features'),
      importId,
    ],
  },
  {
    name: 'campaign',
    comment: 'Chiến dịch: tên, ngày, chỉ tiêu / the campaign',
    columns: [
      column('id', 'VARCHAR', 'Mã / id'),
      column('start_day', 'DATE', 'Ngày bắt đầu / first day'),
      column('end_day', 'DATE', 'Ngày kết thúc / last day'),
      column('headline_level', 'UTINYINT', 'Mức tài khoản được tính / account level that counts'),
      column('ministry_target', 'INTEGER', 'Chỉ tiêu Bộ giao / ministry target'),
      column('plan', 'INTEGER', 'Kế hoạch / plan'),
      column('definition', 'JSON', 'Toàn bộ khai báo / the whole definition'),
    ],
  },
];
