import { column, importId, type Table } from '../schema/columns.js';

/** What officers decided about hard areas. */
export const decisionTables: Table[] = [
  {
    name: 'area_decision',
    comment:
      'Quyết định của cán bộ về địa bàn khó, mọi phiên bản; phiên bản lớn nhất là đúng / decisions of officers about hard areas, every version; the highest counts',
    columns: [
      column('decision_id', 'VARCHAR', 'Mã quyết định / decision'),
      column('version', 'INTEGER', 'Phiên bản / version'),
      column(
        'kind',
        'VARCHAR',
        'draw vẽ mới, confirm xác nhận, reject bác bỏ, merge gộp, split tách, restrict hạn chế / what was decided',
      ),
      column('area_ids', 'JSON', 'Mã các địa bàn được quyết định / areas that it was about'),
      column(
        'parts',
        'JSON',
        'Các địa bàn mà quyết định để lại: mã, ô, tên, loại / areas that it leaves: id, cells, name, kind',
      ),
      column('restriction', 'VARCHAR', 'inaccessible không tiếp cận được, excluded loại trừ'),
      column('until', 'DATE', 'Ngày cuối của hạn chế / last day of the restriction'),
      column('reason', 'VARCHAR', 'Lý do / reason'),
      column('author', 'VARCHAR', 'Người quyết định / who decided'),
      column('decided_at', 'TIMESTAMPTZ', 'Thời điểm quyết định / when'),
      column('removed_at', 'TIMESTAMPTZ', 'Thời điểm hoàn tác / when it was undone'),
      importId,
    ],
  },
];
