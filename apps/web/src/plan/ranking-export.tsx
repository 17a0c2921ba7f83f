import {
  type AreaCode,
  type Day,
  type ExcludedPeople,
  excludedTotals,
  type Overview,
} from '@tungngo/domain';
import { useState } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { saveText } from '../shell/save-text.js';
import type { RankedArea } from './ranking.js';
import styles from './ranking-panel.module.css';
import { type Cell, cellsAsCsv, cellsAsTabs } from './ranking-text.js';
import { rankingTexts } from './ranking-texts.js';
import { planTexts } from './texts.js';
import type { Columns } from './ward-table.js';

interface Props {
  overview: Overview;
  areas: readonly RankedArea[];
  columns: Columns;
  day: Day;
  /** Whom the figures of an area leave out. */
  excludedIn(code: AreaCode): readonly ExcludedPeople[];
}

/** The ranking as it is shown: to the clipboard, or as a CSV file. */
export function RankingExport({ overview, areas, columns, day, excludedIn }: Props) {
  const t = useTexts(rankingTexts);
  const rows = useRows(areas, columns, day, excludedIn);
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(cellsAsTabs(rows())).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <span className={styles.exports}>
      <button
        type="button"
        className="button"
        data-size="small"
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      >
        <span role="status">{copied ? t.copied : t.copy}</span>
      </button>
      <button
        type="button"
        className="button"
        data-size="small"
        data-testid="ranking-csv"
        onClick={() =>
          saveText(cellsAsCsv(rows()), `${t.file}-${day}-${overview.generation.number}.csv`)
        }
      >
        {t.download}
      </button>
    </span>
  );
}

/** Numbers go as they are, that a spreadsheet can work with them. */
function useRows(
  areas: readonly RankedArea[],
  columns: Columns,
  day: Day,
  excludedIn: Props['excludedIn'],
): () => Cell[][] {
  const t = useTexts(rankingTexts);
  const plan = useTexts(planTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  return () => [
    [
      '#',
      t.gained,
      t.code,
      t.name,
      t.parent,
      `${columns.value} (${formats.day(day)})`,
      t.activated,
      t.eligible,
      plan.remaining,
      plan.coverage,
      t.target,
      t.attainment,
      t.excluded,
      t.note,
    ],
    ...areas.map(({ area, figures, ...ranked }) => [
      ranked.rank,
      ranked.gained,
      area.code,
      area.name,
      ranked.districtName,
      ranked.value,
      figures.activated,
      figures.eligible,
      figures.remaining,
      figures.coverage,
      figures.target,
      figures.attainment,
      excludedTotals(excludedIn(area.code)).eligible,
      [
        ranked.isSmall && t.small(formats.count(figures.eligible)),
        figures.includesAggregated && plan.aggregated,
        ...excludedIn(area.code).map(({ name, reason }) => `${say(name)}: ${reason}`),
      ]
        .filter(Boolean)
        .join('; '),
    ]),
  ];
}
