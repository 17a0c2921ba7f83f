import {
  channelLabels,
  channels,
  type Localized,
  residencies,
  residencyLabels,
} from '@tungngo/domain';
import type { Choice } from '../column-spec.js';

/** Choices called by their code or by their label in either language. */
function labelled<Value extends string>(
  values: readonly Value[],
  labels: Record<Value, Localized>,
): Choice[] {
  return values.map((value) => ({ value, labels: [labels[value].vi, labels[value].en, value] }));
}

export const channelChoices = labelled(channels, channelLabels);
export const residencyChoices = labelled(residencies, residencyLabels);

export const areaLevelChoices: Choice[] = [
  {
    value: 'province',
    labels: ['Tỉnh', 'Thành phố trực thuộc trung ương', 'Province', 'province'],
  },
  { value: 'district', labels: ['Huyện', 'Quận', 'Thị xã', 'Thành phố', 'District', 'district'] },
  { value: 'ward', labels: ['Xã', 'Phường', 'Thị trấn', 'Ward', 'Commune', 'ward'] },
];

export const targetKindChoices: Choice[] = [
  { value: 'ministry', labels: ['Chỉ tiêu Bộ giao', 'Chỉ tiêu', 'Ministry target', 'ministry'] },
  { value: 'plan', labels: ['Kế hoạch tỉnh', 'Kế hoạch', 'Plan', 'Provincial plan', 'plan'] },
];

export const siteKindChoices: Choice[] = [
  {
    value: 'boarding-house-cluster',
    labels: ['Khu trọ', 'Nhà trọ', 'Boarding houses', 'boarding-house-cluster'],
  },
  {
    value: 'factory',
    labels: ['Doanh nghiệp', 'Công ty', 'Xí nghiệp', 'Khu công nghiệp', 'Factory', 'factory'],
  },
  {
    value: 'informal-subdivision',
    labels: [
      'Phân lô tự phát',
      'Phân lô bán nền tự phát',
      'Informal subdivision',
      'informal-subdivision',
    ],
  },
  {
    value: 'service-point',
    labels: ['Điểm phục vụ', 'Điểm thu nhận', 'Service point', 'service-point'],
  },
];
