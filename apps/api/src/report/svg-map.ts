import { isShare, type MapDrawing } from './map-drawing.js';
import type { ReportContent } from './report-content.js';
import { wordsOf } from './report-words.js';

const FONT = 'Be Vietnam Pro';
const WIDTH = 1000;
const HEAD = 96;
const LEGEND = 250;

export const SVG_MAP_WIDTH = WIDTH - LEGEND;

/** The map of a report as a picture of its own: title, day, legend and source within. */
export function svgMap(content: ReportContent, map: MapDrawing): string {
  const t = wordsOf(content);
  const height = Math.ceil(HEAD + Math.max(map.height, 420) + 40);
  const text = (x: number, y: number, size: number, words: string, more = '') =>
    `<text x="${x}" y="${y}" font-size="${size}" ${more}>${escapeXml(words)}</text>`;
  const wards = map.wards.map(({ path, fill, row }) => {
    const value = row?.[content.metric] ?? null;
    const shown = isShare(content.metric) ? t.share(value) : t.count(value);
    return `<path d="${path}" fill="${fill}"><title>${escapeXml(`${row?.name ?? ''}: ${shown}`)}</title></path>`;
  });
  const hatches = map.wards.filter(({ late }) => late).map(({ path }) => `<path d="${path}"/>`);
  const disclosure = content.campaign?.disclosure;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="${FONT}, sans-serif" fill="#14212b">`,
    '<defs><pattern id="late" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="8" fill="#14212b"/></pattern></defs>',
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    text(24, 38, 24, `${t.metric(content.metric)} · ${t.counted}`, 'font-weight="700"'),
    text(24, 64, 15, [t.asOf, t.excluded, t.vintage].filter(Boolean).join(' · ')),
    text(24, 86, 12, t.generation, 'fill="#536374"'),
    `<g transform="translate(12 ${HEAD})">`,
    `<g stroke="#5d7386" stroke-width="0.6">${wards.join('')}</g>`,
    `<g fill="url(#late)">${hatches.join('')}</g>`,
    `<g fill="none" stroke="#1d3547" stroke-width="1.6">${map.outlines.map((d) => `<path d="${d}"/>`).join('')}</g>`,
    `<g font-size="${map.labelSize.toFixed(1)}" font-weight="600" text-anchor="middle" paint-order="stroke" stroke="#ffffff" stroke-width="3">${map.labels.map(({ x, y, text: name }) => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}">${escapeXml(name)}</text>`).join('')}</g>`,
    '</g>',
    legend(content, map, text),
    disclosure ? text(24, height - 14, 11, t.say(disclosure), 'fill="#8a5200"') : '',
    '</svg>',
  ].join('\n');
}

function legend(
  content: ReportContent,
  map: MapDrawing,
  text: (x: number, y: number, size: number, words: string, more?: string) => string,
): string {
  const t = wordsOf(content);
  const write = isShare(content.metric) ? t.share : t.count;
  const x = WIDTH - LEGEND + 20;
  const entries: { fill: string; words: string; count: number }[] = [
    ...map.legend.map(({ fill, from, to, count }) => ({
      fill,
      words: `${write(from)} – ${write(to)}`,
      count,
    })),
    ...(map.missing > 0 ? [{ fill: '#d5d9dd', words: t.noData, count: map.missing }] : []),
    ...(map.late > 0 ? [{ fill: 'url(#late)', words: t.late, count: map.late }] : []),
  ];
  const rows = entries.map(({ fill, words, count }, i) => {
    const y = HEAD + 40 + i * 26;
    return [
      `<rect x="${x}" y="${y - 13}" width="22" height="17" fill="${fill}" stroke="#5d7386" stroke-width="0.6"/>`,
      text(x + 30, y, 13, words),
      text(WIDTH - 16, y, 13, t.count(count), 'text-anchor="end" fill="#536374"'),
    ].join('');
  });
  const end = HEAD + 50 + entries.length * 26;
  return [
    text(x, HEAD + 14, 14, t.metric(content.metric), 'font-weight="700"'),
    ...rows,
    map.approximate ? text(x, end + 8, 12, t.approximate, 'fill="#8a5200" font-weight="600"') : '',
  ].join('');
}

/** What stands for a character that XML keeps for itself. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
