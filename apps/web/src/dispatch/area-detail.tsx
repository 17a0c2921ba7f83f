import {
  hardAreaKindLabels,
  type Overview,
  type StatedHardArea,
  type Visit,
} from '@tungngo/domain';
import type { RankedHardArea } from '../hard-areas/ranked-area.js';
import type { Shades } from '../hard-areas/shades.js';
import { useTrendText } from '../hard-areas/use-trend-text.js';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import styles from './area-detail.module.css';
import { AreaFacts } from './area-facts.js';
import { AreaHistory } from './area-history.js';
import { HardnessBar } from './hard-area-list.js';
import { ScoreBar } from './score-bar.js';
import { StateChip } from './states/state-marks.js';
import { dispatchTexts } from './texts.js';

export interface DetailProps extends RankedHardArea {
  /** Every area, for its neighbours and where it was split from. */
  areas: readonly StatedHardArea[];
  visits: readonly Visit[];
  overview: Overview;
  shades: Shades;
  onPick(id: string): void;
}

/** Everything known of one hard area: who remains, why it is hard, when to go, what visits brought. */
export function AreaDetail(props: DetailProps) {
  const { area, rank, shades } = props;
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const { count, share } = useLanguage().formats;
  const trend = useTrendText();
  const covered = area.eligible > 0 ? area.activated / area.eligible : 0;
  return (
    <section className={styles.detail} data-testid="area-detail">
      <h2>
        {rank}. {say(area.name)}
        <small>
          {say(hardAreaKindLabels[area.kind])} · {area.wardName}
        </small>
      </h2>
      <p className={styles.people}>
        <strong>{count(area.remaining)}</strong> {t.remaining}{' '}
        <StateChip state={area.state} restriction={area.restriction} />
        <small className={styles.counts}>
          {t.people(count(area.activated), count(area.eligible))} ·{' '}
          {t.temporary(share(area.temporaryShare))}
          {area.trend !== null && ` · ${trend(area.trend)}`}
        </small>
      </p>
      <h3>
        {t.reasons} <HardnessBar hardness={area.hardness} colour={shades.colourOf(area.hardness)} />
      </h3>
      <ScoreBar hardness={area.hardness} reasons={area.reasons} />
      <Comparison own={covered} expected={area.expectedCoverage} />
      <AreaFacts {...props} />
      <p className={styles.confidence}>{t.confidence(share(area.confidence))}</p>
      <AreaHistory key={area.id} {...props} />
    </section>
  );
}

/** What the area has reached against what comparable ones have. */
function Comparison({ own, expected }: { own: number; expected: number | null }) {
  const t = useTexts(dispatchTexts);
  const { share } = useLanguage().formats;
  if (expected === null) return <p className={styles.confidence}>{t.noComparison}</p>;
  return (
    <div>
      <div className={styles.comparison} aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, own * 100)}%` }} />
        <i style={{ insetInlineStart: `${Math.min(100, expected * 100)}%` }} />
      </div>
      <p className={styles.confidence}>{t.comparison(share(own), share(expected))}</p>
    </div>
  );
}
