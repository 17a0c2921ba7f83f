import type { Overview } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import styles from './data-page.module.css';
import { dataTexts } from './texts.js';

/** The published generation in figures, and how new data come in. */
export function GenerationFacts({ overview }: { overview: Overview }) {
  const t = useTexts(dataTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { generation, campaign, boundaries, firstDay, lastDay } = overview;
  const facts = [
    [t.generation, formats.count(generation.number)],
    [t.published, formats.moment(generation.publishedAt)],
    [t.events, formats.count(generation.events)],
    [t.persons, formats.count(generation.persons)],
    [t.days, `${formats.day(firstDay)} – ${formats.day(lastDay)}`],
    [t.boundaries, boundaries.approximate ? t.approximate : boundaries.source],
    ...(campaign ? [[t.campaignSource, say(campaign.source)]] : []),
  ];
  return (
    <section className={styles.card}>
      <dl className={styles.facts} data-testid="generation-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.howTo}>
        {t.howTo} <code>{t.command}</code>
      </p>
    </section>
  );
}
