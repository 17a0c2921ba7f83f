import type { PlannedVisit, PlanRequest, TeamDay, VisitPlan } from './model.js';

const CLOSE = 1e-6;

/**
 * Judges a plan by the definition of the problem alone: it knows nothing of the search. Says every
 * fault in a line; none means that the plan can be carried out and gains what it says.
 */
export function verifyVisits(request: PlanRequest, plan: VisitPlan): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  const kits = request.days.map(() => 0);
  for (const teamDay of plan.teamDays) {
    const key = `${teamDay.teamId} on day ${teamDay.day}`;
    if (seen.has(key)) faults.push(`${key}: twice`);
    seen.add(key);
    const team = request.teams.find(({ id }) => id === teamDay.teamId);
    kits[teamDay.day] = (kits[teamDay.day] ?? 0) + (team?.kits ?? 0);
    faults.push(...teamDayFaults(request, teamDay).map((fault) => `${key}: ${fault}`));
  }
  kits.forEach((out, day) => {
    if (out > (request.kitsPerDay?.[day] ?? Infinity)) faults.push(`day ${day}: ${out} kits out`);
  });
  const visits = plan.teamDays.flatMap((teamDay) => teamDay.visits);
  for (const site of request.sites) {
    faults.push(...siteFaults(request, visits, site.id));
  }
  request.pinned?.forEach((pin, p) => {
    const kept = visits.some(
      (visit) =>
        visit.siteId === pin.siteId &&
        visit.teamId === pin.teamId &&
        visit.day === pin.day &&
        (pin.startMin === undefined || visit.startMin === pin.startMin) &&
        (pin.lengthMin === undefined || visit.endMin - visit.startMin === pin.lengthMin),
    );
    const refused = plan.refused.some(({ field }) => field.startsWith(`pinned[${p}]`));
    if (!kept && !refused && !plan.pinsMissed.includes(p)) faults.push(`pin ${p} lost`);
  });
  const gain = visits.reduce((sum, visit) => sum + visit.gain, 0);
  if (Math.abs(gain - plan.gain) > CLOSE * (1 + gain))
    faults.push(`gain ${plan.gain}, not ${gain}`);
  if (plan.bound < plan.gain - CLOSE * (1 + gain)) faults.push('the bound is under the gain');
  return faults;
}

function teamDayFaults(request: PlanRequest, teamDay: TeamDay): string[] {
  const faults: string[] = [];
  const team = request.teams.find(({ id }) => id === teamDay.teamId);
  const shift = team?.shifts.find(({ day }) => day === teamDay.day);
  if (!team || !shift) return ['no such shift'];
  const now = request.current?.now;
  let place = team.startPlace;
  let clock = shift.fromMin;
  let rested = false;
  let late = false;
  const { rest } = teamDay;
  for (const visit of teamDay.visits) {
    if (visit.teamId !== team.id || visit.day !== teamDay.day) faults.push('visit of others');
    const site = request.sites.find(({ id }) => id === visit.siteId);
    if (!site) return [...faults, `no site ${visit.siteId}`];
    if (rest && !rested && visit.startMin >= rest.endMin) {
      rested = true;
      if (rest.startMin < clock) faults.push('the break begins within a visit');
      clock = rest.endMin;
    }
    if (visit.begun) {
      if (!now || (visit.day - now.day || visit.startMin - now.minute) >= 0) {
        faults.push(`${visit.siteId} has not begun`);
      }
      late = true;
    } else {
      if (now && visit.day < now.day) faults.push(`${visit.siteId} is in the past`);
      if (now && visit.day === now.day) clock = Math.max(clock, now.minute);
      late = false;
      const arrives =
        clock + Math.ceil(request.travelMin[place * request.places + site.place] ?? NaN);
      if (!(visit.startMin >= arrives)) faults.push(`${visit.siteId}: arrives after its start`);
      faults.push(...meetingFaults(request, visit));
    }
    clock = visit.endMin;
    place = site.place;
  }
  if (rest && !rested) {
    if (rest.startMin < clock) faults.push('the break begins within a visit');
    clock = rest.endMin;
  }
  faults.push(...restFaults(request, teamDay));
  const home = clock + Math.ceil(request.travelMin[place * request.places + team.endPlace] ?? NaN);
  if (!(teamDay.homeMin >= home)) faults.push('home before it can be');
  if (!late && teamDay.homeMin > shift.untilMin) faults.push('home late');
  return faults;
}

