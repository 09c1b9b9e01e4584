import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { type Fraction, ZERO } from '../../exact/fraction.js';
import { ranksInOrder } from '../../numeric/rank.js';
import { compareText, readExact } from '../exact-text.js';
import { supplierRecordsSchema } from './schema.js';
import type { Scorecard } from './scorecard.js';
import { scorecardIndexOf } from './scorecard-index.js';
import type {
  SupplierRanking,
  SupplierRecord,
  SupplierScorecardOptions,
  SupplierScorecardReport,
} from './scorecard-report.js';
import { type NewestPeriod, newestOf, readPeriods, readRun, scorecardReport } from './weigh-periods.js';

/** A supplier with its report, before it has a rank. */
interface Scored {
  readonly supplier: string;
  readonly report: SupplierScorecardReport;
  readonly score: Fraction | null;
}

/**
 * Scores all suppliers of a scorecard as of the same period, and ranks them by exact score.
 *
 * The newest period of any of them counts as the newest for all, so a supplier that was not used lately does not rest
 * on an old score as if it were fresh.
 *
 * @param scorecard - What `defineScorecard` returned.
 * @param suppliers - Each with its periods, in any order.
 * @param options - As for {@link supplierScorecard}.
 * @returns The suppliers, best first, each with the report of {@link supplierScorecard}.
 * @throws {@link VendorwiseError} as {@link supplierScorecard}, and `DUPLICATE_VENDOR`.
 * @example
 * ```ts
 * import { defineScorecard, scoreSuppliers } from 'vendorwise/scoring';
 * const scorecard = defineScorecard({
 *   id: 'hosting', version: 1,
 *   criteria: [{ id: 'onTime', weight: 100 }],
 *   standings: [{ name: 'Poor', from: 0 }, { name: 'Good', from: 80 }],
 * });
 * const { ranking } = scoreSuppliers(scorecard, [
 *   { supplier: 'Acme', periods: [{ period: '2026-10', scores: { onTime: 70 } }] },
 *   { supplier: 'Bolt', periods: [{ period: '2026-10', scores: { onTime: 95 } }] },
 *   { supplier: 'Crest', periods: [] },
 * ]);
 * ranking.map(({ rank, supplier, standing }) => [rank, supplier, standing?.name ?? null]); // => [[1, 'Bolt', 'Good'], [2, 'Acme', 'Poor'], [null, 'Crest', null]]
 * ```
 */
export function scoreSuppliers(
  scorecard: Scorecard,
  suppliers: readonly SupplierRecord[],
  options: SupplierScorecardOptions = {},
): SupplierRanking {
  const index = scorecardIndexOf(scorecard);
  const issues: VendorwiseIssue[] = [];
  const run = readRun(index, options, issues);
  const seen = new Set<string>();
  const read = parseDocument(supplierRecordsSchema, suppliers).map(({ supplier, periods }, i) => {
    if (seen.has(supplier)) {
      const details = { received: supplier, expected: 'each supplier once', params: { vendor: supplier } };
      issues.push(issue('DUPLICATE_VENDOR', `[${i}].supplier`, `"${supplier}" stands in the list twice.`, details));
    }
    seen.add(supplier);
    return { supplier, periods: readPeriods(index, periods, supplier, `[${i}].periods`, issues) };
  });
  throwIssues(issues);

  const newest = run.asOf ?? newestOfAll(read.map(({ periods }) => newestOf(periods)));
  const scored = read.map(({ supplier, periods }): Scored => {
    const report = scorecardReport(index, periods, supplier, newest, run);
    return { supplier, report, score: report.scoreExact === null ? null : readExact(report.scoreExact) };
  });
  const byName = (a: Scored, b: Scored): number => compareText(a.supplier, b.supplier);
  const ranked = scored
    .filter(({ score }) => score !== null)
    .sort((a, b) => (b.score ?? ZERO).compare(a.score ?? ZERO) || byName(a, b));
  const ranks = ranksInOrder(ranked.length, (i) => ranked[i - 1]?.score?.equals(ranked[i]?.score ?? ZERO) === true);
  const all = [...ranked, ...scored.filter(({ score }) => score === null).sort(byName)];
  return {
    asOfPeriod: newest?.label ?? null,
    ranking: all.map(({ supplier, report }, i) => ({ rank: ranks[i] ?? null, supplier, ...report })),
    findings: all.flatMap(({ report }) => report.findings),
  };
}

function newestOfAll(candidates: readonly (NewestPeriod | null)[]): NewestPeriod | null {
  return candidates.reduce(
    (best, one) => (one !== null && (best === null || one.index > best.index) ? one : best),
    null,
  );
}
