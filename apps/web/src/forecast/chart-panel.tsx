import type {
  AreaCode,
  CoverageSeries,
  Forecast,
  MetricDefinition,
  Overview,
} from '@tungngo/domain';
import { useLanguage, useTexts } from '../language/language.js';
import { Tip } from '../metrics/tip.js';
import { SkeletonRows } from '../shell/skeleton.js';
import { type ChartDay, chartDays } from './chart-days.js';
import styles from './forecast.module.css';
import { outlookOf } from './forecast-rows.js';
import { ForecastTip } from './forecast-tip.js';
import { ScrollArea } from './scroll-area.js';
import { forecastTexts } from './texts.js';
import { TotalChart } from './total-chart.js';

interface Props {
  overview: Overview;
  code: AreaCode;
  name: string;
  series: CoverageSeries | undefined;
  plan: Forecast;
  whatIf: Forecast | null;
  metrics: readonly MetricDefinition[];
  /** Back to the province; undefined where it is shown. */
  onProvince: (() => void) | undefined;
}

/** The chart of one area, and the same as a table. */
export function ChartPanel(props: Props) {
  const { overview, code, name, series, plan, whatIf, metrics, onProvince } = props;
  const t = useTexts(forecastTexts);
  const days = series ? chartDays(series, code, overview.campaign?.startDay, plan, whatIf) : [];
  const undrawn =
    plan.days.length > 0 && (plan.median[plan.areas.indexOf(code)]?.length ?? 0) === 0;
  return (
    <section className={styles.panel} aria-labelledby="chart-title">
      <div className={styles.panelHead}>
        <h2 id="chart-title">
          <Tip
            content={
              <ForecastTip id="projected" text={t.bandTip} {...{ metrics }} forecast={plan} />
            }
          >
            {t.chartOf(name)}
          </Tip>
        </h2>
        {onProvince && (
          <button type="button" className="button" data-size="small" onClick={onProvince}>
            {t.backToProvince}
          </button>
        )}
      </div>
      <div className={styles.chart}>
        {days.length > 0 ? (
          <TotalChart
            name={name}
            days={days}
            target={outlookOf(plan, code)?.target ?? null}
            deadline={plan.deadline}
            supposedDeadline={whatIf?.deadline ?? null}
          />
        ) : (
          <SkeletonRows rows={7} />
        )}
        {undrawn && <p className="faint">{t.noBand}</p>}
        <ChartTable days={days} />
      </div>
    </section>
  );
}

function ChartTable({ days }: { days: readonly ChartDay[] }) {
  const t = useTexts(forecastTexts);
  const { formats } = useLanguage();
  const supposed = days.some(({ whatIf }) => whatIf !== null);
  return (
    <details className={styles.details}>
      <summary>{t.chartTable}</summary>
      <ScrollArea label={t.chartTable}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t.date}</th>
              <th scope="col">{t.actual}</th>
              <th scope="col">{t.low}</th>
              <th scope="col">{t.median}</th>
              <th scope="col">{t.high}</th>
              {supposed && <th scope="col">{t.whatIfMedian}</th>}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, actual, later, plan, whatIf }) => (
              <tr key={day}>
                <th scope="row">{formats.day(day)}</th>
                <td className="number">{formats.count(actual ?? later)}</td>
                <td className="number">{formats.count(plan?.low)}</td>
                <td className="number">{formats.count(plan?.median)}</td>
                <td className="number">{formats.count(plan?.high)}</td>
                {supposed && <td className="number">{formats.count(whatIf?.median)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </details>
  );
}
