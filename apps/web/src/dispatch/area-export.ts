import { hardAreaKindLabels, hardAreaStateLabels, type Localized } from '@tungngo/domain';
import type { FeatureCollection } from 'geojson';
import type { RankedHardArea } from '../hard-areas/ranked-area.js';
import type { Cell } from '../plan/ranking-text.js';
import type { dispatchTexts } from './texts.js';

type Say = (text: Localized) => string;

interface Column {
  /** The property's name in GeoJSON. */
  name: string;
  /** The column's title in CSV. */
  title: keyof typeof dispatchTexts.vi;
  value(ranked: RankedHardArea, say: Say): Cell;
}

/** Numbers go as they are, that a spreadsheet can work with them. */
const columns: readonly Column[] = [
  { name: 'rank', title: 'rank', value: ({ rank }) => rank },
  { name: 'id', title: 'code', value: ({ area }) => area.id },
  { name: 'name', title: 'nameColumn', value: ({ area }, say) => say(area.name) },
  {
    name: 'kind',
    title: 'kindLabel',
    value: ({ area }, say) => say(hardAreaKindLabels[area.kind]),
  },
  {
    name: 'state',
    title: 'status',
    value: ({ area }, say) => say(hardAreaStateLabels[area.state]),
  },
  { name: 'wardCode', title: 'wardCode', value: ({ area }) => area.wardCode },
  { name: 'wardName', title: 'ward', value: ({ area }) => area.wardName },
  { name: 'eligible', title: 'eligible', value: ({ area }) => area.eligible },
  { name: 'activated', title: 'activated', value: ({ area }) => area.activated },
  { name: 'remaining', title: 'remaining', value: ({ area }) => area.remaining },
  { name: 'hardness', title: 'hardness', value: ({ area }) => area.hardness },
  { name: 'trend7d', title: 'trendLabel', value: ({ area }) => area.trend },
  { name: 'expectedCoverage', title: 'expected', value: ({ area }) => area.expectedCoverage },
  {
    name: 'nearestPointM',
    title: 'metres',
    value: ({ area }) => area.nearestPoint?.metres ?? null,
  },
  { name: 'bestHours', title: 'bestHours', value: ({ area }, say) => say(area.bestHours) },
  {
    name: 'reasons',
    title: 'reasonsColumn',
    value: ({ area }, say) => area.reasons.map(({ text }) => say(text)).join('; '),
  },
  { name: 'lon', title: 'lon', value: ({ area }) => area.lon },
  { name: 'lat', title: 'lat', value: ({ area }) => area.lat },
];

/** Those that may leave the house: people of excluded areas are in no file. */
export function exportable(areas: readonly RankedHardArea[]): RankedHardArea[] {
  return areas.filter(({ area }) => area.state !== 'excluded');
}

/** A row an area under a row of titles. */
export function areasAsCells(
  areas: readonly RankedHardArea[],
  say: Say,
  titleOf: (title: Column['title']) => string,
): Cell[][] {
  return [
    columns.map(({ title }) => titleOf(title)),
    ...areas.map((ranked) => columns.map(({ value }) => value(ranked, say))),
  ];
}

/** The shapes in WGS 84, with what the cells say as properties. */
export function areasAsGeoJson(areas: readonly RankedHardArea[], say: Say): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: areas.map((ranked) => ({
      type: 'Feature',
      id: ranked.area.id,
      geometry: ranked.area.polygon,
      properties: Object.fromEntries(columns.map(({ name, value }) => [name, value(ranked, say)])),
    })),
  };
}
