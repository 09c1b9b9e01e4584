import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { readCivilDate, weekdayOf } from '../../time/civil-date.js';
import type { ScorecardPeriod } from './scorecard.js';

const FORMS: Readonly<Record<ScorecardPeriod, RegExp>> = {
  week: /^()(\d{4})-W(\d{2})$/,
  month: /^()(\d{4})-(\d{2})$/,
  quarter: /^(FY)?(\d{4})-Q([1-4])$/,
  year: /^(FY)?(\d{4})$/,
};
const EXAMPLES: Readonly<Record<ScorecardPeriod, string>> = {
  week: '"2026-W41"',
  month: '"2026-10"',
  quarter: '"2026-Q4" or "FY2027-Q3"',
  year: '"2026" or "FY2027"',
};

/** A period on the line of its kind: neighbours differ by 1. */
export interface PeriodPlace {
  readonly index: number;
  /** Whether it belongs to a financial year that is not the calendar year. */
  readonly financial: boolean;
}

/** Reads the label of a period, as reporting periods carry it: its place, or an `INVALID_PERIOD` issue. */
export function readPeriod(label: string, unit: ScorecardPeriod, path: string): PeriodPlace | VendorwiseIssue {
  const [, prefix = '', year = '', part = ''] = FORMS[unit].exec(label) ?? [];
  const index = year === '' || year === '0000' ? null : indexOf(unit, Number(year), Number(part));
  if (index !== null) return { index, financial: prefix !== '' };
  return issue('INVALID_PERIOD', path, `This is not the label of a ${unit}; expected one such as ${EXAMPLES[unit]}.`, {
    received: label,
    expected: `a label such as ${EXAMPLES[unit]}`,
  });
}

function indexOf(unit: ScorecardPeriod, year: number, part: number): number | null {
  switch (unit) {
    case 'year':
      return year;
    case 'quarter':
      return year * 4 + part - 1;
    case 'month':
      return part >= 1 && part <= 12 ? year * 12 + part - 1 : null;
    case 'week': {
      const index = firstWeek(year) + part - 1;
      return part >= 1 && index < firstWeek(year + 1) ? index : null;
    }
  }
}

/** The week with 4 January, counted from the one with 1 January 1970 (ISO 8601). */
function firstWeek(year: number): number {
  const day = readCivilDate(`${String(Math.min(year, 9999)).padStart(4, '0')}-01-04`) + (year > 9999 ? 365 : 0);
  return (day - weekdayOf(day) + 4) / 7;
}
