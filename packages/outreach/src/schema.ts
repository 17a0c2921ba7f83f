import type {
  AreaCode,
  Channel,
  Day,
  NoteId,
  PilotId,
  PilotKind,
  Shift,
  TeamId,
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
  /** When the file that it last came from was imported; null for a team that came from none. */
  importedAt: timestamp('imported_at', { withTimezone: true }),
  createdAt: moment('created_at'),
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

/** One row a visit whose newest outcome is not in the warehouse yet. */
export const pendingDelivery = pgTable('pending_delivery', {
  /** Order of delivery; a correction goes to the end. */
  position: bigserial('position', { mode: 'number' }).primaryKey(),
  visitId: text('visit_id')
    .$type<VisitId>()
    .notNull()
    .unique()
    .references(() => visit.id),
  /** Version of the outcome to deliver. */
  version: integer('version').notNull(),
});

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
