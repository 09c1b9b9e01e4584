import { pricePoints } from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';
import { priceScaleOf } from './price-names.js';

export const adapter: GoldenAdapter = ({ input, expected }) =>
  Object.fromEntries(
    Object.keys(expected).map((name) => {
      const scale = priceScaleOf(name, input);
      const points = pricePoints(scale, input.prices, { maximumPoints: input.maxPoints });
      return [
        name,
        {
          float: points.map((one) => one.points),
          exact: points.map((one) => one.pointsExact),
          rounded2HalfUp: points.map((one) => one.pointsText),
        },
      ];
    }),
  );
