import {
  type Area,
  type PilotKind,
  type PilotModel,
  pilotKindLabels,
  pilotKinds,
} from '@tungngo/domain';
import { useState } from 'react';
import { useLocalized, useTexts } from '../language/language.js';
import { useAuthor } from '../plan/card/notes/use-author.js';
import { DrawerForm, Field } from '../shell/drawer-form.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { draftOf, type ModelDraft, toSave } from './draft.js';
import styles from './model-form.module.css';
import { modelTexts } from './texts.js';
import type { useModels } from './use-models.js';
import { WardPicker } from './ward-picker.js';

interface Props {
  areas: readonly Area[];
  /** The model to change; null for a new one. */
  model: PilotModel | null;
  kind: PilotKind | undefined;
  save: ReturnType<typeof useModels>['save'];
  onClose(): void;
  onSaved(model: PilotModel): void;
}

/** A model is registered or changed, in a drawer over the page. */
export function ModelForm({ areas, model, kind, save, onClose, onSaved }: Props) {
  const t = useTexts(modelTexts);
  const [draft, setDraft] = useState(() => draftOf(model, kind));
  const [author, setAuthor] = useAuthor();
  const change = (part: Partial<ModelDraft>) => setDraft({ ...draft, ...part });
  const [asked, setAsked] = useState(false);
  const ready = toSave(draft, author, model);
  return (
    <DrawerForm
      title={model ? t.formEdit : t.formNew}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (ready && !save.isPending) save.mutate(ready, { onSuccess: onSaved });
      }}
      cancel={t.cancel}
      save={save.isPending ? t.saving : t.save}
      isSaving={save.isPending}
    >
      <What draft={draft} onChange={change} />
      <WardPicker areas={areas} chosen={draft.wards} onChosen={(wards) => change({ wards })} />
      <When draft={draft} onChange={change} />
      <Field label={t.teamHours} hint={t.teamHoursHint}>
        <input
          inputMode="decimal"
          value={draft.teamHours}
          onChange={({ target }) => change({ teamHours: target.value })}
        />
      </Field>
      <Field label={t.author}>
        <input
          required
          maxLength={80}
          autoComplete="name"
          placeholder={t.authorPlaceholder}
          value={author}
          onChange={({ target }) => setAuthor(target.value)}
        />
      </Field>
      {asked && !ready && (
        <p className={styles.missing} role="alert">
          {t.missing}
        </p>
      )}
      {save.error && <ProblemNotice error={save.error} />}
    </DrawerForm>
  );
}

interface PartProps {
  draft: ModelDraft;
  onChange(part: Partial<ModelDraft>): void;
}

function What({ draft, onChange }: PartProps) {
  const t = useTexts(modelTexts);
  const say = useLocalized();
  return (
    <>
      <Field label={t.name}>
        <input
          required
          maxLength={120}
          placeholder={t.namePlaceholder}
          value={draft.name}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Field>
      <Field label={t.kind}>
        <select
          value={draft.kind}
          onChange={({ target }) => onChange({ kind: target.value as PilotKind })}
        >
          {pilotKinds.map((name) => (
            <option key={name} value={name}>
              {say(pilotKindLabels[name])}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t.description}>
        <textarea
          rows={2}
          maxLength={2000}
          placeholder={t.descriptionPlaceholder}
          value={draft.description}
          onChange={({ target }) => onChange({ description: target.value })}
        />
      </Field>
    </>
  );
}

function When({ draft: { from, to, running }, onChange }: PartProps) {
  const t = useTexts(modelTexts);
  return (
    <div className={styles.days}>
      <Field label={t.from}>
        <input
          type="date"
          required
          value={from}
          onChange={({ target }) => onChange({ from: target.value })}
        />
      </Field>
      <Field label={t.to}>
        <input
          type="date"
          required={!running}
          disabled={running}
          min={from || undefined}
          value={running ? '' : to}
          onChange={({ target }) => onChange({ to: target.value })}
        />
      </Field>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={running}
          onChange={({ target }) => onChange({ running: target.checked })}
        />
        {t.stillRunning}
      </label>
    </div>
  );
}
