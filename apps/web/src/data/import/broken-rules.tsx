import type { ImportPreview } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import page from '../data-page.module.css';
import { Scroller } from '../scroller.js';
import { dataTexts } from '../texts.js';
import styles from './import.module.css';
import { importTexts } from './texts.js';

/** Why rows would be quarantined: each rule with its count and a few of its rows. */
export function BrokenRules({ rules }: Pick<ImportPreview, 'rules'>) {
  const t = useTexts(importTexts);
  const d = useTexts(dataTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  return (
    <section className={page.card} data-testid="broken-rules">
      <h2>{t.rules}</h2>
      {rules.length === 0 ? (
        <p className="faint">{t.noRules}</p>
      ) : (
        <Scroller label={t.rules}>
          <table className={styles.rules}>
            <thead>
              <tr>
                <th scope="col">{d.reason}</th>
                <th scope="col">{d.column}</th>
                <th scope="col" className="number">
                  {d.rows}
                </th>
                <th scope="col">{t.examples}</th>
              </tr>
            </thead>
            <tbody>
              {rules.map((rule) => (
                <tr key={`${rule.rule} ${rule.column}`}>
                  <th scope="row">{say(rule.reason)}</th>
                  <td>{rule.column}</td>
                  <td className="number" data-words={t.ruleRows(formats.count(rule.rows))}>
                    {formats.count(rule.rows)}
                  </td>
                  <td>
                    {rule.examples.map(({ row, value }) => (
                      <div key={row} className={styles.example}>
                        <span className="faint">{t.exampleRow(formats.count(row))}</span>{' '}
                        {value === '' ? (
                          <i className="faint">{d.emptyValue}</i>
                        ) : (
                          <code>{value}</code>
                        )}
                      </div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </section>
  );
}
