import { useMemo, useState } from 'react';
import { useTexts } from '../language/language.js';
import { DistrictSelect } from '../map/district-select.js';
import { rank, type Sorting, sortingAfterClick, wardsToRank } from './ranking.js';
import styles from './ranking-panel.module.css';
import type { SideProps } from './side-panel.js';
import { planTexts } from './texts.js';
import { WardTable } from './ward-table.js';

/** The wards of what is picked, ranked; those that the legend put aside are left out. */
export function RankingPanel({ overview, figures, search, onSearch, picture, linked }: SideProps) {
  const t = useTexts(planTexts);
  const [sorting, setSorting] = useState<Sorting>({ key: 'coverage', descending: false });
  const ranked = useMemo(() => {
    const wards = wardsToRank(overview.areas, figures, search.district);
    const kept = wards.filter(({ area }) => !picture.faded.has(area.code));
    return rank(kept, sorting);
  }, [overview, figures, search.district, picture.faded, sorting]);
  const hasDistricts = overview.areas.some(({ level }) => level === 'district');
  return (
    <>
      {hasDistricts && (
        <div className={styles.controls}>
          <DistrictSelect
            areas={overview.areas}
            district={search.district}
            label={t.district}
            all={t.allDistricts}
            onChange={(district) => onSearch({ district, ward: undefined })}
          />
        </div>
      )}
      {ranked.length > 0 ? (
        <WardTable
          wards={ranked}
          colours={picture.marks}
          {...{ sorting }}
          {...linked}
          onSort={(key) => setSorting(sortingAfterClick(sorting, key))}
        />
      ) : (
        <p className={styles.noMatch} role="status">
          {t.noMatch}{' '}
          <button
            type="button"
            className="button"
            onClick={() => onSearch({ district: undefined, range: undefined, pick: undefined })}
          >
            {t.showAll}
          </button>
        </p>
      )}
    </>
  );
}
