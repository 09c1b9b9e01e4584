import { type ExactInput, type Fraction, fraction, fractionToNumber, ratioOf, tryFraction } from '../exact/fraction.js';
import type { KpiIndex } from './define-kpi.js';
import type { KpiAggregation, PercentileAggregation } from './definition.js';
import { addToTotal, type ExactTotal, newTotal, totalOf } from './exact-total.js';
import { isUsableSize } from './figure-size.js';

/** The figures of one row that an aggregation uses. */
export interface RowFigures {
  /** The figure, or the numerator of a ratio; `0` for a count. */
  readonly value: ExactInput;
  /** Denominator or weight; 1 elsewhere. */
  readonly weight: ExactInput;
  /** What `distinct` counts. */
  readonly key: string | null;
}

/** A field of a row that cannot be used. */
export interface BadField {
  readonly field: string;
  readonly received: unknown;
}

/** Rows folded so far; local to one run. */
export interface Tally {
  rows: number;
  readonly top: ExactTotal;
  readonly bottom: ExactTotal;
  /** Figures in the order of the rows, for percentiles. */
  readonly figures: ExactInput[];
  readonly keys: Set<string>;
  chosen: ExactInput | null;
  chosenAt: number;
}

/** What a tally comes to. */
export interface TallyResult {
  /** `null` without rows and for a denominator that is not above zero. */
  readonly value: Fraction | null;
  /** Sum of the numerators or figures; `null` where sums mean nothing. */
  readonly numerator: Fraction | null;
  /** Sum of the denominators or weights; `null` elsewhere. */
  readonly denominator: Fraction | null;
  /** The denominator of a ratio, else the number of rows. */
  readonly sample: number;
}

export function newTally(): Tally {
  return { rows: 0, top: newTotal(), bottom: newTotal(), figures: [], keys: new Set(), chosen: null, chosenAt: 0 };
}

/** Reads the fields that an aggregation needs; the first one that is missing or no number makes the row unusable. */
export function figuresOf(aggregation: KpiAggregation, row: Readonly<Record<string, unknown>>): RowFigures | BadField {
  switch (aggregation.kind) {
    case 'count':
      return { value: 0, weight: 1, key: null };
    case 'distinct': {
      const key = row[aggregation.field];
      const usable = (typeof key === 'string' && key !== '') || (typeof key === 'number' && Number.isFinite(key));
      return usable ? { value: 0, weight: 1, key: String(key) } : { field: aggregation.field, received: key };
    }
    case 'ratio':
      return pairOf(row, aggregation.numerator ?? 'numerator', aggregation.denominator ?? 'denominator');
    case 'weightedMean':
      return pairOf(row, aggregation.field ?? 'value', aggregation.weight ?? 'weight');
    default: {
      const field = aggregation.field ?? 'value';
      const value = figureOf(row[field]);
      return value === null ? { field, received: row[field] } : { value, weight: 1, key: null };
    }
  }
}

function pairOf(row: Readonly<Record<string, unknown>>, top: string, bottom: string): RowFigures | BadField {
  const value = figureOf(row[top]);
  if (value === null) return { field: top, received: row[top] };
  const weight = figureOf(row[bottom]);
  // A negative weight has no meaning, and a negative denominator would turn the ratio round.
  if (weight === null || Number(weight) < 0) return { field: bottom, received: row[bottom] };
  return { value, weight, key: null };
}

function figureOf(received: unknown): ExactInput | null {
  if (typeof received === 'number') return Number.isFinite(received) && isUsableSize(received) ? received : null;
  if (typeof received !== 'string') return null;
  const text = received.trim();
  return tryFraction(text) === null || !isUsableSize(text) ? null : text;
}

/** Adds a row; `at` orders rows for `last`, and of rows of one moment the later one counts. */
export function addToTally(tally: Tally, kind: KpiAggregation['kind'], row: RowFigures, at: number): void {
  const first = tally.rows++ === 0;
  const { value, weight } = row;
  if (kind === 'count') return;
  if (kind === 'distinct') tally.keys.add(row.key!);
  else if (kind === 'percentile') tally.figures.push(value);
  else if (kind === 'weightedMean') {
    addToTotal(tally.bottom, weight);
    if (Number(weight) === 1) addToTotal(tally.top, value);
    else tally.top.rest = tally.top.rest.add(fraction(value).mul(fraction(weight)));
  } else if (kind === 'ratio' || kind === 'sum' || kind === 'mean') {
    addToTotal(tally.top, value);
    if (kind === 'ratio') addToTotal(tally.bottom, weight);
  } else if (first || replaces(kind, value, tally.chosen!, at >= tally.chosenAt)) {
    tally.chosen = value;
    tally.chosenAt = at;
  }
}

function replaces(kind: 'min' | 'max' | 'last', value: ExactInput, chosen: ExactInput, later: boolean): boolean {
  if (kind === 'last') return later;
  const order = fraction(value).compare(fraction(chosen));
  return kind === 'min' ? order < 0 : order > 0;
}

/** The value of a tally, exact. */
export function resultOf(index: KpiIndex, tally: Tally): TallyResult {
  const { aggregation } = index.definition;
  const { kind } = aggregation;
  const { rows } = tally;
  const alone = (value: Fraction | null): TallyResult => ({ value, numerator: null, denominator: null, sample: rows });
  switch (aggregation.kind) {
    case 'count':
      return alone(ratioOf(rows, 1));
    case 'distinct':
      return alone(ratioOf(tally.keys.size, 1));
    case 'percentile':
      return alone(rows === 0 ? null : exactPercentile(tally.figures, index.share, aggregation.method));
    case 'min':
    case 'max':
    case 'last':
      return alone(tally.chosen === null ? null : fraction(tally.chosen));
    case 'sum':
    case 'mean': {
      const numerator = totalOf(tally.top);
      const value = rows === 0 ? null : kind === 'sum' ? numerator : numerator.div(rows);
      return { value, numerator, denominator: null, sample: rows };
    }
    case 'ratio':
    case 'weightedMean': {
      const numerator = totalOf(tally.top);
      const denominator = totalOf(tally.bottom);
      const ratio = denominator.compare(0) > 0 ? numerator.div(denominator) : null;
      const value = kind === 'ratio' ? (ratio?.mul(index.scale) ?? null) : ratio;
      return { value, numerator, denominator, sample: kind === 'ratio' ? fractionToNumber(denominator) : rows };
    }
  }
}

/**
 * A percentile in exact arithmetic: at the position (n - 1) * share among the sorted figures, of which there is at least one,
 * or the figure of rank n * share, rounded up.
 */
export function exactPercentile(
  figures: readonly ExactInput[],
  share: Fraction,
  method: PercentileAggregation['method'] = 'linear',
): Fraction {
  const sorted = [...figures].sort((a, b) => Number(a) - Number(b));
  if (method === 'nearestRank') return fraction(sorted[Math.max(0, Number(share.mul(sorted.length).ceil()) - 1)]!);
  const position = share.mul(sorted.length - 1);
  const lower = Number(position.n / position.d);
  const low = fraction(sorted[lower]!);
  const weight = position.sub(lower);
  if (weight.compare(0) === 0) return low;
  return low.add(
    fraction(sorted[lower + 1]!)
      .sub(low)
      .mul(weight),
  );
}
