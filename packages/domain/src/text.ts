import { z } from 'zod';

/** A text in the product's two languages; Vietnamese first. */
export const localizedSchema = z.object({ vi: z.string(), en: z.string() });
export type Localized = z.infer<typeof localizedSchema>;
export type Language = keyof Localized;

/**
 * Folds a Vietnamese text for comparison and search: no diacritics, lower case, single spaces.
 * `đ` becomes `d`; the placement of a tone mark ("hoà" / "hòa") makes no difference.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
