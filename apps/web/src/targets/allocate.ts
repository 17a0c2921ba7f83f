/** An area that a share of the remaining target may go to. */
export interface Recipient<Code extends string> {
  code: Code;
  activated: number;
  /** Eligible people not yet activated. */
  remaining: number;
}

/**
 * Divides what is left of a target among areas by their remaining eligible people: an area's new
 * target is what it has reached plus its share. Shares are whole and add up exactly to what is left
 * (largest remainder, Hamilton); no area gets more than its remaining people, and what it cannot
 * take goes to the others. Null when the areas together have fewer people left than the target
 * needs: then no allocation can be met.
 *
 * @param target people to be reached by all the areas together, with those already reached
 */
export function allocateFairly<Code extends string>(
  recipients: readonly Recipient<Code>[],
  target: number,
): Map<Code, number> | null {
  const reached = recipients.reduce((sum, { activated }) => sum + activated, 0);
  const left = Math.max(0, target - reached);
  const room = recipients.reduce((sum, { remaining }) => sum + remaining, 0);
  if (left > room) return null;
  const shares = byLargestRemainder(recipients, left, room);
  return new Map(recipients.map(({ code, activated }, i) => [code, activated + (shares[i] ?? 0)]));
}

/** Since `left` is at most `room`, no quota exceeds an area's room, and rounding up stays within it. */
function byLargestRemainder(
  recipients: readonly Recipient<string>[],
  left: number,
  room: number,
): number[] {
  if (room === 0) return recipients.map(() => 0);
  const quotas = recipients.map(({ remaining }) => (left * remaining) / room);
  const shares = quotas.map(Math.floor);
  let missing = left - shares.reduce((sum, share) => sum + share, 0);
  const order = quotas
    .map((quota, i) => ({ i, rest: quota - Math.floor(quota) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order) {
    if (missing === 0) break;
    const share = shares[i] ?? 0;
    if (share >= (recipients[i]?.remaining ?? 0)) continue;
    shares[i] = share + 1;
    missing--;
  }
  return shares;
}
