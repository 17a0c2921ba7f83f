import { useMutation } from '@tanstack/react-query';
import type { QuarantinedRow } from '@tungngo/domain';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { queryClient, trpc } from '../../server/client.js';
import { refreshPublished } from '../../server/live-events.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import page from '../data-page.module.css';
import { dataTexts } from '../texts.js';
import { changedValues, isHidden } from './changed-values.js';
import styles from './quarantine.module.css';
import { quarantineTexts } from './texts.js';

interface Props {
  row: QuarantinedRow;
  /** Others that have the same wrong value. */
  alike: readonly QuarantinedRow[];
  onClose(): void;
  onMended(said: string): void;
}

/** The whole row to be mended in place; it is imported at once, by the same rules as any other. */
export function MendForm({ row, alike, onClose, onMended }: Props) {
  const t = useTexts(quarantineTexts);
  const d = useTexts(dataTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const [values, setValues] = useState(row.raw);
  const [together, setTogether] = useState(false);
  const name = formats.count(row.row);
  const mend = useMutation(
    trpc.data.mend.mutationOptions({
      onSuccess: ({ accepted }) => {
        refreshPublished(queryClient);
        const taken = accepted > 1 ? t.takenAll(formats.count(accepted)) : t.taken(name);
        onMended(accepted > 0 ? taken : t.known(name));
      },
    }),
  );
  const changed = changedValues(row.raw, values);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const mended = changed[row.header];
    const others = together && mended !== undefined ? alike : [];
    const rows = others.map((other) => ({
      row: other.row,
      values: { [row.header]: mended ?? '' },
    }));
    mend.mutate({
      importId: row.importId,
      rows: [{ row: row.row, values: changed }, ...rows],
    });
  };
  const isMalformed = Object.keys(row.raw).length === 0;
  return (
    <form className={styles.form} onSubmit={submit} data-testid="mend-form">
      <h3>{t.formTitle(name, row.file)}</h3>
      <p>{isMalformed ? t.malformed : say(row.reason)}</p>
      <Fields
        row={row}
        values={values}
        onValue={(header, value) => setValues({ ...values, [header]: value })}
      />
      {alike.length > 0 && changed[row.header] !== undefined && (
        <label className={styles.alike}>
          <input
            type="checkbox"
            className={styles.tick}
            checked={together}
            onChange={({ currentTarget }) => setTogether(currentTarget.checked)}
          />
          {t.alike(formats.count(alike.length), row.value)}
        </label>
      )}
      {mend.error && <ProblemNotice error={mend.error} testId="mend-problem" />}
      <p className={page.actions}>
        <button
          type="submit"
          className="button"
          data-kind="primary"
          disabled={mend.isPending || Object.keys(changed).length === 0}
        >
          {mend.isPending ? t.saving : t.save}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {d.cancel}
        </button>
      </p>
    </form>
  );
}

interface FieldsProps {
  row: QuarantinedRow;
  values: Record<string, string>;
  onValue(header: string, value: string): void;
}

function Fields({ row, values, onValue }: FieldsProps) {
  const t = useTexts(quarantineTexts);
  const wrong = useRef<HTMLInputElement>(null);
  useEffect(() => wrong.current?.focus(), []);
  return (
    <div className={styles.fields}>
      {Object.entries(row.raw).map(([header, read]) => (
        <label key={header} data-wrong={header === row.header || undefined}>
          {header}
          <input
            ref={header === row.header ? wrong : undefined}
            name={header}
            value={isHidden(read) ? `${read.slice(0, 7)}…` : values[header]}
            readOnly={isHidden(read) && header !== row.header}
            title={isHidden(read) ? t.hidden : undefined}
            onChange={({ currentTarget }) => onValue(header, currentTarget.value)}
          />
        </label>
      ))}
    </div>
  );
}
