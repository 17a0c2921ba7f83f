import {
  hardAreaKindLabels,
  hardAreaKinds,
  hardAreaStateLabels,
  hardAreaStates,
} from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import styles from './hard-area-key.module.css';
import { patternUrl } from './kind-patterns.js';
import { markUrl } from './marks.js';
import type { Shades } from './shades.js';
import { hardAreaTexts } from './texts.js';

const PLAIN = '#fee391';

/** What the shades of hard areas mean, and on demand their patterns, signs and outlines. */
export function HardAreaKey({ shades }: { shades: Shades }) {
  const t = useTexts(hardAreaTexts);
  const say = useLocalized();
  const { count } = useLanguage().formats;
  return (
    <details className={styles.key} data-testid="hard-area-key">
      <summary>
        {t.shade}
        <span className={styles.shades}>
          {shades.classes.map(({ colour, from, to }) => (
            <span key={colour}>
              <i style={{ background: colour }} />
              {from === to ? count(from) : t.range(count(from), count(to))}
            </span>
          ))}
        </span>
      </summary>
      <h3>{t.kind}</h3>
      <ul>
        {hardAreaKinds.map((kind) => (
          <li key={kind}>
            <img
              src={markUrl({ kind, state: 'unvisited', colour: PLAIN, picked: false })}
              alt=""
              width={22}
              height={22}
            />
            <span
              className={styles.pattern}
              style={{ backgroundColor: PLAIN, backgroundImage: patternUrl(kind) }}
            />
            {say(hardAreaKindLabels[kind])}
          </li>
        ))}
      </ul>
      <h3>{t.state}</h3>
      <ul>
        {hardAreaStates.map((state) => (
          <li key={state}>
            <img
              src={markUrl({ kind: 'scattered', state, colour: PLAIN, picked: false })}
              alt=""
              width={22}
              height={22}
            />
            {say(hardAreaStateLabels[state])}
          </li>
        ))}
      </ul>
    </details>
  );
}
