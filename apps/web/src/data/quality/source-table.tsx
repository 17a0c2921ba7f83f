import { Link } from '@tanstack/react-router';
import { qualityDimensionLabels, qualityDimensions, type SourceQuality } from '@tungngo/domain';
import { useLocalized, useTexts } from '../../language/language.js';
import page from '../data-page.module.css';
import { Scroller } from '../scroller.js';
import { dataTexts } from '../texts.js';
import { ScoreChip } from './score-chip.js';
import { qualityTexts } from './texts.js';

/** The same scores for what each file brought. */
export function SourceTable({ sources }: { sources: readonly SourceQuality[] }) {
  const t = useTexts(qualityTexts);
  const d = useTexts(dataTexts);
  const say = useLocalized();
  if (sources.length === 0) return null;
  return (
    <section className={page.card}>
      <h2>{t.sources}</h2>
      <Scroller label={t.sources}>
        <table>
          <thead>
            <tr>
              <th scope="col">{d.file}</th>
              <th scope="col" className="number">
                {t.overall}
              </th>
              {qualityDimensions.map((dimension) => (
                <th key={dimension} scope="col" className="number">
                  {say(qualityDimensionLabels[dimension])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <tr key={source.importId}>
                <th scope="row">
                  <Link to="/data" search={{ tab: 'imports', import: source.importId }}>
                    {source.file}
                  </Link>
                </th>
                <td className="number">
                  <ScoreChip score={source.overall} />
                </td>
                {qualityDimensions.map((dimension) => (
                  <td key={dimension} className="number">
                    <ScoreChip score={source[dimension]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
