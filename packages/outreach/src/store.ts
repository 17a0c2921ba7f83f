import type {
  AbsenceDraft,
  AbsenceVersion,
  AreaDecision,
  AreaNote,
  AreaPhoto,
  Assignment,
  DecisionVersion,
  KeptVisitRule,
  NewDecision,
  NewNote,
  NewPhoto,
  NotedArea,
  NoteEdit,
  NoteVersion,
  Outcome,
  PhotoId,
  PilotDraft,
  PilotModel,
  PilotVersion,
  Result,
  Team,
  TeamAbsence,
  Visit,
  VisitRuleChange,
} from '@tungngo/domain';
import { type AuditEntry, noteWrites, readAudit } from './audit/audit-log.js';
import type { Database } from './database/database.js';
import {
  decide,
  readDecisions,
  readPendingDecisions,
  restoreDecision,
  undoDecision,
} from './decisions/decisions.js';
import { markDelivered, type RecordVersion } from './delivery/outbox.js';
import { addNote, editNote, readNotes, removeNote, restoreNote } from './notes/notes.js';
import {
  addPhoto,
  changePhoto,
  type PhotoChange,
  type PhotoFile,
  readPhoto,
  readPhotos,
} from './photos/photos.js';
import { readPilots, removePilot, restorePilot, savePilot, seedPilots } from './pilots/pilots.js';
import { addAbsence, readAbsences, removeAbsence, restoreAbsence } from './resources/absences.js';
import { readVisitRules, saveVisitRule } from './resources/visit-rules.js';
import type { DeliveredKind } from './schema.js';
import {
  type ImportedTeam,
  readTeams,
  saveTeam,
  seedTeams,
  takeImportedTeams,
} from './teams/teams.js';
import { assign, type Destination } from './visits/assign.js';
import { cancel } from './visits/cancel.js';
import { recordOutcome } from './visits/record-outcome.js';
import { readPending, readVisits, type VisitQuery, type VisitVersion } from './visits/visit.js';

/**
 * Teams, visits, their outcomes, notes about areas, pilot models, decisions about hard areas and their pictures. Every write is one transaction, and in the
 * audit log. A refusal changes nothing. The functions stand alone: they may be passed on without the store.
 */
export interface OutreachStore {
  /** All teams, by id. */
  teams(): Promise<Team[]>;
  /** Adds a team, or replaces the one with its id; throws a `ProblemError` for invalid fields. */
  saveTeam(team: Team): Promise<Team>;
  /** Adds the teams, if there is none yet. */
  seedTeams(teams: Team[]): Promise<void>;
  /** Adds or replaces teams that came from files newer than those taken before; returns how many. */
  takeImportedTeams(imported: ImportedTeam[]): Promise<number>;
  /** Days on which teams do not go out, by first day. */
  absences(): Promise<TeamAbsence[]>;
  /** Refused: `input-invalid`, `not-found` for an unknown team. */
  addAbsence(draft: AbsenceDraft): Promise<Result<TeamAbsence>>;
  /** Refused: `input-invalid`, `not-found`, `stale-version`. */
  removeAbsence(absence: AbsenceVersion): Promise<Result<TeamAbsence>>;
  /** Undoes a removal; refused as a removal is. */
  restoreAbsence(absence: AbsenceVersion): Promise<Result<TeamAbsence>>;
  /** How visits are made by each channel: the office's own rule, else the usual one. */
  visitRules(): Promise<KeptVisitRule[]>;
  /** Refused: `input-invalid`, `stale-version`. */
  saveVisitRule(change: VisitRuleChange): Promise<Result<KeptVisitRule>>;
  /** Visits by day, shift and team; cancelled ones included. */
  visits(query?: VisitQuery): Promise<Visit[]>;
  /**
   * Plans a visit. Refused: `team-away` on days of its
   * absence, `double-booking` when the team has a planned or done visit in that
   * shift, `not-found` for an unknown team or a hard area without a name, `input-invalid`.
   */
  assign(assignment: Assignment, hardArea: Destination): Promise<Result<Visit>>;
  /** Refused: `not-found`, `stale-version`, `input-invalid` when its outcome is recorded. */
  cancel(query: VisitVersion): Promise<Result<Visit>>;
  /**
   * Records an outcome, or corrects it. Refused: `not-found`, `stale-version`, `input-invalid`
   * (also for a cancelled visit).
   */
  recordOutcome(query: VisitVersion & { outcome: Outcome }): Promise<Result<Visit>>;
  /** Visits whose newest outcome the warehouse does not have yet, in the order of recording. */
  pendingOutcomes(): Promise<Visit[]>;
  /** Says which versions the warehouse has; a record changed since then stays pending. */
  markDelivered(kind: DeliveredKind, records: RecordVersion[]): Promise<void>;
  /** Every decision about hard areas, undone ones too, in the order in which they were taken. */
  decisions(): Promise<AreaDecision[]>;
  /** Refused: `input-invalid`; `stale-version` when somebody decided about an area meanwhile. */
  decide(decision: NewDecision): Promise<Result<AreaDecision>>;
  /** Refused: `not-found`, `stale-version`, `input-invalid` when a later decision builds on it. */
  undoDecision(decision: DecisionVersion): Promise<Result<AreaDecision>>;
  /** Brings an undone decision back in its old place; refused as an undoing is. */
  restoreDecision(decision: DecisionVersion): Promise<Result<AreaDecision>>;
  /** Decisions whose newest version the warehouse does not have yet, in the order of taking. */
  pendingDecisions(): Promise<AreaDecision[]>;
  /** The pictures of areas, the oldest first. */
  photos(areaIds: readonly string[]): Promise<AreaPhoto[]>;
  /** One picture, also a removed one. */
  photo(id: PhotoId): Promise<AreaPhoto | undefined>;
  /** Keeps what is known of a picture whose file is in its place. Refused: `input-invalid`. */
  addPhoto(photo: NewPhoto, file: PhotoFile): Promise<Result<AreaPhoto>>;
  /** Takes a picture out of sight, or brings it back. Refused: `not-found`. */
  changePhoto(change: PhotoChange): Promise<Result<AreaPhoto>>;
  /** Notes that somebody put a site on the map, which the warehouse alone keeps. */
  noteSite(site: { id: string; author: string } & Record<string, unknown>): Promise<void>;
  /** The notes about an area, the newest first. */
  notes(area: NotedArea): Promise<AreaNote[]>;
  /** Refused: `input-invalid`. */
  addNote(note: NewNote): Promise<Result<AreaNote>>;
  /** Refused: `input-invalid` (also for a note that somebody else wrote), `not-found`, `stale-version`. */
  editNote(edit: NoteEdit): Promise<Result<AreaNote>>;
  /** Refused as an edit is. */
  removeNote(note: NoteVersion): Promise<Result<AreaNote>>;
  /** Undoes a removal; refused as an edit is. */
  restoreNote(note: NoteVersion): Promise<Result<AreaNote>>;
  /** The pilot models, the newest first. */
  pilots(): Promise<PilotModel[]>;
  /** Registers a model, or changes it; refused: `input-invalid`, `not-found`, `stale-version`. */
  savePilot(draft: PilotDraft): Promise<Result<PilotModel>>;
  /** Registers the models, if none has ever been. */
  seedPilots(drafts: PilotDraft[]): Promise<void>;
  /** Refused: `not-found`, `stale-version`. */
  removePilot(model: PilotVersion): Promise<Result<PilotModel>>;
  /** Undoes a removal; refused as a removal is. */
  restorePilot(model: PilotVersion): Promise<Result<PilotModel>>;
  /** The newest writes, newest first. */
  audit(query: { limit: number }): Promise<AuditEntry[]>;
  /** Ends the store; pending writes finish first. */
  close(): Promise<void>;
}

