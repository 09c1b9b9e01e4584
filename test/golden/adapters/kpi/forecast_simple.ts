import {
  driftForecast,
  exponentialSmoothingForecast,
  type Forecast,
  forecastAccuracy,
  meanForecast,
  naiveForecast,
  seasonalNaiveForecast,
  thetaForecast,
} from 'vendorwise/statistics';
import type { GoldenAdapter } from '../../adapter.js';

const withoutForecast = (horizon: number) => {
  const none = new Array<null>(horizon).fill(null);
  const test = { ME: null, RMSE: null, MAE: null, MPE: null, MAPE: null, MASE: null };
  return { mean: none, lo80: none, hi80: none, lo95: none, hi95: none, alpha: null, test };
};

export const adapter: GoldenAdapter = ({ input: { values, period, horizon, train } }) => {
  const training = values.slice(0, train);
  const actual = values.slice(train, train + horizon);
  const answer = ({ point, lower80, upper80, lower95, upper95, parameters }: Forecast) => {
    // Too few values for the method.
    if (point.length === 0) return withoutForecast(horizon);
    const { me, rmse, mae, mpe, mape, mase } = forecastAccuracy(actual, point, { training, period });
    return {
      mean: point,
      lo80: lower80,
      hi80: upper80,
      lo95: lower95,
      hi95: upper95,
      alpha: parameters.alpha,
      test: { ME: me, RMSE: rmse, MAE: mae, MPE: mpe, MAPE: mape, MASE: mase },
    };
  };
  return {
    mean: answer(meanForecast(training, { horizon })),
    naive: answer(naiveForecast(training, { horizon })),
    drift: answer(driftForecast(training, { horizon })),
    // R's `snaive` without a season is `naive`.
    seasonalNaive: answer(
      period === 1 ? naiveForecast(training, { horizon }) : seasonalNaiveForecast(training, period, { horizon }),
    ),
    theta: answer(thetaForecast(training, { period, horizon })),
    sesSimple: answer(
      exponentialSmoothingForecast(training, { horizon, start: 'firstValue', residualDivisor: 'observations' }),
    ),
  };
};

export const notCompared: Readonly<Record<string, string>> = {
  'theta.note': 'Prose.',
  'sesSimple.note': 'Prose.',
};
