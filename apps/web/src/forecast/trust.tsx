import { useQuery } from '@tanstack/react-query';
import {
  type AreaLevel,
  type Backtest,
  type Forecast,
  type Indicator,
  naiveMethods,
} from '@tungngo/domain';
import { useState } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import { trpc } from '../server/client.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { SkeletonRows } from '../shell/skeleton.js';
import { BacktestTable } from './backtest-table.js';
import styles from './forecast.module.css';
import { HorizonChart } from './horizon-chart.js';
import { methodInWords, trustTexts } from './trust-texts.js';
import { CALIBRATED, unevenHorizons } from './uneven-horizons.js';

interface Props {
  indicator: Indicator;
  vintage: string | undefined;
  forecast: Forecast;
}

const levelColours: Record<AreaLevel, string> = {
  province: 'var(--plan-ink)',
  district: 'var(--accent)',
  ward: 'var(--suppose-ink)',
};
const naiveColours = {
  'last-week': 'var(--naive-week)',
  'last-day': 'var(--naive-day)',
  'overall-mean': 'var(--naive-mean)',
};

/** How forecasts from past days turned out, and how they are made. */
export function Trust({ indicator, vintage, forecast }: Props) {
  const t = useTexts(trustTexts);
  const answer = useQuery(
    trpc.coverage.backtest.queryOptions({ indicator, ...(vintage !== undefined && { vintage }) }),
  );
  return (
    <section className={styles.panel} aria-labelledby="trust-title" data-testid="trust">
      <div className={styles.panelHead}>
        <h2 id="trust-title">{t.title}</h2>
      </div>
      <div className={styles.trust}>
        {answer.data ? (
          <Result backtest={answer.data} />
        ) : answer.error ? (
          <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <>
            <p className="faint">{t.computing}</p>
            <SkeletonRows rows={5} />
          </>
        )}
        <Method forecast={forecast} />
      </div>
    </section>
  );
}

function Result({ backtest }: { backtest: Backtest }) {
  const t = useTexts(trustTexts);
  const [level, setLevel] = useState<AreaLevel>('province');
  const { count } = useLanguage().formats;
  if (backtest.covered === null) return <p>{t.tooShort}</p>;
  const levels = backtest.byLevel.map((row) => row.level);
  const horizons = [...new Set(backtest.rows.map(({ horizon }) => horizon))].sort((a, b) => a - b);
  const named = horizons.map((days) => ({ days, name: t.days(count(days)) }));
  const rowOf = (of: AreaLevel, horizon: number) =>
    backtest.rows.find((row) => row.level === of && row.horizon === horizon);
  const own = horizons.map((horizon) => rowOf(level, horizon));
  return (
    <>
      <Verdict backtest={backtest} covered={backtest.covered} />
      <div className={styles.charts}>
        <div>
          <h3>{t.coverageChart}</h3>
          <p className="faint">{t.coverageHint}</p>
          <HorizonChart
            label={t.coverageChart}
            horizons={named}
            extent={[0.5, 1]}
            goal={CALIBRATED}
            series={levels.map((of) => ({
              name: t[of],
              colour: levelColours[of],
              values: horizons.map((horizon) => rowOf(of, horizon)?.covered ?? null),
            }))}
          />
        </div>
        <div>
          <div className={styles.chartHead}>
            <h3>{t.errorChart(t[level])}</h3>
            <fieldset className="segmented">
              <legend className="visually-hidden">{t.level}</legend>
              {levels.map((of) => (
                <button
                  key={of}
                  type="button"
                  aria-pressed={level === of}
                  onClick={() => setLevel(of)}
                >
                  {t[of]}
                </button>
              ))}
            </fieldset>
          </div>
          <p className="faint">{t.errorHint}</p>
          <HorizonChart
            label={t.errorChart(t[level])}
            horizons={named}
            extent={[0, 0.2]}
            series={[
              {
                name: t.own,
                colour: levelColours[level],
                values: own.map((row) => row?.error ?? null),
              },
              ...naiveMethods.map((method) => ({
                name: t[method],
                colour: naiveColours[method],
                dashed: true,
                values: own.map((row) => row?.naive[method] ?? null),
              })),
            ]}
          />
        </div>
      </div>
      <BacktestTable backtest={backtest} />
    </>
  );
}

function Verdict({ backtest, covered }: { backtest: Backtest; covered: number }) {
  const t = useTexts(trustTexts);
  const { formats } = useLanguage();
  const forecasts = backtest.rows.reduce((sum, row) => sum + row.forecasts, 0);
  const judged = covered < CALIBRATED.from ? 'narrow' : covered > CALIBRATED.to ? 'wide' : 'good';
  const { narrow, wide } = unevenHorizons(backtest);
  const listed = (days: number[]) => days.map((n) => formats.count(n)).join(', ');
  const province = backtest.byLevel.find(({ level }) => level === 'province');
  const naive = province?.naive['last-week'] ?? 0;
  const gain = province && naive > 0 ? 1 - province.error / naive : null;
  return (
    <div className={styles.verdictOfBand} data-judged={judged}>
      <p>
        <strong>{t.held(formats.share(covered), formats.count(forecasts))}</strong> {t[judged]}{' '}
        {narrow.length > 0 && t.narrowAt(listed(narrow))}{' '}
        {wide.length > 0 && t.wideAt(listed(wide))}
      </p>
      <p>
        {t.testedFrom(
          formats.day(backtest.from),
          formats.day(backtest.to),
          formats.count(backtest.origins),
        )}{' '}
        {gain !== null && (gain >= 0 ? t.better : t.worse)(formats.share(Math.abs(gain)))}
      </p>
    </div>
  );
}

function Method({ forecast: { method } }: { forecast: Forecast }) {
  const t = useTexts(trustTexts);
  const { language, formats } = useLanguage();
  const names = t.weekdayNames.split(' ');
  const most = Math.max(...method.weekdays, 1);
  return (
    <div className={styles.method}>
      <h3>{t.method}</h3>
      <ul>
        {methodInWords[language].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3>{t.weekdays}</h3>
      <ul className={styles.weekdays}>
        {method.weekdays.map((share, i) => (
          <li key={names[i]}>
            <i className={styles.weekdayBar} style={{ height: `${(share / most) * 100}%` }} />
            <span>{names[i]}</span>
            <span>{formats.count(share * 100)}%</span>
          </li>
        ))}
      </ul>
      <p className="faint">{t.holiday(`${formats.count(method.holiday * 100)}%`)}</p>
    </div>
  );
}
