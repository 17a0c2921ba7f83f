import { Link } from '@tanstack/react-router';
import { shortAreaName } from '@tungngo/domain';
import { useLanguage, useTexts } from '../../language/language.js';
import page from '../data-page.module.css';
import styles from './quality.module.css';
import { qualityTexts } from './texts.js';
import type { WardQuality } from './ward-order.js';

const SHOWN = 8;

/** Which wards to call today because they have stopped reporting: the first thing to see. */
export function WardsToCall({ wards }: { wards: readonly WardQuality[] }) {
  const t = useTexts(qualityTexts);
  const { formats } = useLanguage();
  if (wards.length === 0) {
    return (
      <p className={page.card} data-testid="wards-to-call">
        ✓ {t.callNone}
      </p>
    );
  }
  return (
    <section className={`${page.card} ${styles.call}`} data-testid="wards-to-call">
      <h2>
        {t.callTitle(formats.count(wards.length))} <small>{t.callNote}</small>
      </h2>
      <ul className={styles.calls}>
        {wards.slice(0, SHOWN).map((ward) => (
          <li key={ward.code} data-code={ward.code}>
            <span>
              <Link to="/" search={{ ward: ward.code, metric: 'quality' }}>
                <strong>{shortAreaName(ward.name)}</strong>
              </Link>{' '}
              <small>{shortAreaName(ward.districtName)}</small>
            </span>
            <span>
              <em>{ward.newestDay ? t.lastReport(formats.day(ward.newestDay)) : t.never}</em>
              {ward.missingDays > 0 && (
                <small> · {t.missing(formats.count(ward.missingDays))}</small>
              )}
            </span>
          </li>
        ))}
      </ul>
      {wards.length > SHOWN && (
        <p className={page.note}>{t.andMore(formats.count(wards.length - SHOWN))}</p>
      )}
    </section>
  );
}
