/** One alternative as it comes from a table: figures by the name of their criterion. */
export type Offer = Readonly<Record<string, number>>;

/** A criterion as one writes it down beside such a table. */
export interface NamedCriterion {
  readonly name: string;
  readonly weight: number;
  readonly direction: 'benefit' | 'cost';
}

// The ranking methods as an ordinary engineer writes them on rows: the formulas, one after the other, nothing folded.

export function weightedSumOfRows(offers: readonly Offer[], criteria: readonly NamedCriterion[]): number[] {
  const ranges = criteria.map(({ name }) => rangeOf(offers, name));
  return offers.map((offer) =>
    criteria.reduce((sum, { name, weight, direction }, j) => {
      const { min, max } = ranges[j]!;
      const value = offer[name]!;
      const utility = direction === 'benefit' ? (value - min) / (max - min) : (max - value) / (max - min);
      return sum + weight * utility;
    }, 0),
  );
}

export function topsisOfRows(offers: readonly Offer[], criteria: readonly NamedCriterion[]): number[] {
  const lengths = criteria.map(({ name }) => Math.sqrt(offers.reduce((sum, offer) => sum + offer[name]! ** 2, 0)));
  const weighted = offers.map((offer) =>
    Object.fromEntries(criteria.map(({ name, weight }, j) => [name, (weight * offer[name]!) / lengths[j]!])),
  );
  const ranges = criteria.map(({ name }) => rangeOf(weighted, name));
  return weighted.map((offer) => {
    let toIdeal = 0;
    let toNegativeIdeal = 0;
    criteria.forEach(({ name, direction }, j) => {
      const { min, max } = ranges[j]!;
      const [best, worst] = direction === 'benefit' ? [max, min] : [min, max];
      toIdeal += (offer[name]! - best) ** 2;
      toNegativeIdeal += (offer[name]! - worst) ** 2;
    });
    return Math.sqrt(toNegativeIdeal) / (Math.sqrt(toIdeal) + Math.sqrt(toNegativeIdeal));
  });
}

export function vikorOfRows(offers: readonly Offer[], criteria: readonly NamedCriterion[], v = 0.5): number[] {
  const ranges = criteria.map(({ name }) => rangeOf(offers, name));
  const regrets = offers.map((offer) => {
    const terms = criteria.map(({ name, weight, direction }, j) => {
      const { min, max } = ranges[j]!;
      const [best, worst] = direction === 'benefit' ? [max, min] : [min, max];
      return (weight * (best - offer[name]!)) / (best - worst);
    });
    return { s: terms.reduce((sum, term) => sum + term, 0), r: Math.max(...terms) };
  });
  const s = rangeOf(regrets, 's');
  const r = rangeOf(regrets, 'r');
  return regrets.map((one) => (v * (one.s - s.min)) / (s.max - s.min) + ((1 - v) * (one.r - r.min)) / (r.max - r.min));
}

function rangeOf<Name extends string>(
  rows: readonly Readonly<Record<Name, number>>[],
  name: Name,
): { min: number; max: number } {
  return rows.reduce((range, row) => ({ min: Math.min(range.min, row[name]), max: Math.max(range.max, row[name]) }), {
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
  });
}
