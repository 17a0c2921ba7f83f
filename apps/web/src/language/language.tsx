import type { Language, Localized } from '@tungngo/domain';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Formats, formatsOf } from './formats.js';

const STORAGE_KEY = 'tungngo.language';

interface LanguageState {
  language: Language;
  setLanguage(language: Language): void;
  formats: Formats;
}

const LanguageContext = createContext<LanguageState | null>(null);

/** Vietnamese until the person chooses otherwise; the choice is kept in the browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    try {
      localStorage.setItem(STORAGE_KEY, language);
    } catch {
      // A browser that forbids storage still shows the chosen language until it is closed.
    }
  }, [language]);
  const state = useMemo(
    () => ({ language, setLanguage, formats: formatsOf(language) }),
    [language],
  );
  return <LanguageContext value={state}>{children}</LanguageContext>;
}

function storedLanguage(): Language {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext);
  if (!state) throw new Error('useLanguage needs a LanguageProvider above it');
  return state;
}

type Entry = string | ((...values: never[]) => string);

/** A feature's texts: English must have exactly what Vietnamese has, of the same shape. */
export function dictionary<T extends Record<string, Entry>>(texts: {
  vi: T;
  en: { [K in keyof T]: T[K] extends string ? string : T[K] };
}): Record<Language, T> {
  return texts as Record<Language, T>;
}

/** The texts of a dictionary in the language on screen. */
export function useTexts<T>(texts: Record<Language, T>): T {
  return texts[useLanguage().language];
}

/** Picks the language on screen from a text that came with the data. */
export function useLocalized(): (text: Localized) => string {
  const { language } = useLanguage();
  return (text) => text[language];
}
