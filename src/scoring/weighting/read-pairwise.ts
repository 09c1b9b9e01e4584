import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { listed } from '../../core/words.js';
import { isIssue } from '../scales/compiled-scale.js';
import { countIssues } from './item-count.js';
import type { PairwiseComparisons, PairwiseJudgement, PairwiseMatrix } from './pairwise.js';
import { partsOf } from './pairwise-parts.js';
import { readRatio } from './pairwise-ratio.js';

/** Most items that can be compared: the tables of random indices end there. */
const MOST_COMPARED = 100;
/** Opposite entries may differ from exact reciprocals by this share, so that six written digits of 1/3 pass. */
const RECIPROCAL_TOLERANCE = 1e-5;

/**
 * Checks pairwise comparisons of the right form and turns them into figures.
 *
 * @param path - Where they stand; the empty string for the whole input.
 * @param expected - The items that must be compared; `null` when the comparisons say so themselves.
 * @param issues - Receives `REQUIRED`, `INVALID_VALUE`, `OUT_OF_RANGE`, `NOT_SQUARE`, `DUPLICATE_ITEM`, `UNKNOWN_ITEM`,
 * `INVALID_NUMBER`, `NOT_POSITIVE`, `NOT_RECIPROCAL`, `DUPLICATE_JUDGEMENT`, `JUDGEMENTS_NOT_CONNECTED`.
 * @returns The figures, or `null` when something is wrong.
 */
export function readPairwise(
  given: PairwiseComparisons,
  path: string,
  expected: readonly string[] | null,
  issues: VendorwiseIssue[],
): PairwiseMatrix | null {
  const { matrix, judgements } = given;
  const before = issues.length;
  if ((matrix === undefined) === (judgements === undefined)) {
    issues.push(eitherOr(given, path));
    return null;
  }
  const items = itemsOf(given, expected);
  const place = matrix === undefined ? 'judgements' : 'matrix';
  issues.push(...countIssues(items.length, joinPath(path, place), MOST_COMPARED));
  checkItems(given, expected, path, issues);
  if (issues.length > before) return null;

  const read: PairwiseMatrix = { items, size: items.length, ratios: new Float64Array(items.length ** 2) };
  for (let i = 0; i < read.size; i++) read.ratios[i * read.size + i] = 1;
  if (matrix !== undefined) readMatrix(matrix, joinPath(path, 'matrix'), read, issues);
  else readJudgements(judgements ?? [], joinPath(path, 'judgements'), read, issues);
  if (issues.length > before) return null;

  const parts = partsOf(read);
  if (parts.length > 1) issues.push(notConnected(parts, joinPath(path, place)));
  return parts.length > 1 ? null : read;
}

function eitherOr({ matrix }: PairwiseComparisons, path: string): VendorwiseIssue {
  const both = matrix !== undefined;
  const message = `Comparisons are given by a matrix or by a list of judgements${both ? ', not by both' : ''}.`;
  return issue(both ? 'INVALID_VALUE' : 'REQUIRED', joinPath(path, both ? 'judgements' : 'matrix'), message, {
    received: both ? 'both' : undefined,
    expected: 'either matrix or judgements',
  });
}

function itemsOf({ items, matrix, judgements }: PairwiseComparisons, expected: readonly string[] | null) {
  if (items !== undefined) return items;
  if (expected !== null) return expected;
  if (matrix !== undefined) return matrix.map((_, i) => String(i + 1));
  return [...new Set((judgements ?? []).flatMap(({ a, b }) => [a, b]))];
}

function checkItems(
  { items }: PairwiseComparisons,
  expected: readonly string[] | null,
  path: string,
  issues: VendorwiseIssue[],
): void {
  if (items === undefined) return;
  items.forEach((item, i) => {
    const at = joinPath(path, 'items', i);
    if (items.indexOf(item) < i) {
      issues.push(
        issue('DUPLICATE_ITEM', at, `"${item}" is named twice.`, { received: item, expected: 'each name once' }),
      );
    } else if (expected !== null && !expected.includes(item)) issues.push(unknownItem(item, at, expected));
  });
  const absent = (expected ?? []).filter((item) => !items.includes(item));
  if (absent.length > 0) {
    issues.push(
      issue('REQUIRED', joinPath(path, 'items'), `${listed(absent)} must be compared here too.`, {
        received: items,
        expected: `the items ${(expected ?? []).join(', ')}`,
        params: { absent },
      }),
    );
  }
}

function unknownItem(item: string, path: string, known: readonly string[]): VendorwiseIssue {
  const expected = `one of ${known.join(', ')}`;
  return issue('UNKNOWN_ITEM', path, `"${item}" is not among the items to compare; expected ${expected}.`, {
    received: item,
    expected,
    params: { item, known },
  });
}

