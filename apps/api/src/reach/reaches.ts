import type { AreaCode, ReachCells, ReachJob, ReachProposal, ReachSummary } from '@tungngo/domain';
import { type MaximalCover, placeIndex } from '@tungngo/geo/reach';
import type { Reader, Warehouse } from '@tungngo/warehouse';
import { knownArea } from '../coverage/known-area.js';
import { remembered } from '../remembered.js';
import { type Candidate, candidatesOf, type Demand } from './candidates.js';
import { type Distances, openDistances, placeOf, waysOf } from './distances.js';
import type { ReachDesk } from './reach-desk.js';
import type {
  ReachCellsQuestion,
  ReachProposalQuestion,
  ReachSummaryQuestion,
} from './reach-question.js';
import { groupedBy, reachCells, reachSummary, wardsWithin } from './summary.js';

/** How far people are from serving points, and where to put more. */
export interface Reaches {
  cells(question: ReachCellsQuestion): Promise<ReachCells>;
  summary(question: ReachSummaryQuestion): Promise<ReachSummary>;
  /** Starts a proposal, or gives the one that was asked before. */
  propose(question: ReachProposalQuestion): Promise<ReachJob>;
  /** Where a proposal stands; null when it is not known any more. */
  job(id: string): ReachJob | null;
  /** Stops a proposal. */
  cancel(id: string): ReachJob | null;
}

interface RunningJob {
  job: ReachJob;
  key: string;
  startedAt: number;
  stop: AbortController;
  /** What ended it; thrown at whoever asks. */
  failure: unknown;
}

const KEPT_JOBS = 50;
const KEPT_SUMMARIES = 100;

export function openReaches(warehouse: Warehouse, desk: ReachDesk): Reaches {
  const distances = openDistances(desk);
  const summaries = remembered<ReachSummary>(KEPT_SUMMARIES);
  const jobs = new Map<string, RunningJob>();
  let count = 0;

  function stateOf(running: RunningJob | undefined): ReachJob | null {
    if (!running) return null;
    if (running.failure) throw running.failure;
    const { job, startedAt } = running;
    if (job.state === 'running') job.seconds = (Date.now() - startedAt) / 1000;
    return { ...job };
  }

  return {
    cells: (question) =>
      warehouse.read(async (reader) =>
        reachCells(reader, await distances(reader, question.measure), question),
      ),
    summary: (question) =>
      warehouse.read((reader) =>
        summaries(JSON.stringify([reader.generation, question]), async () =>
          reachSummary(reader, await distances(reader, question.measure), question),
        ),
      ),
    async propose(question) {
      const generation = await warehouse.generation();
      const key = JSON.stringify([generation?.number, question]);
      const known = [...jobs.values()].find((running) => running.key === key);
      if (known && known.job.state !== 'cancelled' && !known.failure) {
        return { ...known.job };
      }
      if (question.within !== undefined) {
        const { within } = question;
        await warehouse.read((reader) => knownArea(reader, within, 'within'));
      }
      count += 1;
      const running = newJob(String(count), key);
      jobs.set(running.job.id, running);
      if (jobs.size > KEPT_JOBS) {
        const [oldest] = jobs.values();
        oldest?.stop.abort();
        if (oldest) jobs.delete(oldest.job.id);
      }
      void warehouse
        .read((reader) => proposed(reader, desk, distances, question, running))
        .then((proposal) => {
          running.job.proposal = proposal;
          running.job.state = 'done';
          running.job.seconds = proposal.seconds;
        })
        .catch((error: unknown) => {
          if (running.stop.signal.aborted) running.job.state = 'cancelled';
          else running.failure = error;
        });
      return { ...running.job };
    },
    job: (id) => stateOf(jobs.get(id)),
    cancel(id) {
      const running = jobs.get(id);
      if (running && running.job.state !== 'done') {
        running.stop.abort();
        running.job.state = 'cancelled';
      }
      return stateOf(running);
    },
  };
}

function newJob(id: string, key: string): RunningJob {
  const job: ReachJob = {
    id,
    state: 'waiting',
    stage: 'distances',
    seconds: 0,
    covered: null,
    bound: null,
    proposal: null,
  };
  return { job, key, startedAt: Date.now(), stop: new AbortController(), failure: null };
}

async function proposed(
  reader: Reader,
  desk: ReachDesk,
  distances: ReturnType<typeof openDistances>,
  question: ReachProposalQuestion,
  running: RunningJob,
): Promise<ReachProposal> {
  const { measure, limit, sites, timeLimitS } = question;
  const known = await distances(reader, measure);
  const { areas } = await reader.overview();
  const wards = wardsWithin(areas);
  const asked = question.within ? [question.within] : [...wards.keys()];
  const within = new Set(asked.flatMap((code) => wards.get(code) ?? []));
  const demand = await demandOf(reader, known, question, within);
  const candidates = await candidatesOf(reader, question.candidates, demand, within);
  const cover = await desk.propose(
    {
      type: 'propose',
      ways: await waysOf(reader, measure),
      places: demand.cells.map(placeOf),
      people: demand.people,
      candidates: candidates.map(({ lon, lat }) => ({ lon, lat })),
      limit,
      sites,
      timeLimitS,
    },
    {
      signal: running.stop.signal,
      onStart() {
        running.startedAt = Date.now();
        running.job.state = 'running';
      },
      onProgress: ({ stage, covered, bound }) =>
        Object.assign(running.job, { stage, covered, bound }),
    },
  );
  return {
    generation: reader.generation.number,
    basis: known.basis,
    points: await pointsOf(reader, cover, candidates),
    beyond: demand.people.reduce((sum, people) => sum + people, 0),
    covered: cover.covered,
    bound: cover.bound,
    gap: cover.gap,
    greedy: cover.greedy,
    candidates: candidates.length,
    seconds: (Date.now() - running.startedAt) / 1000,
  };
}

/** People of the wards who live beyond the reach of the present points, by cell. */
async function demandOf(
  reader: Reader,
  { byCell }: Distances,
  { indicator, day, measure, limit }: ReachProposalQuestion,
  within: ReadonlySet<AreaCode>,
): Promise<Demand> {
  const rows = await reader.reachPeople({ indicator, day });
  const byHome = groupedBy(
    rows.filter(
      ({ cell, wardCode }) =>
        within.has(wardCode) && !((byCell.get(cell)?.[measure] ?? Infinity) <= limit),
    ),
    ({ cell }) => cell,
  );
  const homes = [...byHome.values()];
  return {
    cells: [...byHome.keys()],
    people: Float64Array.from(homes, (home) =>
      home.reduce((sum, { remaining }) => sum + remaining, 0),
    ),
    wards: homes.map((home) => home.reduce((a, b) => (b.remaining > a.remaining ? b : a)).wardCode),
  };
}

/** A hard area farther away than this has nothing to do with a point. */
const HARD_AREA_NEAR_M = 3000;

async function pointsOf(
  reader: Reader,
  { chosen, adds }: MaximalCover,
  candidates: readonly Candidate[],
): Promise<ReachProposal['points']> {
  const areas = (await reader.hardAreas()).filter(({ closedDay }) => closedDay === null);
  const index = placeIndex(areas);
  return chosen.map((j, i) => {
    const candidate = candidates[j] as Candidate;
    const near = index.nearest(candidate, HARD_AREA_NEAR_M);
    return {
      ...candidate,
      adds: adds[i] ?? 0,
      hardAreaId: near ? (areas[near.index]?.id ?? null) : null,
    };
  });
}
