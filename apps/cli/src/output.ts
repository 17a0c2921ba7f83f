import { describeProblem, type Language, type Problem } from '@tungngo/domain';

/** How a command talks: what it found goes to standard output, all else to standard error. */
export interface Output {
  language: Language;
  /** The result: one JSON document with `--json`, else the text. */
  result(value: unknown, text: string): void;
  /** A line for the person who waits; silent with `--json`. */
  note(vi: string, en: string): void;
  /** True where `redraw` shows a line: on a terminal, without `--json`. */
  redraws: boolean;
  /** Shows one line in the place of the one before; empty text removes it. */
  redraw(text: string): void;
  problem(problem: Problem): void;
}

export function openOutput({ json, language }: { json: boolean; language: Language }): Output {
  const { stdout, stderr } = process;
  const redraws = stderr.isTTY === true && !json;
  let shown = false;
  const redraw = (text: string) => {
    if (!redraws || (text === '' && !shown)) return;
    // A line that wraps cannot be taken back.
    stderr.write(`\r\x1b[K${text.slice(0, Math.max(20, (stderr.columns || 80) - 1))}`);
    shown = text !== '';
  };
  return {
    language,
    redraws,
    redraw,
    result(value, text) {
      redraw('');
      stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`);
    },
    note(vi, en) {
      if (json) return;
      redraw('');
      stderr.write(`• ${language === 'vi' ? vi : en}\n`);
    },
    problem(problem) {
      redraw('');
      if (json) stdout.write(`${JSON.stringify({ problem }, null, 2)}\n`);
      else stderr.write(`✗ ${describeProblem(problem, language)}\n`);
    },
  };
}

/** Columns of text, right-aligned where every cell is a number. */
export function textTable(headers: string[], rows: string[][]): string {
  const numeric = headers.map((_, c) =>
    rows.every((row) => /^(-?[\d.,]*%?|—)$/.test(row[c] ?? '')),
  );
  const widths = headers.map((header, c) =>
    Math.max(header.length, ...rows.map((row) => (row[c] ?? '').length)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, c) => (numeric[c] ? cell.padStart(widths[c] ?? 0) : cell.padEnd(widths[c] ?? 0)))
      .join('  ')
      .trimEnd();
  return [
    line(headers),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...rows.map(line),
  ].join('\n');
}

/** Text of a file for a cell of a table; it must not move a terminal's cursor. */
export function shown(text: string): string {
  const plain = text.replace(/\p{Cc}+/gu, ' ');
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}
