import { createContext, useContext } from 'react';

const VintageContext = createContext<string | undefined>(undefined);

/** Says which boundary vintage the areas below are of; undefined for that of the records. */
export const VintageProvider = VintageContext.Provider;

/** The boundary vintage that the screen shows. */
export const useVintage = () => useContext(VintageContext);

/** The name of a boundary vintage from a link, or undefined. */
export function readVintage(value: unknown): string | undefined {
  const text = String(value ?? '');
  return /^[\w.-]{1,40}$/.test(text) ? text : undefined;
}
