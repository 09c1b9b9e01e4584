import { NOT_NEGATIVE, numberIssues, wordIssues } from '../core/check.js';
import { fail, issue, throwIssues, type VendorwiseIssue } from '../core/errors.js';
import { optionIssues } from '../core/options.js';
import type { DecisionMatrix } from './decision-matrix.js';

/**
 * How a difference d in favour of an alternative becomes a preference from 0 to 1: `usual` d > 0; `uShape` d > q;
 * `vShape` d / p up to p; `level` a half above q, all above p; `linear` (d - q) / (p - q) between q and p; `gaussian`
 * 1 - exp(-d² / 2s²).
 */
export type PreferenceShape = 'usual' | 'uShape' | 'vShape' | 'level' | 'linear' | 'gaussian';

/** A preference function of PROMETHEE with the thresholds that its shape reads, in the criterion's own unit. */
export interface PreferenceFunction {
  readonly shape: PreferenceShape;
  /** Indifference threshold: up to this difference nothing is preferred. For `uShape`, `level` and `linear`. */
  readonly q?: number;
  /** Preference threshold: above this difference preference is full. For `vShape`, `level` and `linear`; at least q. */
  readonly p?: number;
  /** Where a Gaussian turns (its standard deviation). For `gaussian`. */
  readonly s?: number;
}

type Threshold = 'q' | 'p' | 's';

const THRESHOLDS: Readonly<Record<PreferenceShape, readonly Threshold[]>> = {
  usual: [],
  uShape: ['q'],
  vShape: ['p'],
  level: ['q', 'p'],
  linear: ['q', 'p'],
  gaussian: ['s'],
};

const ALL: readonly Threshold[] = ['q', 'p', 's'];
const NAMES: Readonly<Record<Threshold, string>> = {
  q: 'indifference threshold q',
  p: 'preference threshold p',
  s: 'Gaussian threshold s',
};

/**
 * One checked preference function for each criterion.
 *
 * @throws {@link VendorwiseError} all problems at once: `LENGTH_MISMATCH`, `REQUIRED` and `INVALID_VALUE` for a shape,
 * `MISSING_THRESHOLD`, `UNUSED_THRESHOLD`, `THRESHOLD_ORDER` when q is above p, `INVALID_TYPE` and `OUT_OF_RANGE`.
 */
export function preferenceFunctions(
  matrix: DecisionMatrix,
  preference: PreferenceFunction | readonly PreferenceFunction[],
): readonly PreferenceFunction[] {
  const count = matrix.columns.length;
  if (!Array.isArray(preference)) {
    const one = preference as PreferenceFunction;
    throwIssues(functionIssues(one, 'options.preference'));
    return matrix.columns.map(() => one);
  }
  const list = preference as readonly PreferenceFunction[];
  if (list.length !== count) {
    fail(
      'LENGTH_MISMATCH',
      'options.preference',
      `There are ${count} criteria, so ${count} preference functions are needed, or a single one for all.`,
      { received: list.length, expected: `a list of ${count}, or one function` },
    );
  }
  throwIssues(list.flatMap((one, j) => functionIssues(one, `options.preference[${j}]`)));
  return list;
}

function functionIssues(one: PreferenceFunction, path: string): readonly VendorwiseIssue[] {
  const unknown = optionIssues(one, { shape: true, q: true, p: true, s: true }, path);
  const shape = wordIssues(one.shape, Object.keys(THRESHOLDS), `${path}.shape`);
  if (shape.length > 0) return [...unknown, ...shape];
  const thresholds = ALL.flatMap((name) => thresholdIssues(one, name, path));
  const { q = 0, p = Number.POSITIVE_INFINITY } = one;
  if (thresholds.length === 0 && q > p) {
    thresholds.push(
      issue(
        'THRESHOLD_ORDER',
        path,
        `The indifference threshold q (${q}) is above the preference threshold p (${p}).`,
        {
          received: q,
          expected: `q of at most ${p}`,
          params: { q, p },
        },
      ),
    );
  }
  return [...unknown, ...thresholds];
}

function thresholdIssues(one: PreferenceFunction, name: Threshold, path: string): VendorwiseIssue[] {
  const value: unknown = one[name];
  const at = `${path}.${name}`;
  const params = { shape: one.shape, threshold: name };
  if (!THRESHOLDS[one.shape].includes(name)) {
    if (value === undefined) return [];
    const expected = `only ${['shape', ...THRESHOLDS[one.shape]].join(', ')}`;
    return [
      issue('UNUSED_THRESHOLD', at, `The shape ${one.shape} has no ${NAMES[name]}.`, {
        received: value,
        expected,
        params,
      }),
    ];
  }
  if (value !== undefined) return numberIssues(value, NOT_NEGATIVE, at, 'A threshold');
  const expected = 'a number of at least 0';
  return [issue('MISSING_THRESHOLD', at, `The shape ${one.shape} needs its ${NAMES[name]}.`, { expected, params })];
}
