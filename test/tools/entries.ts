import { existsSync, readdirSync } from 'node:fs';

/** Rooms that are used by other rooms only and have no entry of their own. */
export const INTERNAL_ROOMS: readonly string[] = ['exact', 'numeric', 'text'];

const root = new URL('../../', import.meta.url);

/** Rooms with an `index.ts`, in alphabetical order. */
export const rooms: readonly string[] = readdirSync(new URL('src/', root), { withFileTypes: true })
  .filter((one) => one.isDirectory() && existsSync(new URL(`src/${one.name}/index.ts`, root)))
  .map((one) => one.name)
  .filter((name) => !INTERNAL_ROOMS.includes(name))
  .sort();

/** Sub-entries that are documented besides the rooms. */
const SUB_ENTRIES: readonly string[] = ['contracts/packs'];

/** Entry name (also its path in `dist` and after `vendorwise/`) to source file. */
export const entries: Readonly<Record<string, string>> = Object.fromEntries([
  ...rooms.map((room) => [room, `src/${room}/index.ts`]),
  ...SUB_ENTRIES.filter((name) => existsSync(new URL(`src/${name}/index.ts`, root))).map((name) => [
    name,
    `src/${name}/index.ts`,
  ]),
  ...['accumulators']
    .filter((name) => existsSync(new URL(`src/${name}.ts`, root)))
    .map((name) => [name, `src/${name}.ts`]),
]);
