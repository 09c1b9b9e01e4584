import { fail } from '../../core/errors.js';
import type { ScoreReport } from './score-report.js';

/**
 * Checks that a report has the form that explanations read: it may come from a file, or be another document.
 *
 * @param report - What should be the result of `scoreVendors`.
 * @throws {@link VendorwiseError} `INVALID_TYPE` when it is not.
 */
export function checkReport(report: ScoreReport): void {
  if (isReport(report)) return;
  fail('INVALID_TYPE', 'report', 'This is not a report of scoreVendors.', {
    received: report,
    expected: 'the result of scoreVendors',
  });
}

type Loose = Readonly<Record<string, unknown>>;

function isReport(report: unknown): boolean {
  if (!isObject(report) || !isObject(report.conventions)) return false;
  const { conventions, criteria, ranking } = report;
  if (!isText(conventions.missing) || !isListOf(criteria, isCriterion)) return false;
  return isListOf(ranking, (row) => isRow(row) && (row.criteria as readonly unknown[]).length === criteria.length);
}

function isCriterion({ criterion, name, globalWeightExact, globalWeightPercent }: Loose): boolean {
  const weighed = globalWeightPercent === null || Number.isFinite(globalWeightPercent);
  return isText(criterion) && isText(name) && isTextOrNull(globalWeightExact) && weighed;
}

function isRow({ vendor, totalExact, totalText, criteria, failedGates, missing }: Loose): boolean {
  return (
    isText(vendor) &&
    isTextOrNull(totalExact) &&
    isTextOrNull(totalText) &&
    isListOf(criteria, (one) => isTextOrNull(one.pointsExact) && isTextOrNull(one.shareExact)) &&
    isListOf(failedGates, (one) => isText(one.message)) &&
    Array.isArray(missing)
  );
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, test: (member: Loose) => boolean): value is readonly Loose[] {
  return Array.isArray(value) && value.every((member) => isObject(member) && test(member));
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value);
}
