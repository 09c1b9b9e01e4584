import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { addDays, addMonths, type CivilDate, endOfMonth } from '../../time/civil-date.js';
import { addCivilDuration } from '../../time/civil-duration.js';
import type { StatementMeasurement } from './credit-measurement.js';
import type { ClaimWindow, CreditTerms } from './credit-terms.js';

const PERIOD = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Checks that either all months are named or none, and that they follow each other. */
export function checkPeriods(measurements: readonly StatementMeasurement[], issues: VendorwiseIssue[]): void {
  const named = measurements.some((one) => one.period !== undefined);
  let last: string | null = null;
  measurements.forEach(({ period }, position) => {
    const path = `measurements[${position}].period`;
    if (period === undefined) {
      if (named)
        issues.push(
          issue('PERIOD_MISSING', path, 'Name the month here too, or no month at all.', { expected: 'YYYY-MM' }),
        );
    } else if (!PERIOD.test(period)) {
      const message = `"${period}" is not a calendar month.`;
      issues.push(issue('INVALID_PERIOD', path, message, { received: period, expected: 'a month such as "2026-04"' }));
    } else if (last !== null && period <= last) {
      const code = period === last ? 'DUPLICATE_PERIOD' : 'PERIODS_NOT_ASCENDING';
      const message = `${period} comes after ${last} in the list, but months follow each other in a statement.`;
      issues.push(issue(code, path, message, { received: period, expected: `a month after ${last}` }));
    } else {
      last = period;
    }
  });
}

/** The months between two named months that have no measurement. */
export function monthsBetween(before: string | undefined, period: string | undefined): string[] {
  if (before === undefined || period === undefined) return [];
  const missing: string[] = [];
  for (let next = nextMonth(before); next < period; next = nextMonth(next)) missing.push(next);
  return missing;
}

function nextMonth(period: string): string {
  return addMonths(`${period}-01`, 1).slice(0, 7);
}

/** The label of the n-th month after a named one. */
export function monthAfter(period: string, months: number): string {
  return addMonths(`${period}-01`, months).slice(0, 7);
}

/** First day of the contract year in which a month ends; `null` for months without a name. */
export function contractYearOf(period: string | undefined, { contractYearStart }: CreditTerms): CivilDate | null {
  if (period === undefined) return null;
  const start = contractYearStart ?? `${period.slice(0, 4)}-01-01`;
  const months = 12 * (yearOf(period) - yearOf(start)) + monthOf(period) - monthOf(start);
  return addMonths(start, 12 * Math.floor(months / 12));
}

const yearOf = (date: string): number => Number(date.slice(0, 4));
const monthOf = (date: string): number => Number(date.slice(5, 7));

/** Last day on which the credit of a month can be claimed; `null` without a claim window or a named month. */
export function claimDate(period: string | undefined, window: ClaimWindow | undefined): CivilDate | null {
  if (period === undefined || window === undefined) return null;
  const first = `${period}-01`;
  if (typeof window !== 'string' && 'billingMonths' in window)
    return endOfMonth(addMonths(first, window.billingMonths));
  return addCivilDuration(endOfMonth(first), window);
}

/** Whether a date lies in the fortnight before a last day, that day included. */
export function closesSoon(onDate: CivilDate, claimBy: CivilDate): boolean {
  return onDate <= claimBy && addDays(onDate, 14) >= claimBy;
}
