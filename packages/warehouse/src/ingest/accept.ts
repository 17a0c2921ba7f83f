import { type Session, sqlName } from '../duckdb/session.js';
import { acceptCorrections } from './accept-corrections.js';
import type { DelimitedKind, RowRule } from './column-spec.js';
import { KEY_CONFLICT, type NumberedRule, type Staged } from './incoming.js';

/** Marks in `incoming` the rows that break a rule which needs more than one column or row. */
export async function checkRows(session: Session, kind: DelimitedKind, staged: Staged) {
  if (kind.onKnownKey === 'append') return;
  const conflict = staged.rules.find(({ rule }) => rule === KEY_CONFLICT);
  if (conflict) await markKeyConflicts(session, kind, conflict);
  const rowRules = kind.rowRules ?? [];
  const numbers = staged.rules.slice(-1 - rowRules.length, -1);
  // A row that falls can take with it the rows that refer to it, so until none falls.
  for (let fallen = 1; fallen > 0; ) {
    fallen = 0;
    for (const [i, rule] of rowRules.entries()) {
      fallen += await markBroken(session, rule, numbers[i]?.number ?? 0);
    }
  }
}

async function markBroken(session: Session, rule: RowRule, number: number): Promise<number> {
  const { Count } = await session.one<{ Count: bigint }>(`
    UPDATE incoming AS row SET problem = ${number}, bad_value = row.${sqlName(rule.field)}::VARCHAR
    WHERE row.problem = 0 AND (${rule.broken})`);
  return Number(Count);
}

/** A key said twice with different values: the first row stands, the others are rejected. */
async function markKeyConflicts(session: Session, kind: DelimitedKind, rule: NumberedRule) {
  const fields = kind.columns.map(({ field }) => sqlName(field)).join(', ');
  await session.run(`
    UPDATE incoming SET problem = ${rule.number}, bad_value = ${sqlName(rule.field)}::VARCHAR
    WHERE rowid IN (
      SELECT id FROM (
        SELECT
          rowid AS id,
          hash(${fields}) AS said,
          first_value(hash(${fields})) OVER (PARTITION BY ${keyOf(kind)} ORDER BY rowid) AS first_said
        FROM incoming WHERE problem = 0
      ) WHERE said <> first_said
    )`);
}

function keyOf(kind: DelimitedKind): string {
  return kind.key.map(sqlName).join(', ');
}

/** Takes the duplicates out of `incoming` and returns how many there were. */
export async function dropDuplicates(session: Session, kind: DelimitedKind): Promise<number> {
  const within = await dropRepeated(session, kind);
  return within + (await dropKnown(session, kind));
}

/**
 * Within the file. Most files repeat nothing, so a cheap count by a hash of the key first finds the
 * few candidates; only those are compared exactly. Of rows with the same key the one that is least
 * in the order of all its fields stays, so that the order of a file's rows does not matter.
 */
async function dropRepeated(session: Session, kind: DelimitedKind): Promise<number> {
  const key = keyOf(kind);
  await session.run(`
    CREATE OR REPLACE TEMP TABLE repeated AS
    SELECT hash(${key}) AS key_hash FROM incoming WHERE problem = 0
    GROUP BY key_hash HAVING count(*) > 1`);
  const { some } = await session.one<{ some: boolean }>(
    'SELECT count(*) > 0 AS some FROM repeated',
  );
  if (!some) return 0;
  const order = kind.columns.map(({ field }) => sqlName(field)).join(', ');
  return deleted(
    session,
    `rowid IN (
      SELECT id FROM (
        SELECT rowid AS id, row_number() OVER (PARTITION BY ${key} ORDER BY ${order}, rowid) AS nth
        FROM incoming SEMI JOIN repeated ON repeated.key_hash = hash(${key})
        WHERE problem = 0
      ) WHERE nth > 1
    )`,
  );
}

/**
 * Known to the warehouse. Events: the key alone; dimensions: every value, since other values replace.
 * Cost: a hash join of the file with that part of the table whose times the file spans.
 */
async function dropKnown(session: Session, kind: DelimitedKind): Promise<number> {
  const fields = kind.onKnownKey === 'append' ? kind.key : kind.columns.map(({ field }) => field);
  const { some } = await session.one<{ some: boolean }>(
    `SELECT EXISTS (FROM ${sqlName(kind.table)}) AS some`,
  );
  if (!some) return 0;
  const same = fields.map((field) => {
    const name = sqlName(field);
    const optional = kind.columns.find((spec) => spec.field === field)?.optional === true;
    return `known.${name} ${optional ? 'IS NOT DISTINCT FROM' : '='} incoming.${name}`;
  });
  return deleted(
    session,
    `problem = 0 AND EXISTS (
      FROM ${sqlName(kind.table)} AS known WHERE ${same.join(' AND ')}
    )`,
  );
}

async function deleted(session: Session, condition: string): Promise<number> {
  const { Count } = await session.one<{ Count: bigint }>(`DELETE FROM incoming WHERE ${condition}`);
  return Number(Count);
}

/** Writes the rows without a problem to their table and returns how many there are. */
export async function writeAccepted(
  session: Session,
  kind: DelimitedKind,
  importId: number,
): Promise<number> {
  if (kind.kind === 'corrections') return acceptCorrections(session, importId);
  const table = sqlName(kind.table);
  if (kind.onKnownKey === 'replace') {
    const same = kind.key.map((field) => {
      const name = sqlName(field);
      return `incoming.${name} IS NOT DISTINCT FROM known.${name}`;
    });
    await session.run(`
      DELETE FROM ${table} AS known
      WHERE EXISTS (FROM incoming WHERE problem = 0 AND ${same.join(' AND ')})`);
  }
  const fields = kind.columns.map(({ field }) => sqlName(field)).join(', ');
  const { Count } = await session.one<{ Count: bigint }>(`
    INSERT INTO ${table} (${fields}, import_id)
    SELECT ${fields}, ${importId} FROM incoming WHERE problem = 0`);
  return Number(Count);
}