function readMatrix(
  rows: NonNullable<PairwiseComparisons['matrix']>,
  path: string,
  { items, size, ratios }: PairwiseMatrix,
  issues: VendorwiseIssue[],
): void {
  if (rows.length !== size) issues.push(notSquare(rows.length, path, size, 'rows'));
  rows.forEach((row, i) => {
    if (row.length !== size) issues.push(notSquare(row.length, joinPath(path, i), size, 'entries in each row'));
  });
  if (rows.length !== size || rows.some((row) => row.length !== size)) return;
  const figures = rows.map((row, i) => row.map((entry, j) => figureOf(entry, joinPath(path, i, j), issues)));
  const at = (i: number, j: number): number => figures[i]?.[j] ?? 0;
  for (let i = 0; i < size; i++) {
    if (at(i, i) !== 0 && !fits(at(i, i), 1))
      issues.push(notItself(rows[i]?.[i], joinPath(path, i, i), items[i] ?? ''));
    for (let j = 0; j < i; j++) {
      const [lower, upper] = [at(i, j), at(j, i)];
      if (lower !== 0 && upper !== 0 && !fits(lower, 1 / upper)) {
        issues.push(notReciprocal(rows[i]?.[j], joinPath(path, i, j), items[i] ?? '', items[j] ?? '', upper));
      }
      ratios[i * size + j] = lower === 0 && upper !== 0 ? 1 / upper : lower;
      ratios[j * size + i] = upper === 0 && lower !== 0 ? 1 / lower : upper;
    }
  }
}

/** A figure above zero; 0 for no answer and for one that cannot be used. */
function figureOf(value: unknown, path: string, issues: VendorwiseIssue[]): number {
  if (value === null) return 0;
  const read = readRatio(value, path);
  if (!isIssue(read)) return read.ratio;
  issues.push(read);
  return 0;
}

function notSquare(received: number, path: string, size: number, what: string): VendorwiseIssue {
  return issue('NOT_SQUARE', path, `${size} items are compared, so ${size} ${what} are needed; here are ${received}.`, {
    received,
    expected: `${size} ${what}`,
    params: { size },
  });
}

function notItself(received: unknown, path: string, item: string): VendorwiseIssue {
  return issue('NOT_RECIPROCAL', path, `"${item}" compared with itself is 1.`, { received, expected: '1' });
}

function notReciprocal(received: unknown, path: string, a: string, b: string, opposite: number): VendorwiseIssue {
  const expected = opposite >= 1 ? `"1/${opposite}"` : String(Number((1 / opposite).toPrecision(6)));
  return issue(
    'NOT_RECIPROCAL',
    path,
    `"${a}" against "${b}" must be the reciprocal of "${b}" against "${a}": expected ${expected}.`,
    { received, expected, params: { a, b, opposite } },
  );
}

function fits(value: number, wanted: number): boolean {
  return Math.abs(value / wanted - 1) <= RECIPROCAL_TOLERANCE;
}

function readJudgements(
  judgements: readonly PairwiseJudgement[],
  path: string,
  { items, size, ratios }: PairwiseMatrix,
  issues: VendorwiseIssue[],
): void {
  const positions = new Map(items.map((item, i) => [item, i]));
  const seen = new Map<number, string>();
  judgements.forEach(({ a, b, ratio }, k) => {
    const at = joinPath(path, k);
    const [i, j] = [positions.get(a), positions.get(b)];
    const figure = figureOf(ratio, `${at}.ratio`, issues);
    if (i === undefined) issues.push(unknownItem(a, `${at}.a`, items));
    if (j === undefined) issues.push(unknownItem(b, `${at}.b`, items));
    if (i === undefined || j === undefined || figure === 0) return;
    if (i === j) {
      if (!fits(figure, 1)) issues.push(notItself(ratio, `${at}.ratio`, a));
      return;
    }
    const first = seen.get(i * size + j);
    const opposite = seen.get(j * size + i);
    if (first !== undefined) {
      issues.push(
        issue('DUPLICATE_JUDGEMENT', at, `"${a}" against "${b}" was already answered at ${first}.`, {
          received: ratio,
          expected: 'one answer a pair',
          params: { a, b, first },
        }),
      );
    } else if (opposite !== undefined) {
      const upper = ratios[j * size + i] as number;
      if (!fits(figure, 1 / upper)) issues.push(notReciprocal(ratio, `${at}.ratio`, a, b, upper));
    } else {
      seen.set(i * size + j, at);
      ratios[i * size + j] = figure;
      ratios[j * size + i] = 1 / figure;
    }
  });
}

function notConnected(parts: readonly (readonly string[])[], path: string): VendorwiseIssue {
  const [first = [], second = []] = parts;
  return issue(
    'JUDGEMENTS_NOT_CONNECTED',
    path,
    `Nothing compares ${listed(first)} with ${listed(second)}${parts.length > 2 ? ' or with the others' : ''}; add a judgement between them.`,
    {
      received: `${parts.length} separate parts`,
      expected: 'judgements that connect all items',
      params: { parts: parts.map((part) => [...part]) },
    },
  );
}
