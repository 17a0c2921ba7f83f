import {
  type Day,
  type Localized,
  type Problem,
  type Result,
  refused,
  type Shift,
  shiftLabels,
  shifts,
  type TeamAbsence,
  type TeamId,
  type Visit,
  type VisitId,
} from '@tungngo/domain';

/** 14/08/2023, as offices write it. */
const written = (day: Day): string => day.split('-').reverse().join('/');

const when = (day: Day, shift: Shift): Localized => ({
  vi: `ca ${shiftLabels[shift].vi}, ngày ${written(day)}`,
  en: `${shiftLabels[shift].en}, ${written(day)}`,
});

const aboutVisit = ({ teamName, hardAreaName, day, shift }: Visit): Localized => ({
  vi: `Lượt đi “${hardAreaName.vi}” của tổ “${teamName}” (${when(day, shift).vi})`,
  en: `The visit of team “${teamName}” to “${hardAreaName.en}” (${when(day, shift).en})`,
});

const refuse = (
  code: Problem['code'],
  message: Localized,
  remedy: Localized,
  place: Problem['place'],
): Result<never> => refused({ code, message, remedy, place });

/** The team already goes somewhere in that shift; names where to, and the day's free shifts. */
export function doubleBooking(held: Visit, sameDay: readonly Visit[]): Result<never> {
  const at = when(held.day, held.shift);
  const done = held.status === 'done';
  const taken = sameDay.filter((visit) => visit.status !== 'cancelled').map(({ shift }) => shift);
  const free = shifts.filter((shift) => !taken.includes(shift));
  const labels = (language: keyof Localized) =>
    free.map((shift) => shiftLabels[shift][language]).join(', ');
  const choice: Localized =
    free.length > 0
      ? {
          vi: `Chọn ca còn trống trong ngày (${labels('vi')})`,
          en: `Choose a free shift of that day (${labels('en')})`,
        }
      : {
          vi: 'Tổ đã kín cả ngày: chọn ngày khác',
          en: 'The team’s day is full: choose another day',
        };
  return refuse(
    'double-booking',
    {
      vi: `Tổ “${held.teamName}” ${done ? 'đã đi' : 'đã có lịch đi'} “${held.hardAreaName.vi}” ${at.vi}.`,
      en: `Team “${held.teamName}” ${done ? 'has already been' : 'already goes'} to “${held.hardAreaName.en}”, ${at.en}.`,
    },
    {
      vi: `${choice.vi} hoặc tổ khác${done ? '' : ', hoặc huỷ lượt đi kia trước'}.`,
      en: `${choice.en} or another team${done ? '' : ', or cancel that visit first'}.`,
    },
    { field: 'teamId, day, shift', value: held.id },
  );
}

/** The team does not go out on that day. */
export function teamAway({ from, to, reason, id }: TeamAbsence, day: Day): Result<never> {
  return refuse(
    'team-away',
    {
      vi: `Tổ nghỉ từ ${written(from)} đến ${written(to)}: ${reason}.`,
      en: `The team is away from ${written(from)} to ${written(to)}: ${reason}.`,
    },
    {
      vi: `Chọn tổ khác hoặc ngày khác với ${written(day)}, hoặc bỏ lịch nghỉ này trước.`,
      en: `Choose another team, or another day than ${written(day)}, or remove the absence first.`,
    },
    { field: 'teamId, day', value: id },
  );
}

/** Somebody changed the visit after this user had read it. */
export function staleVersion(visit: Visit, given: number): Result<never> {
  const about = aboutVisit(visit);
  return refuse(
    'stale-version',
    {
      vi: `${about.vi} đã được người khác thay đổi (bản ${visit.version}, bạn đang sửa bản ${given}).`,
      en: `${about.en} has been changed by somebody else (version ${visit.version}; you change version ${given}).`,
    },
    {
      vi: 'Tải lại để xem bản mới nhất rồi làm lại.',
      en: 'Reload to see the newest version, then do it again.',
    },
    { field: 'version', value: String(given) },
  );
}

/** A visit that brought people cannot be undone as if it had never been. */
export function doneNotCancellable(visit: Visit): Result<never> {
  const about = aboutVisit(visit);
  return refuse(
    'input-invalid',
    {
      vi: `${about.vi} đã có kết quả nên không huỷ được.`,
      en: `${about.en} has its outcome recorded and cannot be cancelled.`,
    },
    {
      vi: 'Nếu kết quả bị ghi nhầm, sửa kết quả; nếu tổ không đi, ghi các số bằng 0.',
      en: 'If the outcome is wrong, correct it; if the team did not go, record zeros.',
    },
    { field: 'visitId', value: visit.id },
  );
}

/** A cancelled visit has no outcome. */
export function cancelledHasNoOutcome(visit: Visit): Result<never> {
  const about = aboutVisit(visit);
  return refuse(
    'input-invalid',
    {
      vi: `${about.vi} đã bị huỷ nên không ghi kết quả được.`,
      en: `${about.en} has been cancelled, so no outcome can be recorded.`,
    },
    {
      vi: 'Nếu tổ vẫn đi, phân công lại rồi ghi kết quả.',
      en: 'If the team went all the same, assign it again and record the outcome there.',
    },
    { field: 'visitId', value: visit.id },
  );
}

/** No team, visit or hard area with that id. */
export function notFound(
  what: 'teamId' | 'visitId' | 'hardAreaId',
  id: TeamId | VisitId | string,
): Result<never> {
  const noun = nouns[what];
  return refuse(
    'not-found',
    { vi: `Không có ${noun.vi} mang mã “${id}”.`, en: `There is no ${noun.en} “${id}”.` },
    {
      vi: 'Tải lại trang và chọn trong danh sách.',
      en: 'Reload the page and choose from the list.',
    },
    { field: what, value: id },
  );
}

const nouns: Record<Parameters<typeof notFound>[0], Localized> = {
  teamId: { vi: 'tổ lưu động', en: 'team' },
  visitId: { vi: 'lượt đi', en: 'visit' },
  hardAreaId: { vi: 'khu vực khó', en: 'hard area' },
};
