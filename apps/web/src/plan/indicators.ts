import type { Indicator } from '@tungngo/domain';

/** What is counted where a link does not say. */
export const defaultIndicator: Indicator = 'level2';

/** Both levels of accounts can always be chosen, the other indicators when they have data. */
export function shownIndicators(withData: readonly Indicator[]): Indicator[] {
  return (['level2', 'level1', 'chip-card', 'licence'] as const).filter(
    (name) => name === 'level1' || name === 'level2' || withData.includes(name),
  );
}

/** The indicator that a link asks for; the default when nobody is counted by it. */
export function countedIndicator(
  asked: Indicator | undefined,
  withData: readonly Indicator[],
): Indicator {
  return asked !== undefined && shownIndicators(withData).includes(asked)
    ? asked
    : defaultIndicator;
}
