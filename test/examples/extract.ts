import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** A runnable example found in a doc comment or a guide. */
export interface Example {
  /** File and line of the first fence. */
  readonly name: string;
  /** TypeScript with its `// => value` and `// throws CODE` remarks turned into checks. */
  readonly code: string;
  readonly checks: number;
}

export const ROOT = new URL('../../', import.meta.url).pathname;

/** Every example of the doc comments in `src`, of the guides and of the README. */
export function findExamples(): Example[] {
  const sources = walk(join(ROOT, 'src'), '.ts').flatMap((path) => fences(path, true));
  const guides = [
    join(ROOT, 'README.md'),
    ...walk(join(ROOT, 'docs'), '.md').filter((path) => !path.includes('/docs/api/')),
  ];
  return [...sources, ...guides.flatMap((path) => fences(path, false))];
}

/** Writes every example as a module of its own, and answers with their paths in the same order. */
export function writeExamples(examples: readonly Example[]): string[] {
  const folder = join(ROOT, 'test/examples/generated');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return examples.map((example, position) => {
    const path = join(folder, `example-${position}.ts`);
    writeFileSync(path, `// ${example.name}\n${example.code}`);
    return path;
  });
}

function walk(folder: string, ending: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    const path = join(folder, one.name);
    return one.isDirectory() ? walk(path, ending) : one.name.endsWith(ending) ? [path] : [];
  });
}

/** A fence that imports nothing continues the one above it, as a reader would paste them one after the other. */
function fences(path: string, inComment: boolean): Example[] {
  const text = readFileSync(path, 'utf8');
  const pattern = inComment ? /^[ \t]*\* ```ts\n([\s\S]*?)^[ \t]*\* ```/gm : /^```ts\n([\s\S]*?)^```/gm;
  const examples: { line: number; body: string }[] = [];
  for (const match of text.matchAll(pattern)) {
    const raw = match[1] ?? '';
    const body = inComment ? raw.replace(/^[ \t]*\* ?/gm, '').replaceAll('*\\/', '*/') : raw;
    const last = examples[examples.length - 1];
    if (/^import /m.test(body) || last === undefined)
      examples.push({ line: text.slice(0, match.index).split('\n').length, body });
    else last.body += `\n${body}`;
  }
  return examples.map(({ line, body }) => ({
    name: `${relative(ROOT, path)}:${line}`,
    ...instrument(body, dirname(path)),
  }));
}

/** Internal files show themselves by relative imports: those hold from where they stand. */
function instrument(body: string, folder: string): { code: string; checks: number } {
  const file = ts.createSourceFile('example.ts', body, ts.ScriptTarget.ES2022, true);
  let code = '';
  let position = 0;
  let checks = 0;
  for (const statement of file.statements) {
    const remark = /^[ \t]*\/\/ (=>|throws) (.+)/.exec(body.slice(statement.end).split('\n')[0] ?? '');
    if (remark === null) continue;
    const [, kind, text = ''] = remark;
    code += body.slice(position, statement.getStart(file));
    code += check(statement, file, kind === 'throws', text);
    position = statement.end;
    checks += 1;
  }
  code += body.slice(position);
  const absolute = code.replaceAll(/from '(\.[^']+)'/g, (_, path: string) => `from '${join(folder, path)}'`);
  return { code: `${absolute}\nexport {};\n`, checks };
}

function check(statement: ts.Statement, file: ts.SourceFile, throws: boolean, text: string): string {
  if (ts.isVariableStatement(statement)) {
    const name = statement.declarationList.declarations[0]?.name.getText(file);
    return `${statement.getText(file)} checkExample(() => ${name}, () => (${text}));`;
  }
  const expression = ts.isExpressionStatement(statement) ? statement.expression.getText(file) : 'undefined';
  return throws
    ? `checkThrows(() => (${expression}), ${JSON.stringify(text.split(/[\s:;]/)[0])});`
    : `checkExample(() => (${expression}), () => (${text}));`;
}
