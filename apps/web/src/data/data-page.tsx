import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTexts } from '../language/language.js';
import { trpc } from '../server/client.js';
import styles from './data-page.module.css';
import type { DataSearch } from './data-search.js';
import { DataTabs } from './data-tabs.js';
import { GenerationFacts } from './generation-facts.js';
import { GenerationsTab } from './generations/generations-tab.js';
import { ImportTab } from './import/import-tab.js';
import { ImportsTab } from './imports/imports-tab.js';
import { QualityTab } from './quality/quality-tab.js';
import { QuarantineTab } from './quarantine/quarantine-tab.js';
import { dataTexts } from './texts.js';

/** What a part of the screen knows of the link, and how it changes it. */
export interface TabProps {
  search: DataSearch;
  show(search: DataSearch): void;
}

/** Where a planner learns how far the numbers can be trusted: what came in, what did not, how good it is. */
export function DataPage() {
  const t = useTexts(dataTexts);
  const search = useSearch({ from: '/data' });
  const navigate = useNavigate({ from: '/data' });
  const show = (next: DataSearch) => void navigate({ search: next });
  const overview = useQuery(trpc.overview.get.queryOptions());
  const Tab = tabs[search.tab ?? 'imports'];
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t.title}</h1>
      <GenerationFacts overview={overview.data} />
      <DataTabs current={search.tab ?? 'imports'} />
      <Tab search={search} show={show} />
    </div>
  );
}

const tabs = {
  import: ImportTab,
  imports: ImportsTab,
  quarantine: QuarantineTab,
  quality: QualityTab,
  generations: GenerationsTab,
};
