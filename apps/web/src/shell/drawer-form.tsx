import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './drawer-form.module.css';

interface Props {
  title: string;
  testId?: string;
  /** The buttons below, which stay in sight. */
  buttons: ReactNode;
  children: ReactNode;
  onClose(): void;
  onSubmit(): void;
}

/** A form in a drawer over the page; Escape closes it. */
export function DrawerForm({ title, testId, buttons, children, onClose, onSubmit }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.drawer}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form
        className={styles.form}
        data-testid={testId}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <h2 id={titleId}>{title}</h2>
        {children}
        <div className={styles.foot}>{buttons}</div>
      </form>
    </dialog>
  );
}

interface FieldProps {
  label: string;
  hint?: string;
  children: ReactNode;
}

/** A labelled control of such a form. */
export function Field({ label, hint, children }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label className={styles.field}>
      <span>{label}</span>
      {children}
      {hint && <small>{hint}</small>}
    </label>
  );
}
