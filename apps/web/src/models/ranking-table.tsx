import { type PilotEffect, type PilotId, type PilotModel, pilotKindLabels } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { type BarRange, barRange, IntervalBar } from './interval-bar.js';
import page from './models.module.css';
import { type ModelOrder, modelOrders } from './models-search.js';
import type { RankedModel } from './ranking.js';
import styles from './ranking-table.module.css';
import { modelTexts } from './texts.js';

interface Props {
  rows: readonly RankedModel[];
  order: ModelOrder;
  /** The model whose evidence is shown. */
  shown: PilotId;
  computing: boolean;
  onOrder(order: ModelOrder): void;
  onShow(model: PilotId): void;
  onEdit(model: PilotId): void;
  onRemove(model: PilotModel): void;
}

const orderTexts = { yield: 'byYield', effort: 'byEffort', extra: 'byExtra' } as const;

/** Every model, the one to spread first on top. */
export function RankingTable(props: Props) {
  const { rows, order, computing, onOrder } = props;
  const t = useTexts(modelTexts);
  const ranges = {
    yield: barRange(rows.flatMap(({ effect }) => effect?.perTeamHour ?? [])),
    extra: barRange(rows.flatMap(({ effect }) => effect?.extra ?? [])),
  };
  return (
    <section className={page.panel} aria-labelledby="models-ranking">
      <div className={page.panelHead}>
        <h2 id="models-ranking">{t.ranking}</h2>
        <fieldset className="segmented">
          <legend className="visually-hidden">{t.sort}</legend>
          {modelOrders.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={order === name}
              onClick={() => onOrder(name)}
            >
              {t[orderTexts[name]]}
            </button>
          ))}
        </fieldset>
      </div>
      <table className={styles.ranking} data-testid="models-ranking" aria-busy={computing}>
        <thead>
          <tr>
            <th scope="col">{t.model}</th>
            <th scope="col">{t.verdict}</th>
            <th scope="col" title={t.yieldTip}>
              {t.yield}
            </th>
            <th scope="col">{t.extra}</th>
            <th scope="col" title={t.effortTip}>
              {t.effort}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t.edit}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <Row key={row.model.id} {...props} row={row} rank={i + 1} ranges={ranges} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps extends Props {
  row: RankedModel;
  rank: number;
  ranges: { yield: BarRange; extra: BarRange };
}

function Row({ row, rank, ranges, shown, computing, onShow, onEdit, onRemove }: RowProps) {
  const t = useTexts(modelTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { model, effect, effort } = row;
  const verdict = effect?.verdict ?? 'unknown';
  const days = t.span(
    formats.shortDay(model.from),
    model.to ? formats.shortDay(model.to) : t.running,
  );
  return (
    <tr aria-selected={model.id === shown} data-verdict={verdict}>
      <th scope="row">
        <span className={styles.rank}>{rank}</span>
        <button type="button" className={styles.name} onClick={() => onShow(model.id)}>
          {model.name}
        </button>
        <small>
          {say(pilotKindLabels[model.kind])} · {t.wards(formats.count(model.wards.length))} · {days}
        </small>
      </th>
      <Finding {...{ effect, computing }} />
      <td data-label={t.yield}>
        {effect?.perTeamHour ? (
          <IntervalBar estimate={effect.perTeamHour} range={ranges.yield} verdict={verdict} />
        ) : (
          <span className="faint">{model.teamHours === null ? t.noHours : '–'}</span>
        )}
      </td>
      <td data-label={t.extra}>
        {effect?.extra ? (
          <IntervalBar estimate={effect.extra} range={ranges.extra} verdict={verdict} digits={0} />
        ) : (
          <span className="faint">–</span>
        )}
      </td>
      <Effort model={model} effort={effort} />
      <Acts {...{ model, onEdit, onRemove }} />
    </tr>
  );
}

function Finding({ effect, computing }: { effect: PilotEffect | null; computing: boolean }) {
  const t = useTexts(modelTexts);
  const verdict = effect?.verdict ?? 'unknown';
  return (
    <td data-label={t.verdict} data-verdict={verdict}>
      {effect ? (
        <>
          <span className={styles.chip} data-verdict={verdict}>
            {t[verdict]}
          </span>
          {effect.obstacle && <small>{t[effect.obstacle]}</small>}
        </>
      ) : (
        <span className="faint">{computing ? t.computing : '–'}</span>
      )}
    </td>
  );
}

function Effort({ model, effort }: { model: PilotModel; effort: number | null }) {
  const t = useTexts(modelTexts);
  const { formats } = useLanguage();
  return (
    <td data-label={t.effort} data-effort="">
      {effort !== null && (
        <>
          <strong>{formats.decimals(effort, 1)}</strong> <small>{t.effortUnit}</small>
        </>
      )}
      {model.teamHours === null ? (
        <span className="faint">{t.noHours}</span>
      ) : (
        <small>{t.totalHours(formats.count(model.teamHours))}</small>
      )}
    </td>
  );
}

function Acts({
  model,
  onEdit,
  onRemove,
}: Pick<Props, 'onEdit' | 'onRemove'> & { model: PilotModel }) {
  const t = useTexts(modelTexts);
  return (
    <td className={styles.acts}>
      <button
        type="button"
        className="button"
        data-kind="quiet"
        data-size="small"
        aria-label={t.editOf(model.name)}
        onClick={() => onEdit(model.id)}
      >
        {t.edit}
      </button>
      <button
        type="button"
        className="button"
        data-kind="quiet"
        data-size="small"
        aria-label={t.removeOf(model.name)}
        onClick={() => onRemove(model)}
      >
        {t.remove}
      </button>
    </td>
  );
}
