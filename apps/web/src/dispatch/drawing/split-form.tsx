import { useQuery } from '@tanstack/react-query';
import type { HardArea } from '@tungngo/domain';
import { useId, useState } from 'react';
import { useLocalized, useTexts } from '../../language/language.js';
import { useAuthor } from '../../plan/card/notes/use-author.js';
import { trpc } from '../../server/client.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { DecisionForm } from '../decisions/decision-form.js';
import { knownAbout, useDeciding, useDecisions } from '../decisions/use-decisions.js';
import styles from './drawing.module.css';
import type { FormProps } from './drawn-area-form.js';
import { PeopleInside } from './people-inside.js';
import { drawingTexts } from './texts.js';
import type { Drawn } from './use-drawing.js';

interface Props extends FormProps {
  area: HardArea;
  line: Extract<Drawn, { tool: 'split' }>['line'];
}

/** Names the two parts of an area; who lives in each is said before it is decided. */
export function SplitForm({ area, line: by, onRedraw, onEnd }: Props) {
  const t = useTexts(drawingTexts);
  const say = useLocalized();
  const id = useId();
  const [author, onAuthor] = useAuthor();
  const [names, setNames] = useState<[string, string]>(() => [
    `${say(area.name)} A`,
    `${say(area.name)} B`,
  ]);
  const decisions = useDecisions();
  const { decide } = useDeciding();
  const preview = useQuery(trpc.decisions.preview.queryOptions({ areaId: area.id, by }));
  const save = () => {
    const after = knownAbout(decisions, [area.id]);
    const request = { kind: 'split' as const, areaId: area.id, by, names, author, after };
    decide.mutate(request, { onSuccess: () => onEnd(area.id) });
  };
  const title = t.splitTitle(say(area.name));
  return (
    <div className={styles.card}>
      <h3>{title}</h3>
      {preview.error ? <ProblemNotice error={preview.error} /> : null}
      <button type="button" className="button" data-size="small" onClick={onRedraw}>
        {t.redraw}
      </button>
      <DecisionForm
        label={title}
        {...{ author, onAuthor, busy: decide.isPending, error: decide.error }}
        disabled={preview.isError}
        onSave={save}
        onCancel={() => onEnd()}
      >
        {([0, 1] as const).map((i) => (
          <div key={i}>
            <label htmlFor={`${id}-${i}`}>
              {t.partName(i + 1)}
              <input
                id={`${id}-${i}`}
                required
                pattern=".*\S.*"
                maxLength={120}
                value={names[i]}
                onChange={({ target }) =>
                  setNames(i === 0 ? [target.value, names[1]] : [names[0], target.value])
                }
              />
            </label>
            {!preview.error && <PeopleInside people={preview.data?.[i]} />}
          </div>
        ))}
      </DecisionForm>
    </div>
  );
}
