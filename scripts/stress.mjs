// `npm run stress`: kills imports and fills disks; see benchmarks/README.md.
import { buildAll, install, requireNode, run } from './toolchain.mjs';

requireNode();
install();
buildAll();
process.exit(
  run(process.execPath, ['benchmarks/dist/stress/index.js', ...process.argv.slice(2)], {
    UV_THREADPOOL_SIZE: '16',
  }),
);
