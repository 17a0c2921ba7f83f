import { addDays, type Day, isDay } from '@tungngo/domain';
import { useLanguage, useTexts } from '../../language/language.js';
import type { PlanSearch } from '../plan-search.js';
import type { DailySeries } from './daily-series.js';
import { areApart, changeBetween, countIn } from './in-period.js';
import styles from './period-bar.module.css';
import { timeTexts } from './texts.js';
import { chosenSpan, type DaySpan, daysIn, spanAgainst, spanBetween } from './time-search.js';

interface Props {
  series: DailySeries;
  /** Cumulative counts of the area from the very first day, and that day. */
  counts: readonly number[];
  first: Day | undefined;
  day: Day;
  search: PlanSearch;
  /** True while the next drag over the chart sets what is compared with. */
  drawing: boolean;
  onDrawing(drawing: boolean): void;
  onSearch(change: Partial<PlanSearch>): void;
}

/** The days chosen: how many were activated, a day, and against other days. */
export function PeriodBar(props: Props) {
  const { search, onSearch, onDrawing } = props;
  const t = useTexts(timeTexts);
  const chosen = chosenSpan(search);
  if (!chosen) return <PeriodPresets {...props} />;
  return (
    <div className={styles.bar} data-testid="period">
      <SpanFields {...props} span={chosen} />
      <Figures {...props} span={chosen} />
      <Against {...props} />
      <button
        type="button"
        className="button"
        data-size="small"
        aria-pressed={search.metric === 'inPeriod'}
        onClick={() =>
          onSearch({ metric: search.metric === 'inPeriod' ? undefined : 'inPeriod', ...plainLook })
        }
      >
        {t.onMap}
      </button>
      <button
        type="button"
        className="button"
        data-size="small"
        data-kind="quiet"
        onClick={() => {
          onDrawing(false);
          onSearch({ from: undefined, to: undefined, against: undefined });
        }}
      >
        {t.clear}
      </button>
    </div>
  );
}

/** What was set for another metric does not fit. */
const plainLook = { range: undefined, pick: undefined, breaks: undefined, method: undefined };

function PeriodPresets({ series, day, onSearch }: Props) {
  const t = useTexts(timeTexts);
  const choose = (from: Day, to: Day) => onSearch({ from, to });
  const [first, last] = [series.days[0] ?? day, series.days.at(-1) ?? day];
  return (
    <div className={styles.presets}>
      <span>{t.choosePeriod}:</span>
      <button
        type="button"
        className="button"
        data-size="small"
        onClick={() => choose(addDays(day, -6), day)}
      >
        {t.lastWeek}
      </button>
      <button
        type="button"
        className="button"
        data-size="small"
        onClick={() => choose(first, last)}
      >
        {t.campaign}
      </button>
    </div>
  );
}

function SpanFields({ span, onSearch }: Props & { span: DaySpan }) {
  const t = useTexts(timeTexts);
  const set = (one: string, other: Day) => {
    if (isDay(one)) onSearch(spanBetween(one, other));
  };
  return (
    <span className={styles.fields}>
      <input
        type="date"
        aria-label={t.from}
        value={span.from}
        onChange={({ currentTarget }) => set(currentTarget.value, span.to)}
      />
      –
      <input
        type="date"
        aria-label={t.to}
        value={span.to}
        onChange={({ currentTarget }) => set(currentTarget.value, span.from)}
      />
    </span>
  );
}

function Figures({ counts, first, search, span }: Props & { span: DaySpan }) {
  const t = useTexts(timeTexts);
  const { formats } = useLanguage();
  const now = countIn(counts, first, span);
  const other = spanAgainst(search);
  if (!now) return <span>{t.noBefore}</span>;
  const { before, change } = changeBetween(now, other && countIn(counts, first, other));
  const share = change === null ? null : formats.share(Math.abs(change));
  return (
    <output className={styles.figures}>
      <strong>{t.inPeriod(formats.count(now.count))}</strong>
      <span>
        {t.meanPerDay(formats.count(now.perDay))} · {t.spanDays(formats.count(daysIn(span)))}
      </span>
      {other && (
        <span className={styles.against}>
          {formats.shortDay(other.from)}–{formats.shortDay(other.to)}:{' '}
          {before
            ? `${formats.count(before.count)} · ${t.meanPerDay(formats.count(before.perDay))}`
            : t.noBefore}
        </span>
      )}
      {share !== null && change !== null && (
        <strong title={t.changeTip} data-change={change < 0 ? 'down' : 'up'}>
          {change < 0 ? t.changeDown(share) : t.changeUp(share)}
        </strong>
      )}
      {other && !areApart(span, other) && <em>{t.overlap}</em>}
    </output>
  );
}

function Against({ search, drawing, onDrawing, onSearch }: Props) {
  const t = useTexts(timeTexts);
  const { against } = search;
  const value = drawing ? 'drawn' : against === 'previous' ? 'previous' : against ? 'drawn' : '';
  return (
    <label className={styles.choice}>
      {t.compareWith}
      <select
        value={value}
        onChange={({ currentTarget }) => {
          const choice = currentTarget.value;
          onDrawing(choice === 'drawn');
          if (choice !== 'drawn') onSearch({ against: choice || undefined });
        }}
      >
        <option value="">{t.nothing}</option>
        <option value="previous">{t.previous}</option>
        <option value="drawn">{t.drawn}</option>
      </select>
      {drawing && <em role="status">{t.drawHint}</em>}
    </label>
  );
}
