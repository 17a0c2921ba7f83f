import { Link } from '@tanstack/react-router';
import {
  type QualityDimension,
  type QualityFinding,
  qualityDimensionLabels,
  qualityDimensions,
  qualityRuleLabels,
} from '@tungngo/domain';
import { useState } from 'react';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import page from '../data-page.module.css';
import { Scroller } from '../scroller.js';
import styles from './quality.module.css';
import { qualityTexts } from './texts.js';

interface Props {
  findings: readonly QualityFinding[];
  dimension: QualityDimension | undefined;
  onDimension(dimension: QualityDimension | undefined): void;
}

const AT_ONCE = 30;

/** What lowers the scores; each finding opens its rows in the workbench. */
export function FindingList({ findings, dimension, onDimension }: Props) {
  const t = useTexts(qualityTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const [limit, setLimit] = useState(AT_ONCE);
  const wanted = findings.filter((finding) => !dimension || finding.dimension === dimension);
  const rest = wanted.length - limit;
  return (
    <section className={page.card} data-testid="findings">
      <div className={page.toolbar}>
        <h2>
          {t.findings} <small>{t.findingsNote}</small>
        </h2>
        <div className="segmented">
          {([undefined, ...qualityDimensions] as const).map((name) => (
            <button
              key={name ?? 'all'}
              type="button"
              aria-pressed={name === dimension}
              onClick={() => onDimension(name)}
            >
              {name ? say(qualityDimensionLabels[name]) : t.all}
            </button>
          ))}
        </div>
      </div>
      {wanted.length === 0 ? (
        <p className="faint">{t.noFindings}</p>
      ) : (
        <FindingTable findings={wanted.slice(0, limit)} />
      )}
      {rest > 0 && (
        <button type="button" className="button" onClick={() => setLimit(limit + AT_ONCE)}>
          {t.more(formats.count(Math.min(rest, AT_ONCE)))}
        </button>
      )}
    </section>
  );
}

function FindingTable({ findings }: { findings: readonly QualityFinding[] }) {
  const t = useTexts(qualityTexts);
  const say = useLocalized();
  return (
    <Scroller label={t.findings}>
      <table className={`${page.stacked} ${styles.findings}`}>
        <thead>
          <tr>
            <th scope="col">{t.dimension}</th>
            <th scope="col">{t.rule}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">
              <span className="visually-hidden">{t.rows}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <tr key={finding.sql}>
              <td>{say(qualityDimensionLabels[finding.dimension])}</td>
              <td>{say(qualityRuleLabels[finding.rule])}</td>
              <td data-wide>{say(finding.text)}</td>
              <td data-wide>
                <Link
                  to="/query"
                  search={{ sql: finding.sql }}
                  aria-label={t.rowsOf(say(finding.text))}
                >
                  {t.rows}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
