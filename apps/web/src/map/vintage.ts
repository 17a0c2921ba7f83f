import { createContext, useContext } from 'react';

const VintageContext = createContext<string | undefined>(undefined);

/** Says which boundary vintage the areas below are of; undefined for that of the records. */
export const VintageProvider = VintageContext.Provider;

/** The boundary vintage that the screen shows. */
export const useVintage = () => useContext(VintageContext);
