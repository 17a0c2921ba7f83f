import { type Area, type AreaCode, shortAreaName } from '@tungngo/domain';

interface DistrictProps {
  areas: readonly Area[];
  district: AreaCode | undefined;
  label: string;
  all: string;
  onChange(district: AreaCode | undefined): void;
}

/** Picks a district, or all. */
export function DistrictSelect({ areas, district, label, all, onChange }: DistrictProps) {
  return (
    <select
      value={district ?? ''}
      aria-label={label}
      data-testid="district-filter"
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value ? (currentTarget.value as AreaCode) : undefined)
      }
    >
      <option value="">{all}</option>
      {areas
        .filter(({ level }) => level === 'district')
        .map(({ code, name }) => (
          <option key={code} value={code}>
            {shortAreaName(name)}
          </option>
        ))}
    </select>
  );
}
