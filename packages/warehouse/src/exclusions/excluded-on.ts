/**
 * The excluded people as of a day: those of the newest count of their ward and residency up to it,
 * and those of them who count by then. `day` is SQL. An indicator with denominators of its own has
 * those. Grain: area, ward, indicator. Cost: rows of `eligible` of the wards concerned.
 */
export const excludedOn = (day: string) => `
  WITH asked AS (
    SELECT DISTINCT area_id, ward_code, indicator,
      CASE WHEN indicator IN (SELECT indicator FROM eligible) THEN indicator END AS counted_for
    FROM excluded_cell CROSS JOIN (
      SELECT unnest(['level1', 'level2'])::indicator AS indicator
      UNION
      SELECT indicator FROM excluded_activation
      UNION
      SELECT indicator FROM excluded_eligible WHERE indicator IS NOT NULL
    )
  ),
  newest AS (
    SELECT indicator, ward_code, residency, max(counted_day) AS counted_day
    FROM eligible SEMI JOIN excluded_cell USING (ward_code)
    WHERE counted_day <= ${day} GROUP BY ALL
  ),
  denominator AS (
    SELECT
      area_id, ward_code, counted.indicator AS counted_for,
      coalesce(sum(people) FILTER (residency = 'permanent'), 0) AS permanent,
      coalesce(sum(people) FILTER (residency = 'temporary'), 0) AS temporary,
      sum(estimated) AS estimated
    FROM excluded_eligible AS counted
    JOIN newest USING (ward_code, residency, counted_day)
    JOIN excluded_cell USING (cell, ward_code)
    WHERE counted.indicator IS NOT DISTINCT FROM newest.indicator
    GROUP BY ALL
  ),
  reached AS (
    SELECT area_id, ward_code, indicator, sum(persons) AS activated
    FROM excluded_activation JOIN excluded_cell USING (cell, ward_code)
    WHERE day <= ${day} GROUP BY ALL
  )
  SELECT
    asked.area_id, asked.ward_code, asked.indicator,
    coalesce(permanent, 0)::INTEGER AS permanent, coalesce(temporary, 0)::INTEGER AS temporary,
    coalesce(estimated, 0)::INTEGER AS estimated, coalesce(activated, 0)::INTEGER AS activated
  FROM asked
  LEFT JOIN denominator
    ON denominator.area_id = asked.area_id AND denominator.ward_code = asked.ward_code
    AND denominator.counted_for IS NOT DISTINCT FROM asked.counted_for
  LEFT JOIN reached
    ON reached.area_id = asked.area_id AND reached.ward_code = asked.ward_code
    AND reached.indicator = asked.indicator`;
