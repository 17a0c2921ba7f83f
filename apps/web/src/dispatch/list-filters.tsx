import { hardAreaKindLabels, hardAreaKinds, type Overview } from '@tungngo/domain';
import { useState } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { DistrictSelect } from '../map/district-select.js';
import { areaSorts, areaStandings, areaTrends, type DispatchSearch } from './dispatch-search.js';
import styles from './list-filters.module.css';
import { dispatchTexts } from './texts.js';

interface Props {
  overview: Overview;
  search: DispatchSearch;
  onSearch(change: DispatchSearch): void;
}

/** What takes every filter off; the place stays. */
export const noFilters: DispatchSearch = {
  kind: undefined,
  state: undefined,
  trend: undefined,
  standing: undefined,
  least: undefined,
  most: undefined,
  text: undefined,
};

/** Order, name and place are always in sight; the other filters unfold. */
export function ListFilters({ overview, search, onSearch }: Props) {
  const t = useTexts(dispatchTexts);
  const { count } = useLanguage().formats;
  const { kind, trend, standing, least, most } = search;
  const on = [kind, trend, standing, least, most].filter((value) => value !== undefined).length;
  const [open, setOpen] = useState(on > 0);
  const sortNames = {
    priority: t.sortPriority,
    remaining: t.sortRemaining,
    hardness: t.sortHardness,
    trend: t.sortTrend,
    distance: t.sortDistance,
  };
  return (
    <fieldset className={styles.filters} data-testid="list-filters">
      <legend className="visually-hidden">{t.filters}</legend>
      <DistrictSelect
        areas={overview.areas}
        district={search.district}
        label={t.district}
        all={t.allDistricts}
        onChange={(district) => onSearch({ district, ward: undefined })}
      />
      <select
        aria-label={t.sort}
        data-testid="list-sort"
        value={search.sort ?? 'priority'}
        onChange={({ currentTarget: { value } }) =>
          onSearch({ sort: areaSorts.find((name) => name === value && name !== 'priority') })
        }
      >
        {areaSorts.map((name) => (
          <option key={name} value={name}>
            {sortNames[name]}
          </option>
        ))}
      </select>
      <input
        type="search"
        aria-label={t.search}
        placeholder={t.search}
        data-testid="list-text"
        value={search.text ?? ''}
        onChange={({ currentTarget: { value } }) => onSearch({ text: value || undefined })}
      />
      <button
        type="button"
        className="button"
        aria-expanded={open}
        data-testid="more-filters"
        onClick={() => setOpen(!open)}
      >
        {on > 0 ? t.filtersOn(count(on)) : t.filters}
      </button>
      {open && <MoreFilters {...{ search, onSearch }} />}
    </fieldset>
  );
}

function MoreFilters({ search, onSearch }: Omit<Props, 'overview'>) {
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const trends = { growing: t.growing, shrinking: t.shrinking, new: t.isNew };
  return (
    <>
      <OneOf
        name="kind"
        label={t.kindLabel}
        any={t.anyKind}
        value={search.kind}
        options={hardAreaKinds.map((kind) => [kind, say(hardAreaKindLabels[kind])])}
        onChoose={(kind) => onSearch({ kind })}
      />
      <OneOf
        name="trend"
        label={t.trendLabel}
        any={t.anyTrend}
        value={search.trend}
        options={areaTrends.map((trend) => [trend, trends[trend]])}
        onChoose={(trend) => onSearch({ trend })}
      />
      <OneOf
        name="standing"
        label={t.standingLabel}
        any={t.anyStanding}
        value={search.standing}
        options={areaStandings.map((standing) => [standing, t[standing]])}
        onChoose={(standing) => onSearch({ standing })}
      />
      <span className={styles.range}>
        <People label={t.least} value={search.least} onPeople={(least) => onSearch({ least })} />
        <People label={t.most} value={search.most} onPeople={(most) => onSearch({ most })} />
      </span>
      <button
        type="button"
        className="button"
        data-kind="quiet"
        data-size="small"
        data-testid="clear-filters"
        onClick={() => onSearch(noFilters)}
      >
        {t.clear}
      </button>
    </>
  );
}

interface OneOfProps<Value extends string> {
  name: string;
  label: string;
  any: string;
  value: Value | undefined;
  options: readonly (readonly [Value, string])[];
  onChoose(value: Value | undefined): void;
}

function OneOf<Value extends string>(props: OneOfProps<Value>) {
  const { name, label, any, value, options, onChoose } = props;
  return (
    <select
      aria-label={label}
      data-testid={`filter-${name}`}
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        onChoose(options.find(([option]) => option === currentTarget.value)?.[0])
      }
    >
      <option value="">{any}</option>
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}

interface PeopleProps {
  label: string;
  value: number | undefined;
  onPeople(people: number | undefined): void;
}

function People({ label, value, onPeople }: PeopleProps) {
  return (
    <label>
      {label}
      <input
        type="number"
        inputMode="numeric"
        min={0}
        step={100}
        value={value ?? ''}
        onChange={({ currentTarget: { valueAsNumber } }) =>
          onPeople(valueAsNumber > 0 ? Math.round(valueAsNumber) : undefined)
        }
      />
    </label>
  );
}
