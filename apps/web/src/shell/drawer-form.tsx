import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './drawer-form.module.css';

interface Props {
  title: string;
  testId?: string;
  /** What the two buttons below, which stay in sight, are called. */
  cancel: string;
  save: string;
  isSaving: boolean;
  children: ReactNode;
  onClose(): void;
  onSubmit(): void;
}

/** A form in a drawer over the page; Escape closes it. */
export function DrawerForm(props: Props) {
  const { title, testId, cancel, save, isSaving, children, onClose, onSubmit } = props;
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
        <div className={styles.foot}>
          <button type="button" className="button" onClick={onClose}>
            {cancel}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={isSaving}>
            {save}
          </button>
        </div>
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