/**
 * Opens the store and brings its schema up to date: on PostgreSQL at `databaseUrl`, else in the
 * folder `dir`, else in memory. Throws a `ProblemError` that says why it cannot be opened.
 */
export async function openOutreachStore(options: {
  dir?: string;
  databaseUrl?: string;
}): Promise<OutreachStore> {
  const { connection, write, close } = await openDatabase(options);
  let closing: Promise<void> | undefined;
  return {
    teams: () => readTeams(connection),
    saveTeam: (team) => write((tx) => saveTeam(tx, team)),
    seedTeams: (teams) => write((tx) => seedTeams(tx, teams)),
    takeImportedTeams: (imported) => write((tx) => takeImportedTeams(tx, imported)),
    absences: () => readAbsences(connection),
    addAbsence: (draft) => write((tx) => addAbsence(tx, draft)),
    removeAbsence: (absence) => write((tx) => removeAbsence(tx, absence)),
    restoreAbsence: (absence) => write((tx) => restoreAbsence(tx, absence)),
    visitRules: () => readVisitRules(connection),
    saveVisitRule: (change) => write((tx) => saveVisitRule(tx, change)),
    visits: (query = {}) => readVisits(connection, query),
    assign: (assignment, hardArea) => write((tx) => assign(tx, assignment, hardArea)),
    cancel: (query) => write((tx) => cancel(tx, query)),
    recordOutcome: (query) => write((tx) => recordOutcome(tx, query)),
    pendingOutcomes: () => readPending(connection),
    markDelivered: (kind, records) => write((tx) => markDelivered(tx, kind, records)),
    decisions: () => readDecisions(connection),
    decide: (decision) => write((tx) => decide(tx, decision)),
    undoDecision: (decision) => write((tx) => undoDecision(tx, decision)),
    restoreDecision: (decision) => write((tx) => restoreDecision(tx, decision)),
    pendingDecisions: () => readPendingDecisions(connection),
    photos: (areaIds) => readPhotos(connection, areaIds),
    photo: (id) => readPhoto(connection, id),
    addPhoto: (photo, file) => write((tx) => addPhoto(tx, photo, file)),
    changePhoto: (change) => write((tx) => changePhoto(tx, change)),
    noteSite: ({ id, ...detail }) =>
      write((tx) => noteWrites(tx, 'site-added', [{ subject: id, detail }])),
    notes: (area) => readNotes(connection, area),
    addNote: (note) => write((tx) => addNote(tx, note)),
    editNote: (edit) => write((tx) => editNote(tx, edit)),
    removeNote: (note) => write((tx) => removeNote(tx, note)),
    restoreNote: (note) => write((tx) => restoreNote(tx, note)),
    pilots: () => readPilots(connection),
    savePilot: (draft) => write((tx) => savePilot(tx, draft)),
    seedPilots: (drafts) => write((tx) => seedPilots(tx, drafts)),
    removePilot: (model) => write((tx) => removePilot(tx, model)),
    restorePilot: (model) => write((tx) => restorePilot(tx, model)),
    audit: ({ limit }) => readAudit(connection, limit),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Only the engine that is used is loaded. */
async function openDatabase(options: { dir?: string; databaseUrl?: string }): Promise<Database> {
  if (options.databaseUrl !== undefined) {
    const { openPostgres } = await import('./database/postgres.js');
    return openPostgres(options.databaseUrl);
  }
  const { openFolder, openInMemory } = await import('./database/pglite.js');
  return options.dir === undefined ? openInMemory() : openFolder(options.dir);
}
