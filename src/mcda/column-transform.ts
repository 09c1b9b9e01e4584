import { issue, type VendorwiseIssue } from '../core/errors.js';
import { binaryUnit, type ColumnRange, columnRange, magnitudeOf } from './column-range.js';
import { normOf, rangeAndNorm, sumOf } from './column-sums.js';
import type { CriterionDirection } from './decision-matrix.js';

/** How figures of a criterion become comparable; the formulas stand at `normalizeColumn`. */
export type NormalizationName =
  | 'minMax'
  | 'max'
  | 'linearRatio'
  | 'sum'
  | 'vector'
  | 'logarithmic'
  | 'nonlinear'
  | 'enhancedAccuracy'
  | 'zavadskasTurskis';

/** What the figures of a column become where its formula is 0 / 0, as for min-max when all are equal. */
export type ConstantRule = 'one' | 'zero';

/**
 * A normalisation worked out for one column. By kind, u is (x · unit - center) / divisor + offset,
 * (center / x) / divisor, ln x / divisor + offset, (x / center)² or (center / x)³.
 */
export interface ColumnTransform {
  readonly kind: 'linear' | 'reciprocal' | 'logarithm' | 'square' | 'inverseCube';
  /** A power of two that keeps differences and squares of huge or tiny figures within the range of doubles. */
  readonly unit: number;
  readonly center: number;
  readonly divisor: number;
  readonly offset: number;
  /** The column's smallest and largest figure, in its own unit. */
  readonly range: ColumnRange;
  /** Whether the formula puts the worst first: logarithms whose sum is negative. */
  readonly reversed: boolean;
}

type Shape = Partial<Omit<ColumnTransform, 'range'>>;

/** At most so many wrong figures are named. */
const NAMED = 100;
/** Between these, a sum of squares of a million figures and a multiplier stay within the range of doubles. */
const HUGE = 1e140;
const TINY = 1e-140;
/** Logarithms that cancel leave about this of their size. */
const NOISE = 1e-12;

/**
 * Works out a normalisation for a column.
 *
 * @param method - `none` takes figures as they are, those of a cost with the sign turned round.
 * @param constant - What 0 / 0 becomes.
 * @param problems - Gets `NOT_POSITIVE` and `LOGS_CANCEL` issues.
 * @returns The transform, or `null` when there were problems.
 */
export function columnTransform(
  column: Float64Array,
  direction: CriterionDirection,
  method: NormalizationName | 'none',
  constant: ConstantRule,
  path: string,
  problems: VendorwiseIssue[],
): ColumnTransform | null {
  const cost = direction === 'cost';
  const { norm, ...range } = method === 'vector' ? rangeAndNorm(column) : { ...columnRange(column), norm: 0 };
  const bound = leastOf(method, cost);
  const outside = bound !== null && (bound === 'above 0' ? range.low <= 0 : range.low < 0);
  const flat = range.low === range.high;
  if (outside && !flat) problems.push(...notPositive(column, method, bound, path));
  if (outside && !flat) return null;
  const shape: Shape | null = outside ? { divisor: 0 } : shapeOf(column, cost, method, range, norm);
  if (shape === null) problems.push(logsCancel(path));
  if (shape === null) return null;
  const { kind = 'linear', unit = 1, center = 0, divisor = 1, offset = 0, reversed = false } = shape;
  if (divisor !== 0) return { kind, unit, center, divisor, offset, range, reversed };
  const value = constant === 'one' ? 1 : 0;
  return { kind: 'linear', unit: 1, center: 0, divisor: Number.POSITIVE_INFINITY, offset: value, range, reversed };
}

/** What figures must be; a column of equal figures outside it tells nobody apart and is let through. */
function leastOf(method: NormalizationName | 'none', cost: boolean): 'above 0' | 'at least 0' | null {
  switch (method) {
    case 'max':
      return 'at least 0';
    case 'linearRatio':
    case 'sum':
    case 'nonlinear':
    case 'zavadskasTurskis':
      return cost ? 'above 0' : 'at least 0';
    case 'logarithmic':
      return 'above 0';
    default:
      return null;
  }
}

