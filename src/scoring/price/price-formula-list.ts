import type { PriceFormulaName } from '../scales/scale-definition.js';
import { formulaOf } from './formula-table.js';
import type { PriceParameterName } from './price-formulas.js';

/** What there is to know of a price formula before it is announced. */
export interface PriceFormulaDescription {
  readonly formula: PriceFormulaName;
  /** Whether other bids change a vendor's points, so that a bid that loses can decide who wins. */
  readonly relative: boolean;
  /** Keys of the price scale that it cannot do without. */
  readonly needs: readonly PriceParameterName[];
  /** Keys of the price scale that it understands beside those. */
  readonly allows: readonly PriceParameterName[];
  /** Share of the points, with P for the price; it ends at 1, and at 0 unless the text says otherwise. */
  readonly shareText: string;
  /** Where it is used or described. */
  readonly source: string;
}

const DESCRIPTIONS: Readonly<Record<PriceFormulaName, readonly [shareText: string, source: string]>> = {
  fixedBand: [
    '(zeroPointsAt - P) / (zeroPointsAt - fullPointsAt)',
    'Negometrix, price score between a set minimum and maximum; Stilger, Siderius & van Raaij 2017, absolute scoring',
  ],
  priceBands: [
    'the percent of the first band whose upTo is at least P, else 0',
    'a value function in steps; absolute scoring in the sense of Stilger, Siderius & van Raaij 2017',
  ],
  belowBudget: ['(budget - P) / budget', 'Consip, linear formula with absolute points (discount on the base price)'],
  proportionalToLowest: ['lowest / P', 'World Bank, QCBS: financial score Sf = 100 Fm/F; Negometrix, low bid scoring'],
  proportionalToLowestSquared: ['(lowest / P)^2', 'Guide of western Switzerland for public procurement, annex T2'],
  proportionalToLowestCubed: ['(lowest / P)^3', 'the ratio to the third power, as annex T2 has it to the second'],
  linearAboveLowest: [
    '1 - (P - lowest) / (lowest x spanPercent / 100); below 0 unless floorAtZero',
    'South Africa, preferential procurement regulations 80/20 and 90/10; Swiss price span and German linear interpolation with spanPercent and floorAtZero',
  ],
  logarithmicAboveLowest: [
    '1 - ln(P / lowest) / ln(1 + spanPercent / 100), to 40 decimals; below 0 unless floorAtZero',
    'Negometrix, log formula: the lead of one bid over another does not depend on the lowest',
  ],
  linearMinMax: [
    '(highest - P) / (highest - lowest); 1 when all are equal',
    'two-sided interpolation; a tiny gap between few bids becomes the whole of the points',
  ],
  meanDeviation: ['half of 1 + (mean - P) / mean', 'scoring against the mean bid'],
  meanPercentagePoints: [
    'half + (mean - P) / mean: a point of 100 for each percent',
    'UK local government, mean average method: 50 points at the mean',
  ],
  medianDeviation: [
    'half of 1 + (median - P) / median',
    'meanDeviation against the middle bid, which one extreme bid cannot move',
  ],
  discountToBestDiscount: [
    '(budget - P) / (budget - lowest); 0 at or above the budget',
    'Italy, ANAC guidelines no. 2 (2016): Ri / Rmax',
  ],
  bilinearDiscount: [
    'with D = budget - P and A = budget - mean: X D / A up to A, then X + (1 - X) (D - A) / (best - A); X = shareAtMeanPercent / 100; 1 for the lowest',
    'Italy, DPR 207/2010 annex P, and ANAC guidelines no. 2 (2016)',
  ],
};

/**
 * The price formulas: what each computes, what it needs, whether it looks at other bids, where it comes from.
 *
 * Absolute formulas stand first: a relative one lets a losing bid decide who wins (Stilger, Siderius & van Raaij 2017,
 * Journal of Public Procurement 17, compare 38 of them).
 *
 * @returns One description for each formula.
 * @example
 * ```ts
 * import { priceFormulas } from 'vendorwise/scoring';
 * priceFormulas().filter(({ relative }) => !relative).map(({ formula }) => formula); // => ['fixedBand', 'priceBands', 'belowBudget']
 * ```
 */
export function priceFormulas(): PriceFormulaDescription[] {
  return Object.entries(DESCRIPTIONS).map(([name, [shareText, source]]) => {
    const formula = name as PriceFormulaName;
    const { dependsOn, needs, allows } = formulaOf(formula);
    return { formula, relative: dependsOn !== null, needs: [...needs], allows: [...allows], shareText, source };
  });
}
