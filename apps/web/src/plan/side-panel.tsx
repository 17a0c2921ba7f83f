import type { AreaCode, CoverageSeries, Day, Overview } from '@tungngo/domain';
import type { Ref } from 'react';
import { useTexts } from '../language/language.js';
import { Breadcrumb } from './breadcrumb.js';
import { AreaCard } from './card/area-card.js';
import type { AreaFigures } from './figures.js';
import type { PlanSearch } from './plan-search.js';
import { RankingPanel } from './ranking-panel.js';
import type { Place } from './search/find-places.js';
import { PlaceSearch } from './search/place-search.js';
import styles from './side-panel.module.css';
import { planTexts } from './texts.js';
import type { MapPicture } from './use-map-picture.js';
import type { TargetRows } from './use-plan.js';

/** What the panels beside the map are given. */
export interface SideProps {
  overview: Overview;
  series: CoverageSeries;
  targets: TargetRows;
  figures: ReadonlyMap<AreaCode, AreaFigures>;
  day: Day;
  search: PlanSearch;
  picture: MapPicture;
  linked: {
    hovered: AreaCode | null;
    selected: AreaCode | null;
    onHover(code: AreaCode | null): void;
    onSelect(code: AreaCode | null): void;
  };
  onSearch(change: Partial<PlanSearch>): void;
}

/** Beside the map: where one is, a search, and the ranking or the card of what is picked. */
export function SidePanel({ ref, ...props }: SideProps & { ref: Ref<HTMLElement> }) {
  const { overview, search, onSearch } = props;
  const t = useTexts(planTexts);
  const panel = search.panel ?? (search.ward ? 'card' : 'ranking');
  const go = ({ district, ward, kind }: Place) =>
    onSearch({ district, ward, panel: kind === 'province' ? 'card' : undefined });
  return (
    <section ref={ref} className={styles.side} aria-label={t.panel} tabIndex={-1}>
      <div className={styles.head}>
        <Breadcrumb
          areas={overview.areas}
          district={search.district}
          ward={search.ward}
          onSearch={onSearch}
        />
        <div className={styles.tools}>
          <PlaceSearch areas={overview.areas} onPlace={go} />
          <fieldset className="segmented">
            <legend className="visually-hidden">{t.panel}</legend>
            {(['ranking', 'card'] as const).map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={panel === name}
                onClick={() => onSearch({ panel: name })}
              >
                {name === 'card' ? t.panelCard : t.panelRanking}
              </button>
            ))}
          </fieldset>
        </div>
      </div>
      {panel === 'card' ? (
        <AreaCard {...props} code={cardOf(props)} />
      ) : (
        <RankingPanel {...props} />
      )}
    </section>
  );
}

/** The area that the card is of: the ward picked, else the district, else the province. */
function cardOf({ overview, search }: SideProps): AreaCode {
  const province = overview.areas.find(({ level }) => level === 'province')?.code;
  return search.ward ?? search.district ?? province ?? ('' as AreaCode);
}
