/**
 * How many ways there are to choose so many things out of a total; `Infinity` beyond the largest double.
 *
 * Multiplied before it is divided, so that every step is a whole number: exact up to 2^53.
 */
export function waysToChoose(total: number, chosen: number): number {
  let ways = 1;
  for (let k = 1; k <= chosen; k++) ways = (ways * (total - chosen + k)) / k;
  return ways;
}
