// `npm test`: installs, then format, lint, imports, unused code, types, and every test.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll, install, requireNode, run, runPnpm, step } from './toolchain.mjs';

requireNode();
install();
check('Định dạng, kiểm mã, chiều phụ thuộc / format, lint, direction of imports', [
  'run',
  'check:format',
]);
buildAll();
check('Mã thừa / unused code', ['run', 'check:unused']);
step('Kiểu / types');
if (run('turbo', ['run', 'typecheck', '--output-logs=errors-only']) !== 0) stop();

step('Kiểm thử / tests');
const reportDir = mkdtempSync(join(tmpdir(), 'tungngo-tests-'));
const report = join(reportDir, 'report.json');
const status = run('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);
const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
  readFileSync(report, 'utf8'),
);
rmSync(reportDir, { recursive: true });
// A file that fails to load has no test of its own to count.
const failed =
  numFailedTests === 0 && status !== 0 ? Math.max(1, numFailedTestSuites) : numFailedTests;
console.log(`\n${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`);
process.exit(status);

function check(title, args) {
  step(title);
  if (runPnpm(['--silent', ...args]) !== 0) stop();
}

function stop() {
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}
