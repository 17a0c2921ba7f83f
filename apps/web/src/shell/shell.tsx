import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { trpc } from '../server/client.js';
import { followEvents, useOnline } from '../server/live-events.js';
import styles from './shell.module.css';
import { shellTexts } from './texts.js';
import { ThemeSwitch } from './theme-switch.js';

const screens = [
  { to: '/', name: 'plan', icon: 'M3 20V6l6-2 6 2 6-2v14l-6 2-6-2zm6-16v14m6-12v14' },
  {
    to: '/dispatch',
    name: 'dispatch',
    icon: 'M12 21s7-6 7-11a7 7 0 1 0-14 0c0 5 7 11 7 11zm0-8.5v-5',
  },
  { to: '/query', name: 'query', icon: 'M4 6l5 5-5 5m7 2h9' },
  {
    to: '/data',
    name: 'data',
    icon: 'M4 6c0-4 16-4 16 0v12c0 4-16 4-16 0zm0 0c0 4 16 4 16 0M4 12c0 4 16 4 16 0',
  },
] as const;

/** The frame around every screen: bar, notices, the screen itself; on a phone the bar's links sit below. */
export function Shell() {
  const t = useTexts(shellTexts);
  const queryClient = useQueryClient();
  const { pathname } = useLocation();
  const screen = screens.find(({ to }) => to !== '/' && pathname.startsWith(to))?.to ?? '/';
  useEffect(() => followEvents(queryClient), [queryClient]);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t.skip}
      </a>
      <header className={styles.bar}>
        <Link to="/" className={styles.brand}>
          <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
            <path d="M4 24V9l7 5v10zm9 0v-8l7-5v13zm9 0V6l6 4v14z" fill="currentColor" />
          </svg>
          Từng Ngõ
        </Link>
        <nav className={styles.screens} aria-label={t.navigation}>
          {screens.map(({ to, name, icon }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact: true, includeSearch: false }}
              data-within={screen === to || undefined}
            >
              <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
                <path d={icon} />
              </svg>
              {t[name]}
            </Link>
          ))}
        </nav>
        <Generation />
        <ThemeSwitch />
        <LanguageSwitch />
      </header>
      <Notices />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must reach it */}
      <main id="main" className={styles.main} tabIndex={0}>
        <Outlet />
      </main>
    </div>
  );
}

function Generation() {
  const t = useTexts(shellTexts);
  const { formats } = useLanguage();
  const { data } = useQuery(trpc.overview.get.queryOptions());
  if (!data) return <span className={styles.generation} />;
  const { number, publishedAt } = data.generation;
  return (
    <span className={styles.generation} title={t.generationTip(formats.moment(publishedAt))}>
      {t.generation(formats.count(number))} · {formats.moment(publishedAt)}
    </span>
  );
}

function LanguageSwitch() {
  const t = useTexts(shellTexts);
  const { language, setLanguage } = useLanguage();
  return (
    <fieldset className={styles.languages}>
      <legend className="visually-hidden">{t.language}</legend>
      {(['vi', 'en'] as const).map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={language === code}
          aria-label={code === 'vi' ? 'Tiếng Việt' : 'English'}
          onClick={() => setLanguage(code)}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

/** What must always be in sight: that the data are simulated, and that the line is cut. */
function Notices() {
  const t = useTexts(shellTexts);
  const say = useLocalized();
  const online = useOnline();
  const { data } = useQuery(trpc.overview.get.queryOptions());
  const disclosure = data?.campaign?.disclosure;
  return (
    <section aria-label={t.notices}>
      {disclosure && (
        <p className={styles.disclosure} data-testid="disclosure">
          {say(disclosure)}
        </p>
      )}
      {!online && (
        <p className={styles.offline} role="status">
          {t.offline}
        </p>
      )}
    </section>
  );
}
