import { Link } from '@tanstack/react-router';
import { hardAreaKindLabels, hardAreaStateLabels, type StatedHardArea } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import styles from './hard-area-card.module.css';
import { hardAreaTexts } from './texts.js';
import { useTrendText } from './use-trend-text.js';

interface Props {
  area: StatedHardArea;
  /** Where the area was clicked and its card stays; then it leads to Dispatch. */
  onClose?: (() => void) | undefined;
}

/** The hard area pointed at, in short. */
export function HardAreaCard({ area, onClose }: Props) {
  const t = useTexts(hardAreaTexts);
  const say = useLocalized();
  const { count } = useLanguage().formats;
  const trend = useTrendText();
  const [main] = area.reasons.toSorted((a, b) => b.points - a.points);
  return (
    <section className={styles.card} data-testid="hard-area-card" data-id={area.id}>
      <h2>
        {say(area.name)}
        <small>
          {say(hardAreaKindLabels[area.kind])} · {area.wardName}
        </small>
      </h2>
      <p>
        <strong>{count(area.remaining)}</strong> {t.remaining} · {t.hardness}{' '}
        <strong>{count(area.hardness)}</strong> · {say(hardAreaStateLabels[area.state])}
      </p>
      {area.trend !== null && (
        <p>
          {t.trend}: {trend(area.trend)}
        </p>
      )}
      {main && <p className={styles.reason}>{say(main.text)}</p>}
      {onClose && (
        <p className={styles.actions}>
          <Link className="button" data-size="small" to="/dispatch" search={{ area: area.id }}>
            {t.open}
          </Link>
          <button
            type="button"
            className="button"
            data-kind="quiet"
            data-size="small"
            onClick={onClose}
          >
            {t.close}
          </button>
        </p>
      )}
    </section>
  );
}
