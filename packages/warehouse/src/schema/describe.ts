import type { SchemaTable } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';

/** Tables and views with their comments, for the analyst's explorer and completion. */
export async function readSchema(session: Session): Promise<SchemaTable[]> {
  const columns = await session.rows<SchemaTable['columns'][number] & { table: string }>(`
    SELECT
      table_name AS "table", column_name AS name, data_type AS type, coalesce(comment, '') AS comment
    FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main'
    ORDER BY table_name, column_index`);
  const tables = await session.rows<Omit<SchemaTable, 'columns'>>(`
    SELECT table_name AS name, coalesce(comment, '') AS comment, estimated_size::DOUBLE AS rows
    FROM duckdb_tables() WHERE NOT internal
    UNION ALL
    SELECT view_name, coalesce(comment, ''), NULL FROM duckdb_views() WHERE NOT internal
    ORDER BY name`);
  return tables.map((table) => ({
    ...table,
    columns: columns
      .filter((column) => column.table === table.name)
      .map(({ name, type, comment }) => ({ name, type, comment })),
  }));
}
