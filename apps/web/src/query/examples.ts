import type { Localized } from '@tungngo/domain';

/** Questions that planners ask, as queries to start from. */
export const exampleQueries: { title: Localized; sql: string }[] = [
  {
    title: {
      vi: 'Độ phủ mức 2 từng xã, thấp nhất trước',
      en: 'Level-2 coverage by ward, lowest first',
    },
    sql: `-- Độ phủ = đã kích hoạt ÷ đủ điều kiện, ở ngày mới nhất
WITH mau_so AS (
  SELECT area_code, arg_max(permanent + temporary, from_day) AS nguoi
  FROM eligible_in_force GROUP BY area_code
)
SELECT xa.name AS "Xã, phường", huyen.name AS "Huyện",
  d.activated AS "Đã kích hoạt", m.nguoi AS "Đủ điều kiện",
  round(100.0 * d.activated / m.nguoi, 1) AS "Độ phủ (%)"
FROM coverage_daily AS d
JOIN area AS xa ON xa.code = d.area_code AND xa.level = 'ward'
JOIN area AS huyen ON huyen.code = xa.parent_code
JOIN mau_so AS m ON m.area_code = d.area_code
WHERE d.indicator = 'level2' AND d.day = (SELECT max(day) FROM coverage_daily)
ORDER BY 5`,
  },
  {
    title: {
      vi: 'Số người kích hoạt mỗi ngày theo hình thức',
      en: 'People activated each day by channel',
    },
    sql: `SELECT day AS "Ngày", channel AS "Hình thức", sum(persons)::BIGINT AS "Số người"
FROM activation_daily
WHERE indicator = 'level2'
GROUP BY ALL
ORDER BY 1 DESC, 3 DESC`,
  },
  {
    title: {
      vi: 'Thứ nào trong tuần kích hoạt nhiều nhất',
      en: 'Which weekday brings most activations',
    },
    sql: `WITH moi_ngay AS (
  SELECT day, sum(persons) AS nguoi
  FROM activation_daily
  WHERE indicator = 'level2' AND day >= (SELECT start_day FROM campaign)
  GROUP BY day
)
SELECT isodow(day) AS "Thứ (1 = thứ Hai)", count(*) AS "Số ngày",
  round(avg(nguoi)) AS "Trung bình một ngày"
FROM moi_ngay GROUP BY 1 ORDER BY 1`,
  },
  {
    title: {
      vi: 'Còn lại: tạm trú so với thường trú theo huyện',
      en: 'Temporary against permanent residents by district',
    },
    sql: `WITH mau_so AS (
  SELECT area_code, arg_max(permanent, from_day) AS thuong_tru,
    arg_max(temporary, from_day) AS tam_tru
  FROM eligible_in_force GROUP BY area_code
), da_co AS (
  SELECT xa.parent_code AS area_code,
    sum(persons) FILTER (residency = 'permanent') AS thuong_tru,
    sum(persons) FILTER (residency = 'temporary') AS tam_tru
  FROM activation_daily JOIN area AS xa ON xa.code = ward_code
  WHERE activation_daily.indicator = 'level2' GROUP BY 1
)
SELECT huyen.name AS "Huyện",
  round(100.0 * d.thuong_tru / nullif(m.thuong_tru, 0), 1) AS "Thường trú (%)",
  round(100.0 * d.tam_tru / nullif(m.tam_tru, 0), 1) AS "Tạm trú (%)"
FROM area AS huyen
JOIN mau_so AS m ON m.area_code = huyen.code
JOIN da_co AS d ON d.area_code = huyen.code
WHERE huyen.level = 'district'
ORDER BY 3`,
  },
  {
    title: { vi: 'Địa bàn khó và lý do', en: 'Hard areas and their reasons' },
    sql: `SELECT name_vi AS "Địa bàn", ward_name AS "Xã, phường", kind AS "Loại",
  remaining AS "Còn lại", round(hardness) AS "Độ khó", best_hours_vi AS "Giờ dễ gặp"
FROM hard_area
ORDER BY hardness * remaining DESC`,
  },
  {
    title: { vi: 'Dòng bị cách ly theo quy tắc', en: 'Quarantined rows by rule' },
    sql: `SELECT i.file AS "Tệp", q.column_name AS "Cột", q.reason_vi AS "Lý do", count(*) AS "Số dòng"
FROM quarantine AS q JOIN import AS i USING (import_id)
GROUP BY ALL ORDER BY 4 DESC`,
  },
];
