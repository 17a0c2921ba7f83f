import {
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type Json,
  StatementType,
} from '@duckdb/node-api';
import { ok, type Problem, type Result, refused } from '@tungngo/domain';
import { engineErrorOf, problemOfEngineError } from './engine-errors.js';
import { emptyStatement, needsParameters, refusedStatement } from './query-problems.js';

/**
 * Prepares a text that holds one reading statement, or says why it may not run. DuckDB's own parser
 * judges: only a SELECT can be told as a tree, and no table function in the tree may be one of the
 * denied. Nothing is bound before that, because binding a file reader already opens the file.
 */
export async function prepareRead(
  connection: DuckDBConnection,
  sql: string,
  deniedFunctions: ReadonlySet<string>,
): Promise<Result<DuckDBPreparedStatement>> {
  const explained = explainedStatement(sql);
  const problem = await judge(connection, explained?.statement ?? sql, deniedFunctions);
  if (problem) return refused(problem);
  const extracted = await connection.extractStatements(
    explained ? `${explained.prefix} ${explained.statement}` : sql,
  );
  if (extracted.count !== 1) return refused(severalStatements);
  const prepared = await extracted.prepare(0);
  const wanted = explained ? StatementType.EXPLAIN : StatementType.SELECT;
  if (prepared.statementType !== wanted) return refused(notARead);
  if (prepared.parameterCount > 0) return refused(needsParameters);
  return ok(prepared);
}

/**
 * EXPLAIN has no tree of its own, so the statement behind it is judged alone. However the text is
 * cut, it is safe: what runs is EXPLAIN before something that DuckDB took for one SELECT.
 */
function explainedStatement(sql: string) {
  const match = /^\s*(EXPLAIN(?:\s+ANALYZE)?)\b(.*)$/is.exec(sql);
  return match ? { prefix: match[1] ?? '', statement: match[2] ?? '' } : null;
}

interface Serialized {
  error: boolean;
  error_type?: string;
  statements?: Json[];
}

async function judge(
  connection: DuckDBConnection,
  sql: string,
  deniedFunctions: ReadonlySet<string>,
): Promise<Problem | null> {
  const reader = await connection.runAndReadAll('SELECT json_serialize_sql($sql::VARCHAR)', {
    sql,
  });
  const text = String(reader.getRowsJS()[0]?.[0]);
  const serialized = JSON.parse(text) as Serialized;
  if (serialized.error) {
    return serialized.error_type === 'not implemented'
      ? notARead
      : problemOfEngineError(engineErrorOf(text), sql);
  }
  const { statements = [] } = serialized;
  if (statements.length === 0) return emptyStatement;
  if (statements.length > 1) return severalStatements;
  return findDenied(statements, deniedFunctions);
}

/** Walks the whole tree; it can be deeper than the stack. */
function findDenied(statements: Json[], deniedFunctions: ReadonlySet<string>): Problem | null {
  const pending: Json[] = [...statements];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node === null || typeof node !== 'object') continue;
    if (Array.isArray(node)) {
      for (const item of node) pending.push(item);
      continue;
    }
    const { function_name: name, type, table_name: table } = node as Record<string, Json>;
    if (typeof name === 'string' && deniedFunctions.has(name.toLowerCase())) {
      return deniedFunction(name);
    }
    if (type === 'BASE_TABLE' && typeof table === 'string' && /[/\\:]|\.\w+$/.test(table)) {
      return fileAsTable(table);
    }
    for (const value of Object.values(node)) pending.push(value as Json);
  }
  return null;
}

const notARead = refusedStatement({
  vi: 'Câu lệnh này không phải là câu đọc dữ liệu.',
  en: 'This statement does not only read data.',
});

const severalStatements = refusedStatement({
  vi: 'Có nhiều câu lệnh; mỗi lần chỉ chạy một câu. PIVOT cần danh sách giá trị: PIVOT … ON cột IN (…).',
  en: 'There are several statements; only one runs at a time. PIVOT needs its values: PIVOT … ON column IN (…).',
});

const deniedFunction = (name: string) =>
  refusedStatement(
    {
      vi: `Không được dùng hàm ${name} ở đây: nó đọc ra ngoài dữ liệu đã công bố.`,
      en: `The function ${name} may not be used here: it reads beyond the published data.`,
    },
    name,
  );

const fileAsTable = (table: string) =>
  refusedStatement(
    {
      vi: `“${table}” là tên tệp; câu lệnh không được đọc tệp.`,
      en: `“${table}” names a file; a query may not read files.`,
    },
    table,
  );
