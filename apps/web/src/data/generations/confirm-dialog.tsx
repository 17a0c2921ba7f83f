import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../language/language.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { dataTexts } from '../texts.js';
import styles from './generations.module.css';
import { generationsTexts } from './texts.js';

interface Props {
  title: string;
  /** What will happen, in sentences. */
  children: ReactNode;
  confirm: string;
  /** A text that must be typed first, with its label. */
  typed?: { label: string; text: string };
  danger?: boolean;
  pending: boolean;
  error: unknown;
  onConfirm(): void;
  onClose(): void;
}

/** Says what will happen before it does; Esc and “Cancel” leave everything as it is. */
export function ConfirmDialog(props: Props) {
  const { title, children, confirm, typed, danger, pending, error, onConfirm, onClose } = props;
  const t = useTexts(generationsTexts);
  const d = useTexts(dataTexts);
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <h2>{title}</h2>
        {children}
        {typed && (
          <label>
            {typed.label}
            <input
              name="typed"
              autoComplete="off"
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
          </label>
        )}
        {error !== null && <ProblemNotice error={error} />}
        <footer>
          <button type="button" className="button" onClick={onClose}>
            {d.cancel}
          </button>
          <button
            type="submit"
            className={`button ${danger ? styles.danger : ''}`}
            data-kind={danger ? undefined : 'primary'}
            data-testid="dialog-confirm"
            disabled={pending || (typed !== undefined && text.trim() !== typed.text)}
          >
            {pending ? t.working : confirm}
          </button>
        </footer>
      </form>
    </dialog>
  );
}
