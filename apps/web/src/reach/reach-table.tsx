import { type Overview, type ReachSummary, shortAreaName } from '@tungngo/domain';
import { useLanguage, useTexts } from '../language/language.js';
import { cellsAsCsv } from '../plan/ranking-text.js';
import styles from './reach.module.css';
import { useWritten } from './reach-figures.js';
import { type ReachTableName, reachTables } from './reach-search.js';
import { saveFile } from './save-file.js';
import { reachTexts } from './texts.js';

interface Props {
  overview: Overview;
  summary: ReachSummary;
  table: ReachTableName;
  onTable(table: ReachTableName | undefined): void;
}

interface Row {
  code: string;
  name: string;
  people: number;
  beyond: number;
  medianMetres: number | null;
}

/** Districts, wards or serving points, most people beyond the reach first. */
export function ReachTable({ overview, summary, table, onTable }: Props) {
  const t = useTexts(reachTexts);
  const { formats } = useLanguage();
  const written = useWritten();
  const rows = rowsOf(overview, summary, table);
  const head = [t.place, t.remaining, t.beyond, t.share, ...(table === 'point' ? [] : [t.median])];
  const shareOf = ({ people, beyond }: Row) => (people > 0 ? beyond / people : 0);
  const csv = () =>
    cellsAsCsv([
      [t.code, ...head],
      ...rows.map((row) => [
        row.code,
        row.name,
        row.people,
        row.beyond,
        shareOf(row),
        ...(table === 'point' ? [] : [row.medianMetres]),
      ]),
    ]);
  return (
    <section className={styles.panel} aria-labelledby="reach-table-title">
      <div className={styles.head}>
        <h2 id="reach-table-title">{t.beyond}</h2>
        <fieldset className="segmented">
          <legend className="visually-hidden">{t.table}</legend>
          {reachTables.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={table === name}
              onClick={() => onTable(name === 'district' ? undefined : name)}
            >
              {t[name]}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          className="button"
          data-size="small"
          onClick={() =>
            saveFile(csv(), `${t.tableFile}-${summary.day}-${summary.generation}.csv`, 'text/csv')
          }
        >
          {t.csv}
        </button>
      </div>
      <div className={styles.scroller}>
        <table className={styles.table} data-testid="reach-table">
          <thead>
            <tr>
              {head.map((text) => (
                <th key={text} scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">{row.name}</th>
                <td>{formats.count(row.people)}</td>
                <td>{formats.count(row.beyond)}</td>
                <td>{formats.share(shareOf(row))}</td>
                {table !== 'point' && <td>{written(row.medianMetres, 'metres')}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function rowsOf({ areas }: Overview, summary: ReachSummary, table: ReachTableName): Row[] {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const rows: Row[] =
    table === 'point'
      ? summary.points.map(({ id, name, people, beyond }) => ({
          code: id,
          name,
          people,
          beyond,
          medianMetres: null,
        }))
      : summary.areas.flatMap((row) => {
          const area = byCode.get(row.code);
          return area?.level === table ? [{ ...row, name: shortAreaName(area.name) }] : [];
        });
  return rows.sort((a, b) => b.beyond - a.beyond || (a.name < b.name ? -1 : 1));
}