function restFaults(request: PlanRequest, { teamId, day, rest, visits }: TeamDay): string[] {
  const team = request.teams.find(({ id }) => id === teamId);
  const asked = team?.shifts.find((shift) => shift.day === day)?.rest;
  if (!asked) return rest ? ['a break that nobody asked for'] : [];
  if (!rest) {
    // Only where it was over, or missed, when the plan was made.
    const now = request.current?.now;
    const busy = visits
      .filter(({ begun }) => begun)
      .reduce((end, { endMin }) => Math.max(end, endMin), 0);
    const past = !now || now.day < day ? 0 : now.day > day ? Infinity : now.minute;
    return Math.max(busy, past) > asked.untilMin - asked.lengthMin ? [] : ['no break'];
  }
  const fits =
    rest.startMin >= asked.fromMin &&
    rest.endMin <= asked.untilMin &&
    rest.endMin - rest.startMin === asked.lengthMin;
  const meets = visits.some(
    ({ startMin, endMin }) => startMin < rest.endMin && rest.startMin < endMin,
  );
  return fits && !meets ? [] : ['the break is not as asked'];
}

/** Whether the team may visit the site then and with this length, and what it says of the chance. */
function meetingFaults(request: PlanRequest, visit: PlannedVisit): string[] {
  const site = request.sites.find(({ id }) => id === visit.siteId);
  const team = request.teams.find(({ id }) => id === visit.teamId);
  if (!site || !team) return ['no such visit'];
  const faults: string[] = [];
  const length = visit.endMin - visit.startMin;
  const windows = site.hours.filter(
    ({ day, fromMin, untilMin }) =>
      day === visit.day && fromMin <= visit.startMin && visit.endMin <= untilMin,
  );
  if (windows.length === 0) faults.push(`${site.id}: outside its hours`);
  const chance = windows.map(({ chancePerHour }) => 1 - (1 - chancePerHour) ** (length / 60));
  if (!chance.some((one) => Math.abs(one - visit.reasons.chance) < CLOSE)) {
    faults.push(`${site.id}: chance`);
  }
  const pinned = request.pinned?.some((pin) => pin.siteId === site.id && pin.lengthMin === length);
  if (!site.lengthsMin.includes(length) && !pinned) faults.push(`${site.id}: length`);
  if (site.skills?.some((skill) => !team.skills.includes(skill))) faults.push(`${site.id}: skills`);
  const spoken = site.languages ?? [];
  if (spoken.length > 0 && !spoken.some((one) => team.languages.includes(one))) {
    faults.push(`${site.id}: languages`);
  }
  if (site.loudspeakerCar && !team.loudspeakerCar) faults.push(`${site.id}: loudspeaker car`);
  if (request.forbidden?.some((one) => one.siteId === site.id && one.teamId === team.id)) {
    faults.push(`${site.id}: forbidden`);
  }
  return faults;
}

/** A site's visits share its people: each finds those whom the ones before left. */
function siteFaults(request: PlanRequest, all: PlannedVisit[], siteId: string): string[] {
  const site = request.sites.find(({ id }) => id === siteId);
  const visits = all.filter((visit) => visit.siteId === siteId);
  if (!site || visits.length === 0) return [];
  const faults: string[] = [];
  const planned = visits.filter(({ begun }) => !begun).length;
  if (planned > 0 && visits.length > site.mostVisits) faults.push(`${siteId}: too many visits`);
  let left = site.people;
  let day = 0;
  for (const visit of [...visits].sort((a, b) => b.reasons.peopleLeft - a.reasons.peopleLeft)) {
    const { peopleLeft, chance, capacity } = visit.reasons;
    if (Math.abs(peopleLeft - left) > CLOSE * (1 + left)) faults.push(`${siteId}: people left`);
    if (visit.day < day) faults.push(`${siteId}: a later day's visit counts first`);
    day = visit.day;
    const team = request.teams.find(({ id }) => id === visit.teamId);
    const most = ((team?.capacityPerHour ?? 0) * (visit.endMin - visit.startMin)) / 60;
    if (Math.abs(capacity - most) > CLOSE * (1 + most)) faults.push(`${siteId}: capacity`);
    const gain = Math.min(most, left * chance);
    if (Math.abs(visit.gain - gain) > CLOSE * (1 + gain)) faults.push(`${siteId}: gain`);
    left -= visit.gain;
  }
  return faults;
}
