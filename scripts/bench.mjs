// `npm run bench`: every speed claim in one run.
import { buildAll, install, requireNode, run } from './toolchain.mjs';

requireNode();
install();
buildAll();
process.exit(
  run(process.execPath, ['benchmarks/dist/index.js', ...process.argv.slice(2)], {
    UV_THREADPOOL_SIZE: '16',
  }),
);
