import { useMutation } from '@tanstack/react-query';
import { shiftLabels, type Visit } from '@tungngo/domain';
import { useState } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { queryClient, trpc } from '../server/client.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { groupByDay } from './board-groups.js';
import { dispatchTexts } from './texts.js';
import styles from './visit-board.module.css';

interface Props {
  visits: readonly Visit[];
  wardName(code: string): string;
  selected: string | undefined;
  onRecord(visit: Visit): void;
}

/** Who goes where and what came of it, by day and team. */
export function VisitBoard({ visits, wardName, selected, onRecord }: Props) {
  const t = useTexts(dispatchTexts);
  const { formats } = useLanguage();
  const days = groupByDay(visits);
  return (
    <section className={styles.board} aria-label={t.board} data-testid="visit-board">
      <h2>{t.board}</h2>
      {days.length === 0 && <p className={styles.empty}>{t.boardEmpty}</p>}
      {days.length > 0 && (
        <table>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t.team}</th>
              <th scope="col">{t.shift}</th>
              <th scope="col">{t.area}</th>
              <th scope="col">{t.status}</th>
            </tr>
          </thead>
          {days.map(({ day, visits: ofDay }) => (
            <tbody key={day}>
              <tr className={styles.day}>
                <th colSpan={4} scope="rowgroup">
                  {formats.weekday(day)} {formats.day(day)}
                  <small>{t.visits(formats.count(ofDay.length))}</small>
                </th>
              </tr>
              {ofDay.map((visit) => (
                <VisitRow
                  key={visit.id}
                  visit={visit}
                  ward={wardName(visit.wardCode)}
                  picked={visit.id === selected}
                  onRecord={onRecord}
                />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </section>
  );
}

interface RowProps {
  visit: Visit;
  ward: string;
  picked: boolean;
  onRecord(visit: Visit): void;
}

function VisitRow({ visit, ward, picked, onRecord }: RowProps) {
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { outcome, status } = visit;
  return (
    <tr data-status={status} data-picked={picked || undefined} data-visit={visit.id}>
      <th scope="row">{visit.teamName}</th>
      <td className={styles.shift}>{say(shiftLabels[visit.shift])}</td>
      <td>
        {say(visit.hardAreaName)}
        <small>{ward}</small>
        {visit.note && <small>{visit.note}</small>}
        {outcome && (
          <small className={styles.outcome}>
            {t.outcomeLine(
              formats.count(outcome.level2),
              formats.count(outcome.level1),
              formats.count(outcome.absent),
              formats.count(outcome.refused),
            )}
          </small>
        )}
      </td>
      <td>
        <div className={styles.actions}>
          <span className={styles.status}>{t[status]}</span>
          {status !== 'cancelled' && (
            <button
              type="button"
              className="button"
              data-size="small"
              data-testid="record-outcome"
              onClick={() => onRecord(visit)}
            >
              {outcome ? t.correct : t.record}
            </button>
          )}
          {status === 'planned' && <CancelVisit visit={visit} />}
        </div>
      </td>
    </tr>
  );
}

/** Cancelling asks once more, in place. */
function CancelVisit({ visit }: { visit: Visit }) {
  const t = useTexts(dispatchTexts);
  const [asking, setAsking] = useState(false);
  const cancel = useMutation(
    trpc.outreach.cancel.mutationOptions({
      onSettled: () =>
        void queryClient.invalidateQueries({ queryKey: trpc.outreach.visits.queryKey() }),
    }),
  );
  if (cancel.error) return <ProblemNotice error={cancel.error} />;
  if (!asking) {
    return (
      <button
        type="button"
        className="button"
        data-kind="quiet"
        data-size="small"
        data-testid="cancel-visit"
        onClick={() => setAsking(true)}
      >
        {t.cancel}
      </button>
    );
  }
  return (
    <>
      <button
        type="button"
        className="button"
        data-size="small"
        data-testid="confirm-cancel"
        disabled={cancel.isPending}
        onClick={() => cancel.mutate({ visitId: visit.id, version: visit.version })}
      >
        {t.cancelConfirm}
      </button>
      <button
        type="button"
        className="button"
        data-kind="quiet"
        data-size="small"
        onClick={() => setAsking(false)}
      >
        {t.keep}
      </button>
    </>
  );
}
