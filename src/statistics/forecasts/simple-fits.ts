import { sumExactly } from '../../numeric/exact-sum.js';
import { type FitResult, residualSquares } from './fit.js';
import { NO_PARAMETERS, PLAIN_CONVENTIONS } from './forecast.js';
import { countOf } from './read-values.js';

/** The mean of all values, with Student's distribution. */
export function fitMean(values: Float64Array): FitResult {
  const found = values.filter((value) => !Number.isNaN(value));
  const n = found.length;
  if (n < 2) return 'tooFewValues';
  const mean = sumExactly(found) / n;
  return {
    pointAt: () => mean,
    optimum: null,
    details: () => {
      const fitted = values.map((value) => (Number.isNaN(value) ? Number.NaN : mean));
      const { sse } = residualSquares(values, fitted, () => 1);
      return {
        fitted,
        sse,
        residualVariance: sse / (n - 1),
        spreadAt: () => 1 + 1 / n,
        degreesOfFreedom: n - 1,
        parameters: { ...NO_PARAMETERS, level: mean },
        conventions: { ...PLAIN_CONVENTIONS, interval: 'studentT' },
      };
    },
  };
}

/** The last value. */
export function fitNaive(values: Float64Array): FitResult {
  if (countOf(values) < 2) return 'tooFewValues';
  const last = values[values.length - 1]!;
  return {
    pointAt: () => last,
    optimum: null,
    details: () => {
      const fitted = valuesBefore(values, 0);
      const { sse, oneStep, count } = residualSquares(values, fitted, (steps) => steps);
      return {
        fitted,
        sse,
        residualVariance: oneStep / count,
        spreadAt: (steps) => steps,
        degreesOfFreedom: null,
        parameters: { ...NO_PARAMETERS, level: last },
        conventions: { ...PLAIN_CONVENTIONS, residualDivisor: 'residuals' },
      };
    },
  };
}

/** The last value, moved on by the mean change. */
export function fitDrift(values: Float64Array): FitResult {
  if (countOf(values) < 3) return 'tooFewValues';
  const span = values.length - 1;
  const last = values[span]!;
  const slope = (last - values[0]!) / span;
  return {
    pointAt: (steps) => last + slope * steps,
    optimum: null,
    details: () => {
      const fitted = valuesBefore(values, slope);
      const { sse, oneStep, count } = residualSquares(values, fitted, (steps) => steps);
      return {
        fitted,
        sse,
        residualVariance: oneStep / (count - 1),
        // The slope is as uncertain as the mean of the changes.
        spreadAt: (steps) => steps * (1 + steps / span),
        degreesOfFreedom: null,
        parameters: { ...NO_PARAMETERS, level: last, slope },
        conventions: PLAIN_CONVENTIONS,
      };
    },
  };
}

/** The last value before each one, moved on by a slope. */
function valuesBefore(values: Float64Array, slope: number): Float64Array {
  const fitted = new Float64Array(values.length).fill(Number.NaN);
  for (let t = 1, last = 0; t < values.length; t++) {
    if (Number.isNaN(values[t])) continue;
    fitted[t] = values[last]! + slope * (t - last);
    last = t;
  }
  return fitted;
}

/** The latest value of the same part of the season. */
export function fitSeasonalNaive(values: Float64Array, period: number): FitResult {
  if (values.length <= period) return 'tooFewSeasons';
  const n = values.length;
  /** Place of the latest value of each part of the season. */
  const latest = new Array<number>(period).fill(-1);
  for (let t = 0; t < n; t++) if (!Number.isNaN(values[t])) latest[t % period] = t;
  if (latest.includes(-1)) return 'tooFewSeasons';
  const placeOf = (steps: number): number => latest[(n - 1 + steps) % period]!;
  const seasons = (steps: number): number => (n - 1 + steps - placeOf(steps)) / period;
  // With every part known and a value more, some part is known twice.
  if (countOf(values) <= period) return 'tooFewSeasons';
  return {
    pointAt: (steps) => values[placeOf(steps)]!,
    optimum: null,
    details: () => {
      const fitted = new Float64Array(n).fill(Number.NaN);
      const before = new Array<number>(period).fill(-1);
      let [sse, oneSeason, count] = [0, 0, 0];
      for (let t = 0; t < n; t++) {
        if (Number.isNaN(values[t])) continue;
        const same = before[t % period]!;
        before[t % period] = t;
        if (same < 0) continue;
        fitted[t] = values[same]!;
        const square = (values[t]! - values[same]!) ** 2;
        sse += square;
        oneSeason += (square * period) / (t - same);
        count++;
      }
      return {
        fitted,
        sse,
        residualVariance: oneSeason / count,
        spreadAt: seasons,
        degreesOfFreedom: null,
        parameters: {
          ...NO_PARAMETERS,
          seasonal: Array.from({ length: period }, (_, i) => values[placeOf(i + 1)]!),
        },
        conventions: { ...PLAIN_CONVENTIONS, residualDivisor: 'residuals', seasonal: 'additive' },
      };
    },
  };
}
