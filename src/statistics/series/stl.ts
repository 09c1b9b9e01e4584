import { throwIssues } from '../../core/errors.js';
import { medianInPlace } from '../../numeric/select.js';
import { observationsOf, type SeriesInput } from '../observations.js';
import { runningMean } from './level-fits.js';
import { type LoessFit, type LoessPoints, loess } from './loess.js';
import { lengthIssues, type StlConventions, type StlOptions, stlSettings } from './stl-settings.js';

/** A series as trend plus season plus rest. */
export interface StlResult {
  /** Season at each position, in the unit of the values; at missing values, too. */
  readonly seasonal: readonly number[];
  /** Trend at each position, in the unit of the values; at missing values, too. */
  readonly trend: readonly number[];
  /** Value minus season minus trend; `null` where the value is missing. */
  readonly remainder: readonly (number | null)[];
  /** Weight of each value in the last round, 0 (ignored) to 1; `null` without rounds of weighing, and at missing values. */
  readonly weights: readonly (number | null)[] | null;
  readonly conventions: StlConventions;
}

/**
 * Splits a series into trend, season and rest by local regression (STL).
 *
 * Regression at every point, without the jumps of R's default. Defaults are those of statsmodels; R agrees to the last
 * digits at equal settings (`seasonalDegree: 0, lowPassWindow: 'atLeast', innerIterations: 2`). Missing values take no
 * part in any regression.
 *
 * Source: R. B. Cleveland, W. S. Cleveland, J. E. McRae and I. Terpenning, "STL", 1990; checked against statsmodels 0.13.5
 * and R 4.2.2.
 *
 * @param values - The series at equal steps of time; `null`, `undefined` and NaN are missing.
 * @param period - Length of a season, in values: 12 for months of a year, 7 for days of a week.
 * @param options - Windows, degrees and rounds.
 * @returns The parts, and the settings used.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`,
 * `UNKNOWN_KEY`; `TOO_FEW_VALUES` below two seasons or when a place of the season never has a value.
 * @example
 * ```ts
 * import { stl } from 'vendorwise/statistics';
 * const parts = stl([11, 22, 13, 24, 15, 26, 17, 28], 2, { seasonalWindow: 'periodic' });
 * parts.seasonal.slice(0, 2).map((one) => one.toFixed(2)); // => ['-5.00', '5.00']
 * parts.trend.slice(0, 2).map((one) => one.toFixed(2)); // => ['16.00', '17.00']
 * ```
 */
export function stl(values: SeriesInput, period: number, options: StlOptions = {}): StlResult {
  const seen = observationsOf(values);
  const y = new Float64Array(values.length).fill(Number.NaN);
  seen.times.forEach((place, i) => {
    y[place] = seen.values[i]!;
  });
  const settings = stlSettings(period, options, y.length);
  throwIssues(lengthIssues(y, period));
  const state: Rounds = {
    y,
    places: seen.times,
    seasonal: new Float64Array(y.length),
    trend: new Float64Array(y.length),
    weights: null,
  };
  for (let round = 0; ; round++) {
    for (let inner = 0; inner < settings.innerIterations; inner++) improve(state, settings);
    if (round === settings.outerIterations) break;
    state.weights = robustnessWeights(state);
  }
  if (settings.periodic) repeatMeans(state.seasonal, settings.period);
  const present = (i: number): boolean => !Number.isNaN(y[i]!);
  const { weights } = state;
  return {
    seasonal: Array.from(state.seasonal),
    trend: Array.from(state.trend),
    remainder: Array.from(y, (value, i) => (present(i) ? value - state.seasonal[i]! - state.trend[i]! : null)),
    weights: weights === null ? null : Array.from(weights, (weight, i) => (present(i) ? weight : null)),
    conventions: settings,
  };
}

interface Rounds {
  /** NaN is missing. */
  readonly y: Float64Array;
  /** Positions of the values that are there. */
  readonly places: Float64Array;
  readonly seasonal: Float64Array;
  readonly trend: Float64Array;
  weights: Float64Array | null;
}

/** One round: the season from what the trend leaves, then the trend from what the season leaves. */
function improve(state: Rounds, settings: StlConventions): void {
  const { y, seasonal, trend } = state;
  const { period } = settings;
  const n = y.length;
  const cycles = smoothedCycles(state, settings);
  const filtered = movingAverage(movingAverage(movingAverage(cycles, period), period), 3);
  const low = new Float64Array(n);
  const fit: LoessFit = { window: settings.lowPassWindow, degree: settings.lowPassDegree };
  loess({ positions: Float64Array.from(filtered, (_, i) => i), values: filtered }, fit, 0, low);
  for (let i = 0; i < n; i++) seasonal[i] = cycles[i + period]! - low[i]!;
  const points = pointsOf(state.places, (place) => y[place]! - seasonal[place]!, state.weights);
  loess(points, { window: settings.trendWindow, degree: settings.trendDegree }, 0, trend);
}

/** The series without its trend, smoothed over the same season of successive years, a year longer at both ends. */
function smoothedCycles({ y, trend, weights }: Rounds, settings: StlConventions): Float64Array {
  const { period, seasonalWindow: window, seasonalDegree: degree } = settings;
  const n = y.length;
  const cycles = new Float64Array(n + 2 * period);
  for (let season = 0; season < period; season++) {
    const count = Math.floor((n - 1 - season) / period) + 1;
    const places: number[] = [];
    for (let k = 0; k < count; k++) if (!Number.isNaN(y[season + k * period]!)) places.push(k);
    const at = (k: number): number => season + k * period;
    const points: LoessPoints = {
      positions: places,
      values: places.map((k) => y[at(k)]! - trend[at(k)]!),
      weights: weights === null ? undefined : places.map((k) => weights[at(k)]!),
    };
    const curve = new Float64Array(count + 2);
    loess(points, { window, degree }, -1, curve);
    curve.forEach((value, k) => {
      cycles[season + k * period] = value;
    });
  }
  return cycles;
}

function pointsOf(places: Float64Array, value: (place: number) => number, weights: Float64Array | null): LoessPoints {
  return {
    positions: places,
    values: places.map(value),
    weights: weights === null ? undefined : places.map((place) => weights[place]!),
  };
}

function movingAverage(values: Float64Array, length: number): Float64Array {
  const means = new Float64Array(values.length - length + 1);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]! - (i < length ? 0 : values[i - length]!);
    if (i >= length - 1) means[i - length + 1] = sum / length;
  }
  return means;
}

/** Distances below this share of the largest value come from rounding. */
const ROUNDING = 1e-13;

/** Bisquare weights: 1 near the fit, 0 from six median distances on. A value that differs by rounding is on the fit. */
function robustnessWeights({ y, seasonal, trend }: Rounds): Float64Array {
  const distances = y.map((value, i) => Math.abs(value - seasonal[i]! - trend[i]!));
  const present = distances.filter((distance) => !Number.isNaN(distance));
  const reach = 6 * medianInPlace(present, present.length);
  const largest = y.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0);
  const close = Math.max(0.001 * reach, ROUNDING * largest);
  return distances.map((distance) => {
    if (distance <= close) return 1;
    return distance <= 0.999 * reach ? (1 - (distance / reach) ** 2) ** 2 : 0;
  });
}

function repeatMeans(seasonal: Float64Array, period: number): void {
  for (let season = 0; season < period; season++) {
    const same = seasonal.filter((_, i) => i % period === season);
    const mean = runningMean(same);
    for (let i = season; i < seasonal.length; i += period) seasonal[i] = mean;
  }
}
