import { textIssues } from '../../core/check.js';
import { fail, throwIssues } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { type Fraction, formatFraction, fraction, fractionToNumber, ZERO } from '../../exact/fraction.js';
import { compareText, readExact, shownParts } from '../exact-text.js';
import { decimalsIssues } from '../options.js';
import { checkReport } from '../totals/check-report.js';
import type { RankedVendor, ScoreReport } from '../totals/score-report.js';
import { CONTRIBUTION_MESSAGES } from './messages.js';

/** What one criterion adds to a total: one bar of a waterfall. */
export interface Contribution {
  readonly criterion: string;
  readonly name: string;
  /** Points out of 100: weight times the share of the scale that was reached. */
  readonly points: number;
  readonly pointsExact: string;
  /** The texts add up to `totalText`. */
  readonly pointsText: string;
  /** Points of this and all contributions before it: where the bar ends. */
  readonly runningTotal: number;
  /** The sum of the texts so far; the last one is `totalText`. */
  readonly runningTotalText: string;
}

/** A total, criterion by criterion. */
export interface VendorContributions {
  readonly vendor: string;
  /** Points out of 100; `null` without a total. */
  readonly total: number | null;
  readonly totalExact: string | null;
  readonly totalText: string | null;
  /** Largest first; their points sum to the total, exactly. Pure gates are left out; none without a total. */
  readonly contributions: readonly Contribution[];
  readonly message: string;
  readonly findings: readonly Finding[];
}

/** How contributions are shown. */
export interface VendorContributionsOptions {
  /** Digits after the point in texts, 0 to 10. @defaultValue 1 */
  readonly decimals?: number;
}

/**
 * Shows what a vendor's total is made of, as a waterfall from the largest contribution to the smallest.
 *
 * @param report - What `scoreVendors` returned, or a copy of it from JSON.
 * @param vendor - A vendor of the report.
 * @param options - Decimals of the texts.
 * @returns The contributions, which sum to the total exactly, and as shown (largest remainder).
 * @throws {@link VendorwiseError} `REQUIRED`, `UNKNOWN_VENDOR`, `OUT_OF_RANGE` (`decimals`), `UNKNOWN_KEY`, `INVALID_TYPE` for what
 * is no report or name, `INVALID_NUMBER` for an exact figure in it that is none.
 * @example
 * ```ts
 * import { defineCriteria, scoreVendors, vendorContributions } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'cleaning', version: 1,
 *   criteria: [
 *     { id: 'quality', weight: 60, scale: { kind: 'points', min: 0, max: 5 } },
 *     { id: 'price', weight: 40, scale: { kind: 'price', currency: 'EUR' } },
 *   ],
 * });
 * const report = scoreVendors(criteria, [
 *   { vendor: 'Acme', scores: { quality: 4, price: '1000' } },
 *   { vendor: 'Bolt', scores: { quality: 3, price: '800' } },
 * ]);
 * vendorContributions(report, 'Acme').message; // => 'Acme has 80.0 points: quality 48.0, price 32.0.'
 * ```
 */
export function vendorContributions(
  report: ScoreReport,
  vendor: string,
  options: VendorContributionsOptions = {},
): VendorContributions {
  checkReport(report);
  checkOptions(options, { decimals: true });
  const { decimals = 1 } = options;
  throwIssues(decimalsIssues(decimals));
  return contributionsOf(report, rowOf(report, vendor, 'vendor'), decimals);
}

/**
 * Finds a vendor in a report.
 *
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `OUT_OF_RANGE` (an empty text), `UNKNOWN_VENDOR`.
 */
export function rowOf(report: ScoreReport, vendor: string, path: string): RankedVendor {
  throwIssues(textIssues(vendor, path, 'a vendor of the report'));
  return (
    report.ranking.find((row) => row.vendor === vendor) ??
    fail('UNKNOWN_VENDOR', path, `"${vendor}" is not in the report.`, {
      received: vendor,
      expected: `one of ${report.ranking.map((row) => row.vendor).join(', ')}`,
      params: { vendor },
    })
  );
}

/**
 * The contributions of a row.
 *
 * @param decimals - Digits after the point in texts.
 */
export function contributionsOf(report: ScoreReport, row: RankedVendor, decimals: number): VendorContributions {
  const { vendor, totalExact } = row;
  if (totalExact === null) {
    const message = CONTRIBUTION_MESSAGES.NO_TOTAL(vendor, row.missing.length > 0);
    const findings = [finding('NO_TOTAL', 'medium', message, { subject: vendor, params: { vendors: [vendor] } })];
    return { vendor, total: null, totalExact, totalText: null, contributions: [], message, findings };
  }
  const parts = report.criteria
    .flatMap(({ criterion, name, globalWeightExact }, i) =>
      globalWeightExact === null ? [] : [{ criterion, name, points: readExact(row.criteria[i]?.pointsExact ?? '0') }],
    )
    .sort((a, b) => b.points.compare(a.points) || compareText(a.criterion, b.criterion));
  const shown = shownParts(
    parts.map(({ points }) => points),
    parts.map(({ criterion }) => criterion),
    decimals,
  );
  let running: Fraction = ZERO;
  let runningText: Fraction = ZERO;
  const contributions = parts.map(({ criterion, name, points }, i): Contribution => {
    const pointsText = shown.parts[i] ?? '';
    running = running.add(points);
    runningText = runningText.add(fraction(pointsText));
    return {
      criterion,
      name,
      points: fractionToNumber(points),
      pointsExact: points.toFraction(),
      pointsText,
      runningTotal: fractionToNumber(running),
      runningTotalText: formatFraction(runningText, decimals),
    };
  });
  return {
    vendor,
    total: fractionToNumber(readExact(totalExact)),
    totalExact,
    totalText: shown.total,
    contributions,
    message: CONTRIBUTION_MESSAGES.total(vendor, shown.total, contributions),
    findings: [],
  };
}
