import type { Overview } from '@tungngo/domain';
import { NO_VALUE } from '../language/formats.js';
import { useLanguage, useTexts } from '../language/language.js';
import styles from './data-page.module.css';
import { dataTexts } from './texts.js';

/** The published generation in figures; dashes until one is known, so that nothing jumps. */
export function GenerationFacts({ overview }: { overview: Overview | undefined }) {
  const t = useTexts(dataTexts);
  const { formats } = useLanguage();
  const generation = overview?.generation;
  const days = overview && `${formats.day(overview.firstDay)} – ${formats.day(overview.lastDay)}`;
  const facts = [
    [t.generation, formats.count(generation?.number)],
    [t.published, generation ? formats.moment(generation.publishedAt) : NO_VALUE],
    [t.events, formats.count(generation?.events)],
    [t.persons, formats.count(generation?.persons)],
    [t.days, days ?? NO_VALUE],
  ];
  return (
    <dl className={styles.facts} data-testid="generation-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
