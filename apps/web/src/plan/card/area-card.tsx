import { useQuery } from '@tanstack/react-query';
import type { Area, AreaCode } from '@tungngo/domain';
import { useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import type { AreaFigures } from '../figures.js';
import { countedIndicator } from '../indicators.js';
import type { SideProps } from '../side-panel.js';
import styles from './area-card.module.css';
import { CardHead } from './card-head.js';
import { ChannelWeeks } from './channel-weeks.js';
import { DailyBars } from './daily-bars.js';
import { HardAreas } from './hard-areas.js';
import { Neighbours } from './neighbours.js';
import { AreaNotes } from './notes/area-notes.js';
import { Origins } from './origins.js';
import { QualityScores } from './quality-scores.js';
import { Residents } from './residents.js';
import { Sites } from './sites.js';
import { cardTexts } from './texts.js';
import { Visits } from './visits.js';

interface Props extends SideProps {
  /** The area that it is of: a ward, a district or the province. */
  code: AreaCode;
}

/** What the sections of a card are given. */
export interface CardProps extends SideProps {
  area: Area;
  own: AreaFigures;
}

/** What is known of one area on the day shown: figures, people, places, and what was done there. */
export function AreaCard({ code, ...props }: Props) {
  const t = useTexts(cardTexts);
  const { overview, figures } = props;
  const area = overview.areas.find((candidate) => candidate.code === code);
  const own = figures.get(code);
  if (!area || !own) return <p className={styles.empty}>{t.gone}</p>;
  const card = { ...props, area, own };
  return (
    <article className={styles.card} data-testid="area-card" data-code={code} key={code}>
      <CardHead {...card} />
      <DailyBars {...card} />
      <Known {...card} />
    </article>
  );
}

/** What has to be asked for. The figures above stand meanwhile. */
function Known(props: CardProps) {
  const { area, own, day, search, overview } = props;
  const indicator = countedIndicator(search.indicator, overview.indicatorsWithData);
  const { data, error, refetch } = useQuery(
    trpc.coverage.areaCard.queryOptions(
      {
        code: area.code,
        day,
        indicator,
        ...(overview.vintage !== null && { vintage: overview.vintage }),
      },
      // The slider must not empty the card at every day.
      { placeholderData: (last) => (last?.code === area.code ? last : undefined) },
    ),
  );
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Residents card={data} activated={own.activated} />
      <ChannelWeeks card={data} />
      <HardAreas {...{ area, indicator }} areas={overview.areas} />
      <Sites card={data} />
      <Visits area={area} areas={overview.areas} />
      {overview.vintage !== null && <Origins vintage={overview.vintage} area={area} />}
      <Neighbours card={data} {...props} />
      <QualityScores code={area.code} />
      <AreaNotes key={area.code} code={area.code} />
    </>
  );
}
