import { type Fraction, ZERO } from '../../exact/fraction.js';

/** One item's part in the score, exact. */
export interface ScorePart {
  readonly weight: Fraction;
  /** Least and greatest value it can have, 0 to 1; equal when it is settled. */
  readonly least: Fraction;
  readonly greatest: Fraction;
  /** Whether it surely counts; else it may count or not. */
  readonly sure: boolean;
}

/** Exact share of the weight that is met, of the parts given; `null` without weight. */
export function weightedShare(
  parts: readonly { readonly weight: Fraction; readonly value: Fraction }[],
): Fraction | null {
  const all = sumOf(parts.map(({ weight }) => weight));
  return all.equals(ZERO) ? null : sumOf(parts.map(({ weight, value }) => weight.mul(value))).div(all);
}

/** Adds pairs, then pairs of pairs: with thousands of unlike denominators that is a hundred times faster than in a row. */
function sumOf(values: readonly Fraction[]): Fraction {
  if (values.length <= 1) return values[0] ?? ZERO;
  const middle = values.length >> 1;
  return sumOf(values.slice(0, middle)).add(sumOf(values.slice(middle)));
}

/**
 * Least and greatest weighted share when every unsure part may count or not.
 *
 * The optimum takes the unsure parts in the order of their values as long as each lowers (raises) the share: a part
 * moves a weighted mean towards its own value, whatever its weight, so once the next one does not help, none later does.
 *
 * @param parts - Every part that counts or may count.
 * @returns Both ends, exact; `null` when nothing can count.
 */
export function scoreRange(parts: readonly ScorePart[]): { readonly worst: Fraction; readonly best: Fraction } | null {
  const worst = extreme(parts, 'least', -1);
  const best = extreme(parts, 'greatest', 1);
  return worst === null || best === null ? null : { worst, best };
}

function extreme(parts: readonly ScorePart[], end: 'least' | 'greatest', direction: 1 | -1): Fraction | null {
  const sure = parts.filter((part) => part.sure);
  let met = sumOf(sure.map((part) => part.weight.mul(part[end])));
  let all = sumOf(sure.map((part) => part.weight));
  const unsure = parts.filter((part) => !part.sure).sort((a, b) => direction * b[end].compare(a[end]));
  for (const part of unsure) {
    const helps = all.equals(ZERO) || direction * part[end].compare(met.div(all)) > 0;
    if (!helps) break;
    met = met.add(part.weight.mul(part[end]));
    all = all.add(part.weight);
  }
  return all.equals(ZERO) ? null : met.div(all);
}
