import type { Overview, StatedHardArea, Visit } from '@tungngo/domain';
import { useEffect, useMemo, useRef } from 'react';
import { type RankedHardArea, rankAreas } from '../hard-areas/ranked-area.js';
import { type Shades, shadesOf } from '../hard-areas/shades.js';
import { useLanguage, useTexts } from '../language/language.js';
import { AreaDetail } from './area-detail.js';
import { AreaExportButtons } from './area-export-buttons.js';
import { AssignForm } from './assign-form.js';
import { AreaDecisions } from './decisions/area-decisions.js';
import { RecentDecisions } from './decisions/recent-decisions.js';
import styles from './dispatch-page.module.css';
import type { DispatchSearch } from './dispatch-search.js';
import { HardAreaList } from './hard-area-list.js';
import { HardAreaMap } from './hard-area-map.js';
import { ListFilters, noFilters } from './list-filters.js';
import { OutcomeForm } from './outcome-form.js';
import { SelectionBar } from './selection-bar.js';
import { shownAreas } from './shown-areas.js';
import { StateHeader } from './states/state-header.js';
import { dispatchTexts } from './texts.js';
import { useSelection } from './use-selection.js';
import { VisitBoard } from './visit-board.js';

interface Props {
  overview: Overview;
  hardAreas: readonly StatedHardArea[];
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
  const ranked = useMemo(() => rankAreas(hardAreas), [hardAreas]);
  const shades = useMemo(() => shadesOf(hardAreas), [hardAreas]);
  const shown = useMemo(
    () => shownAreas(ranked, search, overview.lastDay),
    [ranked, search, overview.lastDay],
  );
  const selection = useSelection(shown);
  return (
    <div className={styles.page}>
      <AreaColumn
        {...{ overview, ranked, shown, shades, search, onSearch, wardName, selection }}
        onPick={pick}
      />
      <div className={styles.middle}>
        <div className={styles.map}>
          <HardAreaMap
            {...{ overview, shades, search }}
            areas={shown}
            chosen={selection.chosen}
            onPick={pick}
          />
        </div>
        <div className={styles.board}>
          <VisitBoard
            {...{ visits, wardName }}
            selected={search.visit}
            onRecord={({ id, hardAreaId }) => onSearch({ visit: id, area: hardAreaId })}
          />
        </div>
      </div>
      <Panel {...{ overview, ranked, shades, hardAreas, visits, search, onSearch, wardName }} />
    </div>
  );
}

interface ColumnProps extends Pick<Props, 'overview' | 'search' | 'onSearch'> {
  ranked: readonly RankedHardArea[];
  shown: readonly RankedHardArea[];
  shades: Shades;
  selection: ReturnType<typeof useSelection>;
  wardName(code: string): string;
  onPick(id: string): void;
}

/** The list under its filters and over the totals of what is ticked. */
function AreaColumn(props: ColumnProps) {
  const { overview, ranked, shown, shades, search, onSearch, selection, onPick } = props;
  const t = useTexts(dispatchTexts);
  const { chosen } = selection;
  const ticked = ranked.filter(({ area }) => chosen.has(area.id));
  const hidden = ticked.length - shown.filter(({ area }) => chosen.has(area.id)).length;
  return (
    <div className={styles.list}>
      <ListHeader {...props} />
      {shown.length === 0 ? (
        <p className={styles.hint} role="status">
          {ranked.length === 0 ? t.none : t.noMatch}{' '}
          {ranked.length > 0 && (
            <button type="button" className="button" onClick={() => onSearch(noFilters)}>
              {t.clear}
            </button>
          )}
        </p>
      ) : (
        <HardAreaList
          areas={shown}
          shades={shades}
          selected={search.area ?? null}
          chosen={chosen}
          onPick={onPick}
          onChoose={selection.choose}
        />
      )}
      <SelectionBar
        chosen={ticked.map(({ area }) => area)}
        hidden={hidden}
        onClear={selection.clear}
      />
      <footer className={styles.listFooter}>
        <button
          type="button"
          className="button"
          data-kind="quiet"
          data-size="small"
          disabled={shown.length === 0}
          onClick={selection.chooseAll}
        >
          {t.chooseAll}
        </button>
        <AreaExportButtons overview={overview} areas={ticked.length > 0 ? ticked : shown} />
      </footer>
    </div>
  );
}

function ListHeader({ overview, shown, search, onSearch, wardName }: ColumnProps) {
  const t = useTexts(dispatchTexts);
  const { formats } = useLanguage();
  const people = shown.reduce((sum, { area }) => sum + area.remaining, 0);
  return (
    <header className={styles.listHeader}>
      <h2>{t.hardAreas}</h2>
      <p data-testid="list-total">{t.total(formats.count(shown.length), formats.count(people))}</p>
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
      <StateHeader
        parent={search.ward ?? search.district}
        picked={search.state}
        onPick={(state) => onSearch({ state })}
      />
      <ListFilters {...{ overview, search, onSearch }} />
    </header>
  );
}

interface PanelProps extends Props {
  ranked: readonly RankedHardArea[];
  shades: Shades;
  wardName(code: string): string;
}

function Panel(props: PanelProps) {
  const { overview, ranked, shades, hardAreas, visits, search, onSearch, wardName } = props;
  const t = useTexts(dispatchTexts);
  const panel = useRef<HTMLElement>(null);
  const picked = ranked.find(({ area }) => area.id === search.area);
  const visit = visits.find(({ id }) => id === search.visit);
  const shown = visit?.id ?? picked?.area.id;
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
      ) : picked && overview.lastDay ? (
        <>
          <AreaDetail
            {...picked}
            {...{ overview, shades, visits }}
            areas={hardAreas}
            onPick={(area) => onSearch({ area })}
          />
          <AreaDecisions
            key={picked.area.id}
            area={picked.area}
            areas={hardAreas}
            onPick={(area) => onSearch({ area })}
          />
          <AssignForm
            area={picked.area}
            visits={visits}
            areas={overview.areas}
            lastDay={overview.lastDay}
          />
        </>
      ) : (
        <>
          <p className={styles.hint}>{t.pickOne}</p>
          <RecentDecisions />
        </>
      )}
    </aside>
  );
}
