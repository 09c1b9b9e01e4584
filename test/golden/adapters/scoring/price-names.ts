import type { PriceScale } from '../../../../src/scoring/index.js';

const FORMULAS: Readonly<Record<string, Partial<PriceScale>>> = {
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
const FIGURES: Readonly<Record<string, readonly ('budget' | 'fullPointsAt' | 'zeroPointsAt')[]>> = {
  belowBudget: ['budget'],
  fixedBand: ['fullPointsAt', 'zeroPointsAt'],
};

/** The price scale behind a name of the files; `(100 max)` behind it says the points, which a scale does not. */
export function priceScaleOf(name: string, input: Readonly<Record<string, string | number>>): PriceScale {
  const bare = name.replace(/ *\(100 max\)$/, '');
  const formula = Object.hasOwn(FORMULAS, bare) ? FORMULAS[bare] : undefined;
  if (formula === undefined) throw new Error(`no name for the formula ${name}`);
  const figures = Object.fromEntries((FIGURES[bare] ?? []).map((key) => [key, input[key]]));
  return { kind: 'price', currency: 'EUR', ...formula, ...figures };
}
