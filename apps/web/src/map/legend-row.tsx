import { useLanguage, useTexts } from '../language/language.js';
import styles from './legend.module.css';
import { NO_DATA_COLOUR } from './ramps.js';
import { mapTexts } from './texts.js';

interface Props {
  colour: string;
  label: string;
  name?: string | undefined;
  count: number;
  picked?: boolean;
  /** True where the brush leaves the class out. */
  faint?: boolean;
  /** Keeps only this class, or all again; no button when left out. */
  onPick?: (() => void) | undefined;
}

/** One class: its colour, its values and how many areas it holds. */
export function LegendRow({ colour, label, name, count, picked, faint, onPick }: Props) {
  const t = useTexts(mapTexts);
  const { formats } = useLanguage();
  const text = (
    <>
      {label} {name && <small className={styles.name}>{name}</small>}
    </>
  );
  return (
    <tr data-faint={faint || undefined} data-picked={picked || undefined}>
      <td>
        <span className={styles.swatch} style={{ backgroundColor: colour }} />
      </td>
      <th scope="row">
        {onPick ? (
          <button
            type="button"
            className={styles.pick}
            aria-pressed={picked}
            title={t.pickClass}
            onClick={onPick}
          >
            {text}
          </button>
        ) : (
          text
        )}
      </th>
      <td className={styles.count} title={t.wards(formats.count(count))}>
        {formats.count(count)}
      </td>
    </tr>
  );
}

interface NoDataProps {
  count: number;
  /** "No data" when left out. */
  label?: string;
  title?: string | undefined;
}

/** The areas without a value, which the map hatches. */
export function NoDataRow({ count, label, title }: NoDataProps) {
  const t = useTexts(mapTexts);
  const { formats } = useLanguage();
  return (
    <tr title={title}>
      <td>
        <span className={styles.swatch} data-empty style={{ backgroundColor: NO_DATA_COLOUR }} />
      </td>
      <th scope="row">{label ?? t.noData}</th>
      <td className={styles.count} title={t.wards(formats.count(count))}>
        {formats.count(count)}
      </td>
    </tr>
  );
}
