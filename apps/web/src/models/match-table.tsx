import type { AreaCode, PilotMatch } from '@tungngo/domain';
import { useLanguage, useTexts } from '../language/language.js';
import styles from './model-detail.module.css';
import { signed } from './signed.js';
import { modelTexts } from './texts.js';

interface Props {
  matches: readonly PilotMatch[];
  nameOf(code: AreaCode): string;
}

/** Each ward of a model with the wards that it is compared with. */
export function MatchTable({ matches, nameOf }: Props) {
  const t = useTexts(modelTexts);
  const { formats } = useLanguage();
  return (
    <details className={styles.matches}>
      <summary>{t.matches}</summary>
      <div className={styles.scroller}>
        <table className={styles.small}>
          <thead>
            <tr>
              <th scope="col">{t.ward}</th>
              <th scope="col">{t.wardEffect}</th>
              <th scope="col">{t.comparedWith}</th>
            </tr>
          </thead>
          <tbody>
            {matches.map(({ ward, effect, comparison }) => (
              <tr key={ward}>
                <th scope="row">{nameOf(ward)}</th>
                <td>{signed(effect, formats.decimals, 2)}</td>
                <td className={styles.words}>{comparison.map(nameOf).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
