import { channelLabels, type HardArea, hardAreaKindLabels, usualChannel } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import styles from './area-detail.module.css';
import { HardnessBar } from './hard-area-list.js';
import { dispatchTexts } from './texts.js';

/** Everything known of one hard area: who remains, why it is hard, what is not known, when to go. */
export function AreaDetail({ area, rank }: { area: HardArea; rank: number }) {
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { count, share } = formats;
  return (
    <section className={styles.detail}>
      <h2>
        {rank}. {say(area.name)}
        <small>
          {say(hardAreaKindLabels[area.kind])} · {area.wardName}
        </small>
      </h2>
      <p className={styles.people}>
        <strong>{count(area.remaining)}</strong> {t.remaining}
        <span>
          {t.people(count(area.activated), count(area.eligible))} ·{' '}
          {t.temporary(share(area.temporaryShare))}
        </span>
      </p>
      <h3>
        {t.reasons} <HardnessBar area={area} />
      </h3>
      <ul className={styles.reasons}>
        {area.reasons.map((reason) => (
          <li key={`${reason.id} ${reason.text.en}`}>
            <b>{t.points(count(reason.points))}</b>
            {say(reason.text)}
          </li>
        ))}
      </ul>
      <dl className={styles.facts}>
        <dt>{t.bestHours}</dt>
        <dd>{say(area.bestHours)}</dd>
        <dt>{t.channel}</dt>
        <dd>{say(channelLabels[usualChannel[area.kind]])}</dd>
        {area.missingInputs.length > 0 && (
          <>
            <dt>{t.missing}</dt>
            <dd>{area.missingInputs.map(say).join(' · ')}</dd>
          </>
        )}
      </dl>
      <p className={styles.confidence}>{t.confidence(share(area.confidence))}</p>
    </section>
  );
}
