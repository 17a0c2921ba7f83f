import type {
  AreaCode,
  Assignment,
  Day,
  DecidedArea,
  Outcome,
  Result,
  Team,
  TeamId,
} from '@tungngo/domain';

/** A mobile team, as an office would enter it. */
export const teamOf = (id: string, name = `Tổ lưu động ${id}`): Team => ({
  id: id as TeamId,
  name,
  baseCode: '25975',
  people: 4,
  workstations: 2,
  capacityPerHour: 18.5,
  loudspeakerCar: true,
  skills: ['level2'],
  languages: [],
  kits: ['generator'],
  hours: null,
});

export const assignmentOf = (teamId: string, given: Partial<Assignment> = {}): Assignment => ({
  teamId: teamId as TeamId,
  hardAreaId: 'hard-25975-1',
  day: '2023-08-14' as Day,
  shift: 'morning',
  ...given,
});

export const boardingHouses = {
  name: { vi: 'Khu trọ Bình Chuẩn', en: 'Bình Chuẩn boarding houses' },
  wardCode: '25975' as AreaCode,
  channel: 'boarding-house-visit',
} as const;

/** One cell, of which nothing is said. */
export const decidedAreaOf = (id: string): DecidedArea => ({
  ...{ id, cells: ['8a65b4a0a6f7fff'], wardCode: null, shape: null },
  ...{ name: null, kind: null, hours: null, access: null, contact: null },
});

export const outcomeOf = (level2: number): Outcome => ({
  level1: 3,
  level2,
  absent: 12,
  refused: 1,
  note: 'Chủ trọ hẹn tối quay lại',
});

/** The value of a result that must not be a refusal. */
export function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.problem.message.en}`);
  return result.value;
}
