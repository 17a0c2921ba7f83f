// Runs the pinned pnpm of package.json without a global install: `node scripts/pnpm.mjs ARGS`.
import { runPnpm } from './toolchain.mjs';

process.exit(runPnpm(process.argv.slice(2)));
