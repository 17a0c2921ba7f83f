import type { Area, AreaCode } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import type { KeyboardEvent } from 'react';
import type { PlanSearch } from './plan-search.js';

/** Below this zoom a ward is smaller than a fingertip: a click picks its district. */
const WARDS_FROM_ZOOM = 8.7;

interface Where {
  areas: readonly Area[];
  search: Pick<PlanSearch, 'district' | 'ward' | 'view'>;
  onSelect(ward: AreaCode | null): void;
  onSearch(change: Partial<PlanSearch>): void;
}

/**
 * What a click on the map means, and Enter while the map has the focus: into the district, the ward
 * and the ward's cells under its centre.
 */
export function useDrillDown({ areas, search, onSelect, onSearch }: Where) {
  const select = (code: AreaCode | null, zoom: number) => {
    const picked = pickedArea(areas, search.district, code, zoom);
    if (picked?.level === 'district') onSearch({ district: picked.code, ward: undefined });
    else onSelect(picked?.code ?? null);
  };
  const goIn = (map: MapLibreMap) => {
    const code = wardAtCentre(map) ?? nearestWard(areas, search.district, map.getCenter());
    const district = areas.find((area) => area.code === code)?.parentCode;
    if (!code) return;
    if (!search.district && areas.some((area) => area.code === district && isDistrict(area))) {
      onSearch({ district: district ?? undefined });
    } else if (search.ward === code) onSearch({ view: 'cells' });
    else onSelect(code);
  };
  const onKeyDown = (event: KeyboardEvent, map: MapLibreMap | null) => {
    if (event.key === 'Enter' && map && event.target === map.getCanvas()) goIn(map);
  };
  return { select, onKeyDown };
}

const isDistrict = ({ level }: Area) => level === 'district';

/** The area that a click on a label or a ward means; null beside all. */
export function pickedArea(
  areas: readonly Area[],
  district: AreaCode | undefined,
  code: AreaCode | null,
  zoom: number,
): Area | null {
  const area = areas.find((candidate) => candidate.code === code);
  if (!area) return null;
  if (district || isDistrict(area) || zoom >= WARDS_FROM_ZOOM) return area;
  const above = areas.find((candidate) => candidate.code === area.parentCode);
  return above && isDistrict(above) ? above : area;
}

/** While the tiles are on their way: the ward whose own centre is nearest, of the district picked. */
function nearestWard(
  areas: readonly Area[],
  district: AreaCode | undefined,
  { lng, lat }: { lng: number; lat: number },
): AreaCode | null {
  const wards = areas.filter(
    ({ level, parentCode }) => level === 'ward' && (!district || parentCode === district),
  );
  const away = (ward: Area) => Math.hypot(ward.lon - lng, ward.lat - lat);
  const [first] = wards.toSorted((a, b) => away(a) - away(b));
  return first?.code ?? null;
}

function wardAtCentre(map: MapLibreMap): AreaCode | null {
  const point = map.project(map.getCenter());
  const [found] = map.queryRenderedFeatures(point, { layers: ['ward-fill'] });
  return (found?.properties.code as AreaCode | undefined) ?? null;
}
