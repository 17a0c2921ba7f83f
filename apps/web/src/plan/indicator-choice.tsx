import { type Indicator, indicatorLabels } from '@tungngo/domain';
import { useLocalized, useTexts } from '../language/language.js';
import { countedIndicator, defaultIndicator, shownIndicators } from './indicators.js';
import { planTexts } from './texts.js';

interface Props {
  asked: Indicator | undefined;
  /** Indicators that anybody is counted by. */
  withData: readonly Indicator[];
  onIndicator(indicator: Indicator | undefined): void;
}

/** What is counted: accounts of level 1 or 2, chip cards, licences. */
export function IndicatorChoice({ asked, withData, onIndicator }: Props) {
  const t = useTexts(planTexts);
  const say = useLocalized();
  return (
    <fieldset className="segmented">
      <legend className="visually-hidden">{t.indicator}</legend>
      {shownIndicators(withData).map((indicator) => (
        <button
          key={indicator}
          type="button"
          aria-pressed={countedIndicator(asked, withData) === indicator}
          title={say(indicatorLabels[indicator])}
          onClick={() => onIndicator(indicator === defaultIndicator ? undefined : indicator)}
        >
          {t[indicator]}
        </button>
      ))}
    </fieldset>
  );
}
