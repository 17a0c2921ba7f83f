import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../language/language.js';
import styles from './plan-nav.module.css';
import { planTexts } from './texts.js';

/** The pages of Plan; each has its own route in `routes.tsx`. */
const pages = [
  { to: '/', name: 'pageMap' },
  { to: '/forecast', name: 'pageForecast' },
  { to: '/reach', name: 'pageReach' },
  { to: '/targets', name: 'pageTargets' },
  { to: '/models', name: 'pageModels' },
  { to: '/commendation', name: 'pageCommendation' },
] as const;

interface Props {
  /** What the page lets one choose, at the end of the row. */
  children?: ReactNode;
}

/** The row above every page of Plan: which page, and what it counts. */
export function PlanNav({ children }: Props) {
  const t = useTexts(planTexts);
  const kept = keptSearch(useSearch({ strict: false }));
  return (
    <div className={styles.row}>
      <nav className={styles.pages} aria-label={t.pages}>
        {pages.map(({ to, name }) => (
          <Link
            key={to}
            to={to}
            search={kept}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {t[name]}
          </Link>
        ))}
      </nav>
      <div className={styles.choices}>{children}</div>
    </div>
  );
}

/** What one looks at stays when one goes to another page: the day, what is counted, the boundaries. */
function keptSearch(search: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    ['day', 'indicator', 'vintage'].flatMap((key) => {
      const value = search[key];
      return typeof value === 'string' ? [[key, value]] : [];
    }),
  );
}
