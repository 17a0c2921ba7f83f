// `npm start`: installs, builds, loads the demo campaign and serves the product at one address.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { buildAll, fail, install, requireNode, root } from './toolchain.mjs';

requireNode();
await requireFreePort(Number(process.env.PORT ?? 4173));
install();
buildAll();

const server = spawn(
  process.execPath,
  ['apps/cli/dist/main.js', 'serve', '--demo', ...process.argv.slice(2)],
  // DuckDB's queries each hold a thread of libuv's pool; four would let slow ones stall the rest.
  { cwd: root, stdio: 'inherit', env: { UV_THREADPOOL_SIZE: '16', ...process.env } },
);
// The terminal sends Ctrl+C to both processes; the server decides when it is over.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => server.kill('SIGTERM'));
// npm ends the shell between it and this script, and the shell tells nobody.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid !== parent) server.kill('SIGTERM');
}, 500);
watch.unref();
server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

/** Asked before a minute of building, not after it. */
async function requireFreePort(port) {
  const host = process.env.HOST ?? '127.0.0.1';
  const busy = await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code === 'EADDRINUSE'));
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
  if (busy) {
    fail(
      `Cổng ${port} đang được chương trình khác dùng. Dừng chương trình đó, hoặc chạy: PORT=${port + 1} npm start`,
      `Port ${port} is in use by another program. Stop that program, or run: PORT=${port + 1} npm start`,
    );
  }
}
