// What `npm start` and `npm test` need before any dependency is installed: only Node's own modules.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Prints one sentence in Vietnamese and English and ends the process. */
export function fail(vi, en) {
  console.error(`\n✗ ${vi}\n  ${en}\n`);
  process.exit(1);
}

/** Refuses a Node older than package.json's `engines.node`. */
export function requireNode() {
  const wanted = manifest.engines.node.replace('>=', '').split('.').map(Number);
  const found = process.versions.node.split('.').map(Number);
  const older = wanted.findIndex((part, i) => part !== found[i]);
  if (older >= 0 && found[older] < wanted[older]) {
    fail(
      `Node ${process.versions.node} quá cũ: cần Node ${wanted.join('.')} trở lên. Cài bản mới rồi chạy lại.`,
      `Node ${process.versions.node} is too old: ${wanted.join('.')} or newer is needed. Install it and run again.`,
    );
  }
}

/** Environment for child processes: our pnpm and the installed tools first on PATH, npm's own settings for this script left out. */
function childEnv(toolDir) {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  for (const key of Object.keys(env)) {
    if (/^npm_(lifecycle|package|command|node_execpath|execpath)/.test(key)) delete env[key];
  }
  const bins = [join(toolDir, 'node_modules', '.bin'), join(root, 'node_modules', '.bin')];
  env.PATH = [...bins, env.PATH].join(delimiter);
  return env;
}

/** Puts the pinned pnpm into `.tools/` (kept between runs) and returns that folder. */
function ensurePnpm() {
  const version = manifest.packageManager.split('@')[1].split('+')[0];
  const dir = join(root, '.tools', `pnpm-${version}`);
  if (existsSync(join(dir, 'ready'))) return dir;
  console.log(`• pnpm ${version}`);
  try {
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    fail(
      `Không ghi được vào ${root} (${error.code}). Cấp quyền ghi hoặc chép mã nguồn sang ổ đĩa ghi được.`,
      `Cannot write to ${root} (${error.code}). Make it writable or copy the source to a writable disk.`,
    );
  }
  const npm = spawnSync(
    'npm',
    [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--prefix',
      dir,
      `pnpm@${version}`,
    ],
    { cwd: dir, stdio: 'inherit', shell: process.platform === 'win32' },
  );
  if (npm.status !== 0) {
    fail(
      'Không tải được pnpm từ kho npm: kiểm tra mạng hoặc `npm config get registry`, rồi chạy lại.',
      'pnpm could not be fetched from the npm registry: check the network or `npm config get registry`, and run again.',
    );
  }
  mkdirSync(join(dir, 'ready'));
  return dir;
}

/** Runs a program with our pnpm on PATH, its output shown; returns the exit status. */
export function run(command, args, env = {}) {
  const toolDir = ensurePnpm();
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...childEnv(toolDir), ...env },
    shell: process.platform === 'win32',
  });
  return result.status ?? 1;
}

export const runPnpm = (args, env) => run('pnpm', args, env);

/** Says which part of a command begins. */
export const step = (title) => console.log(`\n• ${title}`);

/** Installs what the lockfile names; ends the process when that fails. */
export function install() {
  step('Cài thư viện, lần đầu mất khoảng nửa phút / installing, half a minute the first time');
  if (
    runPnpm([
      'install',
      '--frozen-lockfile',
      '--prefer-offline',
      '--reporter=append-only',
      '--loglevel=error',
    ]) === 0
  )
    return;
  fail(
    'Không cài được thư viện: kiểm tra mạng, chỗ trống của ổ đĩa và quyền ghi, rồi chạy lại.',
    'The packages could not be installed: check network, disk space and permissions, and run again.',
  );
}

/** Builds what has changed since the last build. */
export function buildAll() {
  step('Biên dịch / building');
  if (run('turbo', ['run', 'build', '--output-logs=errors-only']) === 0) return;
  fail('Biên dịch thất bại; lỗi ở ngay trên.', 'The build failed; the error stands above.');
}
