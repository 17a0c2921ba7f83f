import {
  type Area,
  type Localized,
  parseOpeningHours,
  type Team,
  type TeamId,
  teamKitLabels,
  teamKits,
  teamLanguageLabels,
  teamLanguages,
  teamSkillLabels,
  teamSkills,
} from '@tungngo/domain';
import { useState } from 'react';
import { useLocalized, useTexts } from '../language/language.js';
import { DrawerForm, Field } from '../shell/drawer-form.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import styles from './resources.module.css';
import { resourceTexts } from './texts.js';
import type { Resources } from './use-resources.js';

interface Props {
  /** The team to change; null for a new one. */
  team: Team | null;
  areas: readonly Area[];
  save: Resources['saveTeam'];
  onClose(): void;
}

const newTeam: Omit<Team, 'id' | 'baseCode'> = {
  name: '',
  people: 6,
  workstations: 2,
  capacityPerHour: 24,
  loudspeakerCar: false,
  skills: ['level2'],
  languages: [],
  kits: [],
  hours: null,
};

/** A team is entered or changed, in a drawer over the page. */
export function TeamForm({ team, areas, save, onClose }: Props) {
  const t = useTexts(resourceTexts);
  const bases = areas.filter(({ level }) => level !== 'province');
  const [draft, setDraft] = useState<Team>(
    () => team ?? { ...newTeam, id: '' as TeamId, baseCode: bases[0]?.code ?? '' },
  );
  const change = (part: Partial<Team>) => setDraft({ ...draft, ...part });
  const hoursWrong = draft.hours !== null && parseOpeningHours(draft.hours) === null;
  return (
    <DrawerForm
      title={team ? t.editTeam(team.name) : t.newTeam}
      testId="team-form"
      onClose={onClose}
      onSubmit={() => {
        if (!hoursWrong) save.mutate(draft, { onSuccess: onClose });
      }}
      cancel={t.cancel}
      save={save.isPending ? t.saving : t.save}
      isSaving={save.isPending}
    >
      {!team && (
        <Field label={t.id}>
          <input
            name="id"
            required
            maxLength={64}
            value={draft.id}
            onChange={({ target }) => change({ id: target.value.trim() as TeamId })}
          />
        </Field>
      )}
      <Field label={t.name}>
        <input
          name="name"
          required
          maxLength={120}
          value={draft.name}
          onChange={({ target }) => change({ name: target.value })}
        />
      </Field>
      <Field label={t.base}>
        <select
          value={draft.baseCode}
          onChange={({ target }) => change({ baseCode: target.value })}
        >
          {bases.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Strength draft={draft} onChange={change} />
      <Field label={t.hours} hint={t.hoursHint}>
        <input
          name="hours"
          maxLength={200}
          aria-invalid={hoursWrong || undefined}
          value={draft.hours ?? ''}
          onChange={({ target }) => change({ hours: target.value === '' ? null : target.value })}
        />
        {hoursWrong && <span role="alert">{t.hoursWrong}</span>}
      </Field>
      <Choices
        label={t.skills}
        names={teamSkills}
        labels={teamSkillLabels}
        chosen={draft.skills}
        onChosen={(skills) => change({ skills })}
      />
      <Choices
        label={t.languages}
        names={teamLanguages}
        labels={teamLanguageLabels}
        chosen={draft.languages}
        onChosen={(languages) => change({ languages })}
      />
      <Choices
        label={t.kits}
        names={teamKits}
        labels={teamKitLabels}
        chosen={draft.kits}
        onChosen={(kits) => change({ kits })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={draft.loudspeakerCar}
          onChange={({ target }) => change({ loudspeakerCar: target.checked })}
        />
        {t.car}
      </label>
      {save.error && <ProblemNotice error={save.error} />}
    </DrawerForm>
  );
}

interface StrengthProps {
  draft: Team;
  onChange(part: Partial<Team>): void;
}

function Strength({ draft, onChange }: StrengthProps) {
  const t = useTexts(resourceTexts);
  const number = (name: 'people' | 'workstations' | 'capacityPerHour', most: number) => (
    <input
      type="number"
      name={name}
      required
      min={name === 'capacityPerHour' ? 0.5 : 1}
      max={most}
      step={name === 'capacityPerHour' ? 0.5 : 1}
      value={Number.isNaN(draft[name]) ? '' : draft[name]}
      onChange={({ target }) => onChange({ [name]: target.valueAsNumber })}
    />
  );
  return (
    <div className={styles.three}>
      <Field label={t.people}>{number('people', 50)}</Field>
      <Field label={t.workstations}>{number('workstations', 20)}</Field>
      <Field label={t.capacity}>{number('capacityPerHour', 500)}</Field>
    </div>
  );
}

interface ChoicesProps<Name extends string> {
  label: string;
  names: readonly Name[];
  labels: Record<Name, Localized>;
  chosen: readonly Name[];
  onChosen(names: Name[]): void;
}

function Choices<Name extends string>({
  label,
  names,
  labels,
  chosen,
  onChosen,
}: ChoicesProps<Name>) {
  const say = useLocalized();
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {names.map((name) => (
        <label key={name} className={styles.check}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={({ target }) =>
              onChosen(names.filter((of) => (of === name ? target.checked : chosen.includes(of))))
            }
          />
          {say(labels[name])}
        </label>
      ))}
    </fieldset>
  );
}
