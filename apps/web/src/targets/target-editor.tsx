import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import type {
  Area,
  AreaCode,
  CoverageRow,
  Indicator,
  StatedTarget,
  TargetKind,
} from '@tungngo/domain';
import { useState } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import { api, queryClient } from '../server/client.js';
import { refreshPublished } from '../server/live-events.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { allocateFairly } from './allocate.js';
import { changesOf, reachedOf, sumOfNext, type TargetDraft, targetRows } from './target-draft.js';
import styles from './target-page.module.css';
import { TargetTable } from './target-table.js';
import { targetTexts } from './texts.js';
import { useUndo } from './use-undo.js';

interface Props {
  province: CoverageRow | undefined;
  districts: readonly Area[];
  wards: readonly CoverageRow[];
  stated: readonly StatedTarget[];
  kind: TargetKind;
  indicator: Indicator;
}

/** The wards' targets with their sums, a proposal, and what is changed by hand; saved all at once. */
export function TargetEditor({ province, districts, wards, stated, kind, indicator }: Props) {
  const t = useTexts(targetTexts);
  const { count } = useLanguage().formats;
  const draft = useUndo<TargetDraft>(new Map());
  const [notice, setNotice] = useState<string | null>(null);
  const rows = targetRows(wards, draft.value, kind);
  const given = (kind === 'plan' ? province?.plan : province?.target) ?? null;
  const period = periodOf(stated, kind, indicator, province?.code);
  const changes = changesOf(rows);
  const changedWards = rows.filter(({ changed }) => changed).length;
  useLeaveGuard(changedWards > 0);
  const save = useSave(() => draft.reset(new Map()));
  const propose = () => {
    if (given === null) return setNotice(t.noGiven);
    const recipients = wards.map((row) => ({
      code: row.code,
      activated: reachedOf(row, kind),
      remaining: row.remaining,
    }));
    const reached = recipients.reduce((sum, { activated }) => sum + activated, 0);
    if (given <= reached) return setNotice(t.nothingLeft);
    const allocated = allocateFairly<AreaCode>(recipients, given);
    const left = recipients.reduce((sum, { remaining }) => sum + remaining, 0);
    if (!allocated) return setNotice(t.cannot(count(left)));
    setNotice(null);
    draft.set(allocated);
  };
  return (
    <>
      <Sums {...{ province, rows, given, kind, period }} />
      <div className={styles.actions}>
        <button type="button" className="button" title={t.proposeTip} onClick={propose}>
          {t.propose}
        </button>
        <button type="button" className="button" disabled={!draft.canUndo} onClick={draft.undo}>
          {t.undo}
        </button>
        <button
          type="button"
          className="button"
          disabled={draft.value.size === 0}
          onClick={() => draft.set(new Map())}
        >
          {t.reset}
        </button>
        <button
          type="button"
          className="button"
          data-kind="primary"
          disabled={changedWards === 0 || !period || save.isPending}
          onClick={() => period && save.mutate({ kind, ...period, areas: changes })}
        >
          {save.isPending ? t.saving : t.save(count(changedWards))}
        </button>
        <span role="status">
          {notice ?? (save.data && changedWards === 0 ? t.saved(count(save.data.number)) : '')}
        </span>
      </div>
      {save.error && <ProblemNotice error={save.error} />}
      <TargetTable
        {...{ rows, districts }}
        onTarget={(code, people) => draft.set(new Map(draft.value).set(code, people))}
      />
    </>
  );
}

/** Asks before what is not saved is lost, by a link, another choice or a closed tab. */
function useLeaveGuard(hasChanges: boolean) {
  const t = useTexts(targetTexts);
  useBlocker({
    shouldBlockFn: () => hasChanges && !confirm(t.leave),
    enableBeforeUnload: hasChanges,
  });
}

function useSave(onSaved: () => void) {
  return useMutation({
    mutationFn: (change: Parameters<typeof api.targets.save.mutate>[0]) =>
      api.targets.save.mutate(change),
    onSuccess: () => {
      onSaved();
      refreshPublished(queryClient);
    },
  });
}

/** The period of the province's target of that kind: what is saved replaces targets of the same one. */
function periodOf(
  stated: readonly StatedTarget[],
  kind: TargetKind,
  indicator: Indicator,
  province: AreaCode | undefined,
): Pick<StatedTarget, 'fromDay' | 'toDay' | 'indicator'> | null {
  const isOfAccounts = indicator === 'level1' || indicator === 'level2';
  const mine = stated.filter((target) => target.kind === kind && target.code === province);
  const found =
    mine.find((target) => target.indicator === indicator) ??
    (isOfAccounts ? mine.find((target) => target.indicator === null) : undefined);
  return found ? { fromDay: found.fromDay, toDay: found.toDay, indicator: found.indicator } : null;
}

interface SumsProps {
  province: CoverageRow | undefined;
  rows: ReturnType<typeof targetRows>;
  given: number | null;
  kind: TargetKind;
  period: ReturnType<typeof periodOf>;
}

function Sums({ province, rows, given, kind, period }: SumsProps) {
  const t = useTexts(targetTexts);
  const { formats } = useLanguage();
  const { count, share } = formats;
  const sum = sumOfNext(rows);
  const reached = province ? reachedOf(province, kind) : 0;
  const off = given === null ? null : sum - given;
  return (
    <dl className={styles.sums} data-testid="target-sums">
      <div>
        <dt>{t.given}</dt>
        <dd>{count(given)}</dd>
        <dd>
          {period ? t.period(formats.day(period.fromDay), formats.day(period.toDay)) : t.noPeriod}
        </dd>
      </div>
      <div>
        <dt>{t.sumOfWards}</dt>
        <dd>{count(sum)}</dd>
        <dd data-tone={off === null ? undefined : off === 0 ? 'good' : 'bad'}>
          {off === null ? t.noGiven : off === 0 ? t.equal : t.difference(count(off))}
        </dd>
      </div>
      <div>
        <dt>{t.reached}</dt>
        <dd>{count(reached)}</dd>
        <dd>{share(given ? reached / given : null)}</dd>
      </div>
      <div>
        <dt>{t.left}</dt>
        <dd>{count(given === null ? null : Math.max(0, given - reached))}</dd>
      </div>
    </dl>
  );
}
