import type { AreaCode, Overview, ReachCells, ReachMeasure, ReachProposal } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { useMemo, useState } from 'react';
import { useDark } from '../design/theme.js';
import { useTexts } from '../language/language.js';
import { AreaMap } from '../map/area-map.js';
import { boundsOf } from '../map/fitted-bounds.js';
import styles from './reach.module.css';
import type { ReachView } from './reach-search.js';
import { reachTexts } from './texts.js';
import { distanceColours, PROPOSED_COLOUR, useReachLayers } from './use-reach-layers.js';

interface Props {
  overview: Overview;
  reach: ReachCells | undefined;
  measure: ReachMeasure;
  limit: number;
  view: ReachView;
  proposal: ReachProposal | null;
  within: AreaCode | undefined;
}

const GROUND = { light: '#fbfcfd', dark: '#44586a' };
const nothing = () => {};
const none: ReadonlySet<AreaCode> = new Set();

/** The cells by how far their people have to go, over plain wards. */
export function ReachMap({ overview, within, ...shown }: Props) {
  const t = useTexts(reachTexts);
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const { areas, boundaries } = overview;
  useReachLayers(map, shown);
  const bounds = useMemo(
    () => boundsOf(areas, boundaries, within ?? null),
    [areas, boundaries, within],
  );
  const ground = useDark() ? GROUND.dark : GROUND.light;
  const colours = useMemo(
    () => new Map(areas.flatMap(({ code, level }) => (level === 'ward' ? [[code, ground]] : []))),
    [areas, ground],
  );
  return (
    <AreaMap
      key={boundaries.vintage}
      label={t.map}
      {...{ boundaries, bounds, colours }}
      dimmed={none}
      hovered={null}
      selected={null}
      onHover={nothing}
      onSelect={nothing}
      onLoad={setMap}
    >
      <Legend {...shown} />
    </AreaMap>
  );
}

function Legend({ view, proposal, reach }: Pick<Props, 'view' | 'proposal' | 'reach'>) {
  const t = useTexts(reachTexts);
  const all = Object.entries(distanceColours) as [keyof typeof distanceColours, string][];
  const classes = all.filter(([name]) => name !== 'none' || reach?.metres.includes(null));
  return (
    <ul className={styles.legend} data-testid="legend">
      {view === 'distance' &&
        classes.map(([name, colour]) => (
          <li key={name}>
            <span style={{ background: colour }} />
            {t[`legend-${name}`]}
          </li>
        ))}
      <li>
        <span className={styles.pointMark} />
        {t.point}
      </li>
      {proposal && (
        <li>
          <span className={styles.proposedMark} style={{ background: PROPOSED_COLOUR }} />
          {t.proposed}
        </li>
      )}
    </ul>
  );
}
