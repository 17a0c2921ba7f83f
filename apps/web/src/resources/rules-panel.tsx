import {
  channelLabels,
  type KeptVisitRule,
  parseOpeningHours,
  type VisitRule,
} from '@tungngo/domain';
import { useState } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import styles from './resources.module.css';
import { resourceTexts } from './texts.js';
import type { Resources } from './use-resources.js';

interface Props {
  rules: readonly KeptVisitRule[];
  author: string;
  save: Resources['saveRule'];
}

/** How long a visit by each channel takes, and when people are there. */
export function RulesPanel({ rules, author, save }: Props) {
  const t = useTexts(resourceTexts);
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <section className={styles.panel} aria-labelledby="rules">
      <div className={styles.panelHead}>
        <h2 id="rules">{t.rules}</h2>
      </div>
      <p className={styles.hint}>{t.rulesHint}</p>
      {!author && <p className={styles.hint}>{t.authorNeeded}</p>}
      <ul className={styles.rules}>
        {rules.map((kept) => (
          <li key={kept.rule.channel} data-rule={kept.rule.channel}>
            {edited === kept.rule.channel ? (
              <RuleForm {...{ kept, author, save }} onClose={() => setEdited(null)} />
            ) : (
              <RuleLine
                kept={kept}
                editable={author !== ''}
                onEdit={() => {
                  save.reset();
                  setEdited(kept.rule.channel);
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  kept: KeptVisitRule;
  editable: boolean;
  onEdit(): void;
}

function RuleLine({ kept: { rule, author }, editable, onEdit }: LineProps) {
  const t = useTexts(resourceTexts);
  const say = useLocalized();
  const { count } = useLanguage().formats;
  return (
    <>
      <span>
        <strong>{say(channelLabels[rule.channel])}</strong>{' '}
        <small>{author === null ? t.usualRule : t.setBy(author)}</small>
        <br />
        {t.setup} {t.minutes(count(rule.setupMinutes))} · {t.least.toLowerCase()}{' '}
        {t.minutes(count(rule.leastMinutes))} · {t.most.toLowerCase()}{' '}
        {t.minutes(count(rule.mostMinutes))}
        <br />
        {t.when}: {rule.hours}
      </span>
      <button
        type="button"
        className="button"
        data-size="small"
        disabled={!editable}
        aria-label={`${t.edit}: ${say(channelLabels[rule.channel])}`}
        onClick={onEdit}
      >
        {t.edit}
      </button>
    </>
  );
}

const numbers = [
  ['setupMinutes', 'setup', 0],
  ['leastMinutes', 'least', 10],
  ['mostMinutes', 'most', 10],
  ['minutesPerPerson', 'perPerson', 1],
] as const;

interface FormProps {
  kept: KeptVisitRule;
  author: string;
  save: Resources['saveRule'];
  onClose(): void;
}

function RuleForm({ kept, author, save, onClose }: FormProps) {
  const t = useTexts(resourceTexts);
  const say = useLocalized();
  const [rule, setRule] = useState<VisitRule>(kept.rule);
  const hoursWrong = parseOpeningHours(rule.hours) === null;
  return (
    <form
      className={styles.ruleForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (hoursWrong) return;
        save.mutate({ rule, version: kept.version, author }, { onSuccess: onClose });
      }}
    >
      <strong>{say(channelLabels[rule.channel])}</strong>
      <div className={styles.four}>
        {numbers.map(([field, label, least]) => (
          <label key={field}>
            {t[label]}
            <input
              type="number"
              name={field}
              required
              min={least}
              max={720}
              step={field === 'minutesPerPerson' ? 0.5 : 1}
              value={Number.isNaN(rule[field]) ? '' : rule[field]}
              onChange={({ target }) => setRule({ ...rule, [field]: target.valueAsNumber })}
            />
          </label>
        ))}
      </div>
      <label>
        {t.when}
        <input
          name="hours"
          required
          maxLength={200}
          aria-invalid={hoursWrong || undefined}
          value={rule.hours}
          onChange={({ target }) => setRule({ ...rule, hours: target.value })}
        />
      </label>
      {hoursWrong && <p role="alert">{t.hoursWrong}</p>}
      {save.error && <ProblemNotice error={save.error} />}
      <div className={styles.buttons}>
        <button type="submit" className="button" data-kind="primary" disabled={save.isPending}>
          {save.isPending ? t.saving : t.save}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}
