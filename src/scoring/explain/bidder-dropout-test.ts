import type { Finding } from '../../core/findings.js';
import type { Criteria, ScoreSheet } from '../criteria/criteria.js';
import { criteriaIndexOf } from '../criteria/criteria-index.js';
import { evaluateSheets } from '../totals/evaluate-sheets.js';
import { readSheets } from '../totals/score-sheets.js';
import {
  type DropoutCheck,
  type DropoutRank,
  ranksOf,
  withdrawalCheck,
  withdrawalFindings,
  withdrawalsOf,
} from '../totals/withdrawals.js';

/** The result of the test. */
export interface DropoutReport {
  /** The vendors in first place; several when they are level, none when nobody is ranked. */
  readonly winners: readonly string[];
  /** The ranking with everybody. */
  readonly ranking: readonly DropoutRank[];
  /** One check for each vendor, in the order of the sheets. */
  readonly checks: readonly DropoutCheck[];
  readonly findings: readonly Finding[];
}

/**
 * Tests whether the withdrawal of a bidder would change the award among the others.
 *
 * Price formulas that look at other bids are not independent of irrelevant alternatives: a losing bid can decide who
 * wins (Stilger, Siderius & van Raaij 2017, Journal of Public Procurement 17). Every vendor is left out once, and the
 * rest is scored anew. `scoreVendors` runs the test by itself where a formula looks at other bids; this verb shows every
 * ranking.
 *
 * @param criteria - What `defineCriteria` returned.
 * @param sheets - The sheets as for `scoreVendors`.
 * @returns The ranking with everybody and without each vendor; findings `WINNER_DEPENDS_ON_LOSER` (high) and
 * `ORDER_DEPENDS_ON_BIDDER` (low).
 * @throws {@link VendorwiseError} as `scoreVendors` does.
 * @example
 * ```ts
 * import { bidderDropoutTest, defineCriteria } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'fragile', version: 1,
 *   criteria: [
 *     { id: 'quality', weight: 50, scale: { kind: 'points', min: 0, max: 100 } },
 *     { id: 'price', weight: 50, scale: { kind: 'price', currency: 'EUR' } },
 *   ],
 * });
 * const { findings } = bidderDropoutTest(criteria, [
 *   { vendor: 'A', scores: { quality: 80, price: 100 } },
 *   { vendor: 'B', scores: { quality: 60, price: 75 } },
 *   { vendor: 'C', scores: { quality: 10, price: 40 } },
 * ]);
 * findings[0]?.message; // => 'If C withdrew, B would win instead of A: the award rests on a losing bid.'
 * ```
 */
export function bidderDropoutTest(criteria: Criteria, sheets: readonly ScoreSheet[]): DropoutReport {
  const index = criteriaIndexOf(criteria);
  const { evaluations, fields } = evaluateSheets(index, readSheets(index, sheets));
  const withdrawals = withdrawalsOf(index, evaluations, fields);
  const { winners, places } = withdrawals;
  const checks = evaluations.map((_, i) => withdrawalCheck(withdrawals, i));
  return {
    winners,
    ranking: ranksOf(places),
    checks,
    findings: checks.flatMap((check) => withdrawalFindings(check, withdrawals)),
  };
}
