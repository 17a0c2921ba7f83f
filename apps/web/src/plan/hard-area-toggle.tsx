import { hardAreaTexts } from '../hard-areas/texts.js';
import { useTexts } from '../language/language.js';

interface Props {
  shown: boolean;
  onShown(shown: boolean): void;
}

/** Draws the hard areas over the map, or not. */
export function HardAreaToggle({ shown, onShown }: Props) {
  const t = useTexts(hardAreaTexts);
  return (
    <span className="segmented">
      <button
        type="button"
        aria-pressed={shown}
        title={t.layerTip}
        data-testid="hard-area-toggle"
        onClick={() => onShown(!shown)}
      >
        {t.layer}
      </button>
    </span>
  );
}
