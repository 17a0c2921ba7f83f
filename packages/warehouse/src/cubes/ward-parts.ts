/** Each ward with itself, its district and its province. */
export const wardParts = `
  SELECT code AS ward_code, code AS area_code FROM area WHERE level = 'ward'
  UNION ALL
  SELECT code, parent_code FROM area WHERE level = 'ward'
  UNION ALL
  SELECT ward.code, district.parent_code
  FROM area AS ward JOIN area AS district ON district.code = ward.parent_code
  WHERE ward.level = 'ward'`;
