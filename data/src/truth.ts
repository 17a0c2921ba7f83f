import type { Simulation } from './generate.js';

/** The planted places as CSV: kind, ward, people, what was reached, and their cells. */
export function truthCsv({ places, units, reached }: Simulation): string {
  const lines = places.map((plan) => {
    const mine = units.flatMap((unit, i) => (unit.planted?.id === plan.id ? [i] : []));
    const cells = [...new Set(mine.map((i) => units[i]?.cell ?? ''))].sort();
    const activated = mine.reduce((sum, i) => sum + (reached[i]?.activated ?? 0), 0);
    return [plan.id, plan.kind, plan.wardCode, plan.people, activated, plan.known, cells.join(' ')];
  });
  return `${['id,kind,ward_code,eligible,activated,known_site,cells', ...lines].join('\n')}\n`;
}
