import type {
  AreaCard,
  BoundaryVintage,
  Campaign,
  CellSummary,
  CoverageRow,
  CoverageSeries,
  Day,
  ExcludedPeople,
  GenerationInfo,
  HardArea,
  HardAreaHistory,
  ImportReport,
  Indicator,
  KnownSite,
  MissingDays,
  Overview,
  QualityReport,
  QuarantinedRow,
  QuarantinePage,
  QuarantineQuestion,
  Restatement,
  Result,
  RoadLine,
  SchemaTable,
  ShownCell,
  StatedTarget,
  UnitOrigin,
} from '@tungngo/domain';
import type { BoundarySet, CellOfWard } from '@tungngo/geo';
import {
  readBoundaryInfo,
  readBoundarySet,
  readBoundarySetByHash,
} from '../boundaries/boundary-table.js';
import { type CellQuestion, readCellSummary, readCells } from '../cells/read-cells.js';
import { readRestatements } from '../cubes/restatements.js';
import { type PeopleOfWard, readPeopleInCells } from '../decisions/people-in-cells.js';
import { readDecisionVersions } from '../decisions/standing.js';
import type { Session } from '../duckdb/session.js';
import { type ExcludedQuestion, readExcludedPeople } from '../exclusions/read-excluded.js';
import { readHardAreaDays } from '../hard-areas/hard-area-days.js';
import { readHardAreaCells, readHardAreas } from '../hard-areas/hard-area-table.js';
import {
  readImports,
  readQuarantine,
  readRejectedRows,
  readWaiting,
  type WaitingRows,
} from '../ingest/import-log.js';
import { type MendedRow, mendedRecords, type OwnRecords } from '../ingest/mending.js';
import { type ImportedFile, readImportedFile } from '../originals/imported-file.js';
import { readMissingDays } from '../quality/missing-days.js';
import { readQuality } from '../quality/report.js';
import {
  type PeopleOfCell,
  type PlacedSite,
  readPlacedSites,
  readReachPeople,
  readResidenceCells,
} from '../reach/reach-people.js';
import { readRoads } from '../reach/road-table.js';
import { readSchema } from '../schema/describe.js';
import { readTargets } from '../targets/stated-targets.js';
import { readImportedTeams, type TeamFromFile } from '../teams/team-table.js';
import { readOrigins, readUnits, readVintages } from '../vintages/unit-list.js';
import { type AreaCardQuestion, readAreaCard, readSites } from './area-card.js';
import { readAreas } from './area-list.js';
import { type CoverageQuestion, coverageByArea, coverageSeries } from './coverage-by-area.js';
import { keepAnswers } from './kept-answers.js';
import { readVisitVersions } from './visit-versions.js';

