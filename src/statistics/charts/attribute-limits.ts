import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { addExact, type ExactPartials, exactSum } from '../../numeric/exact-sum.js';
import type { SeriesInput } from '../observations.js';
import { chartPoints, limitsStatus, orNull, sharedFigure } from './chart-points.js';
import type { ControlChartKind, ControlLimits, LeftOutPoint, PositionRange } from './control-limits.js';
import { type Dispersion, type LaneyOptions, type LaneyRule, laneyDispersion } from './dispersion.js';
import { type MovingRangeSettings, readRangeSettings } from './moving-range.js';
import { readBaseline, readSizes, readValues, readWord, withoutExcluded } from './read-points.js';

/** Which of the four charts of counts is made. */
export type AttributeChart = 'p' | 'np' | 'c' | 'u';

/** What a chart of counts is given. */
export interface AttributeOptions extends LaneyOptions {
  readonly baseline?: PositionRange;
  readonly exclude?: readonly number[];
}

interface AttributeInput {
  readonly counts: Float64Array;
  /** The counts that set the limits. */
  readonly setting: Float64Array;
  readonly sizes: Float64Array;
  readonly leftOut: readonly LeftOutPoint[];
  readonly baseline: PositionRange;
  readonly settings: MovingRangeSettings;
  readonly laney: LaneyRule;
}

/**
 * Limits of a chart of counts, from the binomial (p, np) or the Poisson distribution (c, u).
 *
 * @param options - Checked for their values, not for unknown names.
 */
export function attributeLimits(
  chart: AttributeChart,
  counts: SeriesInput,
  sizes: SeriesInput | number,
  options: AttributeOptions,
  issues: VendorwiseIssue[],
): ControlLimits {
  const input = readInput(chart, counts, sizes, options, issues);
  const level = pooledLevel(chart, input);
  const { values, centers, sigmas } = columnsOf(chart, input, level.rate, level.rest);
  const setting = values.map((value, i) => (Number.isNaN(input.setting[i]!) ? Number.NaN : value));
  const dispersion = laneyDispersion(setting, centers, sigmas, input);
  // A factor that is asked for and cannot be found leaves no limits, rather than others than those asked for.
  const factor = dispersion.result.adjusted ? (dispersion.result.sigmaZ ?? Number.NaN) : 1;
  const [lower, upper, z] = [new Float64Array(values.length), new Float64Array(values.length), values.slice()];
  for (let i = 0; i < values.length; i++) {
    const sigma = sigmas[i]! * factor;
    sigmas[i] = sigma;
    lower[i] = Math.max(0, centers[i]! - 3 * sigma);
    upper[i] = Math.min(ceiling(chart, input.sizes[i]!), centers[i]! + 3 * sigma);
    // Limits that fall together on the centre line judge nothing.
    z[i] = sigma === 0 ? Number.NaN : (values[i]! - centers[i]!) / sigma;
  }
  const used = level.pointsUsed;
  const status = limitsStatus(used, used === 0 ? Number.NaN : level.spread * factor);
  return {
    chart: chartName(chart, dispersion.result.adjusted),
    points: chartPoints({ values, center: centers, lower, upper, sigma: sigmas, z }),
    center: chart === 'np' ? sharedFigure(centers) : orNull(level.rate),
    sigma: sharedFigure(sigmas),
    lower: sharedFigure(lower),
    upper: sharedFigure(upper),
    conventions: conventionsOf(chart, dispersion),
    baseline: input.baseline,
    pointsUsed: used,
    ...status,
    movingRanges: dispersion.ranges,
    dispersion: dispersion.result,
    leftOut: input.leftOut,
  };
}

function readInput(
  chart: AttributeChart,
  counts: SeriesInput,
  sizes: SeriesInput | number,
  options: AttributeOptions,
  issues: VendorwiseIssue[],
): AttributeInput {
  const laney = readWord(options.laney, ['auto', 'always', 'never'], 'options.laney', issues);
  const settings = readRangeSettings(options, issues, 'off');
  const found = readValues(counts, 'counts', 'whole', issues);
  const bases = readSizes(sizes, found.length, chart === 'u' ? 'size' : 'whole', issues);
  const baseline = readBaseline(options.baseline, found.length, issues);
  const leftOut: LeftOutPoint[] = [];
  for (let i = 0; i < found.length; i++) {
    const count = found[i]!;
    const size = bases[i]!;
    if (Number.isNaN(count) || Number.isNaN(size)) leftOut.push({ position: i, reason: 'missing' });
    else if (size === 0) leftOut.push({ position: i, reason: 'zeroDenominator' });
    else if ((chart === 'p' || chart === 'np') && size > 0 && count > size) {
      const details = { received: count, expected: `at most ${size}` };
      issues.push(
        issue('OUT_OF_RANGE', `counts[${i}]`, 'A count cannot be larger than the number it is taken from.', details),
      );
    }
  }
  for (const { position } of leftOut) found[position] = Number.NaN;
  const setting = withoutExcluded(found, options.exclude, issues);
  throwIssues(issues);
  return { counts: found, setting, sizes: bases, leftOut, baseline, settings, laney };
}

/** Rate of all points together; `rest` is 1 minus it, without loss of digits near 1. */
function pooledLevel(
  chart: AttributeChart,
  { setting: counts, sizes, baseline }: AttributeInput,
): { rate: number; rest: number; spread: number; pointsUsed: number } {
  const [events, bases]: [ExactPartials, ExactPartials] = [[], []];
  let pointsUsed = 0;
  for (let i = baseline.from; i < baseline.to; i++) {
    if (Number.isNaN(counts[i]!)) continue;
    addExact(events, counts[i]!);
    addExact(bases, sizes[i]!);
    pointsUsed += 1;
  }
  const [count, size] = [exactSum(events), exactSum(bases)];
  const rate = pointsUsed === 0 ? Number.NaN : count / size;
  const rest = chart === 'p' || chart === 'np' ? (size - count) / size : 1;
  return { rate, rest, spread: rate * rest, pointsUsed };
}

function columnsOf(
  chart: AttributeChart,
  { counts, sizes }: AttributeInput,
  rate: number,
  rest: number,
): { values: Float64Array; centers: Float64Array; sigmas: Float64Array } {
  const n = counts.length;
  const [values, centers, sigmas] = [counts.slice(), new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const size = sizes[i]!;
    const perUnit = chart === 'p' || chart === 'u';
    if (perUnit) values[i] = counts[i]! / size;
    // A point without a size has no limits of its own.
    const usable = size > 0;
    centers[i] = !usable ? Number.NaN : chart === 'np' ? size * rate : rate;
    sigmas[i] = usable ? Math.sqrt(perUnit ? (rate * rest) / size : size * rate * rest) : Number.NaN;
  }
  return { values, centers, sigmas };
}

function ceiling(chart: AttributeChart, size: number): number {
  return chart === 'p' ? 1 : chart === 'np' ? size : Number.POSITIVE_INFINITY;
}

function chartName(chart: AttributeChart, adjusted: boolean): ControlChartKind {
  if (!adjusted) return chart;
  return chart === 'p' ? 'pPrime' : 'uPrime';
}

function conventionsOf(chart: AttributeChart, { result, settings, divisor }: Dispersion): ControlLimits['conventions'] {
  const theory = chart === 'p' || chart === 'np' ? 'binomial' : 'poisson';
  return {
    center: 'pooled',
    sigma: result.adjusted ? `${theory}TimesSigmaZ` : theory,
    sigmas: 3,
    constant: settings.constant,
    divisor,
    screening: settings.screening,
    gaps: settings.gaps,
    power: null,
  };
}
