import { fail, issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { optionIssues } from '../../core/options.js';
import type { PeriodUnit } from '../../time/period.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiAggregation } from '../definition.js';
import type { ComparePeriodsOptions } from './compare-periods.js';
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
  const issues = (comparisons ?? []).flatMap((one, i) => requestIssues(one, unit, `options.comparisons[${i}]`));
  if (perDay !== undefined && typeof perDay !== 'boolean') {
    issues.push(
      issue('INVALID_TYPE', 'options.perDay', 'This is yes or no.', { received: perDay, expected: 'true or false' }),
    );
  } else if (perDay === true && !isAdditive(kind)) {
    const message = 'Only a sum or a count grows with the days; this value compares as it is.';
    issues.push(
      issue('INVALID_VALUE', 'options.perDay', message, { received: perDay, expected: 'false for this KPI' }),
    );
  }
  if (alpha !== undefined && !(alpha > 0 && alpha < 1)) {
    const details = { received: alpha, expected: 'above 0 and below 1, such as 0.05' };
    issues.push(issue('OUT_OF_RANGE', 'options.alpha', 'A significance level is a share between 0 and 1.', details));
  }
  throwIssues(issues);
}

function requestIssues(request: PeriodComparisonRequest, unit: PeriodUnit, path: string): VendorwiseIssue[] {
  const issues = [...optionIssues(request, { window: true, against: true, periods: true }, path)];
  const { window, against, periods } = request;
  const oneOf = (value: unknown, names: readonly string[], name: string): void => {
    if (names.includes(value as string)) return;
    const expected = `one of ${names.map((one) => `"${one}"`).join(', ')}`;
    const code = value === undefined ? 'REQUIRED' : 'INVALID_VALUE';
    issues.push(
      issue(code, `${path}.${name}`, 'This is not a comparison that there is.', { received: value, expected }),
    );
  };
  oneOf(window, ['period', 'rolling', 'toDate'], 'window');
  oneOf(against, ['previous', 'yearBefore'], 'against');
  if (window === 'rolling') {
    if (!(Number.isInteger(periods) && (periods as number) >= 2 && (periods as number) <= MOST_PERIODS)) {
      const details = { received: periods, expected: `a whole number from 2 to ${MOST_PERIODS}` };
      const code = periods === undefined ? 'REQUIRED' : 'OUT_OF_RANGE';
      issues.push(issue(code, `${path}.periods`, 'A rolling window has a number of periods.', details));
    }
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
