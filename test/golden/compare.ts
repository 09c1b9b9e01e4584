import type { GoldenTolerance } from './adapter.ts';

/** A difference between an answer and what a golden case expects. */
export interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const RATIO = /^([+-]?\d+)\/(\d+)$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Compares an answer with what a golden case expects, deeply: every member of `expected` must be in the answer, lists
 * must have the same length, decimal strings are compared as numbers and instants as instants. An expected ratio
 * (`'491/1302'`) is a text to a text, and a number to a number.
 *
 * @param skipped - Says whether the member at a path (`*` for list positions) is not to be compared.
 * @param id - Of the case; a tolerance in words may name it.
 */
export function compareDeep(
  actual: unknown,
  expected: unknown,
  tolerance: GoldenTolerance | undefined,
  skipped: (path: string) => boolean = () => false,
  id = '',
): Difference[] {
  const differences: Difference[] = [];
  const visit = (a: unknown, e: unknown, path: string, pattern: string, within: GoldenTolerance | undefined): void => {
    if (skipped(pattern)) return;
    if (Array.isArray(e)) {
      if (!Array.isArray(a) || a.length !== e.length) return void differences.push({ path, expected: e, actual: a });
      e.forEach((item, i) => {
        visit(a[i], item, `${path}[${i}]`, pattern === '' ? '*' : `${pattern}.*`, within);
      });
    } else if (typeof e === 'object' && e !== null) {
      if (typeof a !== 'object' || a === null || Array.isArray(a))
        return void differences.push({ path, expected: e, actual: a });
      // A part of the expected answer may bring a tolerance of its own.
      const own = isTolerance(e) ? e.tolerance : undefined;
      for (const [key, item] of Object.entries(e)) {
        if (own !== undefined && key === 'tolerance') continue;
        const join = (base: string): string => (base === '' ? key : `${base}.${key}`);
        visit((a as Record<string, unknown>)[key], item, join(path), join(pattern), own ?? within);
      }
    } else if (!sameScalar(a, e, inWords(within, [id, ...pattern.split('.')])))
      differences.push({ path, expected: e, actual: a });
  };
  visit(actual, expected, '', '', tolerance);
  return differences;
}

function isTolerance(e: object): e is { readonly tolerance: GoldenTolerance } {
  if (!('tolerance' in e) || typeof e.tolerance !== 'object' || e.tolerance === null) return false;
  return 'rel' in e.tolerance || 'abs' in e.tolerance || 'digits' in e.tolerance;
}

function sameScalar(actual: unknown, expected: unknown, tolerance: GoldenTolerance | undefined): boolean {
  if (expected === null || typeof expected === 'boolean') return actual === expected;
  if (typeof expected === 'string' && INSTANT.test(expected)) {
    return (
      (typeof actual === 'number' || typeof actual === 'string') && new Date(actual).getTime() === Date.parse(expected)
    );
  }
  const e = numeric(expected) ?? (typeof actual === 'number' ? ratio(expected) : null);
  if (e === null) return actual === expected;
  const a = numeric(actual);
  return a !== null && closeTo(a, e, tolerance);
}

function numeric(value: unknown): number | null {
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : null;
}

function ratio(value: unknown): number | null {
  const match = typeof value === 'string' ? RATIO.exec(value) : null;
  return match === null ? null : Number(match[1]) / Number(match[2]);
}

function closeTo(actual: number, expected: number, tolerance: GoldenTolerance | undefined): boolean {
  if (actual === expected) return true;
  const distance = Math.abs(actual - expected);
  const within = (abs: number, rel: number): boolean => distance <= abs || distance <= rel * Math.abs(expected);
  if (tolerance === undefined) return within(1e-10, 1e-11);
  if (typeof tolerance === 'number') return within(tolerance, 0);
  const prose = 'digits' in tolerance ? tolerance.digits : null;
  if (typeof prose === 'string') return within(0, 10 ** -digitsOf(prose));
  if ('digits' in tolerance) return within(0.5 * 10 ** -(tolerance.digits as number) * (1 + 1e-9), 0);
  const { rel, abs, ...ways } = tolerance as { rel?: number; abs?: number; [way: string]: number | undefined };
  const named = Object.values(ways).filter((one) => one !== undefined);
  if (named.length > 0) return within(Math.min(...named), 0);
  return within(abs ?? 0, rel ?? 0);
}

/**
 * The part of a tolerance in words that speaks of a figure: of 'LRE >= 8 for NumAcc4 sd with two passes, >= 9 others' the
 * first for the sd of NumAcc4, and the second for all that is not named.
 */
function inWords(tolerance: GoldenTolerance | undefined, figure: readonly string[]): GoldenTolerance | undefined {
  if (typeof tolerance !== 'object' || !('digits' in tolerance) || typeof tolerance.digits !== 'string')
    return tolerance;
  const named = [...tolerance.digits.matchAll(/>= ?\d+ for ([\w ]+?)(?= with\b|,|$)/g)];
  const own = named.find(([, names]) => names!.split(' ').every((name) => figure.includes(name)));
  const others = named.reduce((rest, [clause]) => rest.replace(clause, ''), tolerance.digits);
  return { digits: own?.[0] ?? (/>= ?\d/.test(others) ? others : tolerance.digits) };
}

/** Figures that must agree, from words such as 'LRE >= 9': the strictest holds. */
function digitsOf(prose: string): number {
  return Math.max(...[...prose.matchAll(/>= ?(\d+)/g)].map(([, figures]) => Number(figures)));
}
