import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entries, INTERNAL_ROOMS, rooms } from '../tools/entries.js';

const ROOT = new URL('../../', import.meta.url).pathname;
const SRC = join(ROOT, 'src');

function sources(folder = SRC): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    const path = join(folder, one.name);
    return one.isDirectory() ? sources(path) : one.name.endsWith('.ts') ? [path] : [];
  });
}

function imports(path: string): string[] {
  const text = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const found = [...text.matchAll(/(?:from|import) '(\.[^']+)\.js'/g)].map((match) => match[1] as string);
  return found.map((target) => relative(SRC, normalize(join(dirname(path), `${target}.ts`))));
}

const roomOf = (file: string): string => file.split('/')[0] ?? '';
const pkg = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describe('the house', () => {
  it('shares with higher rooms only what a room shows the world; the ground is there for all', () => {
    const offences = sources().flatMap((path) => {
      const from = relative(SRC, path);
      return imports(path)
        .filter(
          (to) => roomOf(to) !== roomOf(from) && to.includes('/') && ![...INTERNAL_ROOMS, 'core'].includes(roomOf(to)),
        )
        .filter((to) => from.includes('/') && !imports(join(SRC, roomOf(to), 'index.ts')).includes(to))
        .map((to) => `${from} imports ${to}, which ${roomOf(to)}/index.ts does not re-export`);
    });
    expect(offences).toEqual([]);
  });

  it('re-exports only in an index, under a comment of a few lines', () => {
    for (const room of rooms) {
      const text = readFileSync(join(SRC, room, 'index.ts'), 'utf8');
      expect(text, room).toMatch(/^\/\*\*\n( \*.*\n){2,6} \*\/\n/);
      const statements = text
        .replaceAll(/\/\*[\s\S]*?\*\/|^\/\/.*$/gm, '')
        .replaceAll(/export (type )?(\{[^}]*\}|\* as \w+) from '[^']+';/g, '');
      expect(statements.trim(), room).toBe('');
    }
  });

  it('has tests for every room', () => {
    for (const room of rooms) expect(existsSync(join(ROOT, 'test', room)), room).toBe(true);
  });

  it('keeps the clock, chance, the process and local time out of src', () => {
    const impure =
      /\bDate\.now\b|new Date\(\)|Math\.random|\bprocess\.|\bconsole\.|performance\.now|toLocale\w*\(|\.get(Timezone|FullYear|Month|Date|Day|Hours|Minutes)\w*\(|globalThis/;
    const offences = sources().flatMap((path) => {
      const code = readFileSync(path, 'utf8')
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .replaceAll(/(^|\s)\/\/.*$/gm, '');
      return code
        .split('\n')
        .flatMap((line, i) => (impure.test(line) ? [`${relative(SRC, path)}:${i + 1} ${line.trim()}`] : []));
    });
    expect(offences).toEqual([]);
  });
});

describe('schemas', () => {
  it('are built inside a call marked pure, so that a bundle without them drops them and zod', () => {
    const offences = sources()
      .filter((path) => path.endsWith('schema.ts'))
      .flatMap((path) =>
        readFileSync(path, 'utf8')
          .split(/^(?=(?:export )?const )/m)
          .filter((text) => /^(?:export )?const /.test(text))
          .map((text) => /^(?:export )?const (\w+)[\s\S]*?(?<![=<>!])=(?!>)\s*([\s\S]*)/.exec(text) ?? [])
          .filter(([, , value = '']) => /^z\./.test(value) || /^\/\* @__PURE__ \*\/ z\.(?!lazy)/.test(value))
          .map(([, name]) => `${relative(SRC, path)} ${name}`),
      );
    expect(offences).toEqual([]);
  });
});

describe('the package', () => {
  it('lists every room among its exports, with types for each way of loading', () => {
    const names = Object.keys(pkg.exports).filter((name) => name !== './package.json');
    expect(names.sort()).toEqual(['.', ...Object.keys(entries).map((name) => `./${name}`)].sort());
    for (const name of names) {
      const file = name === '.' ? 'index' : name.slice(2);
      expect(pkg.exports[name], name).toEqual({
        import: { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` },
        require: { types: `./dist/${file}.d.cts`, default: `./dist/${file}.cjs` },
      });
    }
    expect(Object.keys(pkg.typesVersions['*']).sort()).toEqual(Object.keys(entries).sort());
  });

  it('opens a namespace for every room at its front door', () => {
    const shown = [...readFileSync(join(SRC, 'index.ts'), 'utf8').matchAll(/'\.\/(\w+)\/index\.js'/g)].map(
      (match) => match[1],
    );
    expect(shown.sort()).toEqual([...rooms].sort());
  });

  it('pins exact versions and names no registry', () => {
    for (const version of Object.values({ ...pkg.dependencies, ...pkg.devDependencies, ...pkg.overrides })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
    expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"/);
  });
});

describe('documentation', () => {
  it('gives every exported function a doc comment with its result and an example', () => {
    const bare = rooms.flatMap((room) => {
      const index = readFileSync(join(SRC, room, 'index.ts'), 'utf8');
      return [...index.matchAll(/export \{([^}]*)\} from '([^']+)\.js'/g)].flatMap(([, names = '', file = '']) => {
        const text = readFileSync(join(SRC, room, `${file}.ts`), 'utf8');
        return names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '' && !name.startsWith('type ') && text.includes(`export function ${name}`))
          .filter((name) => {
            const before = text.slice(0, text.indexOf(`export function ${name}`));
            const comment = before.slice(before.lastIndexOf('/**'));
            return !comment.trimEnd().endsWith('*/') || !comment.includes('@example');
          })
          .map((name) => `${room}: ${name}`);
      });
    });
    expect(bare).toEqual([]);
  });
});

describe('codes', () => {
  it('documents every code that the library can produce', () => {
    const documented = readdirSync(join(ROOT, 'docs/codes'))
      .map((name) => readFileSync(join(ROOT, 'docs/codes', name), 'utf8'))
      .join('\n');
    const undocumented = new Set<string>();
    for (const path of sources()) {
      const code = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
      for (const [, name] of code.matchAll(/'([A-Z][A-Z0-9]*_[A-Z0-9_]+|REQUIRED)'/g)) {
        if (!documented.includes(`\`${name}\``)) undocumented.add(`${name} (${relative(SRC, path)})`);
      }
    }
    expect([...undocumented]).toEqual([]);
  });
});

describe('the process', () => {
  it('does not change an answer by its zone or locale', () => {
    const script = join(ROOT, 'test/architecture/print-answers.ts');
    const answers = [
      { TZ: 'UTC', LANG: 'C' },
      { TZ: 'Asia/Kolkata', LANG: 'de_DE.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8' },
    ].map((env) =>
      execFileSync('npx', ['tsx', script], {
        cwd: ROOT,
        env: { ...process.env, ...env, LC_ALL: env.LANG },
        encoding: 'utf8',
      }),
    );
    expect(answers[0]?.length).toBeGreaterThan(1000);
    expect(answers[1]).toBe(answers[0]);
    expect(answers[2]).toBe(answers[0]);
  }, 120_000);
});
