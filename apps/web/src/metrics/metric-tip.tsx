import type { MetricDefinition, MetricId } from '@tungngo/domain';
import { useLocalized, useTexts } from '../language/language.js';
import { metricTexts } from './texts.js';

interface Props {
  id: MetricId;
  catalogue: readonly MetricDefinition[];
  /** Day of the figure, written out. */
  day: string;
  /** The figure with more digits than the screen has room for. */
  value?: string | undefined;
  /** What the denominator is here: its count and the day on which it was counted. */
  denominator?: string | undefined;
}

/** How a figure is defined, as the metric catalogue says: formula, denominator, date, source. */
export function MetricTip({ id, catalogue, day, value, denominator }: Props) {
  const t = useTexts(metricTexts);
  const say = useLocalized();
  const metric = catalogue.find((entry) => entry.id === id);
  if (!metric) return null;
  return (
    <>
      <strong>{say(metric.name)}</strong>
      <dl>
        {value && (
          <>
            <dt>{t.value}</dt>
            <dd>{value}</dd>
          </>
        )}
        <dt>{t.formula}</dt>
        <dd>{say(metric.formula)}</dd>
        {(metric.denominator || denominator) && (
          <>
            <dt>{t.denominator}</dt>
            <dd>
              {[metric.denominator && say(metric.denominator), denominator]
                .filter(Boolean)
                .join(': ')}
            </dd>
          </>
        )}
        <dt>{t.asOf}</dt>
        <dd>{day}</dd>
        <dt>{t.source}</dt>
        <dd>{say(metric.source)}</dd>
      </dl>
    </>
  );
}
