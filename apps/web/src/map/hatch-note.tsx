import { type Area, type AreaCode, type AreaQuality, hasLateData } from '@tungngo/domain';
import { useLanguage, useTexts } from '../language/language.js';
import styles from './hatch-note.module.css';
import { mapTexts } from './texts.js';
import { useAreaQuality } from './use-area-quality.js';

interface Props {
  quality: AreaQuality | undefined;
  /** The ward's name, where nothing beside the note says it. */
  name?: string | undefined;
}

/** Why a ward is hatched: days not reported, and the newest day with data; nothing when it is not. */
export function HatchNote({ quality, name }: Props) {
  const t = useTexts(mapTexts);
  const { formats } = useLanguage();
  if (!quality || !hasLateData(quality)) return null;
  const { missingDays, newestDay, stale } = quality;
  const reasons = [
    missingDays > 0 && t.daysMissing(formats.count(missingDays)),
    newestDay === null ? t.neverReported : t.newest(formats.day(newestDay)),
    stale && newestDay !== null && t.stale,
  ];
  return (
    <p className={styles.note} data-testid="hatch-note">
      <span className={styles.swatch} aria-hidden="true" />
      <span>
        {name && <strong>{name}: </strong>}
        {reasons.filter(Boolean).join('; ')}
      </span>
    </p>
  );
}

/** The legend's entry for hatched wards, with how many there are. */
export function HatchKey({ count }: { count: number }) {
  const t = useTexts(mapTexts);
  const { formats } = useLanguage();
  return (
    <p className={styles.key} title={t.hatchedTip}>
      <span className={styles.swatch} aria-hidden="true" />
      <span>{t.hatched}</span>
      <span className={styles.count} title={t.wards(formats.count(count))}>
        {formats.count(count)}
      </span>
    </p>
  );
}

interface CornerProps {
  areas: readonly Area[];
  hovered: AreaCode | null;
}

/** For a map without a legend of rates: what hatching means, and why the ward pointed at has it. */
export function HatchCorner({ areas, hovered }: CornerProps) {
  const { byArea, hatched } = useAreaQuality();
  const count = areas.filter(({ level, code }) => level === 'ward' && hatched.has(code)).length;
  const ward = areas.find(({ code }) => code === hovered);
  return (
    <div className={styles.corner}>
      <HatchKey count={count} />
      {ward && <HatchNote quality={byArea.get(ward.code)} name={ward.name} />}
    </div>
  );
}
