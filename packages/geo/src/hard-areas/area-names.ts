import { type Localized, shortAreaName } from '@tungngo/domain';
import { grouped } from './residence-cells.js';

/** What an area is called after. */
export interface Nameable {
  id: string;
  wardCode: string;
  wardName: string;
  /** The site's name or what the area is. */
  base: Localized;
  /** A site bears its own name; other areas are numbered from the first on. */
  fromSite: boolean;
  /** What an officer called it; goes before all else. */
  given: string | null;
  /** What it was called before. */
  before: Localized | null;
}

/**
 * Names with the ward, none twice in it: where they would repeat, a number follows. An area keeps the
 * number that it had; new ones take the lowest free ones in the order of their ids.
 */
export function namesOf(areas: readonly Nameable[]): Localized[] {
  const suffixes = new Map<Nameable, string>();
  for (const alike of grouped(areas, ({ wardCode, base }) => `${wardCode} ${base.vi}`).values()) {
    const numbered = alike.filter(({ given }) => given === null);
    const byId = numbered.sort((a, b) => (a.id < b.id ? -1 : 1));
    const used = new Set<number>();
    const waiting: Nameable[] = [];
    for (const area of byId) {
      const number = numberBefore(area);
      if (number === null || used.has(number)) waiting.push(area);
      else {
        used.add(number);
        suffixes.set(area, suffixOf(area, number));
      }
    }
    for (const area of waiting) {
      let number = 1;
      while (used.has(number)) number++;
      used.add(number);
      suffixes.set(area, suffixOf(area, number));
    }
  }
  return areas.map((area) => {
    if (area.given !== null) return { vi: area.given, en: area.given };
    const suffix = suffixes.get(area) ?? '';
    return { vi: fullName(area, 'vi', suffix), en: fullName(area, 'en', suffix) };
  });
}

function fullName({ base, wardName }: Nameable, language: keyof Localized, suffix: string): string {
  return `${base[language]}${suffix} – ${shortAreaName(wardName)}`;
}

function suffixOf({ fromSite }: Nameable, number: number): string {
  if (!fromSite) return ` ${number}`;
  return number === 1 ? '' : ` (${number})`;
}

/** The number in the name that an area had; null when that was another name. */
function numberBefore(area: Nameable): number | null {
  if (!area.before) return null;
  const digits = /(\d+)\)? – /.exec(area.before.vi.slice(area.base.vi.length));
  const number = digits ? Number(digits[1]) : 1;
  return area.before.vi === fullName(area, 'vi', suffixOf(area, number)) ? number : null;
}
