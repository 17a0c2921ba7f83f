import type { HardAreaKind, HardAreaState } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { isDark } from '../map/contrast.js';

const SIZE = 52;
const DENSITY = 2;
const CENTRE = SIZE / 2;
const RADIUS = 18;

/** A mark of the map: what its picture shows. */
export interface Mark {
  kind: HardAreaKind;
  state: HardAreaState;
  colour: string;
  picked: boolean;
}

/** Outline of a state: colour, width and dashes in pixels of the picture. */
const outlines: Record<HardAreaState, readonly [string, number, readonly number[]]> = {
  unvisited: ['#14212b', 3, []],
  visited: ['#0b6e8f', 6, []],
  reached: ['#1d7044', 6, []],
  inaccessible: ['#14212b', 4, [7, 5]],
  excluded: ['#7b8894', 4, [3, 4]],
};

/** Lines of each kind's sign, in pixels around the centre: roofs, a bed, a chimney, a question. */
const signs: Record<HardAreaKind, string> = {
  'informal-subdivision': 'M-9 8V-2L-4.5-8L0-2V8ZM0-2L4.5-8L9-2V8H0',
  'boarding-house-cluster':
    'M-10-7V8M-10 3H10V8M10 3V-1H-3V3M-8.5-2A2 2 0 1 0-4.5-2A2 2 0 1 0-8.5-2',
  factory: 'M-10 8V-2L-3 2V-2L4 2V-9H9V8Z',
  scattered: 'M-5-4.5A5 5 0 1 1 1 0.5Q0 1.5 0 4M0 8V8.5',
};

/** Gives the map the picture of a mark, once; returns its name. */
export function markImage(map: MapLibreMap, mark: Mark): string {
  const name = `hard-area ${mark.kind} ${mark.state} ${mark.colour} ${mark.picked}`;
  if (!map.hasImage(name)) map.addImage(name, picture(mark), { pixelRatio: DENSITY });
  return name;
}

const drawn = new Map<string, string>();

/** The picture of a mark for an `<img>`. */
export function markUrl(mark: Mark): string {
  const key = JSON.stringify(mark);
  const known = drawn.get(key);
  if (known) return known;
  const url = canvasOf(mark).toDataURL();
  drawn.set(key, url);
  return url;
}

function picture(mark: Mark): ImageData {
  const context = canvasOf(mark).getContext('2d');
  return context?.getImageData(0, 0, SIZE, SIZE) ?? new ImageData(SIZE, SIZE);
}

function canvasOf({ kind, state, colour, picked }: Mark): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const [line, width, dashes] = outlines[state];
  const fill = state === 'excluded' ? '#dfe4e8' : colour;
  disc(context, RADIUS + 4);
  context.fillStyle = picked ? '#c2185b' : '#ffffff';
  context.fill();
  disc(context, RADIUS);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = line;
  context.lineWidth = width;
  context.setLineDash([...dashes]);
  context.stroke();
  context.setLineDash([]);
  sign(context, kind, isDark(fill) ? '#ffffff' : '#14212b');
  if (state === 'reached') check(context);
  return canvas;
}

function disc(context: CanvasRenderingContext2D, radius: number): void {
  context.beginPath();
  context.arc(CENTRE, CENTRE, radius, 0, 2 * Math.PI);
}

function sign(context: CanvasRenderingContext2D, kind: HardAreaKind, colour: string): void {
  context.save();
  context.translate(CENTRE, CENTRE);
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.stroke(new Path2D(signs[kind]));
  context.restore();
}

/** A green badge with a tick at the upper right: no colour alone says that the target is reached. */
function check(context: CanvasRenderingContext2D): void {
  context.beginPath();
  context.arc(41, 11, 10, 0, 2 * Math.PI);
  context.fillStyle = '#1d7044';
  context.fill();
  context.strokeStyle = '#ffffff';
  context.lineWidth = 3;
  context.stroke(new Path2D('M36 11L40 15L46 7'));
}
