import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportReport } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import type { TabProps } from '../data-page.js';
import page from '../data-page.module.css';
import { quarantineTexts } from './texts.js';
import { workbookLink } from './workbook-link.js';

const states = ['mended', 'all'] as const;

interface Props extends TabProps {
  /** Rules that the rows broke, whichever is chosen. */
  rules: ImportReport['rules'];
}

/** Which rows are shown, and the way of a file through Excel. */
export function QuarantineFilter({ search, show, rules }: Props) {
  const t = useTexts(quarantineTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { data: imports = [] } = useQuery(trpc.data.imports.queryOptions());
  const rejecting = imports.filter(({ quarantined }) => quarantined > 0);
  return (
    <div className={page.toolbar}>
      <label>
        {t.ofImport}
        <select
          name="import"
          value={search.import ?? ''}
          onChange={({ currentTarget: { value } }) =>
            show({ tab: 'quarantine', rows: search.rows, import: value || undefined })
          }
        >
          <option value="">{t.allImports}</option>
          {rejecting.map(({ importId, file, quarantined, importedAt }) => (
            <option key={importId} value={importId}>
              {file} · {formats.count(quarantined)} · {formats.moment(importedAt)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.ofRule}
        <select
          name="rule"
          value={search.rule ?? ''}
          onChange={({ currentTarget: { value } }) =>
            show({ ...search, page: undefined, rule: value || undefined })
          }
        >
          <option value="">{t.allRules}</option>
          {rules.map(({ rule, rows, reason }) => (
            <option key={rule} value={rule}>
              {say(reason)} · {formats.count(rows)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.ofState}
        <select
          name="rows"
          value={search.rows ?? 'waiting'}
          onChange={({ currentTarget: { value } }) =>
            show({ ...search, page: undefined, rows: states.find((name) => name === value) })
          }
        >
          <option value="waiting">{t.waiting}</option>
          {states.map((name) => (
            <option key={name} value={name}>
              {t[name]}
            </option>
          ))}
        </select>
      </label>
      <a
        className="button"
        href={workbookLink(search)}
        title={t.downloadTip}
        data-testid="download-quarantine"
        download
      >
        {t.download}
      </a>
      <Link to="/data" search={{ tab: 'import' }} className="button">
        {t.upload}
      </Link>
    </div>
  );
}
