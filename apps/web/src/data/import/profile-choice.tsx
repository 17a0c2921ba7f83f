import { useMutation, useQuery } from '@tanstack/react-query';
import type { FileInspection } from '@tungngo/domain';
import { useState } from 'react';
import { useTexts } from '../../language/language.js';
import { queryClient, trpc } from '../../server/client.js';
import page from '../data-page.module.css';
import { ConfirmDialog } from '../generations/confirm-dialog.js';
import { type Draft, draftOfProfile, redrawn } from './draft.js';
import styles from './import.module.css';
import { importTexts } from './texts.js';
import { wizard } from './wizard.js';

interface Props {
  inspection: FileInspection;
  draft: Draft;
}

/** The saved mappings, those that fit the file first; the chosen one can be deleted. */
export function ProfileChoice({ inspection, draft }: Props) {
  const t = useTexts(importTexts);
  const { data: profiles = [] } = useQuery(trpc.imports.profiles.queryOptions());
  const [deleting, setDeleting] = useState<string | null>(null);
  const fits = (name: string) => inspection.profiles.includes(name);
  const ordered = [...profiles].sort((a, b) => Number(fits(b.name)) - Number(fits(a.name)));
  const chosen = profiles.find(({ name }) => name === draft.profile)?.name;
  const pick = (name: string) => {
    const profile = profiles.find((candidate) => candidate.name === name);
    if (profile) wizard.useProfile(draftOfProfile(profile, inspection), profile);
    else wizard.decide(redrawn({ ...draft, profile: null }, inspection, {}));
  };
  if (profiles.length === 0) return null;
  return (
    <div className={styles.profile}>
      <label className={page.labelled}>
        {t.profile}
        <select
          name="profile"
          value={chosen ?? ''}
          onChange={({ currentTarget }) => pick(currentTarget.value)}
        >
          <option value="">{t.noProfile}</option>
          {ordered.map(({ name }) => (
            <option key={name} value={name}>
              {name}
              {fits(name) ? ` · ${t.profileFits}` : ''}
            </option>
          ))}
        </select>
      </label>
      {chosen && (
        <button
          type="button"
          className="button"
          aria-label={t.deleteProfile(chosen)}
          title={t.deleteProfile(chosen)}
          data-testid="delete-profile"
          onClick={() => setDeleting(chosen)}
        >
          {t.confirmDelete}
        </button>
      )}
      {deleting && (
        <DeleteProfile
          name={deleting}
          onClose={() => setDeleting(null)}
          onDone={() => {
            setDeleting(null);
            // The columns stay as they are mapped; only the name is gone.
            wizard.decide({ ...draft, profile: null });
          }}
        />
      )}
    </div>
  );
}

interface DeleteProps {
  name: string;
  onClose(): void;
  onDone(): void;
}

function DeleteProfile({ name, onClose, onDone }: DeleteProps) {
  const t = useTexts(importTexts);
  const remove = useMutation(
    trpc.imports.deleteProfile.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.imports.profiles.queryKey() });
        onDone();
      },
    }),
  );
  return (
    <ConfirmDialog
      title={t.deleteProfileQuestion(name)}
      confirm={t.confirmDelete}
      danger
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ name })}
      onClose={onClose}
    >
      <p>{t.deleteProfileWhat}</p>
    </ConfirmDialog>
  );
}
