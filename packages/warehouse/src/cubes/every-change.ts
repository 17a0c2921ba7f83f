/**
 * A person who begins (+1) or ceases (−1) to count, excluded people too; the sum is distinct persons.
 * Grain: person, indicator, change. Cost: two scans of `event`.
 */
export const everyChange = `
  SELECT
    person,
    CASE indicator WHEN 'account' THEN 'level1' WHEN 'chip-card' THEN 'chip-card'
      ELSE 'licence' END::indicator AS indicator,
    happened_at::DATE AS day, happened_at, ward_code, residency, channel, cell,
    1 AS change
  FROM event WHERE change1 = 1
  UNION ALL
  SELECT
    person, 'level2'::indicator, happened_at::DATE, happened_at,
    ward_code, residency, channel, cell, 1
  FROM event WHERE change2 = 1
  UNION ALL
  SELECT
    person, indicator, happened_at::DATE, happened_at,
    ward_code, residency, channel, cell, -1
  FROM cancellation`;
