import { Link } from '@tanstack/react-router';
import type { QuarantinedRow } from '@tungngo/domain';
import { Fragment, useState } from 'react';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import page from '../data-page.module.css';
import { Scroller } from '../scroller.js';
import { dataTexts } from '../texts.js';
import { alikeRows } from './changed-values.js';
import { MendForm } from './mend-form.js';
import styles from './quarantine.module.css';
import { quarantineTexts } from './texts.js';

interface Props {
  rows: readonly QuarantinedRow[];
  onMended(said: string): void;
}

const keyOf = ({ importId, row, rule }: QuarantinedRow) => `${importId} ${row} ${rule}`;
const COLUMNS = 7;

export function QuarantineRows({ rows, onMended }: Props) {
  const t = useTexts(quarantineTexts);
  const d = useTexts(dataTexts);
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  return (
    <Scroller label={t.title}>
      <table data-testid="quarantine-table" className={page.stacked}>
        <thead>
          <tr>
            <th scope="col">{d.file}</th>
            <th scope="col" className="number">
              {d.row}
            </th>
            <th scope="col">{d.column}</th>
            <th scope="col">{d.value}</th>
            <th scope="col">{d.reason}</th>
            <th scope="col">
              <span className="visually-hidden">{t.mend}</span>
            </th>
            <th scope="col">{t.whole}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={keyOf(row)}>
              <Row row={row} open={open === keyOf(row)} onOpen={() => setOpen(keyOf(row))} />
              {open === keyOf(row) && (
                <tr>
                  <td colSpan={COLUMNS} data-wide>
                    <MendForm
                      row={row}
                      alike={alikeRows(row, rows)}
                      onClose={close}
                      onMended={(said) => {
                        onMended(said);
                        close();
                      }}
                    />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

interface RowProps {
  row: QuarantinedRow;
  open: boolean;
  onOpen(): void;
}

function Row({ row, open, onOpen }: RowProps) {
  const d = useTexts(dataTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  return (
    <tr
      data-picked={open || undefined}
      data-row={row.row}
      className={row.mendedIn ? styles.done : undefined}
    >
      <td className={styles.file}>{row.file}</td>
      <td className="number">
        <span className={styles.rowWord}>{d.row} </span>
        {formats.count(row.row)}
      </td>
      <td data-wide className={styles.column}>
        {row.column}
      </td>
      <td data-wide>
        {row.value === '' ? <i className="faint">{d.emptyValue}</i> : <code>{row.value}</code>}
      </td>
      <td className={styles.reason} data-wide>
        {say(row.reason)}
      </td>
      <td>
        <Mending {...{ row, open, onOpen }} />
      </td>
      <td className={styles.raw} data-wide>
        <Whole row={row} />
      </td>
    </tr>
  );
}

function Mending({ row, open, onOpen }: RowProps) {
  const t = useTexts(quarantineTexts);
  const { formats } = useLanguage();
  if (row.mendedIn) {
    return (
      <Link
        to="/data"
        search={{ tab: 'imports', import: row.mendedIn }}
        className={styles.mended}
        title={t.mendedIn}
      >
        {t.mended}
      </Link>
    );
  }
  return (
    <button
      type="button"
      className="button"
      data-size="small"
      aria-expanded={open}
      aria-label={t.mendRow(formats.count(row.row))}
      onClick={onOpen}
    >
      {t.mend}
    </button>
  );
}

/** The row as it was read, the wrong value in bold. */
function Whole({ row: { raw, header } }: { row: QuarantinedRow }) {
  return Object.entries(raw).map(([name, value], i) => (
    <span key={name}>
      {i > 0 && ' · '}
      {name}: {name === header ? <b>{value || '∅'}</b> : value}
    </span>
  ));
}
