import { Link } from '@tanstack/react-router';
import { qualityDimensionLabels, qualityDimensions, shortAreaName } from '@tungngo/domain';
import { useState } from 'react';
import { NO_VALUE } from '../../language/formats.js';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import page from '../data-page.module.css';
import { Scroller } from '../scroller.js';
import { SortHeader, type Sorting } from '../sort-header.js';
import styles from './quality.module.css';
import { ScoreChip } from './score-chip.js';
import { qualityTexts } from './texts.js';
import { foundWards, orderedWards, type WardQuality, type WardSortKey } from './ward-order.js';

/** Every ward on the four dimensions, the lowest first; late ones are marked in words. */
export function WardQualityTable({ wards }: { wards: readonly WardQuality[] }) {
  const t = useTexts(qualityTexts);
  const [sorting, setSorting] = useState<Sorting<WardSortKey>>({
    key: 'overall',
    descending: false,
  });
  const [search, setSearch] = useState('');
  const rows = orderedWards(foundWards(wards, search), sorting);
  return (
    <section className={page.card} data-testid="ward-quality">
      <div className={page.toolbar}>
        <h2>{t.wards}</h2>
        <input
          type="search"
          aria-label={t.find}
          placeholder={t.find}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <Link to="/" search={{ metric: 'quality' }} className="button">
          {t.onMap}
        </Link>
      </div>
      <Scroller className={styles.wardsTable} label={t.wards}>
        <table>
          <Head {...{ sorting }} onSort={setSorting} />
          <tbody>
            {rows.map((ward) => (
              <Row key={ward.code} ward={ward} />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="faint">{t.noMatch}</p>}
      </Scroller>
    </section>
  );
}

interface HeadProps {
  sorting: Sorting<WardSortKey>;
  onSort(sorting: Sorting<WardSortKey>): void;
}

function Head({ sorting, onSort }: HeadProps) {
  const t = useTexts(qualityTexts);
  const say = useLocalized();
  return (
    <thead>
      <tr>
        <SortHeader column="name" text={t.ward} {...{ sorting, onSort }} />
        <SortHeader column="overall" text={t.overall} number {...{ sorting, onSort }} />
        {qualityDimensions.map((dimension) => (
          <SortHeader
            key={dimension}
            column={dimension}
            text={say(qualityDimensionLabels[dimension])}
            number
            {...{ sorting, onSort }}
          />
        ))}
        <SortHeader column="newestDay" text={t.newest} {...{ sorting, onSort }} />
        <SortHeader column="missingDays" text={t.missingDays} number {...{ sorting, onSort }} />
      </tr>
    </thead>
  );
}

function Row({ ward }: { ward: WardQuality }) {
  const t = useTexts(qualityTexts);
  const { formats } = useLanguage();
  return (
    <tr data-code={ward.code}>
      <th scope="row">
        <Link to="/" search={{ ward: ward.code, metric: 'quality' }}>
          {shortAreaName(ward.name)}
        </Link>
        <small>{shortAreaName(ward.districtName)}</small>
      </th>
      <td className="number">
        <ScoreChip score={ward.overall} />
      </td>
      {qualityDimensions.map((dimension) => (
        <td key={dimension} className="number">
          <ScoreChip score={ward[dimension]} />
        </td>
      ))}
      <td>
        {ward.newestDay ? formats.day(ward.newestDay) : NO_VALUE}
        {ward.stale && <span className={styles.late}>{t.stale}</span>}
      </td>
      <td className="number">{formats.count(ward.missingDays)}</td>
    </tr>
  );
}
