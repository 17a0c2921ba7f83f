import type { ColumnSource, InspectedTable, KindDescription, KindField } from '@tungngo/domain';
import { useLanguage, useTexts } from '../../language/language.js';
import { type Draft, doubtOf, missingFields, orderedFields, placeOf, withSource } from './draft.js';
import { FieldRow } from './field-row.js';
import styles from './import.module.css';
import { importTexts } from './texts.js';
import { wizard } from './wizard.js';

interface Props {
  kind: KindDescription | undefined;
  draft: Draft;
  table: InspectedTable;
}

/** For each field of the kind: the column that fills it, with what stands there in the file. */
export function MappingTable({ kind, draft, table }: Props) {
  const t = useTexts(importTexts);
  const { formats } = useLanguage();
  const fields = kind?.fields ?? [];
  const { shown, further } = orderedFields(kind, draft, table);
  const doubtful = shown.filter(({ field }) => doubtOf(field, draft, table) !== null).length;
  const missing = missingFields(draft, fields).map(({ field }) => field);
  const row = (field: KindField) => (
    <FieldRow
      key={field.field}
      {...{ field, table }}
      source={draft.columns[field.field]}
      missing={missing.includes(field.field)}
      doubt={doubtOf(field.field, draft, table)}
      place={placeOf(field.field, fields, draft)}
      onSource={(source: ColumnSource | null) =>
        wizard.decide(withSource(draft, field.field, source))
      }
    />
  );
  return (
    <>
      <h2>
        {t.mapping}
        {doubtful > 0 && (
          <small className={styles.doubt} data-testid="doubtful">
            {t.doubtful(formats.count(doubtful))}
          </small>
        )}
      </h2>
      <table className={styles.mapping} data-testid="mapping">
        <Head />
        <tbody>{shown.map(row)}</tbody>
      </table>
      {further.length > 0 && (
        <details className={styles.further}>
          <summary>{t.further(formats.count(further.length))}</summary>
          <table className={styles.mapping}>
            <Head />
            <tbody>{further.map(row)}</tbody>
          </table>
        </details>
      )}
    </>
  );
}

function Head() {
  const t = useTexts(importTexts);
  return (
    <thead>
      <tr>
        <th scope="col">{t.field}</th>
        <th scope="col">{t.from}</th>
        <th scope="col">{t.samples}</th>
      </tr>
    </thead>
  );
}
