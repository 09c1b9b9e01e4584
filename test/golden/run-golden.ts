import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GoldenAdapterModule, GoldenCase, GoldenFile } from './adapter.ts';
import { compareDeep } from './compare.ts';

const AREAS = ['sla', 'scoring', 'kpi', 'contract', 'governance'] as const;
const here = new URL('.', import.meta.url).pathname;

/** The golden cases of this repository. */
export const DEFAULT_FOLDER = join(here, 'data');

/** A member of a case that is wrong in its file, with the proof; everything else of the case is still compared. */
interface GoldenException {
  readonly topic: string;
  readonly id: string;
  readonly member: string;
  /** What the file says there (of a list its first entries); a case of the same id with another value is not excepted. */
  readonly wrong: unknown;
  readonly proof: string;
}

export interface TopicResult {
  readonly topic: string;
  readonly passed: number;
  readonly excepted: number;
  readonly failures: readonly string[];
}

/** `area/topic` of every golden file of a folder; other files are ignored. */
export function topicsOf(folder: string): string[] {
  return AREAS.flatMap((area) => {
    const path = join(folder, area);
    if (!existsSync(path)) return [];
    const names = readdirSync(path).filter((name) => name.endsWith('.json') && isGolden(join(path, name)));
    return names.sort().map((name) => `${area}/${name.slice(0, -'.json'.length)}`);
  });
}

function isGolden(path: string): boolean {
  return Array.isArray((JSON.parse(readFileSync(path, 'utf8')) as GoldenFile).cases);
}

/** Runs one topic of a folder through its adapter. */
export async function runTopic(folder: string, topic: string): Promise<TopicResult> {
  const file = JSON.parse(readFileSync(join(folder, `${topic}.json`), 'utf8')) as GoldenFile;
  const adapterPath = join(here, 'adapters', `${topic}.ts`);
  if (!existsSync(adapterPath)) return { topic, passed: 0, excepted: 0, failures: [`${topic} has no adapter`] };
  const module = (await import(adapterPath)) as GoldenAdapterModule;
  const exceptions = readExceptions();
  const failures: string[] = [];
  let passed = 0;
  let excepted = 0;
  for (const one of file.cases) {
    const wrong = exceptions.filter(
      (e) => e.topic === topic && e.id === one.id && saysWrong(memberOf(one.expected, e.member), e.wrong),
    );
    const members = wrong.map((e) => e.member);
    const problem = runCase(module, one, file, members);
    if (problem !== null) failures.push(`${one.id}: ${problem}`);
    else if (wrong.length > 0) excepted += 1;
    else passed += 1;
  }
  return { topic, passed, excepted, failures };
}

function memberOf(expected: unknown, path: string): unknown {
  return path.split('.').reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], expected);
}

function saysWrong(said: unknown, wrong: unknown): boolean {
  if (!Array.isArray(said) || !Array.isArray(wrong)) return said === wrong;
  return wrong.length > 0 && wrong.every((value, i) => said[i] === value);
}

function runCase(
  module: GoldenAdapterModule,
  one: GoldenCase,
  file: GoldenFile,
  wrong: readonly string[],
): string | null {
  try {
    const notCompared = module.notCompared ?? {};
    // As it comes: through JSON a NaN would pass for null.
    const answer = module.adapter(one, file);
    const differences = compareDeep(
      answer,
      one.expected,
      one.tolerance ?? file.tolerance,
      (path) => path in notCompared,
      one.id,
    ).filter(({ path }) => !wrong.some((member) => path === member || path.startsWith(`${member}[`)));
    if (differences.length === 0) return null;
    const shown = differences
      .slice(0, 3)
      .map((d) => `${d.path}: expected ${JSON.stringify(d.expected)}, got ${JSON.stringify(d.actual)}`);
    return shown.join('; ') + (differences.length > 3 ? `; and ${differences.length - 3} more` : '');
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

function readExceptions(): readonly GoldenException[] {
  return JSON.parse(readFileSync(join(here, 'exceptions.json'), 'utf8')) as GoldenException[];
}
