import type { Problem } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';

interface Invariant {
  name: string;
  vi: string;
  en: string;
  /** Counts what breaks it; 0 when it holds. */
  broken: string;
}

/** What must hold of every generation before it is published. Cost: scans of cubes and of two event columns. */
const invariants: Invariant[] = [
  {
    name: 'sums-agree',
    vi: 'Tổng các xã, các huyện và tỉnh không bằng nhau.',
    en: 'The sums over wards, districts and province differ.',
    broken: `
      SELECT count(*)::DOUBLE AS broken FROM (
        SELECT indicator, day,
          sum(activated) FILTER (area_level = 'ward') AS wards,
          sum(activated) FILTER (area_level = 'district') AS districts,
          sum(activated) FILTER (area_level = 'province') AS provinces
        FROM coverage_daily GROUP BY indicator, day
      ) WHERE wards <> districts OR wards <> provinces`,
  },
  {
    name: 'persons-agree',
    vi: 'Luỹ kế và số người bị loại trừ không bằng số người trong các lượt kích hoạt.',
    en: 'The cumulative count and the excluded people differ from the persons in the events.',
    broken: `
      SELECT count(*)::DOUBLE AS broken
      FROM (
        SELECT indicator, sum(persons) AS persons
        FROM (
          SELECT indicator, activated - provisional - aggregated AS persons
          FROM coverage_daily
          WHERE area_level = 'ward' AND day = (SELECT max(day) FROM coverage_daily)
          UNION ALL
          SELECT indicator, persons FROM excluded_activation
        )
        GROUP BY ALL
      ) AS counted
      FULL JOIN (
        SELECT
          CASE indicator WHEN 'account' THEN 'level1' ELSE indicator::VARCHAR END::indicator
            AS indicator,
          sum(change1) AS persons
        FROM event GROUP BY ALL
        UNION ALL
        SELECT 'level2'::indicator, sum(change2) FROM event
      ) AS held USING (indicator)
      WHERE coalesce(counted.persons, 0) <> coalesce(held.persons, 0)`,
  },
  {
    name: 'counts-not-negative',
    vi: 'Có số liệu âm: số thu hồi nhiều hơn số đã tính.',
    en: 'Some counts are negative: more is reversed than was counted.',
    broken: `
      SELECT (
        (SELECT count(*) FROM coverage_daily WHERE activated < provisional + aggregated)
        + (SELECT count(*) FROM activated_cell WHERE persons < 0)
      )::DOUBLE AS broken`,
  },
  {
    name: 'imports-reconcile',
    vi: 'Số dòng đã nhận không bằng số lượt kích hoạt.',
    en: 'The rows accepted differ from the events held.',
    broken: `
      SELECT abs(
        (SELECT coalesce(sum(accepted), 0) FROM import WHERE kind = 'activations')
        - (SELECT count(*) FROM event)
        - (SELECT coalesce(sum(removed), 0) FROM correction_balance)
      )::DOUBLE AS broken`,
  },
  {
    name: 'quarantine-reconciles',
    vi: 'Số dòng cách ly không bằng số dòng trong bảng cách ly.',
    en: 'The rows quarantined differ from the quarantine table.',
    broken: `
      SELECT abs(
        (SELECT coalesce(sum(quarantined), 0) FROM import) - (SELECT count(*) FROM quarantine)
      )::DOUBLE AS broken`,
  },
  {
    name: 'wards-known',
    vi: 'Có lượt kích hoạt thuộc xã không có trong danh mục.',
    en: 'Some events belong to wards that are not in the list of areas.',
    broken: `
      SELECT count(*)::DOUBLE AS broken
      FROM (SELECT DISTINCT ward_code FROM event) AS used
      ANTI JOIN area ON area.code = used.ward_code AND area.level = 'ward'`,
  },
  {
    name: 'areas-rooted',
    vi: 'Có xã không thuộc huyện nào, hoặc huyện không thuộc tỉnh nào.',
    en: 'Some wards have no district, or districts no province.',
    broken: `
      SELECT count(*)::DOUBLE AS broken
      FROM area AS child
      ANTI JOIN area AS parent ON parent.code = child.parent_code AND parent.level < child.level
      WHERE child.level <> 'province'`,
  },
];

/** The problem of the first invariant that does not hold; null when the build may be published. */
export async function findBrokenInvariant(session: Session): Promise<Problem | null> {
  for (const invariant of invariants) {
    const { broken } = await session.one<{ broken: number }>(invariant.broken);
    if (broken === 0) continue;
    return {
      code: 'integrity-failed',
      message: {
        vi: `Kiểm tra trước khi công bố thất bại: ${invariant.vi}`,
        en: `The check before publication failed: ${invariant.en}`,
      },
      remedy: {
        vi: 'Không có gì thay đổi. Hãy gửi tệp và thông báo này cho người phát triển.',
        en: 'Nothing has changed. Send the file and this message to the developers.',
      },
      place: { field: invariant.name, value: String(broken) },
    };
  }
  return null;
}
