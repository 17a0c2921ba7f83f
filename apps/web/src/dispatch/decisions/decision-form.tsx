import type { ReactNode } from 'react';
import { useTexts } from '../../language/language.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import styles from './decisions.module.css';
import { AuthorField } from './detail-fields.js';
import { decisionTexts } from './texts.js';

interface Props {
  label: string;
  author: string;
  onAuthor(author: string): void;
  busy: boolean;
  error: unknown;
  disabled?: boolean;
  onSave(): void;
  onCancel(): void;
  children: ReactNode;
}

/** The frame of every form that decides: its fields, who decides, what was refused, save and cancel. */
export function DecisionForm(props: Props) {
  const t = useTexts(decisionTexts);
  const { label, author, onAuthor, busy, error, disabled, onSave, onCancel, children } = props;
  return (
    <form
      className={styles.form}
      aria-label={label}
      data-testid="decision-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSave();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      {children}
      <AuthorField {...{ author, onAuthor }} />
      {error ? <ProblemNotice error={error} /> : null}
      <p className={styles.actions}>
        <button type="submit" className="button" data-kind="primary" disabled={busy || disabled}>
          {busy ? t.saving : t.save}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t.cancel}
        </button>
      </p>
    </form>
  );
}
