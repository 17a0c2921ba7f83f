import {
  addDays,
  type Day,
  isDay,
  type Team,
  type TeamAbsence,
  type TeamId,
} from '@tungngo/domain';
import { type FormEvent, useState } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import styles from './resources.module.css';
import { resourceTexts } from './texts.js';
import type { Resources } from './use-resources.js';

interface Props {
  teams: readonly Team[];
  absences: readonly TeamAbsence[];
  lastDay: Day | null;
  author: string;
  resources: Resources;
}

/** Days on which teams do not go out: entered, removed, brought back. */
export function AbsencePanel({ teams, absences, lastDay, author, resources }: Props) {
  const t = useTexts(resourceTexts);
  const { formats } = useLanguage();
  const [removed, setRemoved] = useState<TeamAbsence | null>(null);
  const { addAbsence, removeAbsence, restoreAbsence } = resources;
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  const nameOf = (id: TeamId) => names.get(id) ?? id;
  const asked = ({ id, version, author: by }: TeamAbsence) => ({
    id,
    version,
    author: author || by,
  });
  const error = removeAbsence.error ?? restoreAbsence.error;
  return (
    <section className={styles.panel} aria-labelledby="absences">
      <div className={styles.panelHead}>
        <h2 id="absences">{t.absences}</h2>
      </div>
      <p className={styles.hint}>{t.absencesHint}</p>
      {removed && (
        <p className={styles.removed} role="status">
          {t.removed(nameOf(removed.teamId))}{' '}
          <button
            type="button"
            className="button"
            data-size="small"
            onClick={() =>
              restoreAbsence.mutate(asked(removed), { onSuccess: () => setRemoved(null) })
            }
          >
            {t.undo}
          </button>
        </p>
      )}
      {error && <ProblemNotice error={error} />}
      {absences.length === 0 && <p className={styles.hint}>{t.noAbsences}</p>}
      <ul className={styles.absences}>
        {absences.map((absence) => (
          <li key={absence.id}>
            <span>
              <strong>{nameOf(absence.teamId)}</strong> {formats.day(absence.from)}
              {absence.to !== absence.from && ` – ${formats.day(absence.to)}`}
              <small>
                {absence.reason} · {absence.author}
              </small>
            </span>
            <button
              type="button"
              className="button"
              data-size="small"
              aria-label={t.removeOf(nameOf(absence.teamId))}
              onClick={() => removeAbsence.mutate(asked(absence), { onSuccess: setRemoved })}
            >
              {t.remove}
            </button>
          </li>
        ))}
      </ul>
      {teams.length > 0 && lastDay && (
        <NewAbsence teams={teams} firstDay={addDays(lastDay, 1)} author={author} add={addAbsence} />
      )}
    </section>
  );
}

interface NewProps {
  teams: readonly Team[];
  firstDay: Day;
  author: string;
  add: Resources['addAbsence'];
}

function NewAbsence({ teams, firstDay, author, add }: NewProps) {
  const t = useTexts(resourceTexts);
  const [teamId, setTeamId] = useState(teams[0]?.id);
  const [from, setFrom] = useState(firstDay);
  const [to, setTo] = useState(firstDay);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!teamId || !author) return;
    add.mutate({ teamId, from, to, reason, author }, { onSuccess: () => setReason('') });
  };
  return (
    <form className={styles.absenceForm} onSubmit={submit} data-testid="absence-form">
      <label>
        {t.team}
        <select value={teamId} onChange={({ target }) => setTeamId(target.value as TeamId)}>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.from}
        <input
          type="date"
          name="from"
          required
          value={from}
          onChange={({ target: { value } }) => {
            if (!isDay(value)) return;
            setFrom(value);
            if (to < value) setTo(value);
          }}
        />
      </label>
      <label>
        {t.to}
        <input
          type="date"
          name="to"
          required
          min={from}
          value={to}
          onChange={({ target: { value } }) => isDay(value) && setTo(value)}
        />
      </label>
      <label>
        {t.reason}
        <input
          name="reason"
          required
          maxLength={200}
          placeholder={t.reasonPlaceholder}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      {add.error && <ProblemNotice error={add.error} />}
      {!author && <p className={styles.hint}>{t.authorNeeded}</p>}
      <button type="submit" className="button" disabled={!author || add.isPending}>
        {t.add}
      </button>
    </form>
  );
}
