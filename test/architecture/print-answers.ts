import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GoldenAdapterModule, GoldenFile } from '../golden/adapter.ts';
import { DEFAULT_FOLDER, topicsOf } from '../golden/run-golden.ts';

// Every answer of the library to every golden case, one digest a topic: run under several zones and locales and compared.
const CASES = 400;
for (const topic of topicsOf(DEFAULT_FOLDER)) {
  const file = JSON.parse(readFileSync(join(DEFAULT_FOLDER, `${topic}.json`), 'utf8')) as GoldenFile;
  const { adapter } = (await import(`../golden/adapters/${topic}.ts`)) as GoldenAdapterModule;
  const digest = createHash('sha256');
  for (const one of file.cases.slice(0, CASES)) digest.update(JSON.stringify(adapter(one, file)) ?? '');
  console.log(`${topic} ${Math.min(CASES, file.cases.length)} ${digest.digest('hex')}`);
}
