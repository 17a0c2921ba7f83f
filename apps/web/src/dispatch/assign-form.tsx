import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  type Area,
  absenceOn,
  addDays,
  type Day,
  type HardArea,
  isDay,
  type Shift,
  shiftLabels,
  shifts,
  type Team,
  type TeamId,
  type Visit,
} from '@tungngo/domain';
import { type FormEvent, useState } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { queryClient, trpc } from '../server/client.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { SkeletonRows } from '../shell/skeleton.js';
import styles from './form.module.css';
import { suggestedShift } from './suggested-shift.js';
import { isBooked, nearestFirst } from './team-order.js';
import { dispatchTexts } from './texts.js';

interface Props {
  area: HardArea;
  areas: readonly Area[];
  lastDay: Day;
  visits: readonly Visit[];
}

/** Sends a team to the area; a refusal is shown here, with what to do about it. */
export function AssignForm({ area, areas, lastDay, visits }: Props) {
  const t = useTexts(dispatchTexts);
  const teams = useQuery(trpc.outreach.teams.queryOptions());
  if (teams.error)
    return <ProblemNotice error={teams.error} onRetry={() => void teams.refetch()} />;
  if (!teams.data) return <SkeletonRows rows={4} />;
  if (teams.data.length === 0) return <p className={styles.form}>{t.noTeams}</p>;
  return (
    <Form
      key={area.id}
      teams={nearestFirst(teams.data, area.wardCode, areas)}
      {...{ area, lastDay, visits }}
    />
  );
}

function Form({ area, lastDay, visits, teams }: Omit<Props, 'areas'> & { teams: Team[] }) {
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const [day, setDay] = useState<Day>(addDays(lastDay, 1));
  const [shift, setShift] = useState<Shift>(suggestedShift(area.bestHours.vi));
  const [teamId, setTeamId] = useState<TeamId | null>(null);
  const [note, setNote] = useState('');
  const assign = useMutation(
    trpc.outreach.assign.mutationOptions({
      onSuccess: () => {
        setNote('');
        void queryClient.invalidateQueries({ queryKey: trpc.outreach.visits.queryKey() });
      },
    }),
  );
  const absences = useQuery(trpc.outreach.absences.queryOptions());
  const isAway = (id: TeamId) => absenceOn(absences.data ?? [], id, day) !== undefined;
  const free = teams.find(({ id }) => !isBooked(visits, id, day, shift) && !isAway(id));
  const chosen = teamId ?? free?.id ?? teams[0]?.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return;
    const text = note.trim();
    // Sent again by mistake, the form is refused rather than sends a second team.
    setTeamId(chosen);
    assign.mutate({ teamId: chosen, hardAreaId: area.id, day, shift, ...(text && { note: text }) });
  };
  const done = assign.data;
  return (
    <form className={styles.form} onSubmit={submit} data-testid="assign-form">
      <h3>
        {t.assignTitle} <Link to="/dispatch/resources">{t.resources}</Link>
      </h3>
      <label>
        {t.team}
        <select
          name="team"
          value={chosen}
          onChange={({ currentTarget }) => setTeamId(currentTarget.value as TeamId)}
        >
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {t.teamOption(
                team.name,
                formats.count(team.people),
                formats.count(team.capacityPerHour),
              )}
              {isAway(team.id)
                ? ` (${t.away})`
                : isBooked(visits, team.id, day, shift) && ` (${t.busy})`}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.pair}>
        <label>
          <span>
            {t.day}: {formats.weekday(day)} {formats.day(day)}
          </span>
          <input
            type="date"
            name="day"
            required
            value={day}
            onChange={({ currentTarget: { value } }) => isDay(value) && setDay(value)}
          />
        </label>
        <label>
          {t.shift}
          <select
            name="shift"
            value={shift}
            onChange={({ currentTarget }) => setShift(currentTarget.value as Shift)}
          >
            {shifts.map((name) => (
              <option key={name} value={name}>
                {say(shiftLabels[name])}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label>
        {t.note}
        <input
          name="note"
          maxLength={1000}
          value={note}
          placeholder={t.notePlaceholder}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </label>
      {assign.error && <ProblemNotice error={assign.error} testId="assign-problem" />}
      {done && !assign.error && (
        <p className={styles.good} role="status" data-testid="assign-done">
          {t.assigned(
            done.teamName,
            say(done.hardAreaName),
            `${formats.day(done.day)}, ${say(shiftLabels[done.shift])}`,
          )}
        </p>
      )}
      <button type="submit" className="button" data-kind="primary" disabled={assign.isPending}>
        {assign.isPending ? t.assigning : t.assign}
      </button>
    </form>
  );
}
