import { dbfRows } from './dbf-table.js';
import type { FileLimits } from './file-limits.js';
import { budgetOf, type OpenedFile, type RawLayer, type StatedReference } from './raw-layer.js';
import { shpShapes } from './shp-shapes.js';

/** Files of a zip by name; each .shp is a layer, with the .dbf, .prj and .cpg of the same name. */
export function openShapefile(
  files: ReadonlyMap<string, Uint8Array>,
  limits: FileLimits,
): OpenedFile {
  const byName = new Map([...files].map(([name, content]) => [name.toLowerCase(), content]));
  const shapes = [...files.keys()].filter((name) => /\.shp$/i.test(name));
  return {
    format: 'shapefile',
    layers: shapes.map((path) => {
      const stem = path.slice(0, -4);
      const part = (ending: string) => byName.get(`${stem}.${ending}`.toLowerCase());
      const name = stem.slice(stem.lastIndexOf('/') + 1);
      return { name, read: () => layerOf(name, part, limits) };
    }),
  };
}

function layerOf(
  name: string,
  part: (ending: string) => Uint8Array | undefined,
  limits: FileLimits,
): RawLayer {
  const shapes = shpShapes(part('shp') ?? new Uint8Array(), budgetOf(limits));
  const table = part('dbf');
  const rows = table ? dbfRows(table, textOf(part('cpg')), budgetOf(limits)) : [];
  const features = shapes.flatMap((geometry, i) => {
    // A row that is marked as deleted deletes its shape.
    if (rows[i] === null) return [];
    return [{ type: 'Feature', properties: rows[i] ?? {}, geometry }];
  });
  return { name, reference: referenceOf(textOf(part('prj'))), features };
}

function referenceOf(wkt: string): StatedReference {
  return wkt === '' ? { by: 'nothing' } : { by: 'wkt', wkt };
}

function textOf(bytes: Uint8Array | undefined): string {
  return bytes ? new TextDecoder().decode(bytes.subarray(0, 40_000)).trim() : '';
}
