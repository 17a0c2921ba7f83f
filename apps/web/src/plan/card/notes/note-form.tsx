import { type KeyboardEvent, useId, useRef } from 'react';
import { useTexts } from '../../../language/language.js';
import styles from './area-notes.module.css';
import { noteTexts } from './texts.js';

interface Props {
  text: string;
  author: string;
  busy: boolean;
  onText(text: string): void;
  onAuthor(author: string): void;
  onAdd(): void;
}

/** A new note and who signs it; Ctrl+Enter sends it. */
export function NoteForm({ text, author, busy, onText, onAuthor, onAdd }: Props) {
  const t = useTexts(noteTexts);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  };
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && text.trim()) onAdd();
      }}
    >
      <label htmlFor={`${id}-text`} className="visually-hidden">
        {t.text}
      </label>
      <textarea
        id={`${id}-text`}
        rows={2}
        required
        maxLength={2000}
        placeholder={t.placeholder}
        value={text}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={onKey}
      />
      <label htmlFor={`${id}-author`}>{t.author}</label>
      <input
        id={`${id}-author`}
        required
        pattern=".*\S.*"
        maxLength={80}
        autoComplete="name"
        placeholder={t.authorPlaceholder}
        value={author}
        onChange={({ target }) => onAuthor(target.value)}
      />
      <button type="submit" className="button" disabled={busy || !text.trim()}>
        {busy ? t.adding : t.add}
      </button>
    </form>
  );
}
