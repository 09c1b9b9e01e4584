import { autocorrelations } from '../autocorrelation.js';
import { normalQuantile } from '../normal.js';
import { ordinaryLeastSquares } from '../ordinary-least-squares.js';
import { classicalDecomposition } from '../series/classical-decomposition.js';
import { type Bounds, boundedMinimum } from './bounded-minimum.js';
import { detailsOf, type FitResult, residualSquares } from './fit.js';
import { NO_PARAMETERS, type ResidualDivisor } from './forecast.js';
import { bridged, countOf } from './read-values.js';
import { fitTrend, sourceOf } from './trend-fits.js';

/** How a season acts. */
type SeasonKind = 'additive' | 'multiplicative';

/** What of level, slope and season is given, and what is to be found (`null`). */
export interface SeasonSettings {
  readonly period: number;
  readonly kind: SeasonKind;
  readonly alpha: number | null;
  readonly beta: number | null;
  readonly gamma: number | null;
  readonly start: 'endOfFirstSeason' | 'asInR';
  readonly residualDivisor: ResidualDivisor;
}

const WEIGHTS: Bounds = { low: 0.0001, high: 0.9999 };

interface Weights {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

/** Holt-Winters, started at the classical decomposition of the first two seasons. */
export function fitHoltWinters(
  values: Float64Array,
  settings: SeasonSettings,
  before: readonly number[] | null = null,
): FitResult {
  const { period, kind, residualDivisor } = settings;
  if (values.length < 2 * period) return 'tooFewSeasons';
  const given = [settings.alpha, settings.beta, settings.gamma];
  const free = given.filter((one) => one === null).map(() => WEIGHTS);
  if (countOf(values.subarray(period)) <= free.length) return 'tooFewValues';
  if (!everyPart(values, period)) return 'tooFewSeasons';
  if (kind === 'multiplicative' && values.some((value) => value <= 0)) return 'notPositive';
  const { trend, figure } = classicalDecomposition(bridged(values).subarray(0, 2 * period), period, { model: kind });
  const { intercept, slope } = lineOf(trend);
  // The recursion begins after the first season, R's with the level of one place before the trend.
  const startsAt = settings.start === 'asInR' ? Math.floor(period / 2) - 1 : period - 1;
  const start = { level: intercept + slope * startsAt, slope, figure };
  const seasons = new Float64Array(values.length + period);
  const weightsOf = (found: readonly number[]): Weights => {
    let next = 0;
    const [alpha, beta, gamma] = given.map((one) => one ?? found[next++]!) as [number, number, number];
    return { alpha, beta, gamma };
  };
  const optimum = boundedMinimum((x) => run(values, weightsOf(x), start, kind, seasons, null).sse, free, before);
  const weights = weightsOf(optimum);
  const end = run(values, weights, start, kind, seasons, null);
  const next = Array.from(seasons.subarray(values.length));
  if (!(Number.isFinite(end.sse) && next.every(Number.isFinite))) return 'unstable';
  const seasonAt = (steps: number): number => next[(steps - 1) % period]!;
  const weightAt = (steps: number): number =>
    weights.alpha * (1 + steps * weights.beta) + (steps % period === 0 ? weights.gamma * (1 - weights.alpha) : 0);
  const spreadAt = (steps: number): number => {
    let spread = 1;
    for (let j = 1; j < steps; j++) {
      const ratio = kind === 'additive' ? 1 : seasonAt(steps) / seasonAt(steps - j);
      spread += (weightAt(j) * ratio) ** 2;
    }
    return spread;
  };
  return {
    pointAt: (steps) => {
      const line = end.level + steps * end.slope;
      return kind === 'additive' ? line + seasonAt(steps) : line * seasonAt(steps);
    },
    optimum,
    details: () =>
      detailsOf({
        values,
        runInto: (fitted) => run(values, weights, start, kind, seasons, fitted),
        spreadAt,
        estimated: free.length,
        n: countOf(values),
        parameters: { ...NO_PARAMETERS, ...weights, level: end.level, slope: end.slope, seasonal: next },
        conventions: {
          start: settings.start === 'asInR' ? 'decompositionAsInR' : 'decomposition',
          parameters: sourceOf(free.length, 3),
          residualDivisor,
          seasonal: kind,
          interval: 'normal',
        },
      }),
  };
}

/** The least-squares line by place; missing values are left out. */
function lineOf(values: ArrayLike<number | null>): { readonly intercept: number; readonly slope: number } {
  const { slope, intercept } = ordinaryLeastSquares(
    Array.from(values, (_, place) => place),
    values,
  );
  return { slope: slope ?? 0, intercept: intercept ?? 0 };
}

/** Whether each part of the season has a value in the two seasons that the start is read off. */
function everyPart(values: Float64Array, period: number): boolean {
  for (let i = 0; i < period; i++) if (Number.isNaN(values[i]) && Number.isNaN(values[i + period])) return false;
  return true;
}

/** The recursion; a missing value changes nothing but time. `seasons` is filled up to one season after the end. */
function run(
  values: Float64Array,
  { alpha, beta, gamma }: Weights,
  start: { readonly level: number; readonly slope: number; readonly figure: readonly number[] },
  kind: SeasonKind,
  seasons: Float64Array,
  fitted: Float64Array | null,
): { readonly level: number; readonly slope: number; readonly sse: number } {
  const period = start.figure.length;
  const additive = kind === 'additive';
  seasons.set(start.figure, period);
  let { level, slope } = start;
  let sse = 0;
  for (let t = period; t < values.length; t++) {
    const line = level + slope;
    const season = seasons[t]!;
    const value = values[t]!;
    level = line;
    seasons[t + period] = season;
    if (Number.isNaN(value)) continue;
    const expected = additive ? line + season : line * season;
    if (fitted !== null) fitted[t] = expected;
    const residual = value - expected;
    sse += residual * residual;
    const bare = additive ? value - season : value / season;
    const before = line - slope;
    level = alpha * bare + (1 - alpha) * line;
    slope = beta * (level - before) + (1 - beta) * slope;
    const deviation = additive ? value - level : value / level;
    seasons[t + period] = gamma * deviation + (1 - gamma) * season;
  }
  return { level, slope, sse };
}

/** Two-sided level of 10 %, as in the paper of Assimakopoulos and Nikolopoulos. */
const SEASONAL_ABOVE = /* @__PURE__ */ normalQuantile(0.95);

/**
 * The theta method: exponential smoothing plus half the slope of the least-squares line, on values without their season
 * where there is one.
 */
export function fitTheta(
  values: Float64Array,
  period: number,
  residualDivisor: ResidualDivisor,
  before: readonly number[] | null = null,
): FitResult {
  const figure = thetaSeason(values, period);
  const plain =
    figure === null
      ? values
      : values.map((value, t) =>
          figure.kind === 'additive' ? value - figure.parts[t % period]! : value / figure.parts[t % period]!,
        );
  const level = fitTrend(plain, { alpha: null, beta: undefined, phi: 1, start: 'optimal', residualDivisor }, before);
  if (typeof level === 'string') return level;
  const n = values.length;
  const alpha = level.optimum![0]!;
  const slope = lineOf(plain).slope / 2;
  // Smoothing lags behind the line; the second term makes up for that.
  const lag = (1 - (1 - alpha) ** n) / alpha;
  const seasonAt = (place: number): number => figure?.parts[place % period] ?? 0;
  const withSeason = (value: number, place: number): number => {
    if (figure === null) return value;
    return figure.kind === 'additive' ? value + seasonAt(place) : value * seasonAt(place);
  };
  return {
    pointAt: (steps) => withSeason(level.pointAt(steps) + slope * (steps - 1 + lag), n - 1 + steps),
    optimum: level.optimum,
    details: () => {
      const own = level.details();
      const fitted = own.fitted.map(withSeason);
      return {
        ...own,
        fitted,
        sse: residualSquares(values, fitted, () => 1).sse,
        parameters: {
          ...own.parameters,
          slope,
          seasonal: figure === null ? null : Array.from({ length: period }, (_, i) => seasonAt(n + i)),
        },
        conventions: { ...own.conventions, seasonal: figure?.kind ?? null },
      };
    },
  };
}

/** The season, when the autocorrelation at its length is significant and more than two seasons are there. */
function thetaSeason(
  values: Float64Array,
  period: number,
): { readonly kind: SeasonKind; readonly parts: readonly number[] } | null {
  const n = values.length;
  if (period < 2 || n <= 2 * period) return null;
  const r = autocorrelations(bridged(values), { maximumLag: period });
  let squares = 0;
  for (let lag = 1; lag < period; lag++) squares += r[lag]! ** 2;
  if (!(Math.abs(r[period]!) / Math.sqrt((1 + 2 * squares) / n) > SEASONAL_ABOVE)) return null;
  // A factor means nothing for values that are not all above 0.
  const kind = values.some((value) => value <= 0) ? 'additive' : 'multiplicative';
  const parts = classicalDecomposition(bridged(values), period, { model: kind }).figure;
  return kind === 'multiplicative' && parts.some((one) => Math.abs(one) < 1e-4) ? null : { kind, parts };
}
