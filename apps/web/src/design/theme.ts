import { useSyncExternalStore } from 'react';

const STORAGE_KEY = 'tungngo.theme';
export const themes = ['system', 'light', 'dark'] as const;
/** `system`: as the machine is set. */
export type Theme = (typeof themes)[number];

const listeners = new Set<() => void>();
let chosen = stored();

function stored(): Theme {
  try {
    const text = localStorage.getItem(STORAGE_KEY);
    return themes.find((theme) => theme === text) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Puts the remembered theme on the page; called before the first paint. */
export function applyTheme(): void {
  if (chosen === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

function setTheme(theme: Theme): void {
  chosen = theme;
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // A browser that keeps nothing shows the theme until it is closed.
  }
  applyTheme();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The theme that the person chose, and how to choose another. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, () => chosen), setTheme];
}

const machineIsDark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (chosen === 'system' ? machineIsDark.matches : chosen === 'dark');

/** Whether the page is dark now, for what no style sheet reaches. */
export function useDark(): boolean {
  return useSyncExternalStore((listener) => {
    const forget = subscribe(listener);
    machineIsDark.addEventListener('change', listener);
    return () => {
      forget();
      machineIsDark.removeEventListener('change', listener);
    };
  }, isDark);
}
