/** Log odds of a share. */
export function logit(share: number): number {
  return Math.log(share / (1 - share));
}

/** The share with these log odds. */
export function shareOf(logOdds: number): number {
  return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
}

/**
 * Log odds of a count out of so many, with half a count added on both sides: so they are finite at 0 and at all, and on
 * average those of the true rate (J. B. S. Haldane and F. J. Anscombe, 1956).
 *
 * @param inwards - How far a count is kept from both ends.
 */
export function countLogit(numerator: number, denominator: number, inwards: number): number {
  return logit(keptInside(numerator + 0.5, denominator + 1, inwards) / (denominator + 1));
}

/** A numerator at least so far from both ends, or in the middle. */
export function keptInside(numerator: number, denominator: number, inwards: number): number {
  const least = Math.min(inwards, denominator / 2);
  return Math.min(denominator - least, Math.max(least, numerator));
}
