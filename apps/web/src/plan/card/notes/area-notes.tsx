import type { AreaCode, AreaNote } from '@tungngo/domain';
import { useState } from 'react';
import { useTexts } from '../../../language/language.js';
import { useVintage } from '../../../map/vintage.js';
import { ProblemNotice } from '../../../shell/problem-notice.js';
import { SkeletonRows } from '../../../shell/skeleton.js';
import styles from './area-notes.module.css';
import { NoteForm } from './note-form.js';
import { NoteItem } from './note-item.js';
import { noteTexts } from './texts.js';
import { useAuthor } from './use-author.js';
import { useNotes } from './use-notes.js';

/** What people have written of an area, with a place to write; give it the area's code as its key. */
export function AreaNotes({ code }: { code: AreaCode }) {
  const t = useTexts(noteTexts);
  const vintage = useVintage();
  const area = vintage === undefined ? { code } : { code, vintage };
  const { notes, add, edit, remove, restore } = useNotes(area);
  const [author, setAuthor] = useAuthor();
  const [text, setText] = useState('');
  const [removed, setRemoved] = useState<AreaNote | null>(null);
  const busy = [add, edit, remove, restore].some(({ isPending }) => isPending);
  const failed = [add, edit, remove, restore].find(({ error }) => error);
  const asked = (note: AreaNote) => ({ id: note.id, version: note.version, author: note.author });
  return (
    <section className={styles.notes} aria-label={t.notes} data-testid="notes">
      <h3>{t.notes}</h3>
      {removed && (
        <p className={styles.removed} role="status">
          {t.removed}{' '}
          <button
            type="button"
            disabled={busy}
            onClick={() => restore.mutate(asked(removed), { onSuccess: () => setRemoved(null) })}
          >
            {t.undo}
          </button>
        </p>
      )}
      {failed && <ProblemNotice error={failed.error} onRetry={() => void failed.reset()} />}
      {notes.error && <ProblemNotice error={notes.error} onRetry={() => void notes.refetch()} />}
      {notes.isPending && <SkeletonRows rows={2} />}
      {notes.data?.length === 0 && !removed && <p className={styles.none}>{t.none}</p>}
      <ul className={styles.list}>
        {notes.data?.map((note) => (
          <NoteItem
            key={note.id}
            {...{ note, busy }}
            own={note.author === author.trim()}
            onEdit={(changed) => edit.mutate({ ...asked(note), text: changed })}
            onRemove={() => remove.mutate(asked(note), { onSuccess: setRemoved })}
          />
        ))}
      </ul>
      <NoteForm
        {...{ text, author, busy }}
        onText={setText}
        onAuthor={setAuthor}
        onAdd={() => add.mutate({ ...area, author, text }, { onSuccess: () => setText('') })}
      />
    </section>
  );
}
