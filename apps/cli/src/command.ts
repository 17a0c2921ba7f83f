import type { Problem } from '@tungngo/domain';
import type { Instance } from './instance.js';
import type { Output } from './output.js';

/** What a shell script can rely on. */
export const exitCodes = { done: 0, refused: 1, usage: 2, quarantined: 3 } as const;

/** What a command gets, and the exit code that it returns. */
export interface CommandContext {
  instance: Instance;
  output: Output;
}

/** Says what is wrong and gives the exit code for it. */
export function refuse(output: Output, problem: Problem): number {
  output.problem(problem);
  return exitCodes.refused;
}
