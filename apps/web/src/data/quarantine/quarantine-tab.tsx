import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { SkeletonRows } from '../../shell/skeleton.js';
import type { TabProps } from '../data-page.js';
import page from '../data-page.module.css';
import { Pages } from '../pages.js';
import { QuarantineFilter } from './quarantine-filter.js';
import { QuarantineRows } from './quarantine-rows.js';
import { quarantineTexts } from './texts.js';

const PAGE_SIZE = 50;

/** Rejected rows with where they are and why; they are mended here, or in Excel and sent back. */
export function QuarantineTab({ search, show }: TabProps) {
  const t = useTexts(quarantineTexts);
  const at = search.page ?? 1;
  const [said, setSaid] = useState('');
  const answer = useQuery(
    trpc.data.quarantine.queryOptions({
      limit: PAGE_SIZE,
      offset: (at - 1) * PAGE_SIZE,
      ...(search.import && { importId: search.import }),
      ...(search.rule && { rule: search.rule }),
      ...(search.rows !== 'all' && { waiting: search.rows !== 'mended' }),
    }),
  );
  const isFiltered = Boolean(search.import ?? search.rule ?? search.rows);
  return (
    <section className={page.card} data-testid="quarantine">
      <h2>
        {t.title} <small>{t.note}</small>
      </h2>
      <QuarantineFilter {...{ search, show }} rules={answer.data?.rules ?? []} />
      <p role="status" data-testid="mended-note">
        {said}
      </p>
      {answer.error && <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <SkeletonRows rows={8} />}
      {answer.data?.total === 0 && <p className="faint">{isFiltered ? t.noneOfFilter : t.none}</p>}
      {answer.data && answer.data.total > 0 && (
        <>
          <QuarantineRows rows={answer.data.rows} onMended={setSaid} />
          <Pages
            page={at}
            size={PAGE_SIZE}
            total={answer.data.total}
            onPage={(next) => show({ ...search, page: next > 1 ? next : undefined })}
          />
        </>
      )}
    </section>
  );
}
