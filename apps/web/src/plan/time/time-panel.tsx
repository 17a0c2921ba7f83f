import {
  type AreaCode,
  type CoverageSeries,
  type Day,
  type Overview,
  shortAreaName,
} from '@tungngo/domain';
import { useMemo, useRef, useState } from 'react';
import { useTexts } from '../../language/language.js';
import { countedIndicator } from '../indicators.js';
import type { PlanSearch } from '../plan-search.js';
import type { TargetRows } from '../use-plan.js';
import { ChartKey } from './chart-key.js';
import { ChartPointer } from './chart-pointer.js';
import { type ChartScale, chartScale } from './chart-scale.js';
import { type DailySeries, dailySeries, type Goals } from './daily-series.js';
import { type ChartData, DayChart, ForecastLayer } from './day-chart.js';
import { PeriodBar } from './period-bar.js';
import { DayRange, PlayButtons, usePlayer } from './player.js';
import { SeriesTable } from './series-table.js';
import { timeTexts } from './texts.js';
import styles from './time-panel.module.css';
import { type ChartForm, chosenSpan, type DaySpan, spanAgainst, writeSpan } from './time-search.js';
import { useChartOpen } from './use-chart-open.js';
import { useForecastBand } from './use-forecast-band.js';
import { useLateDays } from './use-late-days.js';
import { useWidth } from './use-width.js';
import { WeekdayBars } from './weekday-bars.js';

interface Props {
  overview: Overview;
  series: CoverageSeries;
  targets: TargetRows;
  days: Day[];
  day: Day;
  search: PlanSearch;
  onDay(day: Day): void;
  onSearch(change: Partial<PlanSearch>): void;
}

/**
 * Time under the map: the days of what is picked, a slider that plays, and a period to choose. While it
 * plays, only the slider, the cursor and the day's name are drawn again.
 */
export function TimePanel(props: Props) {
  const { days, day, search, onDay, onSearch } = props;
  const t = useTexts(timeTexts);
  const player = usePlayer({ days, day, onDay });
  const frame = useRef<HTMLDivElement>(null);
  const [drawing, onDrawing] = useState(false);
  const width = useWidth(frame);
  const { data, name } = useChartData(props);
  const form = search.chart === 'cumulative' ? 'cumulative' : 'daily';
  const [wanted, remember] = useChartOpen(search);
  const open = wanted && data !== null;
  const scale = useMemo(
    () =>
      data && width > 0 && open
        ? chartScale(form, width, data.series, data.goals, data.band)
        : null,
    [form, width, data, open],
  );
  return (
    <section className={styles.panel} aria-label={t.panel} data-testid="time-panel">
      <div className={styles.head}>
        <PlayButtons player={player} />
        <h2 className={styles.title}>
          {form === 'daily' ? t.chartOf(name) : t.cumulativeOf(name)}
        </h2>
        {open && <FormChoice {...{ form, onSearch }} />}
        <button
          type="button"
          className="button"
          data-size="small"
          data-kind="quiet"
          aria-expanded={open}
          aria-label={open ? t.hide : t.show}
          title={open ? t.hide : t.show}
          onClick={() => {
            remember(!open);
            onSearch({ chart: open ? 'none' : 'daily' });
          }}
        >
          {open ? '' : t.show} <span aria-hidden="true">{open ? '▾' : '▴'}</span>
        </button>
      </div>
      <div className={styles.row}>
        <div ref={frame} className={styles.frame}>
          {scale && data && (
            <Chart {...{ ...props, scale, data, drawing, onDrawing }} onDay={player.jump} />
          )}
          <DayRange player={player} place={scale && sliderPlace(scale, days.length)} />
        </div>
        {open && data && form === 'daily' && <WeekdayBars series={data.series} />}
      </div>
      {open && data && <Foot {...{ ...props, data, name, form, drawing, onDrawing }} />}
    </section>
  );
}

