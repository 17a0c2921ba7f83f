import { type ExcludedPeople, hardAreaKindLabels } from '@tungngo/domain';
import type { ReactNode } from 'react';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import styles from './states.module.css';
import { stateTexts } from './texts.js';

interface Props {
  excluded: readonly ExcludedPeople[];
  /** True while a decision has not reached the figures. */
  waiting?: boolean;
  /** What can be done about one of them. */
  actionFor?(areaId: string): ReactNode;
}

/** The excluded areas, each with its people, why, by whom and until when. */
export function ExcludedList({ excluded, waiting = false, actionFor }: Props) {
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
            {actionFor?.(one.areaId)}
          </li>
        ))}
      </ul>
    </div>
  );
}
