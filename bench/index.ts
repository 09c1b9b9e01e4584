import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import type { BenchRow } from './row.ts';

// Ratios against peers in one run: absolute figures wander on a shared machine, ratios hold.
const here = new URL('.', import.meta.url);
const wanted = process.argv[2];
const rooms = readdirSync(here)
  .filter((name) => name.endsWith('.ts') && !['index.ts', 'row.ts', 'timed.ts'].includes(name))
  .map((name) => name.slice(0, -'.ts'.length))
  .filter((name) => wanted === undefined || name === wanted || name.startsWith(`${wanted}-`));
if (rooms.length === 0 || !existsSync(here)) throw new Error(`no bench for "${wanted}"`);

const rows: BenchRow[] = [];
for (const room of rooms) {
  console.log(`bench ${room} …`);
  const { run } = (await import(`./${room}.ts`)) as { run: () => Promise<BenchRow[]> };
  rows.push(...(await run()));
}
const figure = (n: number): string => (n >= 1000 ? Math.round(n).toLocaleString('en-US') : n.toPrecision(3));
console.table(
  rows.map((row) => ({
    name: row.name,
    'ops/s': figure(row.ops),
    peer: row.peer,
    'peer ops/s': figure(row.peerOps),
    ratio: figure(row.ratio),
  })),
);
writeFileSync(new URL('results.json', here), `${JSON.stringify(rows, null, 2)}\n`);
