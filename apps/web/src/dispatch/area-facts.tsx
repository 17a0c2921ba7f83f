import {
  channelLabels,
  hardAreaKindLabels,
  type StatedHardArea,
  usualChannel,
} from '@tungngo/domain';
import { Fragment, type ReactNode } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import type { DetailProps } from './area-detail.js';
import styles from './area-detail.module.css';
import { nearestAreas } from './nearest-areas.js';
import { dispatchTexts } from './texts.js';

const MOST_NEIGHBOURS = 3;

/** When and how to go there, what its kind rests on, and what is not known. */
export function AreaFacts({ area, areas, onPick }: DetailProps) {
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const { count, day } = useLanguage().formats;
  const kind = useKindText(area);
  const point = usePointText(area);
  const parent = areas.find(({ id }) => id === area.parentId);
  const near = nearestAreas(area, areas, MOST_NEIGHBOURS);
  const facts: (readonly [string, ReactNode])[] = [
    [t.bestHours, say(area.bestHours)],
    [t.channel, say(channelLabels[usualChannel[area.kind]])],
    [t.kindLabel, kind],
    [t.standing, t[area.standing]],
    [t.point, point],
    [t.since, area.since && day(area.since)],
    [t.parent, parent && <AreaLink area={parent} onPick={onPick} />],
    [t.access, area.access],
    [t.contact, area.contact],
    [t.visitsFact, t.visitsDone(count(area.visits.done), count(area.visits.planned))],
    [t.missing, area.missingInputs.map(say).join(' · ')],
    [t.neighbours, near.length > 0 && <Neighbours {...{ near, onPick }} />],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, fact]) => fact)
        .map(([name, fact]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

/** The kind, how sure it is, and what it rests on. */
function useKindText(area: StatedHardArea): string {
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const { share } = useLanguage().formats;
  const evidence = area.kindEvidence.map(say).join('; ') || t.noEvidence;
  return `${t.kindWhy(say(hardAreaKindLabels[area.kind]), share(area.kindConfidence))}: ${evidence}`;
}

function usePointText({ nearestPoint }: StatedHardArea): string | null {
  const t = useTexts(dispatchTexts);
  const { decimals } = useLanguage().formats;
  if (nearestPoint === null) return null;
  const km = decimals(nearestPoint.metres / 1000, 1);
  return nearestPoint.by === 'road'
    ? t.byRoad(nearestPoint.name, km)
    : t.straight(nearestPoint.name, km);
}

interface NeighboursProps extends Pick<DetailProps, 'onPick'> {
  near: ReturnType<typeof nearestAreas>;
}

function Neighbours({ near, onPick }: NeighboursProps) {
  const t = useTexts(dispatchTexts);
  const { decimals } = useLanguage().formats;
  return (
    <ul>
      {near.map(({ area, metres }) => (
        <li key={area.id}>
          <AreaLink {...{ area, onPick }} /> · {t.km(decimals(metres / 1000, 1))}
        </li>
      ))}
    </ul>
  );
}

function AreaLink({ area, onPick }: { area: StatedHardArea; onPick(id: string): void }) {
  const say = useLocalized();
  return (
    <button type="button" className={styles.link} onClick={() => onPick(area.id)}>
      {say(area.name)}
    </button>
  );
}
