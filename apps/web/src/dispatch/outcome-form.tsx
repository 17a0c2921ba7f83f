import type { EidLevel, Outcome, Visit } from '@tungngo/domain';
import { shiftLabels } from '@tungngo/domain';
import { type FormEvent, useState } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import styles from './form.module.css';
import { dispatchTexts } from './texts.js';
import { type Movement, useRecordedOutcome } from './use-recorded-outcome.js';

interface Props {
  visit: Visit;
  wardName: string;
  eidLevel: EidLevel;
  onClose(): void;
}

const fields = ['level2', 'level1', 'absent', 'refused'] as const;
const nothing: Record<(typeof fields)[number], number> = {
  level2: 0,
  level1: 0,
  absent: 0,
  refused: 0,
};

/** What came of a visit; saved, it says how the ward's coverage moved. */
export function OutcomeForm({ visit, wardName, eidLevel, onClose }: Props) {
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const [counts, setCounts] = useState({ ...nothing, ...visit.outcome });
  const [note, setNote] = useState(visit.outcome?.note ?? '');
  const record = useRecordedOutcome(eidLevel);
  const empty = fields.every((name) => !counts[name]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const outcome: Outcome = { ...nothing };
    for (const name of fields) outcome[name] = Math.max(0, Math.round(counts[name] || 0));
    if (note.trim()) outcome.note = note.trim();
    record.mutate({ visit, outcome });
  };
  return (
    <form className={styles.form} onSubmit={submit} data-testid="outcome-form">
      <h2>
        {t.outcomeTitle}
        <small>
          {say(visit.hardAreaName)} · {wardName}
          <br />
          {visit.teamName} · {formats.day(visit.day)} · {say(shiftLabels[visit.shift])}
        </small>
      </h2>
      <div className={styles.numbers}>
        {fields.map((name) => (
          <label key={name}>
            {t[name]}
            <input
              type="number"
              inputMode="numeric"
              name={name}
              min={0}
              max={100_000}
              step={1}
              value={Number.isNaN(counts[name]) ? '' : counts[name]}
              onFocus={({ currentTarget }) => currentTarget.select()}
              onChange={({ currentTarget }) =>
                setCounts({ ...counts, [name]: currentTarget.valueAsNumber })
              }
            />
          </label>
        ))}
      </div>
      <label>
        {t.note}
        <input
          name="note"
          maxLength={1000}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </label>
      {empty && <p className="faint">{t.nobody}</p>}
      {record.error && <ProblemNotice error={record.error} />}
      {record.data && <Moved movement={record.data} wardName={wardName} />}
      <p className={styles.actions}>
        <button
          type="submit"
          className="button"
          data-kind="primary"
          disabled={empty || record.isPending}
        >
          {record.isPending ? t.saving : t.save}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t.back}
        </button>
      </p>
    </form>
  );
}

function Moved({ movement, wardName }: { movement: Movement; wardName: string }) {
  const t = useTexts(dispatchTexts);
  const { formats } = useLanguage();
  const { change } = movement;
  if (!change) {
    return (
      <p className={styles.pending} role="status" data-testid="outcome-moved">
        {t.pending}
      </p>
    );
  }
  const { before, after } = change;
  const people = after.activated - before.activated;
  return (
    <p className={styles.good} role="status" data-testid="outcome-moved">
      {t.moved(
        wardName,
        `${formats.finerShare(before.coverage)} (${formats.count(before.activated)})`,
        `${formats.finerShare(after.coverage)} (${formats.count(after.activated)})`,
        `${people < 0 ? '−' : '+'}${formats.count(Math.abs(people))}`,
      )}
    </p>
  );
}
