import { type ImportReport, importKindLabels } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import styles from './data-page.module.css';
import { dataTexts } from './texts.js';

interface Props {
  imports: readonly ImportReport[];
  picked: string | undefined;
  onPick(importId: string): void;
}

const counts = ['rowsRead', 'accepted', 'quarantined', 'duplicate'] as const;

/** The account of every file: what was read is accepted, quarantined or a duplicate, and nothing else. */
export function ImportTable({ imports, picked, onPick }: Props) {
  const t = useTexts(dataTexts);
  const { formats } = useLanguage();
  const total = (name: (typeof counts)[number]) =>
    imports.reduce((sum, report) => sum + report[name], 0);
  return (
    <section className={styles.card} data-testid="import-table">
      <h2>
        {t.imports} <small>{t.sums}</small>
      </h2>
      {imports.length === 0 ? (
        <p className="faint">{t.noImports}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and a keyboard must reach it
        <section className={styles.scroller} aria-label={t.imports} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.file}</th>
                <th scope="col">{t.kind}</th>
                <th scope="col" className="number">
                  {t.read}
                </th>
                <th scope="col" className="number">
                  {t.accepted}
                </th>
                <th scope="col" className="number">
                  {t.quarantined}
                </th>
                <th scope="col" className="number">
                  {t.duplicate}
                </th>
                <th scope="col">{t.at}</th>
                <th scope="col" className="number">
                  {t.took}
                </th>
                <th scope="col" className="number">
                  {t.inGeneration}
                </th>
              </tr>
            </thead>
            <tbody>
              {imports.map((report) => (
                <ImportRow
                  key={report.importId}
                  report={report}
                  picked={report.importId === picked}
                  onPick={onPick}
                />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {t.total}
                </th>
                {counts.map((name) => (
                  <td key={name} className="number">
                    {formats.count(total(name))}
                  </td>
                ))}
                <td colSpan={3} />
              </tr>
            </tfoot>
          </table>
        </section>
      )}
    </section>
  );
}

interface RowProps {
  report: ImportReport;
  picked: boolean;
  onPick(importId: string): void;
}

function ImportRow({ report, picked, onPick }: RowProps) {
  const t = useTexts(dataTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { count } = formats;
  return (
    <tr data-picked={picked || undefined}>
      <th scope="row">{report.file}</th>
      <td className={styles.kind}>{say(importKindLabels[report.kind])}</td>
      <td className="number">{count(report.rowsRead)}</td>
      <td className="number">{count(report.accepted)}</td>
      <td className="number">
        {report.quarantined > 0 ? (
          <button
            type="button"
            className={styles.link}
            aria-label={t.showRows(report.file)}
            title={report.rules
              .map((rule) => `${count(rule.rows)} × ${say(rule.reason)}`)
              .join('\n')}
            onClick={() => onPick(report.importId)}
          >
            {count(report.quarantined)}
          </button>
        ) : (
          count(0)
        )}
      </td>
      <td className="number">{count(report.duplicate)}</td>
      <td className={styles.moment}>{formats.moment(report.importedAt)}</td>
      <td className="number">{formats.elapsed(report.elapsedMs)}</td>
      <td className="number">{count(report.generation)}</td>
    </tr>
  );
}
