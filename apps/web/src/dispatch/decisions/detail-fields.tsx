import { type AreaDetails, hardAreaKindLabels, hardAreaKinds } from '@tungngo/domain';
import { useId } from 'react';
import { useLocalized, useTexts } from '../../language/language.js';
import { decisionTexts } from './texts.js';

interface Props {
  details: AreaDetails;
  onChange(details: AreaDetails): void;
  /** A drawn area has no name and kind but those that are given here. */
  required?: boolean;
}

/** What an officer says of an area: its name, kind, hours, how to get in, whom to turn to. */
export function DetailFields({ details, onChange, required = false }: Props) {
  const t = useTexts(decisionTexts);
  const say = useLocalized();
  const id = useId();
  const set = (field: keyof AreaDetails) => (text: string) =>
    onChange({ ...details, [field]: text === '' ? null : text });
  const text = (field: 'hours' | 'access' | 'contact', most: number, hint: string) => (
    <label htmlFor={`${id}-${field}`}>
      {t[field]}
      <input
        id={`${id}-${field}`}
        name={field}
        maxLength={most}
        placeholder={hint}
        value={details[field] ?? ''}
        onChange={({ target }) => set(field)(target.value)}
      />
    </label>
  );
  return (
    <>
      <label htmlFor={`${id}-name`}>
        {t.name}
        <input
          id={`${id}-name`}
          name="name"
          required={required}
          pattern=".*\S.*"
          maxLength={120}
          placeholder={required ? '' : t.asDetected}
          value={details.name ?? ''}
          onChange={({ target }) => set('name')(target.value)}
        />
      </label>
      <label htmlFor={`${id}-kind`}>
        {t.kind}
        <select
          id={`${id}-kind`}
          name="kind"
          value={details.kind ?? ''}
          onChange={({ target }) => set('kind')(target.value)}
        >
          {!required && <option value="">{t.asDetected}</option>}
          {hardAreaKinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(hardAreaKindLabels[kind])}
            </option>
          ))}
        </select>
      </label>
      {text('hours', 120, t.hoursHint)}
      {text('access', 1000, t.accessHint)}
      {text('contact', 200, t.contactHint)}
    </>
  );
}

/** Who decides; the browser remembers the name. */
export function AuthorField({
  author,
  onAuthor,
}: {
  author: string;
  onAuthor(author: string): void;
}) {
  const t = useTexts(decisionTexts);
  const id = useId();
  return (
    <label htmlFor={id}>
      {t.author}
      <input
        id={id}
        name="author"
        required
        pattern=".*\S.*"
        maxLength={80}
        autoComplete="name"
        value={author}
        onChange={({ target }) => onAuthor(target.value)}
      />
    </label>
  );
}

/** Details of which nothing is said. */
export const noDetails: AreaDetails = {
  name: null,
  kind: null,
  hours: null,
  access: null,
  contact: null,
};