/** Answers from one published generation; its answers never change. */
export interface Reader {
  generation: GenerationInfo;
  /** The database file, for opening it read-only in another process. */
  databasePath: string;
  /** The areas, boundaries and dates; of another boundary vintage by its name. */
  overview(vintage?: string): Promise<Overview>;
  /** Counts and rates of the areas of one level on one day, by code. */
  coverageByArea(question: CoverageQuestion): Promise<CoverageRow[]>;
  coverageSeries(indicator: Indicator, vintage?: string): Promise<CoverageSeries>;
  /** People by cell, small counts hidden. */
  cells(question: CellQuestion): Promise<ShownCell[]>;
  /** How the remaining people of a day are placed in cells. */
  cellSummary(indicator: Indicator, day: Day): Promise<CellSummary>;
  /** What is known of one area beside its figures; see `area-card.ts`. */
  areaCard(question: AreaCardQuestion): Promise<Omit<AreaCard, 'neighbours'>>;
  /** Every known boarding house, factory, subdivision and service point. */
  sites(): Promise<KnownSite[]>;
  /** The same with where they lie. */
  placedSites(): Promise<PlacedSite[]>;
  /** Every road that files have told of. */
  roads(): Promise<RoadLine[]>;
  /** Every cell in which anybody was ever counted. */
  residenceCells(): Promise<string[]>;
  /** People who remain on a day, by cell and ward; small counts are not hidden. */
  reachPeople(question: { indicator: Indicator; day: Day }): Promise<PeopleOfCell[]>;
  /** Every target as stated. */
  targets(): Promise<StatedTarget[]>;
  /** Other boundary vintages that files have told of, newest first. */
  vintages(): Promise<BoundaryVintage[]>;
  /** What the units of a vintage were made of. */
  unitOrigins(vintage: string): Promise<UnitOrigin[]>;
  /** Whom the figures leave out because an officer excluded their area. */
  excludedPeople(question: ExcludedQuestion): Promise<ExcludedPeople[]>;
  /** Best first: hardness × remaining people. */
  hardAreas(): Promise<HardArea[]>;
  /** The residents whom a hard area holds, by ward and cell; empty when there is no such area. */
  hardAreaCells(id: string): Promise<CellOfWard[]>;
  /** A hard area day by day; empty when there is no such area. */
  hardAreaDays(id: string): Promise<HardAreaHistory>;
  /** The boundaries of the records. */
  boundaries(): Promise<BoundarySet>;
  /** Boundaries of any vintage by the hash of their content; null when there are none such. */
  boundariesByHash(hash: string): Promise<BoundarySet | null>;
  /** Newest first. */
  imports(): Promise<ImportReport[]>;
  /** The newest version of each visit's outcome, by visit. */
  visitVersions(): Promise<Map<string, number>>;
  /** Who lives in residence cells, by ward, most people first. */
  peopleInCells(cells: readonly string[]): Promise<PeopleOfWard[]>;
  /** The newest version of each decision about hard areas, by decision. */
  decisionVersions(): Promise<Map<string, number>>;
  /** The file of one import; null when there is no such import. */
  importedFile(importId: string): Promise<ImportedFile | null>;
  /** Rejected rows, newest import first, in the file's order, and how many broke each rule. */
  quarantine(
    question: QuarantineQuestion & { limit: number; offset: number },
  ): Promise<QuarantinePage>;
  /** Numbers of the rows that wait to be mended, newest import first; `limit` of them in all. */
  waitingRows(question: Omit<QuarantineQuestion, 'waiting'>, limit: number): Promise<WaitingRows>;
  /** Rejected rows by such numbers. */
  quarantinedRows(ids: number[]): Promise<QuarantinedRow[]>;
  /** Days whose published figures later generations changed, newest generation first. */
  restatements(question?: { generation?: number | undefined }): Promise<Restatement[]>;
  /** Quarantined rows as records with new values; see `ingest/mending.ts`. */
  mendedRecords(rows: MendedRow[]): Promise<Result<OwnRecords>>;
  /** Teams that came from files. */
  importedTeams(): Promise<TeamFromFile[]>;
  /** Scores and findings as they stand on a day: today in Vietnam. */
  quality(today: Day): Promise<QualityReport>;
  /** The days that each ward should have reported by today and did not; wards without any left out. */
  missingDays(today: Day): Promise<MissingDays[]>;
  schema(): Promise<SchemaTable[]>;
}

/** A reader with what closes its sessions. */
export interface OpenReader extends Reader {
  close(): void;
}

/** Sessions in use at once: each answer runs a query of its own on one of them. */
const SESSIONS = 4;

/** Rows of coverage that a reader keeps, some 0.5 kB each: two days of 10,600 areas, 250 of 91. */
const KEPT_ROWS = 25_000;

/** Numbers of series that a reader keeps, 8 bytes each: one of 10,600 areas over half a year. */
const KEPT_NUMBERS = 4_000_000;

