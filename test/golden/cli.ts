import { resolve } from 'node:path';
import { DEFAULT_FOLDER, runTopic, topicsOf } from './run-golden.ts';

const FAILURES_SHOWN = 20;
const folders = process.argv.length > 2 ? process.argv.slice(2).map((folder) => resolve(folder)) : [DEFAULT_FOLDER];
let passed = 0;
let failed = 0;
for (const folder of folders) {
  const topics = topicsOf(folder);
  if (topics.length === 0) {
    console.log(`${folder}: no golden file`);
    failed += 1;
  }
  for (const topic of topics) {
    const result = await runTopic(folder, topic);
    passed += result.passed;
    failed += result.failures.length;
    for (const line of result.failures.slice(0, FAILURES_SHOWN)) console.log(`  ${line}`);
    if (result.excepted > 0)
      console.log(`  ${result.excepted} excepted in one member, see test/golden/exceptions.json`);
    console.log(`${topic}: ${result.passed} passed, ${result.failures.length} failed`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
