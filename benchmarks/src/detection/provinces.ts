import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AreaCode } from '@tungngo/domain';
import { detectHardAreas, type HardAreaInput, hexCell, hexCentre } from '@tungngo/geo';
import { drawnWorld } from './world.js';

/** Drawn campaigns beside each other that make one province of 40,000 cells and 2.5 million people. */
const CAMPAIGNS_A_PROVINCE = 4;
/** Of a drawn campaign's eligible people so many are counted: 2 million in all, of 2.5 million residents. */
const ELIGIBLE_SHARE = 0.26;
/** Of residents, those old enough. */
const ELIGIBLE_OF_RESIDENTS = 0.8;
const FIRST_SEED = 201;
/** Degrees between two of them, in rows of so many. */
const APART = 0.9;
const A_ROW = 9;

/**
 * Time and memory of detection for one province and for twenty of them at once, each in a process
 * of its own. Prints both.
 */
export function measureProvinces(): void {
  for (const provinces of [1, 20]) {
    const child = fileURLToPath(new URL('./provinces-child.js', import.meta.url));
    const { stdout, stderr, status } = spawnSync(process.execPath, [child, String(provinces)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    console.log(stdout.trim());
  }
}

/** Detects the hard areas of so many provinces and prints how long and how much it took. */
export function detectProvinces(provinces: number): void {
  const input = inputOf(provinces);
  const before = peakMb();
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const found = detectHardAreas(input);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const people = input.cells.reduce((sum, { eligible }) => sum + eligible, 0);
  const millions = (people / ELIGIBLE_OF_RESIDENTS / 1e6).toFixed(1);
  console.log(
    `${provinces} province(s): ${millions} million residents, ${input.cells.length} cells, ` +
      `${input.sites.length} sites: ${found.length} hard areas in ${seconds.toFixed(1)} s ` +
      `(${((user + system) / 1e6).toFixed(1)} s of CPU); peak memory ${peakMb()} MB, ` +
      `${before} MB of it before, with the input`,
  );
}

const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1024);

function inputOf(provinces: number): HardAreaInput {
  const worlds = Array.from({ length: CAMPAIGNS_A_PROVINCE }, (_, i) => drawnWorld(FIRST_SEED + i));
  const parts = Array.from({ length: provinces * CAMPAIGNS_A_PROVINCE }, (_, i) =>
    moved((worlds[i % worlds.length] as (typeof worlds)[number]).input, i),
  );
  return {
    cells: parts.flatMap(({ cells }) => cells),
    sites: parts.flatMap(({ sites }) => sites),
    areas: parts.flatMap(({ areas }) => areas),
  };
}

/** A campaign at another place, with codes and ids of its own, and fewer people a cell. */
function moved({ cells, sites, areas }: HardAreaInput, n: number): HardAreaInput {
  const [east, north] = [APART * (n % A_ROW), APART * Math.floor(n / A_ROW)];
  const code = (of: AreaCode) => `${n}-${of}` as AreaCode;
  const people = (of: number) => Math.round(of * ELIGIBLE_SHARE);
  return {
    cells: cells.map((cell) => {
      const [lon, lat] = hexCentre(cell.cell);
      return {
        ...cell,
        cell: hexCell(lon + east, lat + north),
        wardCode: code(cell.wardCode),
        eligible: people(cell.eligible),
        eligibleTemporary: people(cell.eligibleTemporary),
        activated: people(cell.activated),
      };
    }),
    sites: sites.map((site) => ({
      ...site,
      id: `${n}-${site.id}`,
      wardCode: code(site.wardCode),
      lon: site.lon + east,
      lat: site.lat + north,
    })),
    areas: areas.map((area) => ({
      ...area,
      code: code(area.code),
      parentCode: area.parentCode && code(area.parentCode),
    })),
  };
}
