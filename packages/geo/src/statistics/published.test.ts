import { existsSync, readFileSync } from 'node:fs';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { contiguity } from './contiguity.js';
import { giStar } from './gi-star.js';
import { moran, weightSums } from './moran.js';
import { distanceBand } from './near-points.js';
import { rateMoran } from './rate-moran.js';
import { smoothRates } from './smooth-rates.js';
import { binaryWeights, rowStandardised, spatialLag, type Weights } from './weights.js';

/** Values read in publications and in the tests of PySAL and spdep; absent from the repository. */
const folder = new URL('../../../../../shared/data/spatial-reference/', import.meta.url);
const there = existsSync(folder);

const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
type Region = Feature<Polygon | MultiPolygon, Record<string, number>>;
const regionsOf = (name: string) =>
  (JSON.parse(read(name)) as FeatureCollection).features as Region[];
const column = (regions: Region[], name: string) =>
  regions.map(({ properties }) => properties[name] ?? Number.NaN);
const shapesOf = (regions: Region[]) => regions.map(({ geometry }) => geometry);

interface Item {
  id: string;
  published: Record<string, number & number[] & Record<string, number>>;
}
const items = there ? (JSON.parse(read('expected.json')).items as Item[]) : [];
function published(id: string): Item['published'] {
  const item = items.find((candidate) => candidate.id === id);
  if (!item) throw new Error(`no reference ${id}`);
  return item.published;
}

/** A list of neighbours in GeoDa's format: a line for the region, a line for its neighbours. */
function galWeights(name: string, ids: number[]): Weights {
  const lines = read(name).trim().split(/\r?\n/).slice(1);
  const rows: number[][] = ids.map(() => []);
  for (let k = 0; k + 1 < lines.length; k += 2) {
    const region = ids.indexOf(Number(lines[k]?.trim().split(/\s+/)[0]));
    rows[region] = (lines[k + 1] ?? '')
      .trim()
      .split(/\s+/)
      .map((id) => ids.indexOf(Number(id)));
  }
  return binaryWeights(rows);
}

describe.skipIf(!there)('the published values of Columbus', () => {
  const regions = there ? regionsOf('columbus.geojson') : [];
  const crime = column(regions, 'CRIME');
  const queen = contiguity(shapesOf(regions), 'queen');

  it('has the queen neighbours that GeoDa lists', () => {
    const expected = published('columbus-queen-links');
    expect(queen).toEqual(galWeights('columbus-queen.gal', column(regions, 'POLYID')));
    expect(queen.neighbours.length).toBe(expected.nonzero_links);
    const cardinalities = Array.from(
      regions,
      (_, i) => (queen.starts[i + 1] ?? 0) - (queen.starts[i] ?? 0),
    );
    expect(cardinalities).toEqual(expected.cardinalities);
  });

  it('has 200 rook links', () => {
    expect(contiguity(shapesOf(regions), 'rook').neighbours.length).toBe(200);
  });

  it('has Moran’s I of crime with its moments under randomisation', () => {
    const expected = published('columbus-crime-moran-queen-W');
    const result = moran(crime, rowStandardised(queen), { alternative: 'greater' });
    expect(result.i).toBeCloseTo(expected.I_full_precision as number, 12);
    expect(result.expected).toBeCloseTo(expected.expectation as number, 9);
    expect(result.randomisation.variance).toBeCloseTo(expected.variance_randomisation as number, 9);
    expect(result.randomisation.z).toBeCloseTo(expected.z_randomisation as number, 4);
    expect(result.randomisation.p / (expected.p_one_sided_greater as number)).toBeCloseTo(1, 3);
    const constants = expected.weights_constants as Record<string, number>;
    const sums = weightSums(rowStandardised(queen));
    expect(sums.s0).toBeCloseTo(constants.S0 ?? 0, 9);
    expect(sums.s1).toBeCloseTo(constants.S1 ?? 0, 5);
    expect(sums.s2).toBeCloseTo(constants.S2 ?? 0, 4);
  });

  it('has the mean of each region’s neighbours', () => {
    const expected = published('columbus-crime-lag-queen-W').spatial_lag as number[];
    const lag = spatialLag(crime, rowStandardised(queen));
    for (const [i, value] of expected.entries()) expect(lag[i]).toBeCloseTo(value, 5);
  });

  it('finds no permutation of a thousand above the crime observed', () => {
    const expected = published('columbus-crime-moran-mc');
    const { permutationP } = moran(crime, rowStandardised(queen), {
      alternative: 'greater',
      permutations: { permutations: expected.simulations as number, seed: 1 },
    });
    expect(permutationP).toBeCloseTo(expected.pseudo_p as number, 6);
  });
});

describe.skipIf(!there)('the published values of North Carolina', () => {
  const regions = there ? regionsOf('sids2.geojson') : [];
  const rook = contiguity(shapesOf(regions), 'rook', 0);
  const deaths = column(regions, 'SID74');
  const births = column(regions, 'BIR74');

  it('has the rook neighbours that GeoDa lists, and more by queen', () => {
    expect(rook).toEqual(galWeights('sids2.gal', column(regions, 'FIPSNO')));
    expect(contiguity(shapesOf(regions), 'queen', 0).neighbours.length).toBe(490);
  });

  it('has Moran’s I of the death rate with its p under normality', () => {
    const expected = published('sids2-sidr74-moran-W');
    const rates = column(regions, 'SIDR74');
    const weights = rowStandardised(rook);
    const upper = moran(rates, weights, { alternative: 'greater' });
    expect(upper.i).toBeCloseTo(expected.I as number, 12);
    expect(upper.normality.p).toBeCloseTo(expected.p_normal_one_sided as number, 14);
    const both = moran(rates, weights);
    expect(both.normality.p).toBeCloseTo(expected.p_normal_two_sided as number, 14);
  });

  it('has Moran’s I of the rates of 1979 adjusted for births, as esda’s tests have it', () => {
    const counts = column(regions, 'SID79');
    const populations = column(regions, 'BIR79');
    const result = rateMoran(counts, populations, rowStandardised(rook), {
      alternative: 'greater',
    });
    expect(result.i).toBeCloseTo(0.16622343552567395, 12);
    expect(result.normality.p).toBeCloseTo(0.004191499504892171, 12);
  });

  it('has the empirical-Bayes rates', () => {
    const expected = published('sids2-empirical-bayes').rates_first_five as number[];
    const rates = smoothRates(deaths, births);
    for (const [i, rate] of expected.entries()) expect(rates[i]).toBeCloseTo(rate, 7);
  });

  it('has the rates over each county and its neighbours', () => {
    const expected = published('sids2-spatial-rate').first_five as number[];
    const [died, born] = [spatialLag(deaths, rook), spatialLag(births, rook)];
    for (const [i, rate] of expected.entries()) {
      const about = ((deaths[i] ?? 0) + (died[i] ?? 0)) / ((births[i] ?? 0) + (born[i] ?? 0));
      expect(about).toBeCloseTo(rate, 7);
    }
  });
});

describe.skipIf(!there)('the published values of six points', () => {
  it('has their Gi*', () => {
    const item = items.find(({ id }) => id === 'getis-ord-six-points') as unknown as {
      points: [number, number][];
      values: number[];
    };
    const expected = published('getis-ord-six-points').Gi_star_z as number[];
    const weights = distanceBand(item.points, 15);
    const { scores } = giStar(item.values, weights, { permutations: 9, seed: 1 });
    for (const [i, score] of expected.entries()) expect(scores[i]).toBeCloseTo(score, 8);
  });
});
