import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import type { Classes } from './classes.js';
import styles from './legend.module.css';
import { NO_DATA_COLOUR } from './ramps.js';
import { mapTexts } from './texts.js';

interface Props {
  title: string;
  classes: Classes;
  /** The colour of each class. */
  palette: readonly string[];
  write(value: number): string;
  /** A word for each class, beside its bounds. */
  names?: readonly string[] | undefined;
  /** Further entries below the classes. */
  children?: ReactNode;
}

/** Class bounds with a bar for how many wards each class holds, and the wards without data. */
export function Legend({ title, classes, palette, write, names, children }: Props) {
  const t = useTexts(mapTexts);
  const { formats } = useLanguage();
  const { bounds, extent, counts, missing } = classes;
  const most = Math.max(1, missing, ...counts);
  const edges = extent ? [extent[0], ...bounds, extent[1]] : [];
  return (
    <figure className={styles.legend} aria-label={t.legend}>
      <figcaption>{title}</figcaption>
      <table>
        <tbody>
          {extent &&
            counts.map((count, i) => (
              <Row
                key={i}
                colour={palette[i] ?? NO_DATA_COLOUR}
                label={`${write(edges[i] ?? 0)} – ${write(edges[i + 1] ?? 0)}`}
                name={names?.[i]}
                count={formats.count(count)}
                share={count / most}
              />
            ))}
          <Row
            colour={NO_DATA_COLOUR}
            label={t.noData}
            count={formats.count(missing)}
            share={missing / most}
            empty
          />
        </tbody>
      </table>
      {children}
    </figure>
  );
}

interface RowProps {
  colour: string;
  label: string;
  name?: string | undefined;
  count: string;
  share: number;
  /** True for the wards without a value, which the map hatches. */
  empty?: boolean;
}

function Row({ colour, label, name, count, share, empty = false }: RowProps) {
  const t = useTexts(mapTexts);
  return (
    <tr>
      <td>
        <span
          className={styles.swatch}
          data-empty={empty || undefined}
          style={{ backgroundColor: colour }}
        />
      </td>
      <th scope="row">
        {label} {name && <small>{name}</small>}
      </th>
      <td className={styles.bar}>
        <span style={{ inlineSize: `${share * 100}%` }} />
      </td>
      <td className={styles.count} title={t.wards(count)}>
        {count}
      </td>
    </tr>
  );
}
