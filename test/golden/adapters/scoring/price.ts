import { type PriceScale, pricePoints } from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';

const SCALES: Readonly<Record<string, Partial<PriceScale>>> = {
  lowestRatio: { formula: 'proportionalToLowest' },
  lowestRatioSquared: { formula: 'proportionalToLowestSquared' },
  linearAboveLowest: { formula: 'linearAboveLowest' },
  linearAboveLowestFloored: { formula: 'linearAboveLowest', floorAtZero: true },
  linearMinMax: { formula: 'linearMinMax' },
  meanDeviation: { formula: 'meanDeviation' },
  belowBudget: { formula: 'belowBudget' },
  fixedBand: { formula: 'fixedBand' },
};

/** The figures of the case that belong to the formula. */
const KEYS: Readonly<Record<string, readonly ('budget' | 'fullPointsAt' | 'zeroPointsAt')[]>> = {
  belowBudget: ['budget'],
  fixedBand: ['fullPointsAt', 'zeroPointsAt'],
};

export const adapter: GoldenAdapter = ({ input, expected }) =>
  Object.fromEntries(
    Object.keys(expected).map((name) => {
      const figures = Object.fromEntries((KEYS[name] ?? []).map((key) => [key, input[key]]));
      const scale: PriceScale = { kind: 'price', currency: 'EUR', ...SCALES[name], ...figures };
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
