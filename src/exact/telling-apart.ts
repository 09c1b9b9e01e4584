import { type Fraction, formatFraction } from './fraction.js';

/**
 * As many decimals as it takes to print different figures differently.
 *
 * @param values - The figures.
 * @param from - Fewest decimals.
 * @param most - Decimals beyond which different figures may read the same.
 */
export function decimalsApart(values: readonly Fraction[], from: number, most = 15): number {
  const different = new Set(values.map((value) => value.toFraction())).size;
  let decimals = from;
  while (decimals < most && new Set(values.map((value) => formatFraction(value, decimals))).size < different)
    decimals++;
  return decimals;
}
