import type { CellSummary } from '@tungngo/domain';
import { useLanguage, useTexts } from '../../language/language.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import styles from '../legend.module.css';
import { LegendFrame } from '../legend-frame.js';
import { cellClasses, cellWidthM, HIDDEN_COLOUR, heatStops, NONE_COLOUR } from './cell-classes.js';
import own from './cell-legend.module.css';
import { cellTexts } from './texts.js';
import type { ShownCells } from './use-cells.js';

interface Props {
  cells: ShownCells;
  /** True where classes are the same on every day. */
  fixed: boolean;
  onFixed(fixed: boolean): void;
}

/** What the colours of the cells mean at this zoom, and how many people the cells hold. */
export function CellLegend({ cells, fixed, onFixed }: Props) {
  const t = useTexts(cellTexts);
  const { formats } = useLanguage();
  const width = cellWidthM[cells.resolution];
  const written =
    width >= 1000 ? `${formats.decimals(width / 1000, 1)} km` : `${formats.count(width)} m`;
  return (
    <LegendFrame title={cells.form === 'heat' ? t.heat : t.cells}>
      {cells.error ? <ProblemNotice error={cells.error} /> : null}
      {cells.form === 'heat' ? <HeatRamp /> : <Classes cells={cells} />}
      {cells.form === 'cells' && <p className={own.note}>{t.cellSize(written)}</p>}
      <label className={own.fixed}>
        <input
          type="checkbox"
          checked={fixed}
          data-testid="cells-fixed"
          onChange={({ currentTarget }) => onFixed(currentTarget.checked)}
        />
        {t.fixed}
      </label>
      <Placed cells={cells} />
    </LegendFrame>
  );
}

function Classes({ cells: { classed, resolution, summary } }: { cells: ShownCells }) {
  const t = useTexts(cellTexts);
  const { formats } = useLanguage();
  if (!classed) return <p className={own.note}>{t.loading}</p>;
  // Else the bare map would read as if nobody remained.
  if (summary && hasNoCells(summary)) return null;
  const { bounds, palette, extent } = cellClasses(classed, resolution);
  const edges = extent ? [extent[0], ...bounds, extent[1]] : [];
  return (
    <table>
      <tbody>
        <Row colour={NONE_COLOUR} label={t.none} />
        <Row colour={HIDDEN_COLOUR} label={t.hidden} title={t.hiddenTip} />
        {extent &&
          palette.map((colour, i) => (
            <Row
              key={colour}
              colour={colour}
              label={`${formats.count(edges[i])} – ${formats.count(edges[i + 1])}`}
            />
          ))}
      </tbody>
    </table>
  );
}

function Row({ colour, label, title }: { colour: string; label: string; title?: string }) {
  return (
    <tr title={title}>
      <td>
        <span className={styles.swatch} style={{ backgroundColor: colour }} />
      </td>
      <th scope="row">{label}</th>
    </tr>
  );
}

function HeatRamp() {
  const t = useTexts(cellTexts);
  const stops = heatStops.map(([density, colour]) => `${colour} ${density * 100}%`).join(', ');
  return (
    <div className={own.heat}>
      <span
        className={own.ramp}
        aria-hidden="true"
        style={{ backgroundImage: `linear-gradient(to right, ${stops})` }}
      />
      <span>{t.sparse}</span>
      <span>{t.dense}</span>
    </div>
  );
}

const hasNoCells = ({ levels }: CellSummary) => levels.every(({ cells }) => cells === 0);

/** The sums, so that nobody takes the cells for everyone. */
function Placed({ cells: { summary } }: { cells: ShownCells }) {
  const t = useTexts(cellTexts);
  const { formats } = useLanguage();
  if (!summary) return null;
  const { placed, remaining, beyond, eligible, estimated } = summary;
  const tip = [t.notPlacedTip, beyond > 0 ? t.beyondTip(formats.count(beyond)) : ''].join(' ');
  return (
    <dl className={own.sums} data-testid="cell-sums">
      {hasNoCells(summary) && <dd className={own.wide}>{t.noCells}</dd>}
      <dt>{t.placed}</dt>
      <dd data-testid="cells-placed">{formats.count(placed)}</dd>
      <dt title={tip}>{t.notPlaced}</dt>
      <dd title={tip}>{formats.count(remaining - placed)}</dd>
      {estimated > 0 && eligible > 0 && (
        <dd className={own.wide} title={t.estimatedTip}>
          {t.estimated(formats.share(estimated / eligible))}
        </dd>
      )}
    </dl>
  );
}
