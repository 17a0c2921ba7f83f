import type { Area, AreaCode, PilotEffect } from '@tungngo/domain';
import { daysBetween, shortAreaName } from '@tungngo/domain';
import { useLanguage, useTexts } from '../language/language.js';
import { BalanceTable } from './balance-table.js';
import { EffectChart } from './effect-chart.js';
import { MatchTable } from './match-table.js';
import styles from './model-detail.module.css';
import page from './models.module.css';
import type { RankedModel } from './ranking.js';
import { signed } from './signed.js';
import { modelTexts } from './texts.js';

/** Few enough wards for the interval to need a word. */
const FEW_WARDS = 3;

interface Props {
  row: RankedModel;
  areas: readonly Area[];
}

/** What an effect rests on: the two curves, the figures, how alike the wards were. */
export function ModelDetail({ row: { model, effect }, areas }: Props) {
  const t = useTexts(modelTexts);
  const names = new Map(areas.map(({ code, name }) => [code, shortAreaName(name)]));
  const nameOf = (code: AreaCode) => names.get(code) ?? code;
  return (
    <section className={page.panel} aria-labelledby="model-detail" data-testid="model-detail">
      <div className={page.panelHead}>
        <h2 id="model-detail">{t.chartOf(model.name)}</h2>
      </div>
      <div className={styles.detail}>
        {model.description && <p className={styles.description}>{model.description}</p>}
        {effect?.obstacle && <p className={styles.doubt}>{t[effect.obstacle]}</p>}
        {effect?.series && effect.during && (
          <div className={styles.evidence}>
            <div>
              <EffectChart name={model.name} series={effect.series} start={effect.during.from} />
              <Changed effect={effect} />
              <Doubts effect={effect} wards={model.wards.length} nameOf={nameOf} />
            </div>
            <div>
              <Figures effect={effect} />
              <BalanceTable balance={effect.balance} />
            </div>
          </div>
        )}
        {effect && effect.matches.length > 0 && (
          <MatchTable matches={effect.matches} nameOf={nameOf} />
        )}
      </div>
    </section>
  );
}

function Changed({ effect: { series, during } }: { effect: PilotEffect }) {
  const t = useTexts(modelTexts);
  const { formats } = useLanguage();
  if (!series || !during) return null;
  const start = series.days.indexOf(during.from);
  const mean = (list: readonly number[]) =>
    list.reduce((sum, value) => sum + value, 0) / Math.max(1, list.length);
  const change = (list: readonly number[]) =>
    signed(mean(list.slice(start)) - mean(list.slice(0, start)), formats.decimals, 2);
  return <p>{t.changed(change(series.treated), change(series.comparison))}</p>;
}

interface DoubtsProps {
  effect: PilotEffect;
  wards: number;
  nameOf(code: AreaCode): string;
}

function Doubts({ effect: { preTrend, placebos, shared, silent }, wards, nameOf }: DoubtsProps) {
  const t = useTexts(modelTexts);
  const { formats } = useLanguage();
  return (
    <ul className={styles.doubts}>
      {preTrend && (
        <li data-doubt={!preTrend.alike || undefined}>
          {preTrend.alike ? t.preAlike : t.preApart(signed(preTrend.gap, formats.decimals, 2))}
        </li>
      )}
      {placebos && (
        <li>{t.placebo(formats.count(placebos.asLarge), formats.count(placebos.groups))}</li>
      )}
      {silent.length > 0 && <li data-doubt="">{t.silent(silent.map(nameOf).join(', '))}</li>}
      {shared.length > 0 && <li data-doubt="">{t.shared(shared.map(nameOf).join(', '))}</li>}
      {wards <= FEW_WARDS && <li>{t.fewWards(formats.count(wards))}</li>}
    </ul>
  );
}

function Figures({ effect: { perThousand, extra, perTeamHour, during } }: { effect: PilotEffect }) {
  const t = useTexts(modelTexts);
  const { formats } = useLanguage();
  const days = during ? daysBetween(during.from, during.to) + 1 : 0;
  const lines = [
    [t.perThousand, perThousand, 2],
    [t.inAll(formats.count(days)), extra, 0],
    [t.perHour, perTeamHour, 1],
  ] as const;
  return (
    <>
      <h3>{t.figures}</h3>
      <dl className={styles.figures}>
        {lines.map(([label, estimate, digits]) => {
          if (!estimate) return null;
          const write = (value: number) => signed(value, formats.decimals, digits);
          return (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <strong>{write(estimate.value)}</strong> {t.people}
                <small>{t.between(write(estimate.low), write(estimate.high))}</small>
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
