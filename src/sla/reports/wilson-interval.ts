/** 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * The Wilson score interval of a share at 95 % confidence, in percent.
 *
 * @param successes - Whole number of at least 0.
 * @param trials - Whole number of at least 1.
 * @returns Lower and upper end, 0 to 100; an end that is 0 or 100 by the formula is so exactly.
 */
export function wilsonInterval95Percent(successes: number, trials: number): readonly [number, number] {
  const share = successes / trials;
  const square = (Z * Z) / trials;
  const center = share + square / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials));
  const lower = successes === 0 ? 0 : (100 * (center - half)) / (1 + square);
  const upper = successes === trials ? 100 : (100 * (center + half)) / (1 + square);
  return [lower, upper];
}
