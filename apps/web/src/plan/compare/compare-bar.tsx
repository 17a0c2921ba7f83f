import { type Day, type Indicator, indicatorLabels, isDay } from '@tungngo/domain';
import { useLocalized, useTexts } from '../../language/language.js';
import { shownIndicators } from '../indicators.js';
import { Choice } from '../map-toolbar/choice.js';
import { metricNames } from '../map-toolbar/texts.js';
import { compareForms, type PlanSearch } from '../plan-search.js';
import own from './compare.module.css';
import { compareTexts } from './texts.js';
import { type Comparison, comparedMetrics } from './use-comparison.js';

interface Props {
  comparison: Comparison;
  daysB: readonly Day[];
  withData: readonly Indicator[];
  search: PlanSearch;
  onSearch(change: Partial<PlanSearch>): void;
}

/** What map B shows and how the two are laid out. */
export function CompareBar({ comparison, daysB, withData, search, onSearch }: Props) {
  const t = useTexts(compareTexts);
  const say = useLocalized();
  const { a, b } = comparison;
  const metrics = comparedMetrics.map((value) => ({ value, text: say(metricNames[value]) }));
  return (
    <fieldset className={own.bar} data-testid="compare-bar">
      <legend className="visually-hidden">{t.region}</legend>
      <fieldset className={`segmented ${own.forms}`}>
        <legend className="visually-hidden">{t.form}</legend>
        {compareForms.map((form) => (
          <button
            key={form}
            type="button"
            aria-pressed={search.compare === form}
            onClick={() => onSearch({ compare: form })}
          >
            {t[form]}
          </button>
        ))}
      </fieldset>
      <Choice
        label={t.metricA}
        testId="compare-metric-a"
        value={a.metric}
        options={metrics}
        onChoose={(metric) => onSearch({ metric, metricB: b.metric })}
      />
      <label className={own.day}>
        <span>{t.dayB}</span>
        <input
          type="date"
          value={b.day}
          min={daysB[0]}
          max={daysB.at(-1)}
          data-testid="compare-day"
          onChange={({ currentTarget: { value } }) => {
            if (isDay(value) && daysB.includes(value)) onSearch({ dayB: value });
          }}
        />
      </label>
      <Choice
        label={t.indicatorB}
        testId="compare-indicator"
        value={b.indicator}
        options={shownIndicators(withData).map((value) => ({
          value,
          text: say(indicatorLabels[value]),
        }))}
        onChoose={(indicatorB) => onSearch({ indicatorB })}
      />
      <Choice
        label={t.metricB}
        testId="compare-metric"
        value={b.metric}
        options={metrics}
        onChoose={(metricB) => onSearch({ metricB })}
      />
      <button
        type="button"
        className="button"
        data-kind="quiet"
        title={t.swapTip}
        onClick={() =>
          onSearch({
            day: b.day,
            indicator: b.indicator,
            metric: b.metric,
            dayB: a.day,
            indicatorB: a.indicator,
            metricB: a.metric,
          })
        }
      >
        {t.swap}
      </button>
      <button
        type="button"
        className={`button ${own.stop}`}
        data-kind="quiet"
        data-testid="compare-stop"
        aria-label={t.stop}
        title={t.stop}
        onClick={() => onSearch(noComparison)}
      >
        ✕
      </button>
    </fieldset>
  );
}

const noComparison: Partial<PlanSearch> = {
  compare: undefined,
  dayB: undefined,
  indicatorB: undefined,
  metricB: undefined,
  split: undefined,
};
