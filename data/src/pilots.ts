import type { AreaCode, Day, PilotDraft, PilotKind } from '@tungngo/domain';
import { campaignDays } from './calendar.js';

/** A pilot model that the simulation knows: where, when, and what it does to the days people come on. */
interface PlantedPilot {
  name: string;
  kind: PilotKind;
  description: string;
  wards: string[];
  from: string;
  to: string;
  teamHours: number;
  /** How many times as many people come on its days; they are missing on the days after it. */
  gain: number;
}

/** Three that work, one that does nothing, one too small to tell. */
export const plantedPilots: readonly PlantedPilot[] = [
  {
    name: 'Điểm buổi tối ở khu trọ Thuận An – Dĩ An',
    kind: 'boarding-house-evening',
    description:
      'Mô hình mô phỏng. Bốn tổ mỗi phường, 18–21 giờ các tối; chủ trọ báo trước cho người thuê.',
    wards: ['25948', '25960', '25975', '25987'],
    from: '2023-08-14',
    to: '2023-08-31',
    teamHours: 864,
    gain: 1.6,
  },
  {
    name: 'Đoàn viên hỗ trợ tại một cửa Thủ Dầu Một',
    kind: 'one-stop-youth',
    description:
      'Mô hình mô phỏng. Một nhóm đoàn viên ở bộ phận một cửa giờ hành chính, mời người đến làm việc khác kích hoạt luôn.',
    wards: ['25741', '25747', '25750', '25753', '25756', '25759'],
    from: '2023-08-21',
    to: '2023-09-10',
    teamHours: 540,
    gain: 1.45,
  },
  {
    name: 'Đợt làm tại doanh nghiệp Bến Cát',
    kind: 'factory-drive',
    description:
      'Mô hình mô phỏng. Ba tổ mỗi phường vào nhà máy theo ca; công ty bố trí phòng và gọi từng chuyền.',
    wards: ['25813', '25846', '25849'],
    from: '2023-08-28',
    to: '2023-09-12',
    teamHours: 624,
    gain: 1.7,
  },
  {
    name: 'Xe loa lưu động Bàu Bàng',
    kind: 'loudspeaker-car',
    description: 'Mô hình mô phỏng. Xe loa chạy mỗi chiều, không có tổ thu nhận đi cùng.',
    wards: ['25816', '25819', '25825', '25831'],
    from: '2023-08-14',
    to: '2023-08-27',
    teamHours: 56,
    gain: 1,
  },
  {
    name: 'Tổ công nghệ số cộng đồng xã Bạch Đằng',
    kind: 'other',
    description: 'Mô hình mô phỏng. Chạy thử năm ngày ở một xã nhỏ.',
    wards: ['25930'],
    from: '2023-08-21',
    to: '2023-08-25',
    teamHours: 20,
    gain: 1.15,
  },
];

/**
 * The weights of a ward's campaign days with what its models do. Before a model nothing changes; who
 * comes during it does not come later, so that the total stays as it is.
 */
export function withPilots(ward: string, weights: readonly number[]): number[] {
  let changed = [...weights];
  for (const { wards, from, to, gain } of plantedPilots) {
    if (!wards.includes(ward)) continue;
    const sumWhere = (holds: (day: Day) => boolean) =>
      campaignDays.reduce((sum, day, i) => sum + (holds(day) ? (changed[i] ?? 0) : 0), 0);
    const during = sumWhere((day) => day >= from && day <= to);
    const after = sumWhere((day) => day > to);
    const left = 1 - ((gain - 1) * during) / after;
    changed = changed.map((weight, i) => {
      const day = campaignDays[i] ?? '';
      if (day < from) return weight;
      return weight * (day <= to ? gain : left);
    });
  }
  return changed;
}

/** The models as an office would have registered them; what they do is not said. */
export function demoPilots(): PilotDraft[] {
  return plantedPilots.map(({ gain: _, ...model }) => ({
    ...model,
    wards: model.wards as AreaCode[],
    from: model.from as Day,
    to: model.to as Day,
    author: 'Dữ liệu mô phỏng',
  }));
}
