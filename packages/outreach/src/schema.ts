import type {
  AbsenceId,
  AreaCode,
  AreaDecisionKind,
  Channel,
  Day,
  DecidedArea,
  DecisionId,
  NoteId,
  PhotoId,
  PhotoMediaType,
  PilotId,
  PilotKind,
  RestrictionState,
  Shift,
  TeamId,
  TeamKit,
  TeamLanguage,
  TeamSkill,
  VisitId,
  VisitStatus,
} from '@tungngo/domain';
import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

// After a change here: `pnpm --filter @tungngo/outreach generate`, and commit the new migration.

const moment = (name: string) => timestamp(name, { withTimezone: true }).notNull().defaultNow();

/** One row a mobile team. */
export const team = pgTable('team', {
  id: text('id').$type<TeamId>().primaryKey(),
  name: text('name').notNull(),
  baseCode: text('base_code').notNull(),
  people: integer('people').notNull(),
  workstations: integer('workstations').notNull(),
  capacityPerHour: doublePrecision('capacity_per_hour').notNull(),
  loudspeakerCar: boolean('loudspeaker_car').notNull(),
  skills: jsonb('skills').$type<TeamSkill[]>().notNull().default([]),
  languages: jsonb('languages').$type<TeamLanguage[]>().notNull().default([]),
  kits: jsonb('kits').$type<TeamKit[]>().notNull().default([]),
  hours: text('hours'),
  /** When the file that it last came from was imported; null for a team that came from none. */
  importedAt: timestamp('imported_at', { withTimezone: true }),
  createdAt: moment('created_at'),
  updatedAt: moment('updated_at'),
});

/** One row a stretch of days on which a team does not go out, removed ones included. */
export const teamAbsence = pgTable(
  'team_absence',
  {
    id: text('id').$type<AbsenceId>().primaryKey(),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => team.id),
    fromDay: date('from_day', { mode: 'string' }).$type<Day>().notNull(),
    toDay: date('to_day', { mode: 'string' }).$type<Day>().notNull(),
    reason: text('reason').notNull(),
    author: text('author').notNull(),
    version: integer('version').notNull(),
    createdAt: moment('created_at'),
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (table) => [
    index('team_absence_team_idx').on(table.teamId),
    check('team_absence_order', sql`from_day <= to_day`),
  ],
);

/** One row a channel whose way of visiting an office has set by itself. */
export const visitRule = pgTable('visit_rule', {
  channel: text('channel').$type<Channel>().primaryKey(),
  setupMinutes: integer('setup_minutes').notNull(),
  leastMinutes: integer('least_minutes').notNull(),
  mostMinutes: integer('most_minutes').notNull(),
  minutesPerPerson: doublePrecision('minutes_per_person').notNull(),
  hours: text('hours').notNull(),
  author: text('author').notNull(),
  version: integer('version').notNull(),
  updatedAt: moment('updated_at'),
});

/** One row a visit of a team to a hard area in one shift, cancelled ones included. */
export const visit = pgTable(
  'visit',
  {
    id: text('id').$type<VisitId>().primaryKey(),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => team.id),
    hardAreaId: text('hard_area_id').notNull(),
    // Hard areas are computed anew with each generation: a visit keeps the name it was planned by.
    hardAreaNameVi: text('hard_area_name_vi').notNull(),
    hardAreaNameEn: text('hard_area_name_en').notNull(),
    wardCode: text('ward_code').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    day: date('day', { mode: 'string' }).$type<Day>().notNull(),
    shift: text('shift').$type<Shift>().notNull(),
    status: text('status').$type<VisitStatus>().notNull(),
    note: text('note'),
    version: integer('version').notNull(),
    createdAt: moment('created_at'),
    updatedAt: moment('updated_at'),
  },
  (table) => [
    uniqueIndex('visit_team_day_shift_key')
      .on(table.teamId, table.day, table.shift)
      .where(sql`status <> 'cancelled'`),
    index('visit_day_idx').on(table.day),
    index('visit_hard_area_idx').on(table.hardAreaId),
    check('visit_status_known', sql`status in ('planned', 'done', 'cancelled')`),
    check('visit_shift_known', sql`shift in ('morning', 'afternoon', 'evening')`),
  ],
);

