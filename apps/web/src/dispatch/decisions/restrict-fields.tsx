import { type RestrictionState, restrictionStates } from '@tungngo/domain';
import { useId } from 'react';
import { useTexts } from '../../language/language.js';
import { decisionTexts } from './texts.js';

/** A restriction while it is being entered; an empty day is none. */
export interface Restricting {
  state: RestrictionState;
  until: string;
}

/** Whether nobody can go there, or its people are not to be counted; and until when. */
export function RestrictFields({
  value,
  onChange,
}: {
  value: Restricting;
  onChange(value: Restricting): void;
}) {
  const t = useTexts(decisionTexts);
  const id = useId();
  return (
    <>
      <label htmlFor={`${id}-state`}>
        {t.state}
        <select
          id={`${id}-state`}
          name="state"
          value={value.state}
          onChange={({ target }) => onChange({ ...value, state: target.value as RestrictionState })}
        >
          {restrictionStates.map((state) => (
            <option key={state} value={state}>
              {t[state]}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}-until`}>
        {t.until}
        <input
          id={`${id}-until`}
          name="until"
          type="date"
          value={value.until}
          onChange={({ target }) => onChange({ ...value, until: target.value })}
        />
      </label>
    </>
  );
}
