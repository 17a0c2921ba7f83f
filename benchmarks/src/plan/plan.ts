import type { Measured } from '../measure.js';
import { chromiumPath, measureBrowser } from './browser.js';
import { measureCalls } from './calls.js';
import { measureEngines, skippedLine } from './engines.js';
import { withProduct } from './product.js';
import { fillDemoProvince, fillWideProvince, type Province } from './province.js';

/**
 * The Plan screen over the demo's 91 wards with so many events, and over 10,600 areas: what a browser
 * needs for the first map and while it plays, what the calls take under load, and the one that
 * everything rests on against other engines.
 */
export async function measurePlan(dir: string, events: number): Promise<Measured[]> {
  tell(`importing ${events.toLocaleString('en')} events of 91 wards`);
  const demo = await fillDemoProvince(dir, events);
  const lines = await withProduct(demo.dataDir, async (address) => [
    ...(await inBrowser(address, demo)),
    ...(await measured('the engines', () => measureEngines(address, demo))),
    ...(await measured('calls under load', () => measureCalls(address, demo))),
  ]);
  tell('importing 10,600 areas');
  const wide = await fillWideProvince(dir);
  const wideLines = await withProduct(wide.dataDir, (address) => inBrowser(address, wide));
  return [...lines, ...wideLines];
}

/** Says what goes on, beside the table. */
const tell = (what: string) => console.error(`${new Date().toISOString().slice(11, 19)} ${what}`);

function measured(what: string, measure: () => Promise<Measured[]>): Promise<Measured[]> {
  tell(what);
  return measure();
}

async function inBrowser(address: string, province: Province): Promise<Measured[]> {
  tell(`a browser over ${province.wards} areas`);
  if (chromiumPath) return measureBrowser(address, province);
  const name = `first map and frames, ${province.wards} areas`;
  return [skippedLine(name, 'no Chromium found (apt-get install chromium, or CHROMIUM_PATH)')];
}
