import type { HardAreaKind } from '@tungngo/domain';

/** Pixels of one repeat, drawn at twice the screen's density. */
const SIZE = 16;

/** Whether a pixel of a kind's pattern is inked; the unexplained areas are plain. */
const inked: Record<HardAreaKind, (x: number, y: number) => boolean> = {
  'informal-subdivision': (x, y) => (x + y) % SIZE < 3,
  'boarding-house-cluster': (x, y) => ((x % 8) - 3.5) ** 2 + ((y % 8) - 3.5) ** 2 < 4.5,
  factory: (x, y) => x % 8 < 2 || y % 8 < 2,
  scattered: () => false,
};

/** Seen on the lightest shade and on the darkest. */
const INK = [20, 33, 43, 190] as const;

/** The pattern as MapLibre takes it. */
export function patternOf(kind: HardAreaKind): ImageData {
  const image = new ImageData(SIZE, SIZE);
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      if (inked[kind](x, y)) image.data.set(INK, (y * SIZE + x) * 4);
    }
  }
  return image;
}

const urls = new Map<HardAreaKind, string>();

/** The same pattern for a style sheet: `url(data:…)`. */
export function patternUrl(kind: HardAreaKind): string {
  const known = urls.get(kind);
  if (known) return known;
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  canvas.getContext('2d')?.putImageData(patternOf(kind), 0, 0);
  const url = `url(${canvas.toDataURL()})`;
  urls.set(kind, url);
  return url;
}
