import { requireList, requireWord } from '../../core/check.js';
import { issue, throwIssues } from '../../core/errors.js';

/**
 * How p values of many tests are adjusted.
 *
 * - `benjaminiHochberg`: the expected share of false alarms among the alarms (1995); for independent or positively related tests.
 * - `benjaminiYekutieli`: the same under any dependence (2001); more careful.
 * - `holm`, `hochberg`, `bonferroni`: the probability of any false alarm at all.
 */
export type PAdjustment = 'benjaminiHochberg' | 'benjaminiYekutieli' | 'holm' | 'hochberg' | 'bonferroni';

const METHODS: readonly PAdjustment[] = ['benjaminiHochberg', 'benjaminiYekutieli', 'holm', 'hochberg', 'bonferroni'];

/**
 * Adjusts p values for how many tests were made, so that ten stable KPIs do not sound an alarm every few months.
 *
 * The definitions of R's `p.adjust`.
 *
 * @param pValues - One for each test, 0 to 1; `null` for a test that gave none: it stays `null` and is not counted.
 * @param method - Which adjustment. Default: `'benjaminiHochberg'`, whose result is also called the q value.
 * @returns The adjusted values in the order of the input, 0 to 1.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`.
 * @example
 * ```ts
 * import { adjustPValues } from 'vendorwise/statistics';
 * adjustPValues([0.01, null, 0.02, 0.5]); // => [0.03, null, 0.03, 0.5]
 * ```
 */
export function adjustPValues(
  pValues: readonly (number | null)[],
  method: PAdjustment = 'benjaminiHochberg',
): (number | null)[] {
  requireList(pValues, 'pValues');
  requireWord(method, METHODS, 'method');
  const list = pValues as readonly (number | null)[];
  throwIssues(
    list.flatMap((p, i) => {
      if (p === null || (typeof p === 'number' && p >= 0 && p <= 1)) return [];
      const code = typeof p === 'number' && !Number.isNaN(p) ? 'OUT_OF_RANGE' : 'INVALID_NUMBER';
      const details = { received: p, expected: 'from 0 to 1, or null' };
      return [issue(code, `pValues[${i}]`, 'A p value is a number from 0 to 1.', details)];
    }),
  );
  const order = list.flatMap((p, i) => (p === null ? [] : [i])).sort((a, b) => (list[a] ?? 0) - (list[b] ?? 0));
  const count = order.length;
  const adjusted: (number | null)[] = list.map(() => null);
  const factor = factorOf(method, count);
  // Holm looks back from the smallest, the step-up methods ahead from the largest; no value may pass its neighbour.
  const up = method === 'holm';
  let bound = up ? 0 : 1;
  for (let step = 0; step < count; step++) {
    const rank = up ? step : count - 1 - step;
    const at = order[rank] as number;
    const value = Math.min(1, (list[at] as number) * factor(rank + 1));
    if (method === 'bonferroni') bound = value;
    else bound = up ? Math.max(bound, value) : Math.min(bound, value);
    adjusted[at] = bound;
  }
  return adjusted;
}

/** What a p value is multiplied by, by its rank from the smallest. */
function factorOf(method: PAdjustment, count: number): (rank: number) => number {
  switch (method) {
    case 'bonferroni':
      return () => count;
    case 'holm':
    case 'hochberg':
      return (rank) => count - rank + 1;
    case 'benjaminiHochberg':
      return (rank) => count / rank;
    case 'benjaminiYekutieli': {
      let harmonic = 0;
      for (let k = count; k > 0; k--) harmonic += 1 / k;
      return (rank) => (harmonic * count) / rank;
    }
  }
}
