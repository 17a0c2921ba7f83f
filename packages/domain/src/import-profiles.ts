import { z } from 'zod';
import { areaCodeSchema } from './areas.js';
import { importKinds } from './imports.js';

/** Encodings that Vietnamese offices' text files have. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1258',
  'tcvn3',
  'vni',
] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** Where a field's value comes from: a column of the file, or one value for every row. */
export const columnSourceSchema = z.union([
  z.object({ column: z.string().min(1).max(400) }),
  z.object({ constant: z.string().max(400) }),
]);
export type ColumnSource = z.infer<typeof columnSourceSchema>;

/**
 * How files of one origin are read: what they hold, which header fills which field, and the
 * operator's answers about wards. What is absent is recognised anew in each file.
 */
export const importProfileSchema = z.object({
  /** Its name, also that of its file: letters, digits, dash; "tan-uyen-hang-ngay". */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  kind: z.enum(importKinds),
  /** Sheet, member of an archive, or layer; the first that fits when absent. */
  table: z.string().max(200).optional(),
  /** Line or row of the header, from 1. */
  headerRow: z.int().min(1).max(1000).optional(),
  encoding: z.enum(textEncodings).optional(),
  delimiter: z.string().length(1).optional(),
  /** By field of the kind; a field that is absent is recognised by its header. */
  columns: z.record(z.string(), columnSourceSchema).optional(),
  /** Ward names that the operator decided, as the file writes them ("district|ward" or "ward"). */
  wards: z.record(z.string(), areaCodeSchema).optional(),
  /** Coordinate system of points and shapes: "EPSG:9210"; WGS 84 when absent and not in the file. */
  crs: z.string().max(40).optional(),
  /** Of boundaries: the vintage whose units they are the shapes of; that of the records when absent. */
  vintage: z.string().min(1).max(40).optional(),
});
export type ImportProfile = z.infer<typeof importProfileSchema>;
