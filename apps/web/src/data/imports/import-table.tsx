import { Link } from '@tanstack/react-router';
import { type ImportReport, importKindLabels } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import page from '../data-page.module.css';
import { Scroller } from '../scroller.js';
import { dataTexts } from '../texts.js';
import styles from './imports.module.css';
import { importsTexts } from './texts.js';

interface Props {
  imports: readonly ImportReport[];
  picked: string | undefined;
  onPick(importId: string | undefined): void;
}

const counts = ['rowsRead', 'accepted', 'quarantined', 'duplicate'] as const;

/** The account of every file: what was read is accepted, quarantined or a duplicate, and nothing else. */
export function ImportTable({ imports, picked, onPick }: Props) {
  const t = useTexts(importsTexts);
  const { formats } = useLanguage();
  const total = (name: (typeof counts)[number]) =>
    imports.reduce((sum, report) => sum + report[name], 0);
  return (
    <Scroller label={t.accounts}>
      <table data-testid="import-table">
        <Head />
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
    </Scroller>
  );
}

function Head() {
  const t = useTexts(importsTexts);
  const d = useTexts(dataTexts);
  return (
    <thead>
      <tr>
        <th scope="col">{d.file}</th>
        <th scope="col">{d.kind}</th>
        {[d.read, d.accepted, d.quarantined, d.duplicate].map((name) => (
          <th key={name} scope="col" className="number">
            {name}
          </th>
        ))}
        <th scope="col">{t.at}</th>
        <th scope="col" className="number">
          {t.took}
        </th>
        <th scope="col" className="number">
          {t.inGeneration}
        </th>
      </tr>
    </thead>
  );
}

interface RowProps extends Pick<Props, 'onPick'> {
  report: ImportReport;
  picked: boolean;
}

function ImportRow({ report, picked, onPick }: RowProps) {
  const t = useTexts(importsTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { count } = formats;
  const { importId, file, quarantined } = report;
  return (
    <tr data-picked={picked || undefined}>
      <th scope="row" className={styles.fileName}>
        <button
          type="button"
          aria-label={t.show(file)}
          aria-expanded={picked}
          onClick={() => onPick(picked ? undefined : importId)}
        >
          {file}
        </button>
      </th>
      <td className={styles.kind}>{say(importKindLabels[report.kind])}</td>
      <td className="number">{count(report.rowsRead)}</td>
      <td className="number">{count(report.accepted)}</td>
      <td className="number">
        {quarantined > 0 ? (
          <Link
            to="/data"
            search={{ tab: 'quarantine', import: importId }}
            className={page.bad}
            aria-label={t.showRows(file)}
          >
            {count(quarantined)}
          </Link>
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
