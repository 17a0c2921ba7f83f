import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  type CellResolution,
  type CellSummary,
  cellResolutionAt,
  type Day,
  type GenerationInfo,
  generationMark,
  type Indicator,
} from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { useEffect, useMemo, useState } from 'react';
import { trpc } from '../../server/client.js';
import { useThrottled } from './throttled.js';
import { type CellPicture, useCellLayers } from './use-cell-layers.js';
import { type PointedCell, useCellPointer } from './use-cell-pointer.js';

/** While the days play, tiles of so many days a second are asked for at most. */
const REST_MS = 250;

interface Question {
  /** What to draw; nothing when null. */
  form: CellPicture['form'] | null;
  generation: GenerationInfo;
  indicator: Indicator;
  day: Day;
  /** The day that classes are taken from: the shown one, or one for the whole campaign. */
  classDay: Day;
}

/** The cells on the map and what goes beside it. */
export interface ShownCells {
  form: CellPicture['form'];
  /** Of the day shown; absent until it has been counted. */
  summary: CellSummary | undefined;
  /** What the classes are taken from. */
  classed: CellSummary | undefined;
  resolution: CellResolution;
  pointed: PointedCell | null;
  error: unknown;
}

/** Draws the remaining people by cell on a map; null when they are not asked for. */
export function useCells(map: MapLibreMap | null, question: Question): ShownCells | null {
  const { form, generation, indicator } = question;
  const day = useThrottled(question.day, REST_MS);
  const classDay = question.classDay === question.day ? day : question.classDay;
  const asked = { enabled: form !== null, placeholderData: keepPreviousData };
  const summary = useQuery(trpc.coverage.cells.queryOptions({ indicator, day }, asked));
  const classed = useQuery(trpc.coverage.cells.queryOptions({ indicator, day: classDay }, asked));
  const mark = generationMark(generation);
  const picture = useMemo(
    (): CellPicture | null =>
      form && classed.data
        ? { form, path: `/tiles/cells/${mark}/${indicator}/${day}`, summary: classed.data }
        : null,
    [form, classed.data, mark, indicator, day],
  );
  useCellLayers(map, picture);
  const pointed = useCellPointer(map, form === 'cells');
  const resolution = useResolution(map);
  if (form === null) return null;
  return {
    form,
    summary: summary.data,
    classed: classed.data,
    resolution,
    pointed,
    error: summary.error ?? classed.error,
  };
}

/** The resolution at the map's zoom. */
function useResolution(map: MapLibreMap | null): CellResolution {
  const [resolution, setResolution] = useState<CellResolution>(7);
  useEffect(() => {
    if (!map) return;
    const look = () => setResolution(cellResolutionAt(Math.floor(map.getZoom())));
    look();
    map.on('zoom', look);
    return () => void map.off('zoom', look);
  }, [map]);
  return resolution;
}
