import { checkedExpectations, type HardAreaInput } from '@tungngo/geo';

/** How well coverage was foretold for small groups of cells, none of which taught its own expectation. */
export interface Foretold {
  /** Part of the variance between groups that the expectation explains, groups weighing as their people. */
  explained: number;
  /** Points of coverage that groups differ by for each point that they were expected to differ by. */
  slope: number;
  /** Expected less real coverage, all people together. */
  bias: number;
}

export function foretold(input: HardAreaInput): Foretold {
  const groups = checkedExpectations(input);
  const people = groups.reduce((sum, group) => sum + group.people, 0);
  const mean = (of: (group: (typeof groups)[number]) => number) =>
    groups.reduce((sum, group) => sum + (group.people * of(group)) / people, 0);
  const [rate, expected] = [mean((group) => group.rate), mean((group) => group.expected)];
  const variance = mean((group) => (group.rate - rate) ** 2);
  return {
    explained: 1 - mean((group) => (group.rate - group.expected) ** 2) / variance,
    slope:
      mean((group) => (group.expected - expected) * (group.rate - rate)) /
      mean((group) => (group.expected - expected) ** 2),
    bias: expected - rate,
  };
}

/** One line: means over campaigns. */
export function foretoldLine(campaigns: readonly Foretold[]): string {
  const mean = (of: (one: Foretold) => number) =>
    campaigns.reduce((sum, one) => sum + of(one), 0) / campaigns.length;
  const part = (100 * mean(({ explained }) => explained)).toFixed(0);
  const slope = mean((one) => one.slope).toFixed(2);
  const bias = (100 * mean((one) => one.bias)).toFixed(1);
  return `Expected coverage of 0.1 km², out of fold: explains ${part}% of the variance, slope ${slope}, off by ${bias} points in all`;
}
