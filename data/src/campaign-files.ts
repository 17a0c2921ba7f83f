import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Area, type AreaCode, type Campaign, campaignSchema } from '@tungngo/domain';

/** Folder of the demo campaign's committed files. */
export const demoDir = fileURLToPath(new URL('../binh-duong-2023', import.meta.url));

/** The campaign: its dates, target, plan and what must be said of its records. */
export function demoCampaign(): Campaign {
  return campaignSchema.parse(JSON.parse(readFileSync(join(demoDir, 'campaign.json'), 'utf8')));
}

interface PublishedFigures {
  figures: { id: string; value: number; day?: string }[];
  derived: { id: string; value: number; formula: string }[];
  assumed: { id: string; value: number }[];
}

/** A published or derived figure by its id. Throws when the file has none. */
export function publishedFigure(id: string): number {
  const { figures, derived } = readFigures();
  return figureOf([...figures, ...derived], id);
}

/** A figure that stands in for one that nobody published. Throws when the file has none. */
export function assumedFigure(id: string): number {
  return figureOf(readFigures().assumed, id);
}

function readFigures(): PublishedFigures {
  return JSON.parse(readFileSync(join(demoDir, 'published-figures.json'), 'utf8'));
}

function figureOf(figures: readonly { id: string; value: number }[], id: string): number {
  const found = figures.find((figure) => figure.id === id);
  if (!found) throw new Error(`published-figures.json has no “${id}”`);
  return found.value;
}

/** The province, its districts and communes, as in the gazetteer. */
export function demoAreas(): Area[] {
  const [, ...lines] = readFileSync(join(demoDir, 'gazetteer.csv'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [code = '', name = '', , parent = '', lon = '', lat = ''] = line.split(',');
    return {
      code: code as AreaCode,
      name,
      level: code.length === 2 ? 'province' : code.length === 3 ? 'district' : 'ward',
      parentCode: parent === '' ? null : (parent as AreaCode),
      lon: Number(lon),
      lat: Number(lat),
    };
  });
}
