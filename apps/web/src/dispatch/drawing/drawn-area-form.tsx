import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../language/language.js';
import { useAuthor } from '../../plan/card/notes/use-author.js';
import { trpc } from '../../server/client.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { DecisionForm } from '../decisions/decision-form.js';
import { DetailFields, noDetails } from '../decisions/detail-fields.js';
import { useDeciding } from '../decisions/use-decisions.js';
import styles from './drawing.module.css';
import { PeopleInside } from './people-inside.js';
import { drawingTexts } from './texts.js';
import type { Drawn } from './use-drawing.js';

export interface FormProps {
  onRedraw(): void;
  /** The form is done with; `id` is the area that came of it. */
  onEnd(id?: string): void;
}

interface Props extends FormProps {
  shape: Extract<Drawn, { tool: 'draw' }>['shape'];
}

/** Names what was drawn; who lives there is counted while it is named. */
export function DrawnAreaForm({ shape, onRedraw, onEnd }: Props) {
  const t = useTexts(drawingTexts);
  const [author, onAuthor] = useAuthor();
  const [details, setDetails] = useState({ ...noDetails, kind: 'boarding-house-cluster' as const });
  const { decide } = useDeciding();
  const preview = useQuery(trpc.decisions.preview.queryOptions({ shape }));
  const save = () => {
    const { name, kind } = details;
    if (name === null) return;
    const request = { kind: 'draw' as const, shape, details: { ...details, name, kind }, author };
    decide.mutate(request, { onSuccess: ({ partIds }) => onEnd(partIds[0]) });
  };
  return (
    <div className={styles.card}>
      <h3>{t.drawTitle}</h3>
      {preview.error ? (
        <ProblemNotice error={preview.error} />
      ) : (
        <PeopleInside people={preview.data?.[0]} />
      )}
      <button type="button" className="button" data-size="small" onClick={onRedraw}>
        {t.redraw}
      </button>
      <DecisionForm
        label={t.drawTitle}
        {...{ author, onAuthor, busy: decide.isPending, error: decide.error }}
        disabled={preview.isError}
        onSave={save}
        onCancel={() => onEnd()}
      >
        <DetailFields
          required
          details={details}
          onChange={(next) =>
            setDetails({ ...next, kind: next.kind ?? details.kind } as typeof details)
          }
        />
      </DecisionForm>
    </div>
  );
}
