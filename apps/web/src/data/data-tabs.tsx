import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import { trpc } from '../server/client.js';
import styles from './data-page.module.css';
import { type DataTab, dataTabs } from './data-search.js';
import { dataTexts } from './texts.js';

/** Links to the parts of the screen; the rows that wait to be mended are counted beside theirs. */
export function DataTabs({ current }: { current: DataTab }) {
  const t = useTexts(dataTexts);
  const { formats } = useLanguage();
  const { data } = useQuery(
    trpc.data.quarantine.queryOptions({ waiting: true, limit: 1, offset: 0 }),
  );
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the tabs are wider than the screen.
    const link = nav.current?.querySelector<HTMLElement>(`[data-tab="${current}"]`);
    if (link) nav.current?.scrollTo({ left: link.offsetLeft - 48 });
  }, [current]);
  return (
    <nav ref={nav} className={styles.tabs} aria-label={t.tabs} data-testid="data-tabs">
      {dataTabs.map((tab) => (
        <Link
          key={tab}
          data-tab={tab}
          to="/data"
          search={{ tab }}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={tab === current ? 'page' : undefined}
        >
          {t[tab]}
          {tab === 'quarantine' && data && data.total > 0 && (
            <span className={styles.badge} title={t.waitingRows(formats.count(data.total))}>
              {formats.count(data.total)}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