/** One row a recorded outcome; a correction adds a row, and the highest version is in force. */
export const outcome = pgTable(
  'outcome',
  {
    visitId: text('visit_id')
      .$type<VisitId>()
      .notNull()
      .references(() => visit.id),
    /** Version of the visit that the recording made. */
    version: integer('version').notNull(),
    level1: integer('level1').notNull(),
    level2: integer('level2').notNull(),
    absent: integer('absent').notNull(),
    refused: integer('refused').notNull(),
    note: text('note'),
    recordedAt: moment('recorded_at'),
  },
  (table) => [
    primaryKey({ columns: [table.visitId, table.version] }),
    check('outcome_counts', sql`least(level1, level2, absent, refused) >= 0`),
  ],
);

/** Records of ours that go into the warehouse, called as its import kinds are. */
export type DeliveredKind = 'visit-outcomes' | 'area-decisions';

/** One row a record whose newest version is not in the warehouse yet. */
export const pendingDelivery = pgTable(
  'pending_delivery',
  {
    /** Order of delivery; a correction goes to the end. */
    position: bigserial('position', { mode: 'number' }).primaryKey(),
    kind: text('kind').$type<DeliveredKind>().notNull(),
    /** Id of the visit or decision. */
    subject: text('subject').notNull(),
    /** Its version to deliver. */
    version: integer('version').notNull(),
  },
  (table) => [
    uniqueIndex('pending_delivery_subject_key').on(table.kind, table.subject),
    check('pending_delivery_kind_known', sql`kind in ('visit-outcomes', 'area-decisions')`),
  ],
);

/** One row a decision about hard areas, undone ones included. */
export const areaDecision = pgTable(
  'area_decision',
  {
    id: text('id').$type<DecisionId>().primaryKey(),
    /** Order in which they were taken: of an area the last word stands. */
    position: bigserial('position', { mode: 'number' }).notNull().unique(),
    version: integer('version').notNull(),
    kind: text('kind').$type<AreaDecisionKind>().notNull(),
    areaIds: jsonb('area_ids').$type<string[]>().notNull(),
    parts: jsonb('parts').$type<DecidedArea[]>().notNull(),
    restriction: text('restriction').$type<RestrictionState>(),
    until: date('until', { mode: 'string' }).$type<Day>(),
    reason: text('reason'),
    author: text('author').notNull(),
    decidedAt: moment('decided_at'),
    removedAt: timestamp('removed_at', { withTimezone: true }),
    removedBy: text('removed_by'),
  },
  () => [
    check('area_decision_restriction', sql`(kind = 'restrict') = (restriction is not null)`),
    check('area_decision_removal', sql`(removed_at is null) = (removed_by is null)`),
  ],
);

/** One row a picture of a hard area, removed ones included; the file lies in the data folder. */
export const areaPhoto = pgTable(
  'area_photo',
  {
    id: text('id').$type<PhotoId>().primaryKey(),
    areaId: text('area_id').notNull(),
    caption: text('caption'),
    mediaType: text('media_type').$type<PhotoMediaType>().notNull(),
    bytes: integer('bytes').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    author: text('author').notNull(),
    addedAt: moment('added_at'),
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (table) => [index('area_photo_area_idx').on(table.areaId)],
);

/** One row a note about an area, removed ones included, so that a removal can be undone. */
export const areaNote = pgTable(
  'area_note',
  {
    id: text('id').$type<NoteId>().primaryKey(),
    areaCode: text('area_code').$type<AreaCode>().notNull(),
    /** The boundary vintage that the code is of; null for that of the records. */
    vintage: text('vintage'),
    author: text('author').notNull(),
    text: text('text').notNull(),
    version: integer('version').notNull(),
    createdAt: moment('created_at'),
    editedAt: timestamp('edited_at', { withTimezone: true }),
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (table) => [index('area_note_area_idx').on(table.areaCode)],
);

/** One row a pilot model, removed ones included, so that a removal can be undone. */
export const pilotModel = pgTable('pilot_model', {
  id: text('id').$type<PilotId>().primaryKey(),
  name: text('name').notNull(),
  kind: text('kind').$type<PilotKind>().notNull(),
  description: text('description').notNull(),
  wards: jsonb('wards').$type<AreaCode[]>().notNull(),
  fromDay: date('from_day', { mode: 'string' }).$type<Day>().notNull(),
  toDay: date('to_day', { mode: 'string' }).$type<Day>(),
  teamHours: doublePrecision('team_hours'),
  author: text('author').notNull(),
  version: integer('version').notNull(),
  createdAt: moment('created_at'),
  editedAt: timestamp('edited_at', { withTimezone: true }),
  removedAt: timestamp('removed_at', { withTimezone: true }),
});

/** One row a write; never changed. */
export const auditLog = pgTable('audit_log', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: moment('at'),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
});
