import { useQuery } from '@tanstack/react-query';
import type { KeptGeneration } from '@tungngo/domain';
import { useState } from 'react';
import { useLocalized, useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { SkeletonRows } from '../../shell/skeleton.js';
import type { TabProps } from '../data-page.js';
import page from '../data-page.module.css';
import { dataTexts } from '../texts.js';
import { DeleteDialog } from './delete-dialog.js';
import { GenerationTable } from './generation-table.js';
import styles from './generations.module.css';
import { RollBackDialog } from './roll-back-dialog.js';
import { generationsTexts } from './texts.js';

type Asked = { what: 'roll-back' | 'delete'; generation: KeptGeneration };

/** The states of the data that are kept, and how to return to one. */
export function GenerationsTab(_: TabProps) {
  const t = useTexts(generationsTexts);
  const answer = useQuery(trpc.data.generations.queryOptions());
  const [asked, setAsked] = useState<Asked | null>(null);
  const [done, setDone] = useState('');
  if (answer.error && !answer.data)
    return <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  const generations = answer.data ?? [];
  const ask = (what: Asked['what']) => (generation: KeptGeneration) => {
    setDone('');
    setAsked({ what, generation });
  };
  const close = () => setAsked(null);
  const finish = (said: string) => {
    setDone(said);
    setAsked(null);
  };
  return (
    <section className={page.card} data-testid="generations">
      <h2>
        {t.title} <small>{t.note}</small>
      </h2>
      <p className={done ? styles.good : undefined} role="status">
        {done}
      </p>
      {answer.isPending && <SkeletonRows rows={4} />}
      {answer.data?.length === 0 && <p className="faint">{t.none}</p>}
      {generations.length > 0 && (
        <GenerationTable
          generations={generations}
          onRollBack={ask('roll-back')}
          onDelete={ask('delete')}
        />
      )}
      <Origin />
      {asked?.what === 'roll-back' && (
        <RollBackDialog
          generation={asked.generation}
          generations={generations}
          onClose={close}
          onDone={finish}
        />
      )}
      {asked?.what === 'delete' && (
        <DeleteDialog generation={asked.generation} onClose={close} onDone={finish} />
      )}
    </section>
  );
}

/** Where the figures and the boundaries come from. */
function Origin() {
  const d = useTexts(dataTexts);
  const say = useLocalized();
  const { data } = useQuery(trpc.overview.get.queryOptions());
  if (!data) return null;
  const { boundaries, campaign } = data;
  return (
    <p className={page.note} style={{ marginTop: 'var(--gap-2)' }}>
      {campaign && `${d.campaignSource}: ${say(campaign.source)} · `}
      {d.boundaries}: {boundaries.approximate ? d.approximate : boundaries.source}
    </p>
  );
}
