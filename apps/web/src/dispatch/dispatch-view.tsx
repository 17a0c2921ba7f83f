import type { HardArea, Overview, Visit } from '@tungngo/domain';
import { useEffect, useMemo, useRef } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import { DistrictSelect } from '../map/district-select.js';
import { AreaDetail } from './area-detail.js';
import { AssignForm } from './assign-form.js';
import styles from './dispatch-page.module.css';
import type { DispatchSearch } from './dispatch-search.js';
import { HardAreaList } from './hard-area-list.js';
import { HardAreaMap } from './hard-area-map.js';
import { OutcomeForm } from './outcome-form.js';
import { dispatchTexts } from './texts.js';
import { VisitBoard } from './visit-board.js';

interface Props {
  overview: Overview;
  hardAreas: readonly HardArea[];
  visits: readonly Visit[];
  search: DispatchSearch;
  onSearch(change: DispatchSearch): void;
}

/** List, map and board side by side, and a panel for the area or the visit picked. */
export function DispatchView({ overview, hardAreas, visits, search, onSearch }: Props) {
  const names = useMemo(
    () => new Map(overview.areas.map(({ code, name }) => [code as string, name])),
    [overview],
  );
  const wardName = (code: string) => names.get(code) ?? code;
  const pick = (area: string) => onSearch({ area, visit: undefined });
  return (
    <div className={styles.page}>
      <div className={styles.list}>
        <ListHeader {...{ overview, hardAreas, search, onSearch, wardName }} />
        <HardAreaList areas={hardAreas} selected={search.area ?? null} onPick={pick} />
      </div>
      <div className={styles.middle}>
        <div className={styles.map}>
          <HardAreaMap {...{ overview, hardAreas, search }} onPick={pick} />
        </div>
        <div className={styles.board}>
          <VisitBoard
            {...{ visits, wardName }}
            selected={search.visit}
            onRecord={({ id, hardAreaId }) => onSearch({ visit: id, area: hardAreaId })}
          />
        </div>
      </div>
      <Panel {...{ overview, hardAreas, visits, search, onSearch, wardName }} />
    </div>
  );
}

interface PartProps extends Props {
  wardName(code: string): string;
}

function ListHeader({
  overview,
  hardAreas,
  search,
  onSearch,
  wardName,
}: Omit<PartProps, 'visits'>) {
  const t = useTexts(dispatchTexts);
  const { formats } = useLanguage();
  const people = hardAreas.reduce((sum, { remaining }) => sum + remaining, 0);
  return (
    <header className={styles.listHeader}>
      <h2>{t.hardAreas}</h2>
      <DistrictSelect
        areas={overview.areas}
        district={search.district}
        label={t.district}
        all={t.allDistricts}
        onChange={(district) => onSearch({ district, ward: undefined })}
      />
      {search.ward && (
        <button
          type="button"
          className="button"
          data-size="small"
          title={t.removeFilter}
          onClick={() => onSearch({ ward: undefined })}
        >
          {t.wardOnly(wardName(search.ward))} ✕
        </button>
      )}
      <p>
        {hardAreas.length === 0
          ? t.none
          : t.total(formats.count(hardAreas.length), formats.count(people))}
      </p>
    </header>
  );
}

function Panel({ overview, hardAreas, visits, search, onSearch, wardName }: PartProps) {
  const t = useTexts(dispatchTexts);
  const panel = useRef<HTMLElement>(null);
  const rank = hardAreas.findIndex(({ id }) => id === search.area) + 1;
  const area = hardAreas[rank - 1];
  const visit = visits.find(({ id }) => id === search.visit);
  const shown = visit?.id ?? area?.id;
  useEffect(() => {
    // On a phone the panel lies under the map; what was just picked should be in sight.
    if (shown && matchMedia('(max-width: 760px)').matches) panel.current?.scrollIntoView();
  }, [shown]);
  return (
    <aside ref={panel} className={styles.panel}>
      {visit ? (
        <OutcomeForm
          key={visit.id}
          visit={visit}
          wardName={wardName(visit.wardCode)}
          eidLevel={overview.campaign?.headlineLevel ?? 2}
          onClose={() => onSearch({ visit: undefined })}
        />
      ) : area && overview.lastDay ? (
        <>
          <AreaDetail area={area} rank={rank} />
          <AssignForm {...{ area, visits }} areas={overview.areas} lastDay={overview.lastDay} />
        </>
      ) : (
        <p className={styles.hint}>{t.pickOne}</p>
      )}
    </aside>
  );
}
