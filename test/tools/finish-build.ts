import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { entries } from './entries.ts';

/**
 * The front door only points at the rooms. Bundling `export * as time` together with the rooms would put an export
 * object into each room's chunk and keep every function of the room alive, so it is written out after the build.
 */
function writeFrontDoor(): void {
  const rooms = [
    ...readFileSync('src/index.ts', 'utf8').matchAll(/export \* as (\w+) from '\.\/([\w/]+)\/index\.js'/g),
  ];
  const namespaces = (extension: string): string =>
    rooms.map(([, name, room]) => `export * as ${name} from './${room}.${extension}';`).join('\n');
  const requires = rooms
    .map(
      ([, name, room]) =>
        `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => require('./${room}.cjs') });`,
    )
    .join('\n');
  writeFileSync('dist/index.js', `${namespaces('js')}\n`);
  writeFileSync('dist/index.d.ts', `${namespaces('js')}\n`);
  writeFileSync('dist/index.cjs', `'use strict';\n${requires}\n`);
  writeFileSync('dist/index.d.cts', `${namespaces('cjs')}\n`);
}

/** Every schema that a room exports, as a JSON Schema file for hosts that are not written in TypeScript. */
async function writeSchemas(): Promise<void> {
  mkdirSync('dist/schemas', { recursive: true });
  for (const entry of Object.keys(entries)) {
    const exported = Object.entries(await import(pathToFileURL(resolve(`dist/${entry}.js`)).href));
    for (const [name, value] of exported) {
      if (!name.endsWith('Schema') || typeof value !== 'object' || value === null || !('_zod' in value)) continue;
      const json = z.toJSONSchema(value as z.core.$ZodType, { io: 'input', unrepresentable: 'any' });
      writeFileSync(`dist/schemas/${name.slice(0, -'Schema'.length)}.json`, `${JSON.stringify(json, null, 2)}\n`);
    }
  }
}

writeFrontDoor();
await writeSchemas();
