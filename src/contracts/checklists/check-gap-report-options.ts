import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { fraction, ONE, tryFraction, ZERO } from '../../exact/fraction.js';
import { type CivilDate, readCivilDate } from '../../time/civil-date.js';
import type { RequirementLevel } from './checklist-definition.js';
import type { GapReportConventions, GapReportOptions } from './gap-report-options.js';
import type { Review } from './review.js';
import { gapReportOptionsSchema } from './schema.js';

const LEVEL_WEIGHTS: Readonly<Record<RequirementLevel, number>> = { mandatory: 3, recommended: 2, optional: 1 };

/** Checks the options and reports every problem at once. */
export function checkGapReportOptions(options: GapReportOptions): GapReportConventions {
  const parsed = parseDocument(gapReportOptionsSchema, options);
  const weights = parsed.levelWeights ?? LEVEL_WEIGHTS;
  const fallbackValue = tryFraction(parsed.fallbackValue ?? '0.75');
  const issues: VendorwiseIssue[] = [];
  if (fallbackValue === null || fallbackValue.compare(ZERO) < 0 || fallbackValue.compare(ONE) > 0) {
    issues.push(
      issue('OUT_OF_RANGE', 'fallbackValue', 'The value of a fallback lies between 0 and 1.', {
        received: parsed.fallbackValue,
        expected: 'a number from 0 to 1',
      }),
    );
  }
  if (parsed.onDate !== undefined && Number.isNaN(readCivilDate(parsed.onDate))) {
    issues.push(
      issue('INVALID_DATE', 'onDate', 'This is not a date of the calendar.', {
        received: parsed.onDate,
        expected: 'a date such as "2026-02-28"',
      }),
    );
  }
  throwIssues(issues);
  return {
    levelWeights: {
      mandatory: fraction(weights.mandatory),
      recommended: fraction(weights.recommended),
      optional: fraction(weights.optional),
    },
    fallbackValue: fallbackValue ?? ZERO,
  };
}

/** Waivers with an end are judged on a date that the caller gives. */
export function requireDate(reviews: ReadonlyMap<string, Review>, onDate: CivilDate | undefined): void {
  if (onDate !== undefined) return;
  const dated = [...reviews.values()].filter((review) => review.status === 'waived' && review.until !== null);
  if (dated.length === 0) return;
  throwIssues([
    issue('ON_DATE_REQUIRED', 'onDate', 'Waivers with an end date are judged on a date; give onDate.', {
      expected: 'a date such as "2026-02-28"',
      params: { items: dated.map((review) => review.item) },
    }),
  ]);
}
