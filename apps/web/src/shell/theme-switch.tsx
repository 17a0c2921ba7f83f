import { type Theme, themes, useTheme } from '../design/theme.js';
import { useTexts } from '../language/language.js';
import styles from './shell.module.css';
import { shellTexts } from './texts.js';

const icons: Record<Theme, string> = {
  system: 'M4 5h16v11H4zM9 20h6m-3-4v4',
  light:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zm0-6v2m0 16v2M2 12h2m16 0h2M5 5l1.5 1.5M17.5 17.5 19 19M5 19l1.5-1.5M17.5 6.5 19 5',
  dark: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z',
};

/** As the machine is set, light, or dark: each press goes on to the next. */
export function ThemeSwitch() {
  const t = useTexts(shellTexts);
  const [theme, setTheme] = useTheme();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <button
      type="button"
      className={styles.theme}
      data-testid="theme"
      title={t.theme(t[`theme-${theme}`])}
      aria-label={t.theme(t[`theme-${theme}`])}
      onClick={() => setTheme(next)}
    >
      <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
        <path d={icons[theme]} />
      </svg>
    </button>
  );
}
