/**
 * People reached of `remaining` after so much effort, where each unit of effort reaches one person
 * at first and ever fewer as fewer remain: remaining × (1 − e^(−effort / remaining)). Without a
 * denominator (`remaining` ≤ 0) effort and people are the same.
 */
export function reached(effort: number, remaining: number): number {
  return remaining > 0 ? remaining * -Math.expm1(-effort / remaining) : effort;
}

/** Nearly all: the effort that reached everybody has no end. */
const NEARLY_ALL = 0.98;

/** The effort that reached so many people; the inverse of `reached`. */
export function effortOf(people: number, remaining: number): number {
  if (remaining <= 0) return people;
  const share = Math.min(people / remaining, NEARLY_ALL);
  return share <= 0 ? people : -remaining * Math.log1p(-share);
}
