import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{apps,packages}/*/{src,e2e}/**/*.test.{ts,tsx}',
      '{data,benchmarks}/src/**/*.test.ts',
    ],
    // Two cores, shared with whatever else the machine does.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
