/** WCAG 2.2's relative luminance of a hex colour: 0 is black, 1 white. */
export function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** At this luminance black and white text contrast with the ground alike. */
const EVEN_LUMINANCE = 0.179;
const known = new Map<string, boolean>();

/** True for a ground on which white text reads better than black. */
export function isDark(colour: string): boolean {
  const answer = known.get(colour) ?? luminance(colour) < EVEN_LUMINANCE;
  known.set(colour, answer);
  return answer;
}
