import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Relative to where vitest is started: the whole house, or one package.
    include: ['**/{src,e2e}/**/*.test.{ts,tsx}'],
    // Two cores, shared with whatever else the machine does.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