function FormChoice({ form, onSearch }: { form: string; onSearch: Props['onSearch'] }) {
  const t = useTexts(timeTexts);
  return (
    <fieldset className="segmented" data-size="small">
      <legend className="visually-hidden">{t.form}</legend>
      <button
        type="button"
        aria-pressed={form === 'daily'}
        onClick={() => onSearch({ chart: 'daily' })}
      >
        {t.daily}
      </button>
      <button
        type="button"
        aria-pressed={form === 'cumulative'}
        onClick={() => onSearch({ chart: 'cumulative' })}
      >
        {t.cumulative}
      </button>
    </fieldset>
  );
}

function sliderPlace(scale: ChartScale, days: number) {
  const start = scale.x(0);
  return { start, length: scale.x(days - 1) - start };
}

/** What the chart draws of the area picked; the same object while the slider plays. */
function useChartData(props: Props): { data: ChartData | null; name: string } {
  const { overview, series, targets, days, search } = props;
  const { areas, campaign } = overview;
  const area = pickedArea(props);
  const code = area?.code ?? ('' as AreaCode);
  const own = useMemo(() => dailySeries(series, code, days), [series, code, days]);
  const goals = useMemo((): Goals | null => {
    const row = targets.get(code);
    if (!campaign) return null;
    const { startDay, endDay } = campaign;
    return { target: row?.target ?? null, plan: row?.plan ?? null, startDay, deadline: endDay };
  }, [targets, code, campaign]);
  const indicator = countedIndicator(search.indicator, overview.indicatorsWithData);
  const { late, wards } = useLateDays(areas, code, indicator, overview.vintage === null);
  const band = useForecastBand(own, indicator, search.day ?? days.at(-1), overview.vintage);
  const aggregatedFrom = series.aggregatedFrom[series.areas.indexOf(code)] ?? null;
  const data = useMemo(
    () => own && { series: own, goals, band, late, wards, aggregatedFrom },
    [own, goals, band, late, wards, aggregatedFrom],
  );
  return { data, name: area ? shortAreaName(area.name) : '' };
}

function pickedArea({ overview: { areas }, search }: Props) {
  const code = search.ward ?? search.district;
  return (
    areas.find((area) => area.code === code) ?? areas.find(({ level }) => level === 'province')
  );
}

interface ChartProps extends Props {
  scale: ChartScale;
  data: ChartData;
  drawing: boolean;
  onDrawing(drawing: boolean): void;
}

function Chart({ scale, data, day, search, drawing, onDrawing, onDay, onSearch }: ChartProps) {
  const choose = (span: DaySpan) => {
    onSearch(drawing ? { against: writeSpan(span) } : span);
    onDrawing(false);
  };
  return (
    <div className={styles.chart}>
      <DayChart scale={scale} {...data} />
      <ChartPointer
        {...{ scale, day, onDay }}
        {...data}
        chosen={chosenSpan(search)}
        against={spanAgainst(search)}
        onSpan={choose}
      />
      <ForecastLayer scale={scale} band={data.band} />
    </div>
  );
}

interface FootProps extends Props {
  data: ChartData & { series: DailySeries };
  name: string;
  form: ChartForm;
  drawing: boolean;
  onDrawing(drawing: boolean): void;
}

function Foot({ data, name, form, ...props }: FootProps) {
  const { series, targets, day, days, search, onSearch, drawing, onDrawing } = props;
  const { code } = data.series;
  const counts = series.activated[series.areas.indexOf(code)] ?? [];
  const provisional = day === days.at(-1) ? (targets.get(code)?.provisional ?? 0) : 0;
  return (
    <div className={styles.foot}>
      <PeriodBar
        {...{ day, search, onSearch, counts, drawing, onDrawing }}
        series={data.series}
        first={series.days[0]}
      />
      <div className={styles.key}>
        <ChartKey {...data} {...{ form, provisional }} />
        <SeriesTable {...data} name={name} />
      </div>
    </div>
  );
}
