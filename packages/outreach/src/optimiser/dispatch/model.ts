/**
 * A plan of visits for teams over days: what is asked and what is answered. Plain data, no I/O.
 * Days are places in `days`; times are whole minutes from midnight of that day; people and gains are
 * expected numbers of activations.
 */
export interface PlanRequest {
  /** Days that are planned, `YYYY-MM-DD`, ascending. */
  days: readonly string[];
  places: number;
  /** Minutes from place i to place j at `i * places + j`; asymmetric ones too. Fractions are rounded up. */
  travelMin: ArrayLike<number>;
  teams: readonly TeamSupply[];
  sites: readonly SiteDemand[];
  /** Visits that a district should have at least; missed where they cannot be, and the answer says so. */
  districts?: readonly { id: string; leastVisits: number }[];
  /** Sets of equipment that can go out, by day; without limit where it is not given. */
  kitsPerDay?: readonly number[];
  pinned?: readonly PinnedVisit[];
  forbidden?: readonly { siteId: string; teamId: string }[];
  /** The plan that stands; what is kept of it counts. */
  current?: CurrentPlan;
  /** Activations that an hour of travel should save; settles ties. Usually 0.5. */
  travelCostPerHour?: number;
}

export interface TeamSupply {
  id: string;
  startPlace: number;
  endPlace: number;
  /** People that the team can activate in an hour. */
  capacityPerHour: number;
  skills: readonly string[];
  languages: readonly string[];
  loudspeakerCar: boolean;
  /** Sets of equipment that it takes along. */
  kits: number;
  /** When it works: one a day at most, from leaving the start to being at the end. */
  shifts: readonly Shift[];
}

export interface Shift {
  day: number;
  fromMin: number;
  untilMin: number;
  /** A break of `lengthMin`, wherever the team is, within these times. */
  rest?: { fromMin: number; untilMin: number; lengthMin: number };
}

export interface SiteDemand {
  id: string;
  place: number;
  districtId?: string;
  /** Eligible and not yet activated. */
  people: number;
  /** Visits in all, by one team or several. Each finds those whom the ones before left. */
  mostVisits: number;
  /** Lengths that a visit may have, minutes. */
  lengthsMin: readonly number[];
  /** When people can be met; a visit lies wholly within one of these. */
  hours: readonly SiteHours[];
  /** All of these skills, and one of these languages. */
  skills?: readonly string[];
  languages?: readonly string[];
  loudspeakerCar?: boolean;
}

export interface SiteHours {
  day: number;
  fromMin: number;
  untilMin: number;
  /** Share of the people still there whom an hour's visit at this time, by the site's channel, activates. */
  chancePerHour: number;
}

export interface PinnedVisit {
  siteId: string;
  teamId: string;
  day: number;
  /** Exact start; any within the site's hours where it is not given. */
  startMin?: number;
  lengthMin?: number;
}

export interface CurrentPlan {
  visits: readonly CurrentVisit[];
  /** What began before is past and stays as it is. */
  now?: { day: number; minute: number };
  /** Activations that a change must bring: a visit added, dropped or given to another team or day. */
  changeCost: number;
}

export interface CurrentVisit {
  siteId: string;
  teamId: string;
  day: number;
  startMin: number;
  endMin: number;
}

/** A visit of the plan, and why it is worth what it is. */
export interface PlannedVisit extends CurrentVisit {
  gain: number;
  reasons: {
    /** People whom visits before it leave. */
    peopleLeft: number;
    /** Share of them that a visit of this length at this time activates. */
    chance: number;
    /** What the team can serve in this time. */
    capacity: number;
  };
  pinned: boolean;
  /** It had begun when the plan was made. */
  begun: boolean;
}

export interface TeamDay {
  teamId: string;
  day: number;
  visits: PlannedVisit[];
  rest: { startMin: number; endMin: number } | null;
  travelMin: number;
  /** Back at the end place. */
  homeMin: number;
}

/** A part of the request that cannot be met; the rest is planned without it. */
export interface Refusal {
  /** Such as `teams[3].shifts[0].untilMin`. */
  field: string;
  reason: { vi: string; en: string };
}

/** Why a site has no visit. */
export type LeftOut = { siteId: string } & (
  | { why: 'refused'; field: string }
  | { why: 'forbidden' }
  | { why: 'no-team-with'; missing: string[] }
  | { why: 'no-team-at-work' }
  /** The nearest team that may go, alone and straight away, would need that many minutes to get there. */
  | { why: 'too-far'; teamId: string; travelMin: number }
  /**
   * Its best visit gains `gain`; room for it would cost visits that gain `displaced` at these sites, and
   * `besides` in what districts' minimums and changes count for. None displaced: it is not worth its travel.
   */
  | {
      why: 'worth-less';
      gain: number;
      displaced: number;
      besides: number;
      teamId: string;
      day: number;
      sites: string[];
    }
  /** No visits of one team that may be moved make room for it. */
  | { why: 'no-room' }
);

export interface PlanDifference {
  kept: PlannedVisit[];
  /** Same team and day, other time. */
  retimed: { before: CurrentVisit; after: PlannedVisit }[];
  moved: { before: CurrentVisit; after: PlannedVisit }[];
  added: PlannedVisit[];
  dropped: CurrentVisit[];
}

export interface VisitPlan {
  teamDays: TeamDay[];
  gain: number;
  /** No plan for this request gains more; see `gainBound`. */
  bound: number;
  /** (bound − gain) / bound. */
  gap: number;
  leftOut: LeftOut[];
  refused: Refusal[];
  /** Pinned visits that cannot be kept, as the request numbers them. */
  pinsMissed: number[];
  districtsShort: { id: string; visits: number; leastVisits: number }[];
  difference: PlanDifference | null;
  iterations: number;
}
