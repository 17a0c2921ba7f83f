import {
  channelLabels,
  channels,
  type Indicator,
  indicatorLabels,
  indicators,
  type Localized,
  residencies,
  residencyLabels,
  teamKitLabels,
  teamKits,
  teamLanguageLabels,
  teamLanguages,
  teamSkillLabels,
  teamSkills,
} from '@tungngo/domain';
import type { Choice } from '../column-spec.js';

/** Choices called by their code or by their label in either language, or as offices call them. */
function labelled<Value extends string>(
  values: readonly Value[],
  labels: Record<Value, Localized>,
  office: Partial<Record<Value, string[]>> = {},
): Choice[] {
  return values.map((value) => ({
    value,
    labels: [labels[value].vi, labels[value].en, value, ...(office[value] ?? [])],
  }));
}

export const channelChoices = labelled(channels, channelLabels, {
  office: ['Tại trụ sở', 'Trụ sở công an', 'Tại trụ sở công an'],
  'mobile-point': ['Lưu động', 'Tổ lưu động', 'Tại điểm lưu động', 'Thu nhận lưu động'],
  'home-visit': ['Tại nhà', 'Đến nhà', 'Tại nhà dân', 'Đến tận nhà'],
  'factory-visit': ['Công ty', 'Tại công ty', 'Tại doanh nghiệp', 'Xí nghiệp', 'Khu công nghiệp'],
  'boarding-house-visit': ['Nhà trọ', 'Tại khu trọ', 'Tại nhà trọ'],
  'one-stop-counter': ['Bộ phận một cửa', 'Tại bộ phận một cửa', 'Trung tâm hành chính công'],
  'self-service': ['Tự thực hiện', 'Tự kích hoạt trên VNeID', 'VNeID', 'Tại nhà qua VNeID'],
});
export const teamSkillChoices = labelled(teamSkills, teamSkillLabels, {
  level2: ['Mức 2', 'Thu nhận'],
  'chip-card': ['CCCD', 'Căn cước', 'Cấp căn cước'],
  licence: ['GPLX', 'Giấy phép lái xe'],
  'home-care': ['Đến nhà', 'Người già yếu'],
});
export const teamLanguageChoices = labelled(teamLanguages, teamLanguageLabels, {
  km: ['Tiếng Khmer'],
  zh: ['Tiếng Hoa', 'Tiếng Trung'],
  cjm: ['Tiếng Chăm'],
  en: ['Tiếng Anh'],
});
export const teamKitChoices = labelled(teamKits, teamKitLabels, {
  tent: ['Lều bạt', 'Bàn ghế'],
  router: ['4G', 'Wifi'],
});
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

export const eventIndicatorChoices: Choice[] = [
  {
    value: 'account',
    labels: [
      'Tài khoản',
      'Tài khoản định danh điện tử',
      'Tài khoản ĐDĐT',
      'ĐDĐT',
      'VNeID',
      'Account',
      'account',
    ],
  },
  {
    value: 'chip-card',
    labels: [
      'CCCD gắn chip',
      'CCCD',
      'Căn cước công dân',
      'Thẻ căn cước',
      'Chip ID card',
      'chip-card',
    ],
  },
  {
    value: 'licence',
    labels: [
      'Giấy phép lái xe tích hợp',
      'Giấy phép lái xe',
      'GPLX tích hợp',
      'GPLX',
      'Licence integrated',
      'licence',
    ],
  },
];

export const eventActionChoices: Choice[] = [
  {
    value: 'add',
    labels: ['Kích hoạt', 'Thu nhận', 'Cấp', 'Cấp mới', 'Tích hợp', 'Activation', 'add'],
  },
  {
    value: 'reverse',
    labels: ['Thu hồi', 'Huỷ', 'Hủy', 'Huỷ kích hoạt', 'Khoá', 'Reversal', 'Revoked', 'reverse'],
  },
];

export const treatmentChoices: Choice[] = [
  { value: 'mend', labels: ['Sửa', 'Đính chính', 'Mend', 'Correct', 'mend'] },
  { value: 'remove', labels: ['Bỏ', 'Xoá', 'Xóa', 'Loại bỏ', 'Remove', 'Delete', 'remove'] },
];

const furtherIndicatorLabels: Record<Indicator, string[]> = {
  level1: ['Tài khoản mức 1', 'Mức 1', 'ĐDĐT mức 1', 'Level 1'],
  level2: ['Mức 2', 'ĐDĐT mức 2', 'Kích hoạt mức 2', 'Level 2'],
  'chip-card': ['CCCD', 'Căn cước công dân'],
  licence: ['Giấy phép lái xe', 'GPLX', 'GPLX tích hợp'],
};

export const indicatorChoices: Choice[] = labelled(indicators, indicatorLabels).map((choice) => ({
  ...choice,
  labels: [...choice.labels, ...furtherIndicatorLabels[choice.value as Indicator]],
}));

export const yesNoChoices: Choice[] = [
  { value: 'true', labels: ['Có', 'x', 'Yes', 'true', '1'] },
  { value: 'false', labels: ['Không', 'No', 'false', '0'] },
];

/** ISO weekdays, Monday 1; 0 is every day. */
export const weekdayChoices: Choice[] = [
  { value: '0', labels: ['Hằng ngày', 'Hàng ngày', 'Mỗi ngày', 'Every day', 'Daily', '0'] },
  { value: '1', labels: ['Thứ hai', 'Thứ 2', 'T2', 'Monday'] },
  { value: '2', labels: ['Thứ ba', 'Thứ 3', 'T3', 'Tuesday'] },
  { value: '3', labels: ['Thứ tư', 'Thứ 4', 'T4', 'Wednesday'] },
  { value: '4', labels: ['Thứ năm', 'Thứ 5', 'T5', 'Thursday'] },
  { value: '5', labels: ['Thứ sáu', 'Thứ 6', 'T6', 'Friday'] },
  { value: '6', labels: ['Thứ bảy', 'Thứ 7', 'T7', 'Saturday'] },
  { value: '7', labels: ['Chủ nhật', 'CN', 'Sunday'] },
];
