import type { AreaDetails, HardArea } from '@tungngo/domain';
import { useId, useState } from 'react';
import { useTexts } from '../../language/language.js';
import { useAuthor } from '../../plan/card/notes/use-author.js';
import { DecisionForm } from './decision-form.js';
import { DecisionHistory } from './decision-history.js';
import styles from './decisions.module.css';
import { DetailFields, noDetails } from './detail-fields.js';
import { MergeFields } from './merge-fields.js';
import { PhotoGallery } from './photo-gallery.js';
import { RestrictFields, type Restricting } from './restrict-fields.js';
import { decisionTexts } from './texts.js';
import {
  historyOf,
  knownAbout,
  type ListedDecision,
  useDeciding,
  useDecisions,
} from './use-decisions.js';

const actions = ['confirm', 'reject', 'merge', 'restrict'] as const;
type Action = (typeof actions)[number];

interface Props {
  area: HardArea;
  /** What it may be merged with. */
  areas: readonly HardArea[];
  onPick(id: string): void;
}

/** What officers decided about one area, and the forms to decide. Mount it with the area's id as key. */
export function AreaDecisions({ area, areas, onPick }: Props) {
  const t = useTexts(decisionTexts);
  const [action, setAction] = useState<Action | null>(null);
  const [author, onAuthor] = useAuthor();
  const decisions = useDecisions();
  const history = historyOf(decisions, area.id);
  return (
    <section className={styles.decisions} aria-label={t.title} data-testid="area-decisions">
      <h3>{t.title}</h3>
      <div className={styles.actions}>
        {actions.map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            data-size="small"
            aria-expanded={action === one}
            title={one === 'restrict' ? t.restrictLong : undefined}
            onClick={() => setAction(action === one ? null : one)}
          >
            {one === 'confirm' && area.standing !== 'proposed' ? t.edit : t[one]}
          </button>
        ))}
      </div>
      {action && (
        <ActionForm
          key={action}
          {...{ action, area, areas, decisions, author, onAuthor }}
          onDone={(id) => {
            setAction(null);
            if (id !== area.id) onPick(id);
          }}
        />
      )}
      <DecisionHistory history={history} empty={t.noHistory} author={author} />
      <PhotoGallery
        areaId={area.id}
        areaIds={history.flatMap(({ areaIds }) => areaIds)}
        {...{ author, onAuthor }}
      />
    </section>
  );
}

interface FormProps {
  author: string;
  onAuthor(author: string): void;
  action: Action;
  area: HardArea;
  areas: readonly HardArea[];
  decisions: readonly ListedDecision[];
  onDone(areaId: string): void;
}

function ActionForm({ action, area, areas, decisions, author, onAuthor, onDone }: FormProps) {
  const t = useTexts(decisionTexts);
  const id = useId();
  const [details, setDetails] = useState(() => detailsOf(area, decisions));
  const [reason, setReason] = useState('');
  const [restricting, setRestricting] = useState<Restricting>({ state: 'inaccessible', until: '' });
  const [others, setOthers] = useState<string[]>([]);
  const { decide } = useDeciding();
  const areaIds = action === 'merge' ? [area.id, ...others] : [area.id];
  const save = () => {
    const common = { author, after: knownAbout(decisions, areaIds) };
    const { state, until } = restricting;
    const day = (until || null) as HardArea['since'];
    const request = {
      confirm: { kind: 'confirm' as const, areaId: area.id, details, ...common },
      reject: { kind: 'reject' as const, areaId: area.id, reason, ...common },
      merge: { kind: 'merge' as const, areaIds, name: details.name ?? area.name.vi, ...common },
      restrict: {
        kind: 'restrict' as const,
        areaId: area.id,
        state,
        until: day,
        reason,
        ...common,
      },
    }[action];
    decide.mutate(request, { onSuccess: ({ partIds }) => onDone(partIds[0] ?? area.id) });
  };
  return (
    <DecisionForm
      label={t[action]}
      {...{ author, onAuthor, busy: decide.isPending, error: decide.error }}
      disabled={action === 'merge' && others.length === 0}
      onSave={save}
      onCancel={() => onDone(area.id)}
    >
      {action === 'confirm' && <DetailFields details={details} onChange={setDetails} />}
      {action === 'merge' && (
        <MergeFields
          {...{ area, areas, others, onOthers: setOthers }}
          name={details.name ?? area.name.vi}
          onName={(name) => setDetails({ ...details, name })}
        />
      )}
      {action === 'restrict' && <RestrictFields value={restricting} onChange={setRestricting} />}
      {action === 'reject' && <p className="faint">{t.rejectHint}</p>}
      {(action === 'reject' || action === 'restrict') && (
        <label htmlFor={`${id}-reason`}>
          {t.reason}
          <textarea
            id={`${id}-reason`}
            name="reason"
            rows={2}
            required
            maxLength={1000}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
      )}
    </DecisionForm>
  );
}

/** What officers have said of the area so far; what detection says is not repeated as their word. */
function detailsOf(area: HardArea, decisions: readonly ListedDecision[]): AreaDetails {
  const said = historyOf(decisions, area.id).find(
    ({ kind, removedAt }) => removedAt === null && kind !== 'restrict' && kind !== 'reject',
  );
  const part = said?.parts.find(({ id }) => id === area.id);
  if (!part) return noDetails;
  const { name, kind, hours, access, contact } = part;
  return { name, kind, hours, access, contact };
}