/** `null` when logarithms cancel; a divisor of 0 stands for 0 / 0. */
function shapeOf(
  column: Float64Array,
  cost: boolean,
  method: NormalizationName | 'none',
  range: ColumnRange,
  norm: number,
): Shape | null {
  const unit = unitOf(range);
  const low = range.low * unit;
  const high = range.high * unit;
  const best = cost ? low : high;
  switch (method) {
    case 'none':
      return { divisor: cost ? -1 : 1 };
    case 'minMax':
      return { unit, center: cost ? high : low, divisor: cost ? low - high : high - low };
    case 'max':
      return cost ? { unit, divisor: -high, offset: 1 } : { unit, divisor: high };
    case 'linearRatio':
      return cost ? { kind: 'reciprocal', center: range.low } : { unit, divisor: high };
    case 'sum':
      if (!cost) return { unit, divisor: sumOf(column, (x) => x * unit) };
      return { kind: 'reciprocal', center: range.low, divisor: sumOf(column, (x) => range.low / x) };
    case 'vector': {
      const length = unit === 1 ? norm : normOf(column, unit);
      return cost ? { unit, divisor: -length, offset: 1 } : { unit, divisor: length };
    }
    case 'logarithmic':
      return logarithmic(column, cost);
    case 'nonlinear':
      if (cost) return { kind: 'inverseCube', center: range.low };
      return { kind: 'square', center: range.high, divisor: high };
    case 'enhancedAccuracy':
      // n · best - Σ x would cancel.
      return { unit, center: best, divisor: -sumOf(column, (x) => x * unit - best), offset: 1 };
    case 'zavadskasTurskis':
      // No unit: a cost is divided by the lowest, which may vanish beside the highest.
      return cost
        ? { center: range.low, divisor: -range.low, offset: 1 }
        : { center: range.high, divisor: range.high, offset: 1 };
  }
}

function logarithmic(column: Float64Array, cost: boolean): Shape | null {
  const sum = sumOf(column, Math.log);
  const size = sumOf(column, (x) => Math.abs(Math.log(x)));
  if (Math.abs(sum) <= NOISE * size && size > 0) return null;
  const others = column.length - 1;
  const reversed = sum < 0 && others > 0;
  if (!cost) return { kind: 'logarithm', divisor: sum, reversed };
  return { kind: 'logarithm', divisor: -sum * others, offset: 1 / others, reversed };
}

function unitOf(range: ColumnRange): number {
  const largest = magnitudeOf(range);
  if (largest === 0 || (largest > TINY && largest < HUGE)) return 1;
  return binaryUnit(largest);
}

function notPositive(column: Float64Array, method: string, bound: string, path: string): VendorwiseIssue[] {
  const problems: VendorwiseIssue[] = [];
  for (let i = 0; i < column.length && problems.length < NAMED; i++) {
    const value = column[i]!;
    if (value > 0 || (value === 0 && bound === 'at least 0')) continue;
    const message = `A figure that the normalisation "${method}" makes a ratio of is ${bound}.`;
    const details = { received: value, expected: `a number ${bound}`, params: { method } };
    problems.push(issue('NOT_POSITIVE', `${path}[${i}]`, message, details));
  }
  return problems;
}

function logsCancel(path: string): VendorwiseIssue {
  const message = 'The logarithms of this criterion sum to 0, and the normalisation divides by their sum.';
  return issue('LOGS_CANCEL', path, message, { expected: 'figures in another unit, or another normalisation' });
}

/** One figure, normalised. */
export function normalized({ kind, unit, center, divisor, offset }: ColumnTransform, x: number): number {
  switch (kind) {
    case 'linear':
      return (x * unit - center) / divisor + offset;
    case 'reciprocal':
      return center / x / divisor;
    case 'logarithm':
      return Math.log(x) / divisor + offset;
    case 'square':
      return (x / center) ** 2;
    case 'inverseCube':
      return (center / x) ** 3;
  }
}

/**
 * What a linear normalisation multiplies differences of figures by, so that u = multiplier · (x - center) + offset;
 * `null` where that is no ordinary number, and u has to be worked out.
 */
export function multiplierOf({ kind, unit, divisor, range }: ColumnTransform): number | null {
  if (divisor === Number.POSITIVE_INFINITY) return 0;
  const size = Math.abs(divisor);
  const ordinary = size >= TINY && size <= HUGE && range.high <= HUGE && range.low >= -HUGE;
  return kind === 'linear' && unit === 1 && ordinary ? 1 / divisor : null;
}
