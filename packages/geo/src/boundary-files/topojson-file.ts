import type { GeoJsonProperties } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import { isRecord } from './checked-shape.js';
import type { FileLimits } from './file-limits.js';
import { FileProblem, fileProblems } from './file-problems.js';
import { type Budget, budgetOf, type OpenedFile } from './raw-layer.js';

/** TopoJSON: each of its objects is a layer. */
export function openTopoJson(root: Record<string, unknown>, limits: FileLimits): OpenedFile {
  const arcs = root.arcs ?? [];
  if (!isRecord(root.objects) || !Array.isArray(arcs) || !arcs.every(isArc)) throw broken();
  const topology = { ...root, arcs } as unknown as Topology;
  return {
    format: 'topojson',
    layers: Object.entries(topology.objects).map(([name, object]) => ({
      name,
      read: () => ({
        name,
        reference: { by: 'nothing' },
        features: featuresOf(topology, object, budgetOf(limits)),
      }),
    })),
  };
}

function featuresOf(
  topology: Topology,
  object: GeometryObject<GeoJsonProperties>,
  budget: Budget,
): unknown[] {
  spend(object, topology, budget, 0);
  const made = feature(topology, object);
  return made.type === 'FeatureCollection' ? made.features : [made];
}

const isArc = (arc: unknown) => Array.isArray(arc) && arc.every(Array.isArray);

/** Counts what an object unfolds to before it does: one arc may be used any number of times. */
function spend(object: unknown, topology: Topology, budget: Budget, depth: number): void {
  if (!isRecord(object) || depth > 16) throw broken();
  budget.feature();
  if (Array.isArray(object.geometries)) {
    for (const part of object.geometries) spend(part, topology, budget, depth + 1);
    return;
  }
  if (Array.isArray(object.coordinates)) budget.vertices(object.coordinates.length);
  spendArcs(object.arcs, topology, budget);
}

function spendArcs(arcs: unknown, topology: Topology, budget: Budget): void {
  if (arcs === undefined) return;
  if (Array.isArray(arcs)) {
    for (const arc of arcs) spendArcs(arc, topology, budget);
    return;
  }
  const index = Number(arcs);
  const arc = topology.arcs[index < 0 ? ~index : index];
  if (!Number.isInteger(index) || !arc) throw broken();
  budget.vertices(arc.length);
}

function broken(): FileProblem {
  return new FileProblem(
    fileProblems.brokenPart({
      vi: 'TopoJSON thiếu objects hoặc cung (arcs) sai',
      en: 'the TopoJSON lacks objects, or its arcs are wrong',
    }),
  );
}
