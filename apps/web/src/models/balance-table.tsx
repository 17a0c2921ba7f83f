import type { PilotBalance } from '@tungngo/domain';
import { useLanguage, useTexts } from '../language/language.js';
import styles from './model-detail.module.css';
import { signed } from './signed.js';
import { modelTexts } from './texts.js';

/** Beyond this many standard deviations groups are usually not called alike. */
const ALIKE = 0.25;

/** How alike the wards of a model and its comparison wards were before it began. */
export function BalanceTable({ balance }: { balance: readonly PilotBalance[] }) {
  const t = useTexts(modelTexts);
  const { formats } = useLanguage();
  const write = (covariate: PilotBalance['covariate'], value: number) => {
    if (covariate === 'trend') return signed(value, formats.decimals, 2);
    return covariate === 'level' ? formats.decimals(value) : formats.share(value);
  };
  return (
    <>
      <h3 title={t.balanceTip}>{t.balance}</h3>
      <div className={styles.scroller}>
        <table className={styles.small}>
          <thead>
            <tr>
              <th scope="col">{t.covariate}</th>
              <th scope="col">{t.treated}</th>
              <th scope="col">{t.comparison}</th>
              <th scope="col">{t.candidates}</th>
              <th scope="col">{t.difference}</th>
            </tr>
          </thead>
          <tbody>
            {balance.map(({ covariate, treated, comparison, candidates, difference }) => (
              <tr key={covariate}>
                <th scope="row">{t[covariate]}</th>
                <td>{write(covariate, treated)}</td>
                <td>{write(covariate, comparison)}</td>
                <td className="faint">{write(covariate, candidates)}</td>
                <td data-doubt={Math.abs(difference) > ALIKE || undefined}>
                  {signed(difference, formats.decimals, 2)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="faint">{t.balanceTip}</p>
    </>
  );
}
