import type { ColumnSource, InspectedTable, KindField } from '@tungngo/domain';
import { useId } from 'react';
import { useLocalized, useTexts } from '../../language/language.js';
import { type Doubt, type placeOf, sampleValues } from './draft.js';
import styles from './import.module.css';
import { importTexts } from './texts.js';

interface Props {
  field: KindField;
  table: InspectedTable;
  source: ColumnSource | undefined;
  missing: boolean;
  doubt: Doubt | null;
  place: ReturnType<typeof placeOf>;
  onSource(source: ColumnSource | null): void;
}

const NONE = 'none';
const CONSTANT = 'constant';
const COLUMN = 'column ';

/** One field: where it comes from and what that looks like. */
export function FieldRow(props: Props) {
  const { field, table, source, missing, doubt, place, onSource } = props;
  const t = useTexts(importTexts);
  const say = useLocalized();
  const column = source && 'column' in source ? source.column : null;
  const standIn = place === 'in-place' || place === 'together';
  return (
    <tr
      data-field={field.field}
      data-missing={missing || undefined}
      data-doubt={doubt ? true : undefined}
      data-stand-in={standIn || undefined}
    >
      <th scope="row">
        {standIn && <span className="faint">{place === 'together' ? t.together : t.inPlace} </span>}
        {say(field.label)}
        {field.required && (
          <span className={styles.mark}>{place === 'stood-for' ? t.byName : t.required}</span>
        )}
        <small>{say(field.values)}</small>
      </th>
      <td>
        <SourceSelect {...{ field, table, source, onSource }} />
        {doubt && (
          <small className={styles.doubt}>
            {'guessed' in doubt ? t.guessed(doubt.guessed) : t.ambiguous(doubt.ambiguous)}
          </small>
        )}
      </td>
      <td>
        {column !== null && (
          <ul className={styles.values}>
            {sampleValues(table, column).map((value) => (
              <li key={value}>{value}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

type SelectProps = Pick<Props, 'field' | 'table' | 'source' | 'onSource'>;

function SourceSelect({ field, table, source, onSource }: SelectProps) {
  const t = useTexts(importTexts);
  const say = useLocalized();
  const constant = source && 'constant' in source ? source.constant : null;
  const value = !source ? NONE : 'column' in source ? COLUMN + source.column : CONSTANT;
  const choose = (chosen: string) => {
    if (chosen === NONE) onSource(null);
    else if (chosen === CONSTANT) onSource({ constant: field.choices[0] ?? '' });
    else onSource({ column: chosen.slice(COLUMN.length) });
  };
  return (
    <>
      <select
        aria-label={t.sourceOf(say(field.label))}
        name={field.field}
        value={value}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value={NONE}>{t.none}</option>
        <optgroup label={t.columns}>
          {table.headers.map((header) => (
            <option key={header} value={COLUMN + header}>
              {header}
            </option>
          ))}
        </optgroup>
        <option value={CONSTANT}>{t.constant}</option>
      </select>
      {constant !== null && (
        <ConstantInput
          {...{ field, constant }}
          onConstant={(next) => onSource({ constant: next })}
        />
      )}
    </>
  );
}

interface ConstantProps {
  field: KindField;
  constant: string;
  onConstant(constant: string): void;
}

/** The one value; a closed list offers its own, and takes what else the server may know. */
function ConstantInput({ field, constant, onConstant }: ConstantProps) {
  const t = useTexts(importTexts);
  const say = useLocalized();
  const list = useId();
  return (
    <>
      <input
        aria-label={t.constantOf(say(field.label))}
        value={constant}
        maxLength={400}
        placeholder={say(field.values)}
        list={field.choices.length > 0 ? list : undefined}
        onChange={({ currentTarget }) => onConstant(currentTarget.value)}
      />
      <datalist id={list}>
        {field.choices.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
    </>
  );
}
