import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import page from '../data-page.module.css';
import { profileOf } from './draft.js';
import styles from './import.module.css';
import { isProfileName, suggestedName } from './profile-name.js';
import { importTexts } from './texts.js';
import type { WizardState } from './wizard.js';

/** Keeps the mapping under a name, for the next file of the same form. */
export function SaveProfile({ state }: { state: WizardState }) {
  const t = useTexts(importTexts);
  const queryClient = useQueryClient();
  const { previewed, inspection, file } = state;
  const [name, setName] = useState(previewed?.profile ?? suggestedName(file?.name ?? ''));
  const { data: profiles = [] } = useQuery(trpc.imports.profiles.queryOptions());
  const save = useMutation(
    trpc.imports.saveProfile.mutationOptions({
      onSuccess: () =>
        queryClient.invalidateQueries({ queryKey: trpc.imports.profiles.queryKey() }),
    }),
  );
  if (!previewed || !inspection) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name, ...profileOf(previewed, inspection) });
  };
  const isKnown = profiles.some((profile) => profile.name === name);
  const isSaved = save.data?.name === name;
  return (
    <section className={page.card}>
      <h2>
        {t.saveTitle} <small>{t.saveNote}</small>
      </h2>
      <form className={styles.save} onSubmit={submit} data-testid="save-profile">
        <label className={page.labelled}>
          {t.profileName}
          <input
            name="profileName"
            required
            maxLength={64}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <button
          type="submit"
          className="button"
          disabled={!isProfileName(name) || save.isPending || isSaved}
        >
          {t.save}
        </button>
        <p className="faint" role="status">
          {isSaved ? t.saved(name) : isKnown ? t.replaces : ' '}
        </p>
      </form>
      {save.error && <ProblemNotice error={save.error} />}
    </section>
  );
}
