import { Link } from '@tanstack/react-router';
import { type AreaCode, type Forecast, type Indicator, shortAreaName } from '@tungngo/domain';
import { useLanguage, useTexts } from '../language/language.js';
import { defaultIndicator } from '../plan/indicators.js';
import { useChances } from './chances.js';
import styles from './forecast.module.css';
import { type ForecastRow, type Outlook, shortfall } from './forecast-rows.js';
import { type RiskLevel, type RiskOrder, riskLevels } from './forecast-search.js';
import { ScrollArea } from './scroll-area.js';
import { forecastTexts } from './texts.js';

interface Props {
  rows: readonly ForecastRow[];
  plan: Forecast;
  whatIf: Forecast | null;
  level: RiskLevel;
  /** False in boundaries that know no districts. */
  hasDistricts: boolean;
  order: RiskOrder;
  indicator: Indicator;
  vintage: string | undefined;
  /** The area of the chart. */
  selected: AreaCode;
  onLevel(level: RiskLevel): void;
  onOrder(order: RiskOrder): void;
  onSelect(code: AreaCode): void;
}

/** Each order has the one direction that a planner wants: what fails first. */
const directions: Record<RiskOrder, 'ascending' | 'descending'> = {
  name: 'ascending',
  risk: 'ascending',
  total: 'descending',
  gap: 'ascending',
  reached: 'descending',
};

/** Every ward or district with its chance, total against target and day, the likeliest to fail first. */
export function RiskTable(props: Props) {
  const { rows, level, hasDistricts, order, onLevel, onOrder, whatIf } = props;
  const shownLevels = hasDistricts ? riskLevels : [];
  const t = useTexts(forecastTexts);
  const heads: [RiskOrder, string][] = [
    ['name', t.place],
    ['risk', t.probability],
    ['total', t.atDeadline],
    ['gap', t.gap],
    ['reached', t.dayMet],
  ];
  return (
    <section className={styles.panel} aria-labelledby="risk-title">
      <div className={styles.panelHead}>
        <h2 id="risk-title">{t.table}</h2>
        <fieldset className="segmented">
          <legend className="visually-hidden">{t.level}</legend>
          {shownLevels.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={level === name}
              onClick={() => onLevel(name)}
            >
              {t[name]}
            </button>
          ))}
        </fieldset>
      </div>
      <ScrollArea label={t.table}>
        <table
          className={styles.table}
          data-testid="risk-table"
          data-risks=""
          data-supposed={whatIf !== null}
        >
          <thead>
            <tr>
              {heads.map(([key, text]) => (
                <th key={key} scope="col" aria-sort={order === key ? directions[key] : 'none'}>
                  <button type="button" title={t.sortBy(text)} onClick={() => onOrder(key)}>
                    {text}
                    <span aria-hidden="true">
                      {order === key ? (directions[key] === 'ascending' ? ' ▲' : ' ▼') : ''}
                    </span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.area.code} row={row} {...props} />
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  );
}

function Row({
  row,
  plan,
  whatIf,
  indicator,
  vintage,
  selected,
  onSelect,
}: Props & { row: ForecastRow }) {
  const t = useTexts(forecastTexts);
  const { formats } = useLanguage();
  const { area, above, silentDays } = row;
  const picked = area.level === 'ward' ? { ward: area.code } : { district: area.code };
  return (
    <tr data-code={area.code} aria-selected={area.code === selected}>
      <th scope="row">
        <button type="button" className={styles.name} onClick={() => onSelect(area.code)}>
          {shortAreaName(area.name)}
        </button>
        <small>
          {above && `${shortAreaName(above.name)} · `}
          <Link
            to="/"
            search={{
              ...picked,
              day: plan.day,
              ...(indicator !== defaultIndicator && { indicator }),
              ...(vintage !== undefined && { vintage }),
            }}
            aria-label={t.onMapOf(area.name)}
          >
            {t.onMap}
          </Link>
          {silentDays > 0 && <em title={t.silentTip}>{t.silent(formats.count(silentDays))}</em>}
        </small>
      </th>
      <Cells outlook={row.plan} other={row.whatIf} forecast={plan} otherForecast={whatIf} />
    </tr>
  );
}

interface CellsProps {
  outlook: Outlook;
  other: Outlook | null;
  forecast: Forecast;
  otherForecast: Forecast | null;
}

/** What is, and under it what is supposed. */
function Cells({ outlook, other, forecast, otherForecast }: CellsProps) {
  const both: [Outlook, Forecast][] = [[outlook, forecast]];
  if (other && otherForecast) both.push([other, otherForecast]);
  return (
    <>
      <td className={styles.chance}>
        {both.map(([one], i) => (
          <Chance key={i} outlook={one} supposed={i === 1} />
        ))}
      </td>
      <td className="number">
        {both.map(([one], i) => (
          <Total key={i} outlook={one} supposed={i === 1} />
        ))}
      </td>
      <td className="number">
        {both.map(([one], i) => (
          <Gap key={i} outlook={one} supposed={i === 1} />
        ))}
      </td>
      <td className="number">
        {both.map(([one, of], i) => (
          <DayMet key={i} outlook={one} forecast={of} supposed={i === 1} />
        ))}
      </td>
    </>
  );
}

interface CellProps {
  outlook: Outlook;
  supposed: boolean;
}

function Chance({ outlook: { risk, reach }, supposed }: CellProps) {
  const t = useTexts(forecastTexts);
  const { chance } = useChances();
  const share = risk === 'met' ? 1 : (reach.probability ?? 0);
  return (
    <div className={styles.meter} data-risk={risk} data-supposed={supposed || undefined}>
      <i style={{ width: `${share * 100}%` }} />
      <span>
        {risk === 'likely' || risk === 'open' || risk === 'unlikely'
          ? chance(reach.probability)
          : t[`risk_${risk}`]}
      </span>
    </div>
  );
}

function Total({ outlook: { atDeadline, target }, supposed }: CellProps) {
  const t = useTexts(forecastTexts);
  const { count } = useLanguage().formats;
  const { low, high } = atDeadline;
  const details = [
    ...(low < high ? [`${count(low)} – ${count(high)}`] : []),
    ...(!supposed && target !== null ? [t.ofTarget(count(target))] : []),
  ];
  return (
    <div className={styles.cell} data-supposed={supposed || undefined}>
      {count(atDeadline.median)}
      <small>{details.join(' · ')}</small>
    </div>
  );
}

function Gap({ outlook, supposed }: CellProps) {
  const { formats } = useLanguage();
  const short = shortfall(outlook);
  const over = short === null ? null : -Math.round(short);
  return (
    <div
      className={styles.cell}
      data-supposed={supposed || undefined}
      data-short={(over ?? 0) < 0 || undefined}
    >
      {over !== null && over > 0 ? '+' : ''}
      {formats.count(over)}
    </div>
  );
}

function DayMet({ outlook, forecast, supposed }: CellProps & { forecast: Forecast }) {
  const t = useTexts(forecastTexts);
  const { dayMet, dayBand } = useChances();
  const { risk, reach, target } = outlook;
  return (
    <div className={styles.cell} data-supposed={supposed || undefined}>
      {risk === 'met' ? t.risk_met : target === null ? '–' : dayMet(reach, forecast.lastDay)}
      {risk !== 'met' && target !== null && !supposed && (
        <small>{dayBand(reach, forecast.lastDay)}</small>
      )}
    </div>
  );
}
