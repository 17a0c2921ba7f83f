import {
  type Area,
  areaLevelLabels,
  channelLabels,
  hardAreaKindLabels,
  indicatorLabels,
  type Localized,
  residencyLabels,
} from '@tungngo/domain';

/** Words for the values of closed lists that have labels; the others are shown as they are written. */
const labels: Record<string, Record<string, Localized>> = {
  channel: channelLabels,
  residency: residencyLabels,
  indicator: {
    ...indicatorLabels,
    account: { vi: 'Tài khoản ĐDĐT', en: 'eID account' },
  },
  action: {
    add: { vi: 'Kích hoạt, cấp', en: 'Added' },
    reverse: { vi: 'Thu hồi, huỷ', en: 'Reversed' },
  },
  treatment: { mend: { vi: 'Sửa', en: 'Mend' }, remove: { vi: 'Bỏ', en: 'Remove' } },
  level: areaLevelLabels,
  kind: {
    ...hardAreaKindLabels,
    ministry: { vi: 'Chỉ tiêu Bộ giao', en: 'Ministry target' },
    plan: { vi: 'Kế hoạch tỉnh', en: 'Provincial plan' },
    'service-point': { vi: 'Điểm phục vụ', en: 'Service point' },
  },
};

const areaFields = ['ward_code', 'area_code', 'base_code', 'right_ward_code'];

/** A value as it will be written, in words: areas by name, days as people write them. */
export function writtenValue(
  field: string,
  value: string,
  areas: readonly Area[],
): string | Localized {
  const label = labels[field]?.[value];
  if (label) return label;
  if (areaFields.includes(field)) {
    const area = areas.find(({ code }) => code === value);
    return area ? `${area.name} · ${value}` : value;
  }
  const [, year, month, day, time] =
    /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d:\d\d)(?::\d\d)?)?$/.exec(value) ?? [];
  if (!year) return value;
  return `${day}/${month}/${year}${time ? ` ${time}` : ''}`;
}
