import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Overview, PilotModel } from '@tungngo/domain';
import { useState } from 'react';
import { useTexts } from '../language/language.js';
import { useAuthor } from '../plan/card/notes/use-author.js';
import { IndicatorChoice } from '../plan/indicator-choice.js';
import { countedIndicator } from '../plan/indicators.js';
import { PlanNav } from '../plan/plan-nav.js';
import { trpc } from '../server/client.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { PageSkeleton, SkeletonRows } from '../shell/skeleton.js';
import { Answer } from './answer.js';
import { EmptyRegister } from './empty-register.js';
import { Method } from './method.js';
import { ModelDetail } from './model-detail.js';
import { ModelForm } from './model-form.js';
import styles from './models.module.css';
import type { ModelsSearch } from './models-search.js';
import { rankModels } from './ranking.js';
import { RankingTable } from './ranking-table.js';
import { modelTexts } from './texts.js';
import { useModels } from './use-models.js';

/** Which pilot model to spread first: what each brought, how surely, and at what effort. */
export function ModelsPage() {
  const search = useSearch({ from: '/models' });
  const overview = useQuery(trpc.overview.get.queryOptions());
  if (overview.error && !overview.data) {
    return (
      <div className={styles.message}>
        <ProblemNotice error={overview.error} onRetry={() => void overview.refetch()} />
      </div>
    );
  }
  if (!overview.data) return <PageSkeleton />;
  return <Loaded overview={overview.data} search={search} />;
}

function Loaded({ overview, search }: { overview: Overview; search: ModelsSearch }) {
  const t = useTexts(modelTexts);
  const navigate = useNavigate({ from: '/models' });
  const onSearch = (part: Partial<ModelsSearch>) =>
    void navigate({ search: (previous) => ({ ...previous, ...part }), resetScroll: false });
  const indicator = countedIndicator(search.indicator, overview.indicatorsWithData);
  const register = useModels(indicator);
  const { models, effects } = register;
  const error = models.error ?? effects.error;
  const edited = search.form === 'edit' && models.data?.find(({ id }) => id === search.model);
  const close = { form: undefined, kind: undefined };
  return (
    <div
      className={styles.page}
      data-models-ready={(models.data && effects.data && !effects.isFetching) || undefined}
    >
      <PlanNav>
        <IndicatorChoice
          asked={search.indicator}
          withData={overview.indicatorsWithData}
          onIndicator={(asked) => onSearch({ indicator: asked })}
        />
        <button
          type="button"
          className="button"
          data-kind="primary"
          onClick={() => onSearch({ form: 'new' })}
        >
          {t.add}
        </button>
      </PlanNav>
      <h1 className="visually-hidden">{t.title}</h1>
      <div className={styles.content}>
        {error && (
          <ProblemNotice
            error={error}
            onRetry={() => void Promise.all([models.refetch(), effects.refetch()])}
          />
        )}
        {models.data ? (
          <Register {...{ overview, search, onSearch, register }} models={models.data} />
        ) : (
          !error && <SkeletonRows rows={8} />
        )}
      </div>
      {(search.form === 'new' || edited) && (
        <ModelForm
          key={edited ? edited.id : 'new'}
          areas={overview.areas}
          model={edited || null}
          kind={search.kind}
          save={register.save}
          onClose={() => onSearch(close)}
          onSaved={({ id }) => onSearch({ ...close, model: id })}
        />
      )}
    </div>
  );
}

interface RegisterProps {
  overview: Overview;
  search: ModelsSearch;
  onSearch(part: Partial<ModelsSearch>): void;
  register: ReturnType<typeof useModels>;
  models: readonly PilotModel[];
}

function Register({ overview, search, onSearch, register, models }: RegisterProps) {
  const t = useTexts(modelTexts);
  const [author] = useAuthor();
  const [removed, setRemoved] = useState<PilotModel | null>(null);
  const { effects, remove, restore } = register;
  const order = search.sort ?? 'yield';
  const rows = rankModels(models, effects.data?.effects ?? [], order);
  const shown = rows.find(({ model }) => model.id === search.model) ?? rows[0];
  const asked = (model: PilotModel) => ({
    id: model.id,
    version: model.version,
    author: author.trim() || model.author,
  });
  const failed = [remove, restore].find(({ error }) => error);
  return (
    <>
      {removed && (
        <p className={styles.removed} role="status">
          {t.removed(removed.name)}{' '}
          <button
            type="button"
            className="button"
            data-size="small"
            disabled={restore.isPending}
            onClick={() => restore.mutate(asked(removed), { onSuccess: () => setRemoved(null) })}
          >
            {t.undo}
          </button>
        </p>
      )}
      {failed && <ProblemNotice error={failed.error} onRetry={() => failed.reset()} />}
      {!shown && <EmptyRegister onKind={(kind) => onSearch({ form: 'new', kind })} />}
      {shown && (
        <>
          <Answer rows={rankModels(models, effects.data?.effects ?? [], 'yield')} />
          <RankingTable
            {...{ rows, order }}
            shown={shown.model.id}
            computing={effects.isPending}
            onOrder={(sort) => onSearch({ sort: sort === 'yield' ? undefined : sort })}
            onShow={(model) => onSearch({ model })}
            onEdit={(model) => onSearch({ model, form: 'edit' })}
            onRemove={(model) => remove.mutate(asked(model), { onSuccess: setRemoved })}
          />
          <ModelDetail key={shown.model.id} row={shown} areas={overview.areas} />
        </>
      )}
      <Method seed={effects.data?.seed ?? null} />
    </>
  );
}
