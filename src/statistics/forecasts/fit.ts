import { normalQuantile } from '../normal.js';
import type { SeriesInput } from '../observations.js';
import { studentTCritical } from '../student-t.js';
import type { Forecast, ForecastConventions, ForecastMethod, ForecastParameters, ForecastRefusal } from './forecast.js';
import { NO_PARAMETERS, PLAIN_CONVENTIONS } from './forecast.js';
import { type ForecastSeries, readValues } from './read-values.js';

/** A method fitted to a series, in the scale of the series. */
export interface Fit {
  /** The forecast so many steps after the last value. */
  readonly pointAt: (steps: number) => number;
  /** Where the search for parameters ended: a good start for a series that is one value longer. */
  readonly optimum: readonly number[] | null;
  /** What backtests do not need. */
  readonly details: () => FitDetails;
}

/** The rest of a fit. */
export interface FitDetails {
  /** NaN where there is none. */
  readonly fitted: Float64Array;
  readonly sse: number;
  readonly residualVariance: number;
  /** Variance of the error so many steps ahead, as a multiple of the residual variance. */
  readonly spreadAt: (steps: number) => number;
  /** Of Student's distribution; `null` for the normal one. */
  readonly degreesOfFreedom: number | null;
  readonly parameters: ForecastParameters;
  readonly conventions: ForecastConventions;
}

/** A fit, or why there is none. */
export type FitResult = Fit | ForecastRefusal;

const Z80 = /* @__PURE__ */ normalQuantile(0.9);
const Z95 = /* @__PURE__ */ normalQuantile(0.975);

/** Makes a forecast: fits, and puts the answer back into the unit of the values. */
export function forecastBy(
  values: SeriesInput,
  settings: { readonly method: ForecastMethod; readonly period: number; readonly horizon: number },
  fitted: (values: Float64Array) => FitResult,
): Forecast {
  const series = readValues(values);
  return forecastOf(series, settings, series.n === 0 ? 'tooFewValues' : fitted(series.values));
}

/** Puts a fit back into the unit of the values. */
export function forecastOf(
  series: ForecastSeries,
  settings: { readonly method: ForecastMethod; readonly period: number; readonly horizon: number },
  found: FitResult,
): Forecast {
  const { method, period, horizon } = settings;
  const { scale, n, missing, before, after } = series;
  const base = { method, n, missing, period };
  if (typeof found === 'string') return { ...base, noForecastBecause: found, ...NOTHING };
  const { fitted, sse, residualVariance, spreadAt, degreesOfFreedom, parameters, conventions } = found.details();
  const steps = Array.from({ length: horizon }, (_, i) => i + 1 + after);
  const point = steps.map((step) => found.pointAt(step) * scale + 0);
  const sd = Math.sqrt(residualVariance) * scale;
  const reach = steps.map((step) => sd * Math.sqrt(spreadAt(step)));
  const [z80, z95] =
    degreesOfFreedom === null
      ? [Z80, Z95]
      : [studentTCritical(0.2, degreesOfFreedom), studentTCritical(0.05, degreesOfFreedom)];
  if (!(point.every(Number.isFinite) && reach.every(Number.isFinite))) {
    return { ...base, noForecastBecause: 'unstable', ...NOTHING };
  }
  const end = (z: number): number[] => point.map((value, i) => value + z * reach[i]! + 0);
  const squares = sse * scale * scale;
  return {
    ...base,
    noForecastBecause: null,
    point,
    lower80: end(-z80),
    upper80: end(z80),
    lower95: end(-z95),
    upper95: end(z95),
    fitted: [
      ...new Array<null>(before).fill(null),
      ...Array.from(fitted, (value) => (Number.isNaN(value) ? null : value * scale + 0)),
      ...new Array<null>(after).fill(null),
    ],
    residualSd: sd,
    sse: Number.isFinite(squares) ? squares : null,
    parameters: inUnit(parameters, scale, conventions.seasonal === 'multiplicative'),
    conventions,
  };
}

const NOTHING = {
  point: [],
  lower80: [],
  upper80: [],
  lower95: [],
  upper95: [],
  fitted: [],
  residualSd: null,
  sse: null,
  parameters: NO_PARAMETERS,
  conventions: PLAIN_CONVENTIONS,
};

function inUnit(parameters: ForecastParameters, scale: number, factors: boolean): ForecastParameters {
  const { level, slope, seasonal } = parameters;
  return {
    ...parameters,
    level: level === null ? null : level * scale,
    slope: slope === null ? null : slope * scale,
    seasonal: seasonal === null || factors ? seasonal : seasonal.map((one) => one * scale),
  };
}

/** Squared residuals of a fit. */
export interface ResidualSquares {
  readonly sse: number;
  /** The same with each residual after a gap brought to the size of one step. */
  readonly oneStep: number;
  readonly count: number;
}

/** Sums the squared residuals; one after a gap is larger than one after a single step. */
export function residualSquares(
  values: Float64Array,
  fitted: Float64Array,
  spreadAt: (steps: number) => number,
): ResidualSquares {
  let [sse, oneStep, count, steps] = [0, 0, 0, 1];
  for (let t = 0; t < values.length; t++) {
    const residual = values[t]! - fitted[t]!;
    if (Number.isNaN(values[t])) steps++;
    else {
      if (!Number.isNaN(residual)) {
        const square = residual * residual;
        sse += square;
        oneStep += steps === 1 ? square : square / spreadAt(steps);
        count++;
      }
      steps = 1;
    }
  }
  return { sse, oneStep, count };
}

/** What is known of a recursion once it has run. */
export interface Recursion {
  readonly values: Float64Array;
  /** Fills in the fitted values, all NaN before. */
  readonly runInto: (fitted: Float64Array) => void;
  readonly spreadAt: FitDetails['spreadAt'];
  /** How many parameters were estimated. */
  readonly estimated: number;
  /** How many of the values are there. */
  readonly n: number;
  readonly parameters: ForecastParameters;
  readonly conventions: ForecastConventions;
}

/** The details of a recursion: its fitted values, and the variance of its residuals by the divisor of its conventions. */
export function detailsOf({ values, runInto, estimated, n, ...rest }: Recursion): FitDetails {
  const fitted = new Float64Array(values.length).fill(Number.NaN);
  runInto(fitted);
  const { sse, oneStep, count } = residualSquares(values, fitted, rest.spreadAt);
  const by = rest.conventions.residualDivisor;
  const divisor = by === 'degreesOfFreedom' ? count - estimated : by === 'residuals' ? count : n;
  const residualVariance = divisor > 0 ? oneStep / divisor : Number.NaN;
  return { fitted, sse, residualVariance, degreesOfFreedom: null, ...rest };
}
