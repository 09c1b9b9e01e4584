/** From here on Stirling's series is exact to the last digit; smaller arguments are shifted up to it. */
export const STIRLING_FROM = 20;

/** What Stirling's formula lacks: ln Gamma(z) - ((z - 1/2) ln z - z + ln(2 pi) / 2), for z above 0. */
export function stirlingRest(z: number): number {
  let [at, rest] = [z, 0];
  // rest(z) = rest(z + 1) + (z + 1/2) ln(1 + 1/z) - 1
  for (; at < STIRLING_FROM; at++) rest += (at + 0.5) * Math.log1p(1 / at) - 1;
  const u = 1 / (at * at);
  return rest + (1 / 12 - u * (1 / 360 - u * (1 / 1260 - u * (1 / 1680 - u / 1188)))) / at;
}

/** Natural logarithm of the gamma function; of small arguments by its recurrence. */
export function logGamma(x: number): number {
  let product = 1;
  let z = x;
  for (; z < STIRLING_FROM; z++) product *= z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + stirlingRest(z) - Math.log(product);
}
