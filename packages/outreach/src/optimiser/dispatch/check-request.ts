import type { PlanRequest, Refusal, SiteDemand, TeamSupply } from './model.js';

/** What of a request can be planned: which teams and sites, and what was refused. */
export interface CheckedRequest {
  teams: boolean[];
  sites: boolean[];
  pinned: boolean[];
  refused: Refusal[];
  /** Field that a site was refused for. */
  siteField: (string | null)[];
}

/**
 * Looks at every field. A team, site or pin that cannot be is refused by name and the rest stays;
 * throws a RangeError only where the travel times are not a matrix.
 */
export function checkRequest(request: PlanRequest): CheckedRequest {
  const { places, travelMin, days } = request;
  if (travelMin.length !== places * places) {
    throw new RangeError(`travelMin has ${travelMin.length} values, ${places * places} expected`);
  }
  for (let i = 0; i < travelMin.length; i++) {
    const minutes = travelMin[i] as number;
    if (!(minutes >= 0)) throw new RangeError(`travelMin[${i}] is ${minutes}`);
  }
  const refused: Refusal[] = [];
  const keep = (found: Refusal | null): boolean => {
    if (found) refused.push(found);
    return found === null;
  };
  const teams = request.teams.map((team, i) =>
    keep(teamFault(team, `teams[${i}]`, places, days.length)),
  );
  const siteField: (string | null)[] = [];
  const sites = request.sites.map((site, i) => {
    const fault = siteFault(site, `sites[${i}]`, places, days.length);
    siteField.push(fault?.field ?? null);
    return keep(fault);
  });
  const pinned = (request.pinned ?? []).map((_, i) => keep(pinFault(request, i, teams, sites)));
  return { teams, sites, pinned, refused, siteField };
}

function fault(field: string, vi: string, en: string): Refusal {
  return { field, reason: { vi, en } };
}

const unknownDay = (field: string) =>
  fault(field, 'Ngày này không thuộc kế hoạch.', 'This day is not among those planned.');

const closesFirst = (field: string) =>
  fault(field, 'Giờ kết thúc phải sau giờ bắt đầu.', 'It must end after it begins.');

const notPlace = (field: string) =>
  fault(
    field,
    'Không có địa điểm này trong ma trận đi lại.',
    'The travel matrix has no such place.',
  );

const notPositive = (field: string) =>
  fault(field, 'Phải là số lớn hơn 0.', 'It must be a number above 0.');

function isPlace(place: number, places: number): boolean {
  return Number.isInteger(place) && place >= 0 && place < places;
}

function teamFault(team: TeamSupply, at: string, places: number, days: number): Refusal | null {
  if (!isPlace(team.startPlace, places)) return notPlace(`${at}.startPlace`);
  if (!isPlace(team.endPlace, places)) return notPlace(`${at}.endPlace`);
  if (!(team.capacityPerHour > 0)) return notPositive(`${at}.capacityPerHour`);
  if (!(team.kits >= 0)) return notPositive(`${at}.kits`);
  if (team.shifts.length === 0) {
    return fault(`${at}.shifts`, 'Tổ chưa có giờ làm việc.', 'The team has no working hours.');
  }
  const seen = new Set<number>();
  for (const [j, { day, fromMin, untilMin, rest }] of team.shifts.entries()) {
    const shift = `${at}.shifts[${j}]`;
    if (!(Number.isInteger(day) && day >= 0 && day < days)) return unknownDay(`${shift}.day`);
    if (seen.has(day)) {
      return fault(
        `${shift}.day`,
        'Mỗi ngày một ca; nghỉ giữa ca khai ở giờ nghỉ.',
        'One shift a day; a pause within it is its rest.',
      );
    }
    seen.add(day);
    if (!(untilMin > fromMin)) return closesFirst(`${shift}.untilMin`);
    if (!rest) continue;
    const from = Math.max(rest.fromMin, fromMin);
    const fits = rest.lengthMin > 0 && from + rest.lengthMin <= Math.min(rest.untilMin, untilMin);
    if (!fits) {
      return fault(
        `${shift}.rest`,
        'Giờ nghỉ không nằm vừa trong ca.',
        'The break does not fit into the shift.',
      );
    }
  }
  return null;
}

function siteFault(site: SiteDemand, at: string, places: number, days: number): Refusal | null {
  if (!isPlace(site.place, places)) return notPlace(`${at}.place`);
  if (!(site.people >= 0 && Number.isFinite(site.people))) return notPositive(`${at}.people`);
  if (!(Number.isInteger(site.mostVisits) && site.mostVisits > 0)) {
    return notPositive(`${at}.mostVisits`);
  }
  if (site.lengthsMin.length === 0) {
    return fault(`${at}.lengthsMin`, 'Chưa có thời lượng.', 'There is no length of a visit.');
  }
  const wrong = site.lengthsMin.findIndex((length) => !(length > 0));
  if (wrong >= 0) return notPositive(`${at}.lengthsMin[${wrong}]`);
  if (site.hours.length === 0) {
    return fault(`${at}.hours`, 'Chưa có giờ gặp được dân.', 'There are no hours to meet people.');
  }
  for (const [j, { day, fromMin, untilMin, chancePerHour }] of site.hours.entries()) {
    const hours = `${at}.hours[${j}]`;
    if (!(Number.isInteger(day) && day >= 0 && day < days)) return unknownDay(`${hours}.day`);
    if (!(untilMin > fromMin)) return closesFirst(`${hours}.untilMin`);
    if (!(chancePerHour >= 0 && chancePerHour <= 1)) {
      return fault(`${hours}.chancePerHour`, 'Phải từ 0 đến 1.', 'It must be from 0 to 1.');
    }
  }
  return null;
}

function pinFault(
  request: PlanRequest,
  i: number,
  teams: boolean[],
  sites: boolean[],
): Refusal | null {
  const pin = request.pinned?.[i];
  if (!pin) return null;
  const team = request.teams.findIndex(({ id }) => id === pin.teamId);
  const site = request.sites.findIndex(({ id }) => id === pin.siteId);
  const at = `pinned[${i}]`;
  if (team < 0 || !teams[team]) {
    return fault(`${at}.teamId`, 'Không có tổ này.', 'There is no such team.');
  }
  if (site < 0 || !sites[site]) {
    return fault(`${at}.siteId`, 'Không có điểm này.', 'There is no such site.');
  }
  const works = request.teams[team]?.shifts.some(({ day }) => day === pin.day);
  if (!works) return fault(`${at}.day`, 'Tổ nghỉ ngày này.', 'The team is off that day.');
  return null;
}
