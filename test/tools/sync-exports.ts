import { readFileSync, writeFileSync } from 'node:fs';
import { entries } from './entries.ts';

// Writes the `exports` and `typesVersions` of package.json from the rooms that stand in src.
const path = new URL('../../package.json', import.meta.url);
const pkg = JSON.parse(readFileSync(path, 'utf8'));
const target = (file: string) => ({
  import: { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` },
  require: { types: `./dist/${file}.d.cts`, default: `./dist/${file}.cjs` },
});
const names = Object.keys(entries);
pkg.exports = {
  '.': target('index'),
  ...Object.fromEntries(names.map((name) => [`./${name}`, target(name)])),
  './package.json': './package.json',
};
// For resolvers older than `exports` (node10, notebooks with an old TypeScript).
pkg.typesVersions = { '*': Object.fromEntries(names.map((name) => [name, [`./dist/${name}.d.cts`]])) };
writeFileSync(path, `${JSON.stringify(pkg, null, 2)}\n`);
