import type { RoadLine } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';
import { column, importId, type Table } from '../schema/columns.js';

/** Roads as files of map programs have them. */
export const roadTables: Table[] = [
  {
    name: 'road',
    comment: 'Mạng đường nhập từ tệp, mỗi dòng một tuyến / roads as imported, a line each',
    columns: [
      column('shape', 'JSON', 'Tuyến GeoJSON, WGS 84 / GeoJSON line'),
      column('name', 'VARCHAR', 'Tên đường / name'),
      column('class', 'road_class', 'Cấp đường / class'),
      column('direction', 'road_direction', 'Chiều đi so với tuyến / ways along the line'),
      column('speed', 'DOUBLE', 'Tốc độ, km/h; rỗng khi không rõ / speed; null when unknown'),
      importId,
    ],
  },
];

type Part = RoadLine['parts'][number];

/** Every road, in the order in which it came. */
export async function readRoads(session: Session): Promise<RoadLine[]> {
  const rows = await session.rows<Omit<RoadLine, 'parts'> & { shape: string }>(`
    SELECT
      shape::VARCHAR AS shape, class::VARCHAR AS "roadClass", direction::VARCHAR AS direction,
      nullif(speed, 0) AS "speedKmh"
    FROM road ORDER BY rowid`);
  return rows.map(({ shape, ...road }) => {
    const { type, coordinates } = JSON.parse(shape) as
      | { type: 'LineString'; coordinates: Part }
      | { type: 'MultiLineString'; coordinates: Part[] };
    return { ...road, parts: type === 'LineString' ? [coordinates] : coordinates };
  });
}
