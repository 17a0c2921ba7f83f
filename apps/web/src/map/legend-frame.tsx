import { type ReactNode, useState } from 'react';
import { useTexts } from '../language/language.js';
import styles from './legend.module.css';
import { mapTexts } from './texts.js';

interface Props {
  title: string;
  /** What Escape does; nothing when left out. */
  onClear?: (() => void) | undefined;
  children: ReactNode;
}

/** A legend's panel: its title folds it, so that it need not cover the map. */
export function LegendFrame({ title, onClear, children }: Props) {
  const t = useTexts(mapTexts);
  const [open, setOpen] = useState(true);
  return (
    <figure
      className={styles.legend}
      aria-label={t.legend}
      data-testid="legend"
      onKeyDown={(event) => event.key === 'Escape' && onClear?.()}
    >
      <figcaption>
        <button
          type="button"
          className={styles.title}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {title}
          <span aria-hidden="true">{open ? '▾' : '▸'}</span>
        </button>
      </figcaption>
      {open && children}
    </figure>
  );
}
