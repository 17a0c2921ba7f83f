import { type FileInspection, type InspectedTable, textEncodings } from '@tungngo/domain';
import { type FormEvent, useState } from 'react';
import { useLanguage, useTexts } from '../../language/language.js';
import page from '../data-page.module.css';
import { fileSize } from '../file-size.js';
import { type Draft, redrawn } from './draft.js';
import styles from './import.module.css';
import { importTexts } from './texts.js';
import { wizard } from './wizard.js';

interface Props {
  inspection: FileInspection;
  draft: Draft;
  table: InspectedTable;
}

const formatNames: Record<string, string> = {
  csv: 'CSV',
  xlsx: 'Excel',
  parquet: 'Parquet',
  'json-lines': 'JSON lines',
  geo: 'GIS',
};
const encodingNames: Record<string, string> = {
  'utf-8': 'UTF-8 (Unicode)',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1258': 'Windows-1258',
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI',
};
const delimiters: [character: string, name: string][] = [
  [',', ','],
  [';', ';'],
  ['\t', 'Tab'],
  ['|', '|'],
];

/** What the file is, as it was found; what was found wrongly is mended here. */
export function FileFacts({ inspection, draft, table }: Props) {
  const t = useTexts(importTexts);
  const { language, formats } = useLanguage();
  const { tables, packed, format, bytes } = inspection;
  const read = (change: Partial<Draft['reading']>) => wizard.read({ ...draft.reading, ...change });
  return (
    <section className={page.card}>
      <h2>{t.found}</h2>
      <div className={styles.reading}>
        <dl data-wide>
          <dt>{t.file}</dt>
          <dd>{inspection.file}</dd>
        </dl>
        <dl>
          <dt>{t.format}</dt>
          <dd>
            {formatNames[format] ?? format}
            {packed && ` (${packed})`}
          </dd>
        </dl>
        <dl>
          <dt>{t.size}</dt>
          <dd>{fileSize(bytes, language)}</dd>
        </dl>
        {tables.length > 1 && (
          <label data-wide>
            {t.sheet}
            <select
              name="table"
              value={draft.table}
              onChange={({ currentTarget }) =>
                wizard.decide(redrawn(draft, inspection, { table: currentTarget.value }))
              }
            >
              {tables.map(({ name, headers }) => (
                <option key={name} value={name}>
                  {t.sheetOf(name, formats.count(headers.length))}
                </option>
              ))}
            </select>
          </label>
        )}
        {inspection.encoding && (
          <TextReading encoding={inspection.encoding} draft={draft} onRead={read} />
        )}
        {table.headerRow > 0 && (
          <HeaderRow
            key={`${table.name} ${table.headerRow}`}
            found={table.headerRow}
            onRead={(headerRow) => read({ headerRow })}
          />
        )}
      </div>
    </section>
  );
}

interface TextReadingProps {
  encoding: NonNullable<FileInspection['encoding']>;
  draft: Draft;
  onRead(change: Partial<Draft['reading']>): void;
}

/** How the text is decoded and split. */
function TextReading({ encoding, draft, onRead }: TextReadingProps) {
  const t = useTexts(importTexts);
  return (
    <>
      <label>
        {t.encoding}
        <select
          name="encoding"
          value={draft.reading.encoding ?? encoding}
          onChange={({ currentTarget }) => {
            const chosen = textEncodings.find((name) => name === currentTarget.value);
            if (chosen) onRead({ encoding: chosen });
          }}
        >
          {textEncodings.map((name) => (
            <option key={name} value={name}>
              {encodingNames[name]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.delimiter}
        <select
          name="delimiter"
          value={draft.reading.delimiter ?? ''}
          onChange={({ currentTarget: { value } }) => value && onRead({ delimiter: value })}
        >
          <option value="" disabled={draft.reading.delimiter !== undefined}>
            {t.asFound}
          </option>
          {delimiters.map(([character, name]) => (
            <option key={name} value={character}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function HeaderRow({ found, onRead }: { found: number; onRead(row: number): void }) {
  const t = useTexts(importTexts);
  const [row, setRow] = useState(found);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (row !== found) onRead(row);
  };
  return (
    <form data-wide onSubmit={submit}>
      <label>
        {t.headerRow}
        <span className={styles.headerRow}>
          <input
            type="number"
            name="headerRow"
            min={1}
            max={1000}
            value={Number.isNaN(row) ? '' : row}
            onChange={({ currentTarget }) => setRow(currentTarget.valueAsNumber)}
          />
          <button type="submit" className="button" disabled={row === found || Number.isNaN(row)}>
            {t.readAgain}
          </button>
        </span>
      </label>
    </form>
  );
}
