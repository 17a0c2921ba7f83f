/** Points with their sign, a true minus for those that make an area easier. */
export function signedPoints(points: number, write: (value: number) => string): string {
  return points < 0 ? `−${write(-points)}` : `+${write(points)}`;
}
