import { flagIssues, numberIssues, OPEN_SHARE, wordIssues } from '../../core/check.js';
import { fail, issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { optionIssues } from '../../core/options.js';
import type { PeriodUnit } from '../../time/period.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiAggregation } from '../definition.js';
import type { ComparePeriodsOptions } from './comparison.js';
import type { PeriodComparisonRequest } from './period-spans.js';

const MOST_PERIODS = 1000;

/** Kinds whose value grows with the length of the time, and can be taken per day. */
export function isAdditive(kind: KpiAggregation['kind']): boolean {
  return kind === 'sum' || kind === 'count';
}

/** Refuses comparisons that there are not. */
export function checkComparisons(options: ComparePeriodsOptions, unit: PeriodUnit, kind: KpiAggregation['kind']): void {
  const { comparisons, perDay, alpha } = options;
  if (comparisons !== undefined && !Array.isArray(comparisons)) {
    fail('INVALID_TYPE', 'options.comparisons', 'Comparisons are given as a list.', {
      received: comparisons,
      expected: 'a list such as [{ window: "period", against: "previous" }]',
    });
  }
  throwIssues([
    ...(comparisons ?? []).flatMap((one, i) => requestIssues(one, unit, `options.comparisons[${i}]`)),
    ...(perDay === undefined ? [] : perDayIssues(perDay, kind)),
    ...(alpha === undefined ? [] : numberIssues(alpha, OPEN_SHARE, 'options.alpha', 'A significance level')),
  ]);
}

function perDayIssues(perDay: boolean, kind: KpiAggregation['kind']): VendorwiseIssue[] {
  const path = 'options.perDay';
  if (perDay !== true || isAdditive(kind)) return flagIssues(perDay, path);
  const message = 'Only a sum or a count grows with the days; this value compares as it is.';
  return [issue('INVALID_VALUE', path, message, { received: perDay, expected: 'false for this KPI' })];
}

function requestIssues(request: PeriodComparisonRequest, unit: PeriodUnit, path: string): VendorwiseIssue[] {
  const unknown = optionIssues(request, { window: true, against: true, periods: true }, path);
  const { window, against, periods } = request;
  const issues = [
    ...unknown,
    ...wordIssues(window, ['period', 'rolling', 'toDate'], `${path}.window`),
    ...wordIssues(against, ['previous', 'yearBefore'], `${path}.against`),
  ];
  if (window === 'rolling') {
    const rule = { whole: true, least: 2, most: MOST_PERIODS };
    issues.push(...numberIssues(periods, rule, `${path}.periods`, 'The number of periods of a rolling window'));
  } else if (periods !== undefined) {
    const details = { received: periods, expected: 'no number of periods' };
    issues.push(issue('INVALID_VALUE', `${path}.periods`, 'Only a rolling window has a number of periods.', details));
  }
  if (window === 'toDate' && unit === 'day') {
    const details = { received: window, expected: 'periods of a week or longer' };
    issues.push(issue('INVALID_VALUE', `${path}.window`, 'A day has no days to date.', details));
  }
  return issues;
}

/** Whether a KPI is a share of counted cases, as far as its definition tells. */
export function isShareOfCases({ definition: { aggregation } }: KpiIndex): boolean {
  return aggregation.kind === 'ratio' && aggregation.parts !== 'amounts';
}
