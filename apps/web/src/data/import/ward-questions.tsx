import { useQuery } from '@tanstack/react-query';
import type { AreaCode, WardQuestion } from '@tungngo/domain';
import { useLanguage, useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import page from '../data-page.module.css';
import styles from './import.module.css';
import { importTexts } from './texts.js';
import { wizard } from './wizard.js';

interface Props {
  questions: readonly WardQuestion[];
  answers: Record<string, AreaCode>;
}

/** Wards, or other areas, that the file names in a way that fits several or none: asked, never guessed. */
export function WardQuestions({ questions, answers }: Props) {
  const t = useTexts(importTexts);
  const { data: overview } = useQuery(trpc.overview.get.queryOptions());
  if (questions.length === 0) return null;
  const areas = overview?.areas ?? [];
  const nameOf = new Map(areas.map(({ code, name }) => [code, name]));
  const levels = new Set(questions.flatMap((question) => question.levels));
  const wards = areas.flatMap(({ code, name, level, parentCode }) =>
    levels.has(level)
      ? [{ code, name, districtName: (parentCode && nameOf.get(parentCode)) ?? '' }]
      : [],
  );
  return (
    <section className={`${page.card} ${styles.questions}`} data-testid="ward-questions">
      <h2>
        {t.wards} <small>{t.wardsNote}</small>
      </h2>
      {questions.map((question) => (
        <Question
          key={question.key}
          {...{ question, wards }}
          answer={answers[question.key] ?? null}
        />
      ))}
    </section>
  );
}

interface QuestionProps {
  question: WardQuestion;
  wards: WardQuestion['candidates'];
  answer: AreaCode | null;
}

function Question({ question, wards, answer }: QuestionProps) {
  const t = useTexts(importTexts);
  const { formats } = useLanguage();
  const { key, ward, district, rows, candidates } = question;
  const likely = new Set(candidates.map(({ code }) => code));
  const name = district ? `${ward}, ${district}` : ward;
  return (
    <label className={styles.question}>
      <span>
        <strong>{name}</strong>
        <small>{t.wardRows(formats.count(rows))}</small>
      </span>
      <select
        aria-label={t.wardOf(name)}
        value={answer ?? ''}
        onChange={({ currentTarget }) =>
          wizard.answer(key, (currentTarget.value || null) as AreaCode | null)
        }
      >
        <option value="">{t.skip(formats.count(rows))}</option>
        {candidates.length > 0 && (
          <optgroup label={t.candidates}>
            <Options wards={candidates} />
          </optgroup>
        )}
        <optgroup label={t.allWards}>
          <Options wards={wards.filter(({ code }) => !likely.has(code))} />
        </optgroup>
      </select>
    </label>
  );
}

function Options({ wards }: { wards: WardQuestion['candidates'] }) {
  return wards.map(({ code, name, districtName }) => (
    <option key={code} value={code}>
      {[name, districtName].filter(Boolean).join(', ')} · {code}
    </option>
  ));
}
