import type { Localized } from '@tungngo/domain';
import proj4 from 'proj4';
import {
  type CoordinateSystem,
  coordinateSystems,
  findCoordinateSystem,
  VN2000_TOWGS84,
} from './coordinate-systems.js';
import { fromDefinition, type ToWgs84, toWgs84 } from './to-wgs84.js';

/** A system with its way to WGS 84. */
export interface UsableSystem {
  code: string;
  name: Localized;
  toWgs84: ToWgs84;
  /** False when the statement leaves the datum open and it was taken for VN-2000. */
  sure: boolean;
}

/** Definitions are a few hundred characters long; longer ones are not read. */
const LONGEST_WKT = 20_000;

/** The listed system as one to use. */
export function usable(system: CoordinateSystem, sure = true): UsableSystem {
  const way = toWgs84(system.code) ?? fromDefinition(system.definition);
  return { code: system.code, name: system.name, toWgs84: way, sure };
}

/**
 * The system that well-known text (a .prj file, a GeoPackage's definition) describes. Desktop GIS
 * write VN-2000 without its shift to WGS 84, so it is known by its names and numbers. Null when it
 * cannot be read or its datum's place is unknown.
 */
export function systemOfWkt(wkt: string): UsableSystem | null {
  const text = wkt.replace(/^\uFEFF/, '').trim();
  if (text.length === 0 || text.length > LONGEST_WKT) return null;
  const parsed = parsedWkt(text);
  if (!parsed) return null;
  const shift = /TOWGS84\s*\[\s*(-?[\d.]+)/i.exec(text);
  const vn2000 = isVn2000(text, shift?.[1]);
  const datum = /(?:DATUM|ENSEMBLE)\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '';
  const wgs84 = /^(D_)?(WGS|World Geodetic System)[-_ ]*(19)?84/i.test(datum);
  const sameKind = coordinateSystems.filter((system) => isDescribed(system, parsed));
  const exact = sameKind.find((system) =>
    vn2000 ? system.vn2000 : wgs84 && !shift && !system.vn2000,
  );
  if (exact) return usable(exact);
  // Nobody cuts WGS 84 itself into 3-degree zones: it stands for VN-2000 without a shift.
  const zone = sameKind.find(({ mercator }) => mercator?.scale === 0.9999);
  const onSphere = /SPHEROID\s*\[\s*"WGS[-_ ]*(19)?84"/i.test(text);
  if (zone && (wgs84 || onSphere) && !shift) return usable(zone, false);
  const stated = findCoordinateSystem(parsed.title ?? '');
  if (stated) return usable(stated);
  if (vn2000) return shifted(text, parsed);
  return wgs84 || shift ? asWritten(text, parsed) : null;
}

interface ParsedWkt {
  projName?: string | undefined;
  name?: string | undefined;
  title?: string | undefined;
  long0?: number | undefined;
  lat0?: number | undefined;
  k0?: number | undefined;
  x0?: number | undefined;
  y0?: number | undefined;
  to_meter?: number | undefined;
}

function parsedWkt(text: string): ParsedWkt | null {
  try {
    return new proj4.Proj(text) as ParsedWkt;
  } catch {
    return null;
  }
}

function isVn2000(text: string, shiftX: string | undefined): boolean {
  if (shiftX !== undefined) return Math.abs(Number(shiftX) + 191.9) < 2;
  return /VN[-_ ]?2000|Viet[-_ ]?nam[-_ ]?2000/i.test(text);
}

function isDescribed({ projected, mercator }: CoordinateSystem, wkt: ParsedWkt): boolean {
  const name = (wkt.projName ?? '').toLowerCase().replace(/[^a-z]/g, '');
  if (!projected) return name === 'longlat' || name === 'latlong';
  if (!mercator)
    return name === 'mercatorauxiliarysphere' || name === 'popularvisualisationpseudomercator';
  const degrees = ((wkt.long0 ?? 0) * 180) / Math.PI;
  return (
    /^(transversemercator|tmerc|gausskruger|etmerc|utm)$/.test(name) &&
    Math.abs(degrees - mercator.meridian) < 1e-6 &&
    Math.abs((wkt.k0 ?? 1) - mercator.scale) < 1e-7 &&
    wkt.x0 === 500_000 &&
    (wkt.y0 ?? 0) === 0 &&
    (wkt.lat0 ?? 0) === 0 &&
    (wkt.to_meter ?? 1) === 1
  );
}

/** Another cut of VN-2000 than the listed ones: the text with the shift that it leaves out. */
function shifted(text: string, parsed: ParsedWkt): UsableSystem | null {
  if (/TOWGS84/i.test(text)) return asWritten(text, parsed);
  const sphere = /SPHEROID\s*\[[^[\]]*(?:\[[^[\]]*\][^[\]]*)?\]/i;
  const whole = text.replace(sphere, `$&,TOWGS84[${VN2000_TOWGS84}]`);
  return whole === text ? null : asWritten(whole, parsed);
}

function asWritten(wkt: string, { title, name }: ParsedWkt): UsableSystem | null {
  const called = (title ?? name ?? '').slice(0, 80) || 'WKT';
  try {
    return {
      code: called,
      name: { vi: called, en: called },
      toWgs84: fromDefinition(wkt),
      sure: true,
    };
  } catch {
    return null;
  }
}
