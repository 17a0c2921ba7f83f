import type { ExpressionSpecification } from 'maplibre-gl';

export const AREAS = 'areas';
export const WARDS = { source: AREAS, sourceLayer: 'wards' } as const;
export const LABELS = { source: AREAS, sourceLayer: 'labels' } as const;

/** A mark of a feature: false until it is set. */
export const state = (name: string): ExpressionSpecification => [
  'boolean',
  ['feature-state', name],
  false,
];
