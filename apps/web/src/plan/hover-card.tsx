import { Link } from '@tanstack/react-router';
import {
  type Area,
  type AreaQuality,
  qualityDimensionLabels,
  qualityDimensions,
} from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { HatchNote } from '../map/hatch-note.js';
import { useVintage } from '../map/vintage.js';
import type { AreaFigures } from './figures.js';
import styles from './hover-card.module.css';
import { planTexts } from './texts.js';

interface Props {
  ward: Area | undefined;
  districtName: string | undefined;
  figures: AreaFigures | undefined;
  quality: AreaQuality | undefined;
  /** True while the card of what is picked stands beside the map: no hint is needed then. */
  quiet: boolean;
  /** True when the ward has been picked, not just pointed at. */
  picked: boolean;
  onClose(): void;
}

/** The figures of the ward under the pointer, else of the one picked; always in one place. */
export function HoverCard({ ward, districtName, figures, quality, quiet, picked, onClose }: Props) {
  const t = useTexts(planTexts);
  const { formats } = useLanguage();
  // Dispatch knows the wards of the records only; the same code may be another place there.
  const ofRecords = useVintage() === undefined;
  if (!ward || !figures) {
    if (quiet) return null;
    return (
      <div className={styles.card} data-testid="hover-card" data-empty="true">
        {t.hoverHint}
      </div>
    );
  }
  const { count, share } = formats;
  return (
    <div className={styles.card} data-testid="hover-card" data-code={ward.code}>
      <h2>
        {ward.name}
        <small>{districtName}</small>
      </h2>
      <dl>
        <dt>{t.coverage}</dt>
        <dd>
          <strong>{share(figures.coverage)}</strong>
          <span>{t.counts(count(figures.activated), count(figures.eligible))}</span>
          {figures.includesAggregated && <small title={t.aggregatedTip}>{t.aggregated}</small>}
        </dd>
        <dt>{t.remaining}</dt>
        <dd>
          <strong>{count(figures.remaining)}</strong>
        </dd>
        <dt>{t.attainment}</dt>
        <dd>
          <strong>{share(figures.attainment)}</strong>
          <span>{t.counts(count(figures.activated), count(figures.target))}</span>
        </dd>
        <dt>{t.paceVsRequired}</dt>
        <dd>{t.perDay(count(figures.pace), count(figures.requiredPace))}</dd>
      </dl>
      {quality && <QualityLine quality={quality} />}
      <HatchNote quality={quality} />
      {picked && (
        <p className={styles.actions}>
          {ofRecords && (
            <Link
              to="/dispatch"
              search={ward.parentCode ? { district: ward.parentCode, ward: ward.code } : {}}
            >
              {t.dispatchHere}
            </Link>
          )}
          <button
            type="button"
            className="button"
            data-kind="quiet"
            data-size="small"
            onClick={onClose}
          >
            {t.close}
          </button>
        </p>
      )}
    </div>
  );
}

/** The four scores, in one line. */
function QualityLine({ quality }: { quality: AreaQuality }) {
  const t = useTexts(planTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  return (
    <dl className={styles.quality} aria-label={t.quality} data-testid="quality-line">
      {qualityDimensions.map((dimension) => (
        <div key={dimension}>
          <dt>{say(qualityDimensionLabels[dimension])}</dt>
          <dd>{formats.count(quality[dimension])}</dd>
        </div>
      ))}
    </dl>
  );
}
