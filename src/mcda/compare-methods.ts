import { fail, issue, throwIssues } from '../core/errors.js';
import { rankScores } from '../numeric/rank.js';
import type { MethodResult } from './method-result.js';
import { kendallTauB, spearman } from './rank-correlation.js';

/** What is read of a method's answer. */
export type RankedResult = Pick<MethodResult, 'method' | 'ranks'>;

/** How far several methods agree on one decision, and the ranking that stands between them. */
export interface MethodComparison {
  /** Names of the methods, in the order given; they name rows and columns below. */
  readonly methods: readonly string[];
  /** Spearman's correlation of each pair of rankings, -1 to 1; `null` where one of them does not rank at all. */
  readonly spearman: readonly (readonly (number | null)[])[];
  /** Kendall's tau-b of each pair of rankings, -1 to 1; `null` where one of them does not rank at all. */
  readonly kendallTauB: readonly (readonly (number | null)[])[];
  /** Positions of the alternatives that every method ranks first, alone or tied. */
  readonly firstForAll: readonly number[];
  /** Borda's consensus: 1 for the alternative with the best mean rank over the methods; equal means share a rank. */
  readonly bordaRanks: readonly number[];
  /** Mean over the methods of the rank of each alternative, tied alternatives at the mean of their places. */
  readonly meanRanks: readonly number[];
}

/**
 * Compares the rankings of several methods: where they agree, the choice does not hang on the method.
 *
 * Source: Borda's rule, J.-C. de Borda, 1781 (by mean rank); correlations as {@link spearman} and {@link kendallTauB}.
 *
 * @param results - Answers of methods on the same alternatives, at least one.
 * @returns Correlations by pair and Borda's consensus.
 * @throws {@link VendorwiseError} `EMPTY_LIST`, `INVALID_TYPE`, `LENGTH_MISMATCH`, `INVALID_NUMBER`.
 * @example
 * ```ts
 * import { compareMethods } from 'vendorwise/mcda';
 * const agreement = compareMethods([
 *   { method: 'topsis', ranks: [1, 2, 3] },
 *   { method: 'vikor', ranks: [2, 1, 3] },
 *   { method: 'promethee', ranks: [1, 2, 3] },
 * ]);
 * agreement.spearman[0]; // => [1, 0.5, 1]
 * agreement.bordaRanks; // => [1, 2, 3]
 * ```
 */
export function compareMethods(results: readonly RankedResult[]): MethodComparison {
  checkResults(results);
  const places = results.map(({ ranks }) =>
    rankScores(ranks, { ties: 'fractional', higherIsBetter: false, tolerance: 0 }),
  );
  const table = (measure: typeof spearman): (number | null)[][] =>
    places.map((one) => places.map((other) => measure(one, other)));
  // Sums of halves are exact, so equal means are equal.
  const sums = (places[0] as number[]).map((_, i) => places.reduce((sum, one) => sum + (one[i] as number), 0));
  return {
    methods: results.map(({ method }) => method),
    spearman: table(spearman),
    kendallTauB: table(kendallTauB),
    firstForAll: sums.flatMap((_, i) => (results.every(({ ranks }) => ranks[i] === 1) ? [i] : [])),
    bordaRanks: rankScores(sums, { higherIsBetter: false, tolerance: 0 }),
    meanRanks: sums.map((sum) => sum / places.length),
  };
}

function checkResults(results: readonly RankedResult[]): void {
  if (!Array.isArray(results) || results.length === 0) {
    fail('EMPTY_LIST', 'results', 'There is no ranking to compare.', {
      received: results,
      expected: 'at least one result of a method',
    });
  }
  throwIssues(
    results.flatMap((result, k) => {
      if (Array.isArray(result?.ranks)) return [];
      const details = { received: result, expected: 'a result of a method, with its ranks' };
      return [issue('INVALID_TYPE', `results[${k}]`, 'This is no result of a ranking method.', details)];
    }),
  );
  const count = results[0]?.ranks.length;
  throwIssues(
    results.flatMap(({ ranks }, k) => {
      const path = `results[${k}].ranks`;
      if (ranks.length !== count) {
        const details = { received: ranks.length, expected: `${count} ranks` };
        return [issue('LENGTH_MISMATCH', path, 'The methods to compare ranked the same alternatives.', details)];
      }
      const wrong = ranks.findIndex((rank: number) => !Number.isFinite(rank));
      if (wrong < 0) return [];
      const details = { received: ranks[wrong], expected: 'a finite number' };
      return [issue('INVALID_NUMBER', `${path}[${wrong}]`, 'A rank is a finite number.', details)];
    }),
  );
}
