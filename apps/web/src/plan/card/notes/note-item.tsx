import type { AreaNote } from '@tungngo/domain';
import { type KeyboardEvent, useState } from 'react';
import { useLanguage, useTexts } from '../../../language/language.js';
import styles from './area-notes.module.css';
import { noteTexts } from './texts.js';

interface Props {
  note: AreaNote;
  /** True for a note of the person at the screen, who may change it. */
  own: boolean;
  busy: boolean;
  onEdit(text: string): void;
  onRemove(): void;
}

/** A note with who wrote it and when; its author can change or delete it. */
export function NoteItem({ note, own, busy, onEdit, onRemove }: Props) {
  const t = useTexts(noteTexts);
  const { formats } = useLanguage();
  const [draft, setDraft] = useState<string | null>(null);
  if (draft !== null) {
    const save = () => {
      if (draft.trim() && draft.trim() !== note.text) onEdit(draft);
      setDraft(null);
    };
    return <NoteEditor draft={draft} onDraft={setDraft} onSave={save} />;
  }
  const start = note.text.slice(0, 40);
  return (
    <li>
      <p className={styles.text}>{note.text}</p>
      <p className={styles.by}>
        <b>{note.author}</b> ·{' '}
        <time dateTime={note.createdAt}>{formats.moment(note.createdAt)}</time>
        {note.editedAt && <> · {t.edited(formats.moment(note.editedAt))}</>}
        {own && (
          <span className={styles.acts}>
            <button
              type="button"
              disabled={busy}
              aria-label={t.editOf(start)}
              onClick={() => setDraft(note.text)}
            >
              {t.edit}
            </button>
            <button type="button" disabled={busy} aria-label={t.removeOf(start)} onClick={onRemove}>
              {t.remove}
            </button>
          </span>
        )}
      </p>
    </li>
  );
}

interface EditorProps {
  draft: string;
  onDraft(draft: string | null): void;
  onSave(): void;
}

function NoteEditor({ draft, onDraft, onSave }: EditorProps) {
  const t = useTexts(noteTexts);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // It closes the editor, not the card around it.
      event.stopPropagation();
      onDraft(null);
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave();
  };
  return (
    <li className={styles.form}>
      <textarea
        aria-label={t.editing}
        ref={(field) => field?.focus()}
        rows={3}
        maxLength={2000}
        value={draft}
        onChange={({ target }) => onDraft(target.value)}
        onKeyDown={onKey}
      />
      <span className={styles.acts}>
        <button type="button" onClick={onSave}>
          {t.save}
        </button>
        <button type="button" onClick={() => onDraft(null)}>
          {t.cancel}
        </button>
      </span>
    </li>
  );
}