/** Opens a reader over a generation whose database can be read through `open`. */
export async function loadReader(
  generation: GenerationInfo,
  databasePath: string,
  open: () => Promise<Session>,
): Promise<OpenReader> {
  const pool = await sessionPool(open, SESSIONS);
  const once = <T>(ask: (session: Session) => Promise<T>) => {
    let answer: Promise<T> | null = null;
    return () => {
      answer ??= pool.use(ask).catch((error: unknown) => {
        answer = null;
        throw error;
      });
      return answer;
    };
  };
  let judged: { today: Day; answer: () => Promise<QualityReport> } | null = null;
  const quality = (today: Day) => {
    if (judged?.today !== today) {
      judged = { today, answer: once((session) => readQuality(session, today)) };
    }
    return judged.answer();
  };
  const overview = once((session) => readOverview(session, generation));
  const series = keepAnswers(
    ({ indicator, vintage }: { indicator: Indicator; vintage: string | undefined }) =>
      pool.use((session) => coverageSeries(session, indicator, vintage)),
    ({ areas, days }) => 2 * areas.length * days.length,
    KEPT_NUMBERS,
  );
  return {
    generation,
    databasePath,
    overview: (vintage) =>
      vintage === undefined
        ? overview()
        : pool.use((session) => readOverview(session, generation, vintage)),
    coverageByArea: keepAnswers(
      (question) => pool.use((session) => coverageByArea(session, question)),
      (rows) => rows.length,
      KEPT_ROWS,
    ),
    coverageSeries: (indicator, vintage) => series({ indicator, vintage }),
    cells: (question) => pool.use((session) => readCells(session, question)),
    cellSummary: (indicator, day) =>
      pool.use((session) => readCellSummary(session, indicator, day)),
    areaCard: (question) => pool.use((session) => readAreaCard(session, question)),
    sites: once(readSites),
    placedSites: once(readPlacedSites),
    roads: () => pool.use(readRoads),
    residenceCells: once(readResidenceCells),
    reachPeople: (question) => pool.use((session) => readReachPeople(session, question)),
    targets: once(readTargets),
    vintages: once(readVintages),
    unitOrigins: (vintage) => pool.use((session) => readOrigins(session, vintage)),
    excludedPeople: (question) => pool.use((session) => readExcludedPeople(session, question)),
    hardAreas: once(readHardAreas),
    hardAreaCells: (id) => pool.use((session) => readHardAreaCells(session, id)),
    hardAreaDays: (id) => pool.use((session) => readHardAreaDays(session, id)),
    boundaries: () => pool.use(readBoundarySet),
    boundariesByHash: (hash) => pool.use((session) => readBoundarySetByHash(session, hash)),
    imports: () => pool.use(readImports),
    visitVersions: () => pool.use(readVisitVersions),
    peopleInCells: (cells) => pool.use((session) => readPeopleInCells(session, cells)),
    decisionVersions: () => pool.use(readDecisionVersions),
    importedFile: (importId) => pool.use((session) => readImportedFile(session, importId)),
    quarantine: (page) => pool.use((session) => readQuarantine(session, page)),
    waitingRows: (question, limit) => pool.use((session) => readWaiting(session, question, limit)),
    quarantinedRows: (ids) => pool.use((session) => readRejectedRows(session, ids)),
    restatements: (question) => pool.use((session) => readRestatements(session, question)),
    mendedRecords: (rows) => pool.use((session) => mendedRecords(session, rows)),
    quality,
    missingDays: (today) => pool.use((session) => readMissingDays(session, today)),
    importedTeams: once(readImportedTeams),
    schema: once(readSchema),
    close: pool.close,
  };
}

async function readOverview(
  session: Session,
  generation: GenerationInfo,
  vintage?: string,
): Promise<Overview> {
  const { firstDay, lastDay } = await session.one<{ firstDay: Day | null; lastDay: Day | null }>(`
    SELECT min(day)::VARCHAR AS "firstDay", max(day)::VARCHAR AS "lastDay" FROM coverage_daily`);
  const [campaign] = await session.rows<{ definition: string }>(
    'SELECT definition::VARCHAR AS definition FROM campaign',
  );
  return {
    generation,
    campaign: campaign ? (JSON.parse(campaign.definition) as Campaign) : null,
    areas: vintage === undefined ? await readAreas(session) : await readUnits(session, vintage),
    firstDay,
    lastDay,
    indicatorsWithData: await readIndicatorsWithData(session),
    boundaries: await readBoundaryInfo(session, vintage),
    vintage: vintage ?? null,
    vintages: await readVintages(session),
  };
}

async function readIndicatorsWithData(session: Session): Promise<Indicator[]> {
  const rows = await session.rows<{ indicator: Indicator }>(`
    SELECT indicator::VARCHAR AS indicator
    FROM coverage_daily
    WHERE area_level = 'province' AND activated > 0
    GROUP BY coverage_daily.indicator ORDER BY coverage_daily.indicator`);
  return rows.map(({ indicator }) => indicator);
}

async function sessionPool(open: () => Promise<Session>, size: number) {
  const all = await Promise.all(Array.from({ length: size }, open));
  const free = [...all];
  const waiting: ((session: Session) => void)[] = [];
  return {
    async use<T>(ask: (session: Session) => Promise<T>): Promise<T> {
      const session =
        free.pop() ?? (await new Promise<Session>((resolve) => void waiting.push(resolve)));
      try {
        return await ask(session);
      } finally {
        const next = waiting.shift();
        if (next) next(session);
        else free.push(session);
      }
    },
    close() {
      for (const session of all) session.close();
    },
  };
}
