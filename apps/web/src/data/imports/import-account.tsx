import { Link } from '@tanstack/react-router';
import type { ImportReport } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import page from '../data-page.module.css';
import { Equation } from '../equation.js';
import styles from './imports.module.css';
import { Restatements } from './restatements.js';
import { importsTexts } from './texts.js';

/** What came of one file: where its rows went, why some did not, which published days it changed. */
export function ImportAccount({ report }: { report: ImportReport }) {
  const t = useTexts(importsTexts);
  const { formats } = useLanguage();
  return (
    <section className={`${page.card} ${styles.account}`} data-testid="import-account">
      <Equation counts={report} />
      <Rules report={report} />
      <Restatements generation={report.generation} />
      <p className={page.actions}>
        {report.quarantined > 0 && (
          <Link
            to="/data"
            search={{ tab: 'quarantine', import: report.importId }}
            className="button"
            data-testid="to-quarantine"
          >
            {t.seeQuarantined(formats.count(report.quarantined))}
          </Link>
        )}
        <span className={page.note}>
          {t.inBase(formats.count(report.generation))} · {formats.moment(report.importedAt)} ·{' '}
          {formats.elapsed(report.elapsedMs)}
        </span>
      </p>
    </section>
  );
}

function Rules({ report: { rules, quarantined, importId } }: { report: ImportReport }) {
  const t = useTexts(importsTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  if (quarantined === 0) return <p className="faint">{t.allAccepted}</p>;
  return (
    <div>
      <h3>{t.rules}</h3>
      <ul className={styles.rules}>
        {rules.map(({ rule, rows, reason }) => (
          <li key={`${rule} ${reason.vi}`}>
            <b>{formats.count(rows)}</b>
            <Link to="/data" search={{ tab: 'quarantine', import: importId, rule }}>
              {say(reason)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
