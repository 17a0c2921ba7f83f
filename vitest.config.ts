import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Relative to where vitest is started: the whole house, or one package.
    include: ['**/{src,e2e}/**/*.test.{ts,tsx}'],
    globalSetup: fileURLToPath(new URL('test/run-folder.ts', import.meta.url)),
    // Two cores, shared with whatever else the machine does.
    maxWorkers: 2,
    // They end a test that hangs; a busy machine takes several times as long as an idle one.
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
