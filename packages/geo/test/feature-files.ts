import type { Problem } from '@tungngo/domain';
import type { Geometry } from 'geojson';
import {
  type FeatureFile,
  type FeatureOptions,
  readFeatures,
} from '../src/boundary-files/read-features.js';

export const utf8 = (text: string) => new TextEncoder().encode(text);
export const json = (value: unknown) => utf8(JSON.stringify(value));

export async function read(bytes: Uint8Array, options?: FeatureOptions): Promise<FeatureFile> {
  const file = await readFeatures(bytes, 'tep', options);
  if (!file.ok) throw new Error(file.problem.message.en);
  return file.value;
}

export async function problemOf(bytes: Uint8Array, options?: FeatureOptions): Promise<Problem> {
  const file = await readFeatures(bytes, 'tep', options);
  if (file.ok) throw new Error('accepted');
  return file.problem;
}

export const point = (x: number, y: number, properties: object = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [x, y] },
});
export const collection = (features: unknown[], more: object = {}) => ({
  type: 'FeatureCollection',
  ...more,
  features,
});
export const pointOf = ({ features }: FeatureFile, i = 0) => {
  const geometry = features[i]?.geometry;
  return geometry?.type === 'Point' ? geometry.coordinates : null;
};

/** Coordinates at 6 decimals (a tenth of a metre), for comparison. */
export const rounded = (geometry: Geometry | null | undefined): unknown =>
  JSON.parse(JSON.stringify(geometry ?? null), (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
  );
