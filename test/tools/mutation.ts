import { spawnSync } from 'node:child_process';

// `npm run mutation -- ROOM…`: breaks the code of a room line by line and counts what its tests do not notice.
const rooms = process.argv.length > 2 ? process.argv.slice(2) : ['core', 'exact'];
let failed = 0;
for (const room of rooms) {
  console.log(`mutation of ${room} …`);
  const result = spawnSync('npx', ['stryker', 'run', '--mutate', `src/${room}/**/*.ts,!src/**/index.ts`], {
    stdio: 'inherit',
    env: { ...process.env, MUTATION_ROOM: room },
  });
  if (result.status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
