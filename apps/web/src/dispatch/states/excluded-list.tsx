import { type ExcludedPeople, hardAreaKindLabels } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import styles from './states.module.css';
import { stateTexts } from './texts.js';

interface Props {
  excluded: readonly ExcludedPeople[];
  /** True while a decision has not reached the figures. */
  waiting?: boolean;
}

/** The excluded areas, each with its people, why, by whom and until when. */
export function ExcludedList({ excluded, waiting = false }: Props) {
  const t = useTexts(stateTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { count } = formats;
  return (
    <div className={styles.excluded} data-testid="excluded-list">
      {waiting && <p role="status">{t.waiting}</p>}
      {excluded.length === 0 && !waiting && <p>{t.noneExcluded}</p>}
      <ul>
        {excluded.map((one) => (
          <li key={`${one.areaId} ${one.wardCode}`}>
            <strong>{say(one.name)}</strong>
            <span>
              {say(hardAreaKindLabels[one.kind])} ·{' '}
              {t.counts(count(one.activated), count(one.eligible))}
              {one.estimated > 0 && ` (${t.estimated(count(one.estimated))})`}
            </span>
            <span>
              “{one.reason}” — {t.by(one.author, formats.moment(one.since))},{' '}
              {one.until ? t.until(formats.day(one.until)) : t.untilLifted}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
