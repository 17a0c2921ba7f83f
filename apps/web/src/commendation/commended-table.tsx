import { type AreaCode, type AreaQuality, hasLateData, shortAreaName } from '@tungngo/domain';
import { useLanguage, useTexts } from '../language/language.js';
import type { AreaFigures } from '../plan/figures.js';
import { SMALL_DENOMINATOR } from '../plan/ranking.js';
import styles from './commendation.module.css';
import type { Commended } from './commended.js';
import { commendationTexts } from './texts.js';

interface Props {
  title: string;
  tip?: string;
  list: readonly Commended[];
  places: number;
  /** What is said when there is nobody. */
  none: string;
  names: ReadonlyMap<AreaCode, string>;
  figures: ReadonlyMap<AreaCode, AreaFigures>;
  quality: ReadonlyMap<AreaCode, AreaQuality>;
}

/** One list: rank, both shares, counts, the week's gain and what must be known before commending. */
export function CommendedTable({ title, tip, list, places, none, ...more }: Props) {
  const t = useTexts(commendationTexts);
  const { formats } = useLanguage();
  return (
    <div className={styles.list}>
      <h2>{title}</h2>
      {tip && <p className={styles.tip}>{tip}</p>}
      {list.length === 0 ? (
        <p className={styles.tip}>{none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
        <section className={styles.scroller} tabIndex={0} aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.rank}</th>
                <th scope="col">{t.name}</th>
                <th scope="col">{t.smoothed}</th>
                <th scope="col">{t.attainment}</th>
                <th scope="col">
                  {t.done} / {t.asked}
                </th>
                <th scope="col">{t.week}</th>
                <th scope="col">{t.note}</th>
              </tr>
            </thead>
            <tbody>
              {list.map((one) => (
                <Row key={one.area.code} {...{ one }} {...more} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {list.length > places && (
        <p className={styles.tip}>{t.ties(formats.count(list.length), formats.count(places))}</p>
      )}
    </div>
  );
}

interface RowProps extends Pick<Props, 'names' | 'figures' | 'quality'> {
  one: Commended;
}

function Row({ one, names, figures, quality }: RowProps) {
  const t = useTexts(commendationTexts);
  const { formats } = useLanguage();
  const { area, rank, smoothed, attainment, done, asked, gained } = one;
  const district = area.level === 'ward' && area.parentCode ? names.get(area.parentCode) : null;
  const own = quality.get(area.code);
  const late = own && hasLateData(own);
  const notes = [
    late && own.missingDays > 0 && t.missing(formats.count(own.missingDays)),
    late && own.stale && area.level === 'ward' && t.newest(formats.day(own.newestDay)),
    figures.get(area.code)?.includesAggregated && t.aggregated,
    asked < SMALL_DENOMINATOR && t.small,
  ].filter(Boolean);
  return (
    <tr data-code={area.code} data-caveat={late || undefined}>
      <td className={styles.rank}>{formats.count(rank)}</td>
      <th scope="row">
        {late && (
          <span className={styles.caveat} role="img" aria-label={t.caveat} title={t.caveat}>
            ⚠{' '}
          </span>
        )}
        {shortAreaName(area.name)}
        {district && <small>{shortAreaName(district)}</small>}
      </th>
      <td className="number">
        <strong>{formats.share(smoothed)}</strong>
      </td>
      <td className="number" title={attainment > 1 ? t.over : undefined}>
        {formats.share(attainment)}
      </td>
      <td className="number">
        {formats.count(done)} / {formats.count(asked)}
      </td>
      <td className="number">{gained > 0 ? t.points(formats.decimals(gained * 100, 1)) : '–'}</td>
      <td className={styles.note}>{notes.join('; ')}</td>
    </tr>
  );
}
