import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { entries } from '../tools/entries.js';

// The packed tarball, unpacked into an empty project, as a user gets it. Its dependencies are linked, not downloaded.
const ROOT = new URL('../../', import.meta.url).pathname;
const project = mkdtempSync(join(tmpdir(), 'vendorwise-host-'));
const pkg = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

beforeAll(() => {
  if (!existsSync(join(ROOT, 'dist/index.js'))) execFileSync('npx', ['tsup'], { cwd: ROOT });
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
      cwd: ROOT,
      encoding: 'utf8',
    }),
  );
  mkdirSync(join(project, 'node_modules/@date-fns'), { recursive: true });
  execFileSync('tar', ['-xzf', join(project, packed.filename), '-C', join(project, 'node_modules')]);
  execFileSync('mv', [join(project, 'node_modules/package'), join(project, 'node_modules/vendorwise')]);
  for (const name of Object.keys(pkg.dependencies))
    symlinkSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name));
});

function run(file: string, code: string): string {
  writeFileSync(join(project, file), code);
  return execFileSync(process.execPath, [file], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  }).trim();
}

const names = ['', ...Object.keys(entries).map((name) => `/${name}`)];

describe(`the packed tarball on Node ${process.versions.node}`, () => {
  it.each(names)('loads vendorwise%s by import and by require, with the same names', (name) => {
    const specifier = `vendorwise${name}`;
    const imported = run(
      'keys.mjs',
      `import * as all from '${specifier}'; console.log(Object.keys(all).sort().join());`,
    );
    const required = run('keys.cjs', `console.log(Object.keys(require('${specifier}')).sort().join());`);
    expect(imported.length).toBeGreaterThan(0);
    expect(required).toBe(imported);
  });

  it('gives the same answer in both ways', () => {
    const code = `
      const day = defineBusinessCalendar({ timeZone: 'Europe/Berlin', week: { mon: ['09:00-17:30'] } });
      console.log(businessTimeBetween(day, '2026-10-05T00:00:00Z', '2026-10-06T00:00:00Z'));`;
    const names = '{ businessTimeBetween, defineBusinessCalendar }';
    expect(run('a.mjs', `import ${names} from 'vendorwise/time';${code}`)).toBe('30600000');
    expect(run('a.cjs', `const ${names} = require('vendorwise/time');${code}`)).toBe('30600000');
  });

  it("runs the README's first example, pasted into a file", () => {
    const example = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1] ?? '';
    const printing = `${example}\nconsole.log(clock?.status, clock?.elapsedMs);`;
    const required = printing.replace(/^import (\{[^}]*\}) from ('[^']*');/gm, 'const $1 = require($2);');
    expect(run('readme.mjs', printing)).toBe('missed 31380000');
    expect(run('readme.cjs', required)).toBe('missed 31380000');
  });

  it.each(['cts', 'mts'])('has types that a strict %s file accepts, those of its dependencies too', (kind) => {
    const imports = names.map((name, i) => `import * as room${i} from 'vendorwise${name}';`);
    writeFileSync(
      join(project, `types.${kind}`),
      `${imports.join('\n')}\nexport { ${names.map((_, i) => `room${i}`)} };\n`,
    );
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--skipLibCheck', 'false'];
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const told = spawnSync(process.execPath, [tsc, ...options, `types.${kind}`], { cwd: project, encoding: 'utf8' });
    expect(told.stdout).toBe('');
  });

  it('recognises its errors across the two copies', () => {
    const code = `
      import { createRequire } from 'node:module';
      import { isVendorwiseError } from 'vendorwise/core';
      const { minorUnits } = createRequire(import.meta.url)('vendorwise/core');
      try { minorUnits('EURO'); } catch (error) { console.log(isVendorwiseError(error), error.issues[0].code); }`;
    expect(run('b.mjs', code)).toBe('true UNKNOWN_CURRENCY');
  });

  it('ships its licence, its types and nothing of the workshop', () => {
    const shipped = execFileSync('find', ['.', '-type', 'f'], {
      cwd: join(project, 'node_modules/vendorwise'),
      encoding: 'utf8',
    }).split('\n');
    expect(shipped).toContain('./LICENSE');
    expect(shipped.filter((file) => /^\.\/(src|test|bench|examples)\//.test(file))).toEqual([]);
  });
});
