import type { MappingProposal } from '@tungngo/domain';
import type { DelimitedKind } from '../ingest/column-spec.js';
import { type ReadColumns, readColumns } from './column-claims.js';
import { type MappingOptions, proposeFor } from './propose-mapping.js';

/** A kind that a table's headers fit. */
export interface RankedKind extends MappingProposal {
  kind: DelimitedKind['kind'];
  /** 0–1; from 0.5 on every required field has its column. */
  score: number;
}

/**
 * The kinds whose columns the table has, best first: those with all that is required, then those
 * with most of it; among these the one that leaves fewest columns of the table unexplained.
 * Kinds of which nothing is there are left out.
 */
export function rankKinds(
  headers: readonly string[],
  kinds: readonly DelimitedKind[],
  options: Pick<MappingOptions, 'sample'> = {},
): RankedKind[] {
  const columns = readColumns(headers);
  return kinds
    .map((kind) => rank(columns, kind, options))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

function rank(
  table: ReadColumns,
  kind: DelimitedKind,
  options: Pick<MappingOptions, 'sample'>,
): RankedKind {
  const { columns, missing, unused, guessed, ambiguous } = proposeFor(table, kind, options);
  const proposal = { kind: kind.kind, columns, missing, guessed, ambiguous };
  const required = kind.columns.filter(({ optional }) => !optional).length;
  const found = Object.keys(columns).length;
  if (found === 0) return { ...proposal, score: 0 };
  const width = Math.max(1, table.names.length);
  const explained = (width - unused.length - guessed.length / 2) / width;
  const filled = required === 0 ? 1 : (required - missing.length) / required;
  const score = missing.length === 0 ? 0.5 + explained / 2 : (filled * 0.8 + explained * 0.2) / 2;
  return { ...proposal, score: Math.max(score, 0.001) };
}
