import { useQuery } from '@tanstack/react-query';
import {
  type QualityDefinition,
  type QualityDimension,
  type QualityFinding,
  type QualityScores,
  qualityDimensionLabels,
  qualityDimensions,
  qualityGradeOf,
} from '@tungngo/domain';
import { NO_VALUE } from '../../language/formats.js';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { Tip } from '../../metrics/tip.js';
import { trpc } from '../../server/client.js';
import styles from './quality.module.css';
import { gradeNumber, wholeScore } from './score-chip.js';
import { qualityTexts } from './texts.js';

interface Props {
  scores: QualityScores;
  findings: readonly QualityFinding[];
}

/** The province's four scores and what each means: đúng, đủ, sạch, sống. */
export function DimensionScores({ scores, findings }: Props) {
  const { data: definitions = [] } = useQuery(trpc.data.qualityDefinitions.queryOptions());
  return (
    <div className={styles.scores} data-testid="dimension-scores">
      {qualityDimensions.map((dimension) => (
        <Score
          key={dimension}
          dimension={dimension}
          score={scores[dimension]}
          findings={findings.filter((finding) => finding.dimension === dimension).length}
          definition={definitions.find((candidate) => candidate.dimension === dimension)}
        />
      ))}
    </div>
  );
}

interface ScoreProps {
  dimension: QualityDimension;
  score: number | null;
  findings: number;
  definition: QualityDefinition | undefined;
}

function Score({ dimension, score, findings, definition }: ScoreProps) {
  const t = useTexts(qualityTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const grade = qualityGradeOf(score);
  return (
    <section className={styles.score} data-grade={gradeNumber(score)}>
      <h3>{say(qualityDimensionLabels[dimension])}</h3>
      <p className={styles.figure}>
        <b>{score === null ? NO_VALUE : formats.count(wholeScore(score))}</b>
        <small>/ 100 · {grade ? say(grade) : t.nothing}</small>
      </p>
      <p>{t[dimension]}</p>
      <div className={styles.findings}>
        {findings > 0 ? t.findingsOf(formats.count(findings)) : t.noFindings}
        {definition && (
          <>
            {' · '}
            <Tip content={<Definition definition={definition} />}>{t.formula}</Tip>
          </>
        )}
      </div>
    </section>
  );
}

function Definition({ definition }: { definition: QualityDefinition }) {
  const say = useLocalized();
  return (
    <>
      <b>{say(definition.name)}</b>
      <p>{say(definition.formula)}</p>
      <p>{say(definition.areas)}</p>
    </>
  );
}
