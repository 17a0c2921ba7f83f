/** The largest circle where 91 wards share the map; more areas have less room each. */
const LARGEST_PX = 30;
const LEAST_LARGEST_PX = 6;
const USUAL_AREAS = 91;

/** Pixels of the largest circle's radius on a map of so many areas. */
export function largestRadius(areaCount: number): number {
  const shrunk = LARGEST_PX * Math.sqrt(USUAL_AREAS / Math.max(USUAL_AREAS, areaCount));
  return Math.max(LEAST_LARGEST_PX, shrunk);
}

/** Radius whose circle's area is in proportion to the value; the eye compares areas, not radii. */
export function circleRadius(value: number, largestValue: number, largest: number): number {
  return value <= 0 || largestValue <= 0 ? 0 : largest * Math.sqrt(value / largestValue);
}

/** Round values for the legend's nested circles, largest first: about 1, 1/4 and 1/16 of the largest. */
export function legendSizes(largestValue: number): number[] {
  const sizes = [1, 1 / 4, 1 / 16].map((share) => roundDown(largestValue * share));
  return [...new Set(sizes)].filter((size) => size > 0);
}

/** The largest of 1, 2, 5 · 10ⁿ that is not above the value; 0 below one. */
function roundDown(value: number): number {
  if (value < 1) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = [5, 2].find((step) => step * power <= value) ?? 1;
  return lead * power;
}
