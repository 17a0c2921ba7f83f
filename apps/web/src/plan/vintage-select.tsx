import type { Overview } from '@tungngo/domain';
import { useLanguage, useTexts } from '../language/language.js';
import { planTexts } from './texts.js';

interface Props {
  overview: Overview;
  onVintage(vintage: string | undefined): void;
}

/** In which boundaries the figures are shown; nothing when there is but one. */
export function VintageSelect({ overview, onVintage }: Props) {
  const t = useTexts(planTexts);
  const { formats } = useLanguage();
  const { vintage, vintages } = overview;
  if (vintages.length === 0) return null;
  return (
    <select
      value={vintage ?? ''}
      aria-label={t.vintage}
      title={vintage === null ? t.vintage : t.vintageTip(sharesOf(overview, formats.count))}
      data-testid="vintage"
      onChange={({ currentTarget }) => onVintage(currentTarget.value || undefined)}
    >
      <option value="">{t.vintageOfRecords}</option>
      {vintages.map(({ name, validFrom, units, missingWards }) => (
        <option key={name} value={name} disabled={missingWards.length > 0}>
          {missingWards.length > 0
            ? t.vintageLacks(name, formats.count(missingWards.length))
            : t.vintageFrom(formats.day(validFrom), formats.count(units))}
        </option>
      ))}
    </select>
  );
}

function sharesOf({ vintage, vintages }: Overview, count: (value: number) => string) {
  const divided = vintages.find(({ name }) => name === vintage)?.divided;
  return {
    cells: count(divided?.cells ?? 0),
    population: count(divided?.population ?? 0),
    area: count(divided?.area ?? 0),
  };
}
