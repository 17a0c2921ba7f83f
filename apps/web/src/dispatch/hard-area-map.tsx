import {
  type AreaCode,
  type HardArea,
  hardAreaKindLabels,
  hardAreaKinds,
  type Overview,
} from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { useMemo, useState } from 'react';
import { useDark } from '../design/theme.js';
import { useLocalized, useTexts } from '../language/language.js';
import { AreaMap } from '../map/area-map.js';
import { boundsAround, boundsOf } from '../map/fitted-bounds.js';
import { HatchCorner } from '../map/hatch-note.js';
import styles from './dispatch-page.module.css';
import type { DispatchSearch } from './dispatch-search.js';
import { kindColours } from './kinds.js';
import { dispatchTexts } from './texts.js';
import { useHardAreaLayer } from './use-hard-area-layer.js';

interface Props {
  overview: Overview;
  hardAreas: readonly HardArea[];
  search: DispatchSearch;
  onPick(id: string): void;
}

const GROUND = { light: '#fbfcfd', dark: '#44586a' };

/** The hard areas over plain wards: here the place counts, not the rate. */
export function HardAreaMap({ overview, hardAreas, search, onPick }: Props) {
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [hovered, setHovered] = useState<AreaCode | null>(null);
  const { areas, boundaries } = overview;
  useHardAreaLayer(map, { areas: hardAreas, selected: search.area ?? null, onPick });
  const bounds = useMemo(
    () => boundsAround(hardAreas) ?? boundsOf(areas, boundaries, search.district ?? null),
    [hardAreas, areas, boundaries, search.district],
  );
  const ground = useDark() ? GROUND.dark : GROUND.light;
  const { colours, dimmed } = useMemo(() => {
    const wards = areas.filter(({ level }) => level === 'ward');
    const outside = wards.filter(
      ({ parentCode }) => search.district && parentCode !== search.district,
    );
    return {
      colours: new Map(wards.map(({ code }) => [code, ground])),
      dimmed: new Set(outside.map(({ code }) => code)),
    };
  }, [areas, search.district, ground]);
  return (
    <AreaMap
      key={boundaries.vintage}
      label={t.map}
      {...{ boundaries, bounds, colours, dimmed, hovered }}
      selected={search.ward ?? null}
      onHover={setHovered}
      onSelect={ignoreWard}
      onLoad={setMap}
    >
      <ul className={styles.kinds} aria-label={t.kinds}>
        {hardAreaKinds.map((kind) => (
          <li key={kind}>
            <span style={{ background: kindColours[kind] }} />
            {say(hardAreaKindLabels[kind])}
          </li>
        ))}
      </ul>
      <HatchCorner areas={areas} hovered={hovered} />
    </AreaMap>
  );
}

/** Hard areas answer clicks here; wards are only where they lie. */
const ignoreWard = () => {};
