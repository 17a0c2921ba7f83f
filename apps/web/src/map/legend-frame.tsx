import { type ReactNode, useState } from 'react';
import { useTexts } from '../language/language.js';
import { Tip } from '../metrics/tip.js';
import styles from './legend.module.css';
import { mapTexts } from './texts.js';

interface Props {
  title: string;
  /** How what is shown is defined, on demand. */
  about?: ReactNode;
  /** What Escape does; nothing when left out. */
  onClear?: (() => void) | undefined;
  children: ReactNode;
}

/** A legend's panel: its title folds it, so that it need not cover the map. */
export function LegendFrame({ title, about, onClear, children }: Props) {
  const t = useTexts(mapTexts);
  const [open, setOpen] = useState(true);
  return (
    <figure
      className={styles.legend}
      aria-label={t.legend}
      data-testid="legend"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onClear) return;
        event.stopPropagation();
        onClear();
      }}
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
        {about && (
          <Tip content={about}>
            <span className="visually-hidden">{t.about}</span>
            <span aria-hidden="true" className={styles.info}>
              i
            </span>
          </Tip>
        )}
      </figcaption>
      {open && children}
    </figure>
  );
}
