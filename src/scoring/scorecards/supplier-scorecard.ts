import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { UNNAMED_SUPPLIER } from './messages.js';
import { supplierPeriodsSchema } from './schema.js';
import type { Scorecard, SupplierPeriod } from './scorecard.js';
import { scorecardIndexOf } from './scorecard-index.js';
import type { SupplierScorecardOptions, SupplierScorecardReport } from './scorecard-report.js';
import { newestOf, readPeriods, readRun, scorecardReport } from './weigh-periods.js';

/**
 * Scores one supplier over its periods, and says which standing that earns and how it moved.
 *
 * The score is the sum of total times weight over the sum of weights, of the periods that have a total (the rule of
 * the supplier scorecard of ERPNext). A period without activity leaves both sums: it counts neither as 100 nor as 0. A
 * supplier without any has no score. Ages are counted on the calendar, so periods stand in any order and a period that
 * is not given makes no other one younger. Standings begin with their lower bound, and the top one holds 100.
 *
 * @param scorecard - What `defineScorecard` returned.
 * @param periods - Figures by period, or totals that were closed before.
 * @param options - The newest period, decimals, rounding of texts.
 * @returns Score, standing, change since the period before, and every period with its points; findings `NO_PERIODS`,
 * `NO_RECENT_ACTIVITY`, `PERIOD_WITHOUT_ACTIVITY`, `PERIODS_NOT_GIVEN`, `LATER_PERIODS`, `SCORE_CAPPED`,
 * `NOT_MEASURED`, `STANDING_WORSE`, `STANDING_BETTER`.
 * @throws {@link VendorwiseError} codes of form, and `NOT_DEFINED`, `INVALID_PERIOD`, `DUPLICATE_PERIOD`,
 * `UNKNOWN_CRITERION`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `SCORE_OFF_SCALE`, `UNKNOWN_LEVEL`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { defineScorecard, supplierScorecard } from 'vendorwise/scoring';
 * const scorecard = defineScorecard({
 *   id: 'hosting', version: 1, periodWeights: { linear: 2 },
 *   criteria: [{ id: 'onTime', weight: 60 }, { id: 'quality', weight: 40 }],
 *   standings: [{ name: 'Poor', from: 0, actions: ['warnOnOrders'] }, { name: 'Good', from: 80 }],
 * });
 * const report = supplierScorecard(scorecard, [
 *   { period: '2026-10', scores: { onTime: 70, quality: 85 } },
 *   { period: '2026-09', scores: { onTime: 90, quality: 85 } },
 * ]);
 * report.scoreText; // => '80.0'
 * report.message; // => 'The supplier scores 80.0 of 100 (Good) over 2 periods up to 2026-10. A period earlier it was 88.0, the same standing.'
 * ```
 */
export function supplierScorecard(
  scorecard: Scorecard,
  periods: readonly SupplierPeriod[],
  options: SupplierScorecardOptions = {},
): SupplierScorecardReport {
  const index = scorecardIndexOf(scorecard);
  const issues: VendorwiseIssue[] = [];
  const run = readRun(index, options, issues);
  const read = readPeriods(index, parseDocument(supplierPeriodsSchema, periods), UNNAMED_SUPPLIER, '', issues);
  throwIssues(issues);
  return scorecardReport(index, read, UNNAMED_SUPPLIER, run.asOf ?? newestOf(read), run);
}
