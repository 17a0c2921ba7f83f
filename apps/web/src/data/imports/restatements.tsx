import { useQuery } from '@tanstack/react-query';
import { indicatorLabels, shortAreaName } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import page from '../data-page.module.css';
import { Scroller } from '../scroller.js';
import styles from './imports.module.css';
import { type RestatedDay, restatedDays } from './restated-days.js';
import { importsTexts } from './texts.js';

const SHOWN = 12;
const FEW = 3;

/** The days already published whose figures a generation changed: nobody should find out by chance. */
export function Restatements({ generation }: { generation: number }) {
  const t = useTexts(importsTexts);
  const { formats } = useLanguage();
  const answer = useQuery(trpc.data.restatements.queryOptions({ generation }));
  if (answer.error)
    return <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <p className="faint">…</p>;
  const days = restatedDays(answer.data);
  if (days.length === 0) return <p className="faint">{t.notRestated}</p>;
  const distinct = new Set(days.map(({ day }) => day)).size;
  return (
    <div data-testid="restatements">
      <h3>
        {t.restated(formats.count(distinct))} <span className={page.note}>{t.restatedNote}</span>
      </h3>
      <Scroller label={t.restated(formats.count(distinct))}>
        <table className={styles.restated}>
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.indicator}</th>
              <th scope="col">{t.place}</th>
              <th scope="col" className="number">
                {t.change}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.slice(0, SHOWN).map((day) => (
              <DayRow key={`${day.day} ${day.indicator}`} restated={day} />
            ))}
          </tbody>
        </table>
      </Scroller>
      {days.length > SHOWN && (
        <p className={page.note}>{t.andMore(formats.count(days.length - SHOWN))}</p>
      )}
    </div>
  );
}

function DayRow({ restated }: { restated: RestatedDay }) {
  const say = useLocalized();
  const { formats } = useLanguage();
  const { day, indicator, wards, before, after } = restated;
  return (
    <tr>
      <th scope="row" className={styles.moment}>
        {formats.day(day)}
      </th>
      <td>{say(indicatorLabels[indicator])}</td>
      <td>
        <Wards wards={wards} />
      </td>
      <td className="number">
        {formats.count(before)} → <b>{formats.count(after)}</b> ({after > before ? '+' : '−'}
        {formats.count(Math.abs(after - before))})
      </td>
    </tr>
  );
}

/** Their names while they are few, else how many. */
function Wards({ wards }: Pick<RestatedDay, 'wards'>) {
  const t = useTexts(importsTexts);
  const { formats } = useLanguage();
  const { data } = useQuery(trpc.overview.get.queryOptions());
  if (wards.length > FEW) return t.places(formats.count(wards.length));
  const names = wards.map((code) => data?.areas.find((area) => area.code === code)?.name ?? code);
  return names.map(shortAreaName).join(', ');
}
