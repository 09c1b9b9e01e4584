import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Runs every project and ends with the one line that people and machines look for.
const report = join(mkdtempSync(join(tmpdir(), 'vendorwise-')), 'report.json');
// The packed tarball has a script of its own (test:hosts): it needs a build.
const projects = ['unit', 'property', 'types', 'golden', 'examples'].flatMap((name) => ['--project', name]);
const extra = process.argv.slice(2);
const result = spawnSync(
  'npx',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...projects, ...extra],
  {
    stdio: 'inherit',
  },
);
const totals = readTotals();
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(result.status === 0 && totals.failed === 0 ? 0 : 1);

function readTotals(): { passed: number; failed: number } {
  try {
    const json = JSON.parse(readFileSync(report, 'utf8'));
    // A file that cannot even be loaded has no failed test of its own.
    const brokenFiles = json.testResults.filter(
      (file: { status: string; assertionResults: unknown[] }) =>
        file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    return { passed: json.numPassedTests, failed: json.numFailedTests + brokenFiles };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
