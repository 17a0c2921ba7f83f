// `npm run tungngo -- ARGS`: the command line, built when it is not yet.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll, install, requireNode, root } from './toolchain.mjs';

requireNode();
const main = join(root, 'apps/cli/dist/main.js');
if (!existsSync(main)) {
  install();
  buildAll();
}
const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { UV_THREADPOOL_SIZE: '16', ...process.env },
});
process.exit(status ?? 1);
