import { randomUUID } from 'node:crypto';
import { type AreaCode, ok, type Problem, type Result, refused } from '@tungngo/domain';
import { areaAt } from '@tungngo/geo';
import { waitForWriter } from '@tungngo/warehouse';
import { z } from 'zod';
import type { ApiContext } from '../procedures.js';

const siteKinds = [
  'boarding-house-cluster',
  'factory',
  'informal-subdivision',
  'service-point',
] as const;

/** A place that an officer puts on the map. */
export const newSiteSchema = z.object({
  name: z.string().trim().min(1).max(200),
  kind: z.enum(siteKinds),
  lon: z.number().min(102).max(118),
  lat: z.number().min(6).max(24),
  /** Beds, workers, plots or workstations, by kind. */
  size: z.int().min(0).max(1_000_000),
  hours: z.string().trim().min(1).max(200).nullable(),
  author: z.string().trim().min(1).max(80),
});
type NewSite = z.infer<typeof newSiteSchema>;

/**
 * Imports a site as a file would bring it, in the ward that it lies in; who and when is in the audit
 * log. An import that writes is waited for.
 */
export async function addSite(
  ctx: ApiContext,
  { author, ...site }: NewSite,
): Promise<Result<{ id: string; wardCode: AreaCode }>> {
  const { features } = await ctx.warehouse.read((reader) => reader.boundaries());
  const wardCode = areaAt(features, 'ward', [site.lon, site.lat]);
  if (!wardCode) return refused(outsideWards);
  const id = `tay-${randomUUID()}`;
  const record = {
    'Mã cơ sở': id,
    'Tên cơ sở': site.name,
    'Loại cơ sở': site.kind,
    'Mã xã': wardCode,
    'Kinh độ': site.lon,
    'Vĩ độ': site.lat,
    'Quy mô': site.size,
    'Giờ thuận lợi': site.hours ?? '',
  };
  const imported = await waitForWriter(
    () => ctx.warehouse.importRecords('sites', 'co-so-cham-tren-ban-do', [record]),
    { onBusy: () => undefined },
  );
  if (!imported.ok) return imported;
  await ctx.outreach.noteSite({ id, author, ...site, wardCode });
  return ok({ id, wardCode });
}

const outsideWards: Problem = {
  code: 'area-unknown',
  message: {
    vi: 'Điểm này không nằm trong xã, phường nào của địa bàn.',
    en: 'This point lies in no ward of the area.',
  },
  remedy: { vi: 'Thả điểm vào trong ranh giới.', en: 'Drop the point inside the boundaries.' },
  place: { field: 'lon' },
};
