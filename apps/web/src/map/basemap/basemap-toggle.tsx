import { useTexts } from '../../language/language.js';
import { basemapTexts } from './texts.js';

interface Props {
  shown: boolean;
  onShown(shown: boolean): void;
}

/** Shows the basemap, or the figures alone. */
export function BasemapToggle({ shown, onShown }: Props) {
  const t = useTexts(basemapTexts);
  return (
    <span className="segmented">
      <button
        type="button"
        aria-pressed={shown}
        title={t.basemapTip}
        data-testid="basemap-toggle"
        onClick={() => onShown(!shown)}
      >
        {t.basemap}
      </button>
    </span>
  );
}
