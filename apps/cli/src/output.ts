import { describeProblem, type ImportProgress, type Language, type Problem } from '@tungngo/domain';

/** How a command talks: what it found goes to standard output, all else to standard error. */
export interface Output {
  language: Language;
  /** The result: one JSON document with `--json`, else the text. */
  result(value: unknown, text: string): void;
  /** A line for the person who waits; silent with `--json`. */
  note(vi: string, en: string): void;
  problem(problem: Problem): void;
}

export function openOutput({ json, language }: { json: boolean; language: Language }): Output {
  return {
    language,
    result: (value, text) =>
      process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`),
    note: (vi, en) => {
      if (!json) process.stderr.write(`• ${language === 'vi' ? vi : en}\n`);
    },
    problem: (problem) =>
      json
        ? process.stdout.write(`${JSON.stringify({ problem }, null, 2)}\n`)
        : process.stderr.write(`✗ ${describeProblem(problem, language)}\n`),
  };
}

/** Says each stage of an import once a file. */
export function progressNotes(output: Output): (progress: ImportProgress) => void {
  return ({ stage, file, rows }) => {
    const count = rows.toLocaleString(output.language);
    if (stage === 'read') output.note(`Đọc ${file}`, `Reading ${file}`);
    if (stage === 'check') output.note(`Kiểm tra ${count} dòng`, `Checking ${count} rows`);
    if (stage === 'verify') output.note('Tính và kiểm tra số liệu', 'Computing and verifying');
    if (stage === 'publish') output.note('Công bố', 'Publishing');
  };
}

/** Columns of text, right-aligned where every cell is a number. */
export function textTable(headers: string[], rows: string[][]): string {
  const numeric = headers.map((_, c) => rows.every((row) => /^-?[\d.,]*%?$/.test(row[c] ?? '')));
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
