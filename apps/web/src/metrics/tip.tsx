import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import styles from './tip.module.css';

interface Props {
  /** What the person points at; it becomes a button, so that a finger or the Tab key reaches it. */
  children: ReactNode;
  content: ReactNode;
  className?: string | undefined;
}

const MARGIN = 8;

/** An explanation on hover, focus or touch, in the top layer so that nothing clips it; Esc closes it. */
export function Tip({ children, content, className }: Props) {
  const id = useId();
  const anchor = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const element = bubble.current;
    if (!open || !element || !anchor.current) return;
    element.showPopover();
    place(element, anchor.current.getBoundingClientRect());
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false);
    const hide = () => setOpen(false);
    addEventListener('keydown', close);
    addEventListener('scroll', hide, true);
    return () => {
      removeEventListener('keydown', close);
      removeEventListener('scroll', hide, true);
      element.hidePopover();
    };
  }, [open]);

  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={`${styles.anchor} ${className ?? ''}`}
        aria-describedby={open ? id : undefined}
        onPointerEnter={() => setOpen(true)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setOpen(false)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      >
        {children}
      </button>
      <div ref={bubble} id={id} role="tooltip" popover="manual" className={styles.bubble}>
        {open && content}
      </div>
    </>
  );
}

/** Below the anchor, or above it where there is no room; never beyond the window's sides. */
function place(bubble: HTMLElement, anchor: DOMRect): void {
  const { width, height } = bubble.getBoundingClientRect();
  const left = Math.max(MARGIN, Math.min(anchor.left, innerWidth - width - MARGIN));
  const below = anchor.bottom + 4;
  const top = below + height > innerHeight - MARGIN ? anchor.top - height - 4 : below;
  bubble.style.left = `${left}px`;
  bubble.style.top = `${Math.max(MARGIN, top)}px`;
}
