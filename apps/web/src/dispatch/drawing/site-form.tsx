import { useMutation } from '@tanstack/react-query';
import { hardAreaKindLabels } from '@tungngo/domain';
import { useId, useState } from 'react';
import { useLocalized, useTexts } from '../../language/language.js';
import { useAuthor } from '../../plan/card/notes/use-author.js';
import { trpc } from '../../server/client.js';
import { DecisionForm } from '../decisions/decision-form.js';
import styles from './drawing.module.css';
import type { FormProps } from './drawn-area-form.js';
import { drawingTexts } from './texts.js';

const kinds = [
  'boarding-house-cluster',
  'factory',
  'informal-subdivision',
  'service-point',
] as const;

/** A known site where somebody clicked: detection counts with it from the next publication on. */
export function SiteForm({
  point: [lon, lat],
  onRedraw,
  onEnd,
}: FormProps & { point: [number, number] }) {
  const t = useTexts(drawingTexts);
  const say = useLocalized();
  const id = useId();
  const [author, onAuthor] = useAuthor();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<(typeof kinds)[number]>('boarding-house-cluster');
  const [size, setSize] = useState(0);
  const [hours, setHours] = useState('');
  const add = useMutation(trpc.decisions.addSite.mutationOptions({ onSuccess: () => onEnd() }));
  const save = () =>
    add.mutate({ name, kind, size, hours: hours.trim() || null, lon, lat, author });
  return (
    <div className={styles.card}>
      <h3>{t.siteTitle}</h3>
      <button type="button" className="button" data-size="small" onClick={onRedraw}>
        {t.redraw}
      </button>
      <DecisionForm
        label={t.siteTitle}
        {...{ author, onAuthor, busy: add.isPending, error: add.error }}
        onSave={save}
        onCancel={() => onEnd()}
      >
        <label htmlFor={`${id}-name`}>
          {t.siteName}
          <input
            id={`${id}-name`}
            required
            pattern=".*\S.*"
            maxLength={200}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label htmlFor={`${id}-kind`}>
          {t.siteKind}
          <select
            id={`${id}-kind`}
            value={kind}
            onChange={({ target }) => setKind(target.value as typeof kind)}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {one === 'service-point' ? t.servicePoint : say(hardAreaKindLabels[one])}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-size`}>
          {t.size}
          <input
            id={`${id}-size`}
            type="number"
            inputMode="numeric"
            required
            min={0}
            max={1_000_000}
            step={1}
            value={Number.isNaN(size) ? '' : size}
            onChange={({ target }) => setSize(target.valueAsNumber)}
          />
        </label>
        <label htmlFor={`${id}-hours`}>
          {t.hours}
          <input
            id={`${id}-hours`}
            maxLength={200}
            value={hours}
            onChange={({ target }) => setHours(target.value)}
          />
        </label>
      </DecisionForm>
    </div>
  );
}
