import { fail } from '../../core/errors.js';
import type { ScoreReport } from './score-report.js';

/**
 * Checks that a report has the form that explanations read: it may come from a file, or be another document.
 *
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
  const { conventions, definition, criteria, groups, ranking } = report;
  if (!isText(conventions.missing) || !isDefinition(definition) || !isListOf(groups, isGroup)) return false;
  if (!isListOf(criteria, isCriterion)) return false;
  return isListOf(ranking, (row) => isRow(row) && (row.criteria as readonly unknown[]).length === criteria.length);
}

/** Explanations that score again check all of it. */
function isDefinition(definition: unknown): boolean {
  return isObject(definition) && (definition.tieBreak === undefined || Array.isArray(definition.tieBreak));
}

function isGroup({ group, name }: Loose): boolean {
  return isText(group) && isText(name);
}

function isCriterion({ criterion, name, groups, globalWeightExact, globalWeightPercent }: Loose): boolean {
  const weighed = globalWeightPercent === null || Number.isFinite(globalWeightPercent);
  return isText(criterion) && isText(name) && Array.isArray(groups) && isTextOrNull(globalWeightExact) && weighed;
}

function isRow({ vendor, totalExact, totalText, criteria, failedGates, missing }: Loose): boolean {
  return (
    isText(vendor) &&
    isTextOrNull(totalExact) &&
    isTextOrNull(totalText) &&
    isListOf(criteria, (one) => isTextOrNull(one.pointsExact) && isTextOrNull(one.earnedShareExact)) &&
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
