import type { Overview } from '@tungngo/domain';
import type { RankedHardArea } from '../hard-areas/ranked-area.js';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { cellsAsCsv } from '../plan/ranking-text.js';
import { saveText } from '../shell/save-text.js';
import { areasAsCells, areasAsGeoJson, exportable } from './area-export.js';
import styles from './dispatch-page.module.css';
import { dispatchTexts } from './texts.js';

interface Props {
  overview: Overview;
  /** Those ticked, or else all that are shown. */
  areas: readonly RankedHardArea[];
}

/** The list as a file; the excluded areas are left out, and that is said. */
export function AreaExportButtons({ overview, areas }: Props) {
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const { count } = useLanguage().formats;
  const kept = exportable(areas);
  const left = areas.length - kept.length;
  const name = `${t.file}-${overview.lastDay}-${overview.generation.number}`;
  const save = {
    CSV: () =>
      saveText(cellsAsCsv(areasAsCells(kept, say, (title) => String(t[title]))), `${name}.csv`),
    GeoJSON: () =>
      saveText(
        JSON.stringify(areasAsGeoJson(kept, say)),
        `${name}.geojson`,
        'application/geo+json',
      ),
  };
  return (
    <span className={styles.exports}>
      {(['CSV', 'GeoJSON'] as const).map((format) => (
        <button
          key={format}
          type="button"
          className="button"
          data-kind="quiet"
          data-size="small"
          data-testid={`export-${format}`}
          disabled={kept.length === 0}
          onClick={save[format]}
        >
          {t.export} {format}
        </button>
      ))}
      {left > 0 && <small>{t.exportNote(count(left))}</small>}
    </span>
  );
}
