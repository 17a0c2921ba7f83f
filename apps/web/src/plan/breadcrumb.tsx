import { type Area, type AreaCode, shortAreaName } from '@tungngo/domain';
import { useTexts } from '../language/language.js';
import styles from './breadcrumb.module.css';
import type { PlanSearch } from './plan-search.js';
import { planTexts } from './texts.js';

interface Props {
  areas: readonly Area[];
  district: AreaCode | undefined;
  ward: AreaCode | undefined;
  onSearch(change: Partial<PlanSearch>): void;
}

/** Province › district › ward: where one is, and the way back up. */
export function Breadcrumb({ areas, district, ward, onSearch }: Props) {
  const t = useTexts(planTexts);
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const province = areas.find(({ level }) => level === 'province');
  const picked = ward ? byCode.get(ward) : undefined;
  const above = picked?.parentCode ? byCode.get(picked.parentCode) : undefined;
  const shownDistrict = district ? byCode.get(district) : above;
  const isDistrict = shownDistrict?.level === 'district';
  const up = { ward: undefined, panel: undefined } as const;
  return (
    <nav className={styles.breadcrumb} aria-label={t.whereYouAre}>
      <ol>
        {province && (
          <Step
            name={shortAreaName(province.name)}
            current={!isDistrict && !picked}
            onGo={() => onSearch({ district: undefined, ...up })}
          />
        )}
        {isDistrict && (
          <Step
            name={shortAreaName(shownDistrict.name)}
            current={!picked}
            onGo={() => onSearch({ district: shownDistrict.code, ...up })}
          />
        )}
        {picked && <Step name={shortAreaName(picked.name)} current onGo={() => undefined} />}
      </ol>
    </nav>
  );
}

function Step({ name, current, onGo }: { name: string; current: boolean; onGo(): void }) {
  return (
    <li>
      {current ? (
        <span aria-current="location">{name}</span>
      ) : (
        <button type="button" onClick={onGo}>
          {name}
        </button>
      )}
    </li>
  );
}
