import {
  indicatorLabels,
  type StatedTarget,
  type TargetChange,
  targetKindLabels,
} from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';

/** Every target as stated, newest period first; some rows an area. */
export function readTargets(session: Session): Promise<StatedTarget[]> {
  return session.rows<StatedTarget>(`
    SELECT area_code AS code, kind::VARCHAR AS kind, indicator::VARCHAR AS indicator,
      people::DOUBLE AS people, from_day::VARCHAR AS "fromDay", to_day::VARCHAR AS "toDay",
      import_id::VARCHAR AS "importId"
    FROM target ORDER BY from_day DESC, target.kind, area_code`);
}

/** New targets as records of the kind `targets`, by its own headers. */
export function targetRecords({
  kind,
  indicator,
  fromDay,
  toDay,
  areas,
}: TargetChange): Record<string, string | number>[] {
  return areas.map(({ code, people }) => ({
    'Mã đơn vị': code,
    'Loại chỉ tiêu': targetKindLabels[kind].vi,
    'Số lượng': people,
    'Từ ngày': fromDay,
    'Đến ngày': toDay,
    'Dành cho': indicator === null ? '' : indicatorLabels[indicator].vi,
  }));
}
