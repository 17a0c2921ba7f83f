import { describe, expect, it } from 'vitest';
import { bivariateColour } from './bivariate.js';
import { luminance } from './contrast.js';
import { isDiverging, rampColours, rampNames } from './ramps.js';

type Rgb = [red: number, green: number, blue: number];

/** Full deficiencies as Machado, Oliveira & Fernandes (2009) simulate them, on linear RGB. */
const simulations: Record<string, readonly Rgb[]> = {
  'full colour vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(colour: string): Rgb {
  return [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
}

const dot = (row: Rgb, rgb: Rgb) => row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2];

/** CIELAB under D65 of linear RGB. */
function lab(rgb: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f(dot([0.4124564, 0.3575761, 0.1804375], rgb) / 0.95047);
  const y = f(dot([0.2126729, 0.7151522, 0.072175], rgb));
  const z = f(dot([0.0193339, 0.119192, 0.9503041], rgb) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seenAs(colour: string, matrix: readonly Rgb[]): Rgb {
  const rgb = linear(colour);
  return lab(matrix.map((row) => Math.max(0, Math.min(1, dot(row, rgb)))) as Rgb);
}

/** ΔE of 1976; about 2.3 is just noticeable side by side. */
const difference = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe.each(Object.entries(simulations))('with %s', (_, matrix) => {
  const seen = (colour: string | undefined) => seenAs(colour ?? '#000000', matrix);

  it.each(rampNames)('neighbouring classes of %s stay apart, up to seven', (name) => {
    for (const classCount of [3, 4, 5, 6, 7]) {
      const colours = rampColours(name, classCount);
      expect(colours).toHaveLength(classCount);
      for (let i = 1; i < colours.length; i++) {
        expect(difference(seen(colours[i - 1]), seen(colours[i]))).toBeGreaterThan(4.6);
      }
    }
  });

  it('any two of the nine bivariate classes stay apart', () => {
    const nine = Array.from({ length: 9 }, (__, i) => seen(bivariateColour(i)));
    const pairs = nine.flatMap((a, i) => nine.slice(i + 1).map((b) => difference(a, b)));
    expect(Math.min(...pairs)).toBeGreaterThan(4.6);
  });
});

describe('ramps', () => {
  it.each(rampNames)('%s has as many colours as classes, from one to nine', (name) => {
    for (let classCount = 1; classCount <= 9; classCount++) {
      const colours = rampColours(name, classCount);
      expect(new Set(colours).size).toBe(classCount);
      for (const colour of colours) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
      expect(rampColours(name, classCount, true)).toEqual(colours.toReversed());
    }
  });

  it.each(rampNames.filter((name) => !isDiverging(name)))(
    '%s darkens from class to class',
    (name) => {
      const light = rampColours(name, 9).map(luminance);
      expect(light).toEqual(light.toSorted((a, b) => b - a));
    },
  );

  it.each(rampNames.filter(isDiverging))('%s is lightest in the middle', (name) => {
    const light = rampColours(name, 9).map(luminance);
    expect(Math.max(...light)).toBe(light[4]);
  });
});
