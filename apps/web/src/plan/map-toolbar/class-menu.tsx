import { type RefObject, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useTexts } from '../../language/language.js';
import { rampColours } from '../../map/ramps.js';
import type { PlanSearch } from '../plan-search.js';
import type { MapPicture } from '../use-map-picture.js';
import { ClassPanel } from './class-panel.js';
import styles from './map-toolbar.module.css';
import { RampStrip } from './ramp-strip.js';
import { toolbarTexts } from './texts.js';

interface Props {
  search: PlanSearch;
  picture: MapPicture;
  onSearch(change: Partial<PlanSearch>): void;
}

/** A button with the colours in use; it opens the panel of classes and colours, on a phone a sheet. */
export function ClassMenu({ search, picture, onSearch }: Props) {
  const t = useTexts(toolbarTexts);
  const id = useId();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { ramp, flip } = picture.colouring.look;
  useDismiss(root, open, (byKey) => {
    setOpen(false);
    if (byKey) button.current?.focus();
  });
  return (
    <div ref={root} className={styles.menu}>
      <button
        ref={button}
        type="button"
        className={styles.open}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={t.coloursTip}
        data-testid="class-menu"
        onClick={() => setOpen(!open)}
      >
        <span>{t.colours}</span>
        <RampStrip colours={rampColours(ramp, 5, flip)} />
      </button>
      {open && (
        <section id={id} className={styles.panel} aria-label={t.coloursTip}>
          <header>
            <h2>{t.coloursTip}</h2>
            <button
              type="button"
              className="button"
              data-kind="quiet"
              data-size="small"
              onClick={() => setOpen(false)}
            >
              {t.close}
            </button>
          </header>
          <ClassPanel {...{ search, picture, onSearch }} />
        </section>
      )}
    </div>
  );
}

/** A press anywhere else and the Escape key close what is open. */
function useDismiss(
  root: RefObject<HTMLElement | null>,
  open: boolean,
  onDismiss: (byKey: boolean) => void,
) {
  const dismiss = useEffectEvent(onDismiss);
  useEffect(() => {
    if (!open) return;
    const press = ({ target }: PointerEvent) => {
      if (target instanceof Node && !root.current?.contains(target)) dismiss(false);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Before anything that Escape means beyond the panel.
      event.stopPropagation();
      dismiss(true);
    };
    addEventListener('pointerdown', press);
    addEventListener('keydown', key, true);
    return () => {
      removeEventListener('pointerdown', press);
      removeEventListener('keydown', key, true);
    };
  }, [open, root]);
}
