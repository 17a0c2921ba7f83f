import { setImmediate } from 'node:timers/promises';

/** Runs to the end; other requests are answered between the steps. */
export async function letOthersIn<T>(steps: Generator<void, T, void>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
