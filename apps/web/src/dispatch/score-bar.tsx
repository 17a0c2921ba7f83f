import type { HardnessReason } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import styles from './score-bar.module.css';
import { signedPoints } from './signed-points.js';
import { dispatchTexts } from './texts.js';

interface Props {
  hardness: number;
  reasons: readonly HardnessReason[];
}

/** Warm for what makes an area harder, cold for what makes it easier; each apart from the next. */
const HARDER = ['#8c2d04', '#cc4c02', '#ec7014', '#fe9929', '#fec44f', '#fee391'];
const EASIER = ['#08519c', '#3182bd', '#6baed6', '#9ecae1'];

/** Where the score comes from: its points stacked as a bar, then each in words. They sum to the score. */
export function ScoreBar({ hardness, reasons }: Props) {
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const { count } = useLanguage().formats;
  const sorted = reasons.toSorted((a, b) => b.points - a.points);
  const harder = sorted.filter(({ points }) => points >= 0);
  const easier = sorted.filter(({ points }) => points < 0).toReversed();
  const colours = new Map<HardnessReason, string | undefined>([
    ...harder.map((reason, i) => [reason, HARDER[i] ?? HARDER.at(-1)] as const),
    ...easier.map((reason, i) => [reason, EASIER[i] ?? EASIER.at(-1)] as const),
  ]);
  const parts = [...easier, ...harder];
  return (
    <>
      <div
        className={styles.bar}
        role="img"
        aria-label={t.scoreBar(count(hardness))}
        data-testid="score-bar"
      >
        {parts.map((reason, i) => (
          <span
            key={`${reason.id} ${reason.text.en}`}
            data-zero={(i === easier.length && i > 0) || undefined}
            style={{ flexGrow: Math.abs(reason.points), background: colours.get(reason) }}
            title={`${signedPoints(reason.points, count)} ${say(reason.text)}`}
          />
        ))}
      </div>
      <ul className={styles.reasons} data-testid="reasons">
        {sorted.map((reason) => (
          <li key={`${reason.id} ${reason.text.en}`} data-points={reason.points}>
            <b>{signedPoints(reason.points, count)}</b>
            <span className={styles.swatch} style={{ background: colours.get(reason) }} />
            {say(reason.text)}
          </li>
        ))}
      </ul>
    </>
  );
}
