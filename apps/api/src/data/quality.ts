import { dayInVietnam } from '@tungngo/domain';
import { qualityCatalogue, type Reader } from '@tungngo/warehouse';
import { procedure } from '../procedures.js';

const qualityToday = (reader: Reader) => reader.quality(dayInVietnam(new Date()));

/** Đúng, đủ, sạch, sống: scores, findings and what they mean. */
export const qualityProcedures = {
  /** Scores of areas and files, and every finding, as of today. */
  quality: procedure.query(({ ctx }) => ctx.warehouse.read(qualityToday)),

  /** The areas' scores alone: what every map needs. */
  areaQuality: procedure.query(({ ctx }) =>
    ctx.warehouse.read(async (reader) => {
      const { asOf, areas } = await qualityToday(reader);
      return { asOf, areas };
    }),
  ),

  /** Days without a report, by ward. */
  missingDays: procedure.query(({ ctx }) =>
    ctx.warehouse.read((reader) => reader.missingDays(dayInVietnam(new Date()))),
  ),

  /** What each score means. */
  qualityDefinitions: procedure.query(() => qualityCatalogue),
};
