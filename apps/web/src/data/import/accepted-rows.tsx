import { useQuery } from '@tanstack/react-query';
import type { ImportPreview } from '@tungngo/domain';
import { NO_VALUE } from '../../language/formats.js';
import { useLocalized, useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import page from '../data-page.module.css';
import { Scroller } from '../scroller.js';
import styles from './import.module.css';
import { importTexts } from './texts.js';
import { writtenValue } from './written-value.js';

const SHOWN = 10;

/** The first rows as they would be written: this is all that is kept of them. */
export function AcceptedRows({ preview: { accepts, kind } }: { preview: ImportPreview }) {
  const t = useTexts(importTexts);
  const say = useLocalized();
  const { data: kinds = [] } = useQuery(trpc.imports.kinds.queryOptions());
  const fields = kinds.find((candidate) => candidate.kind === kind)?.fields ?? [];
  const { data: overview } = useQuery(trpc.overview.get.queryOptions());
  const areas = overview?.areas ?? [];
  const shown = (name: string, value: string | null | undefined) => {
    if (value === null || value === undefined) return NO_VALUE;
    const written = writtenValue(name, value, areas);
    return typeof written === 'string' ? written : say(written);
  };
  if (accepts.length === 0) return null;
  const names = Object.keys(accepts[0] ?? {});
  const label = (name: string) => {
    const found = fields.find(({ field }) => field === name);
    return found ? say(found.label) : name;
  };
  return (
    <section className={page.card}>
      <h2>
        {t.accepts} <small>{t.acceptsNote}</small>
      </h2>
      <Scroller label={t.accepts}>
        <table>
          <thead>
            <tr>
              {names.map((name) => (
                <th key={name} scope="col">
                  {label(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {accepts.slice(0, SHOWN).map((row, i) => (
              <tr key={i}>
                {names.map((name) => (
                  <td key={name} className={styles.value}>
                    {shown(name, row[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
