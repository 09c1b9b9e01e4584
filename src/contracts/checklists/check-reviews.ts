import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { joinPath } from '../../core/path.js';
import { readCivilDate } from '../../time/civil-date.js';
import type { BuiltChecklist, ChecklistEntry } from './build-checklist.js';
import type { Review } from './review.js';
import { reviewsSchema } from './schema.js';

/** A pack is no checklist yet: judged as one, its items would all seem to apply. */
function checkArguments(checklist: unknown, reviews: unknown): void {
  const issues: VendorwiseIssue[] = [];
  const items = (checklist as Partial<BuiltChecklist> | null | undefined)?.items;
  const built = Array.isArray(items) && items.every((item) => APPLICABILITIES.includes(item?.applicability));
  if (!built) {
    issues.push(
      issue('INVALID_TYPE', 'checklist', 'This is no built checklist; make one of your packs with buildChecklist.', {
        received: checklist,
        expected: 'what buildChecklist returned, or a copy of it',
      }),
    );
  }
  if (!Array.isArray(reviews)) {
    issues.push(
      issue('INVALID_TYPE', 'reviews', 'The reviews are no list; give [] when nothing is reviewed yet.', {
        received: reviews,
        expected: 'a list of reviews',
      }),
    );
  }
  throwIssues(issues);
}

const APPLICABILITIES: readonly unknown[] = ['applies', 'doesNotApply', 'unknown'];

/**
 * Checks the reviews of one contract against its checklist.
 *
 * @param checklist - The built checklist.
 * @param input - A list of {@link Review}; at most one an item.
 * @returns The reviews by item id.
 * @throws {@link VendorwiseError} the codes of parsing; `UNKNOWN_ITEM`, `DUPLICATE_REVIEW`, `INVALID_DATE`,
 * `STATUS_NOT_FOR_ITEM`, `UNKNOWN_SUB_POINT`, `SUB_POINT_COUNT`, `QUOTE_LENGTH`.
 */
export function checkReviews(checklist: BuiltChecklist, input: readonly Review[]): ReadonlyMap<string, Review> {
  checkArguments(checklist, input);
  const reviews = parseDocument(reviewsSchema, input);
  const items = new Map(checklist.items.map((item) => [item.id, item]));
  const byItem = new Map<string, Review>();
  const issues: VendorwiseIssue[] = [];
  for (const [index, review] of reviews.entries()) {
    const at = (...rest: PropertyKey[]): string => joinPath('', index, ...rest);
    const item = items.get(review.item);
    if (item === undefined) {
      issues.push(
        issue('UNKNOWN_ITEM', at('item'), `The checklist has no item "${review.item}".`, {
          received: review.item,
          expected: 'the id of an item of the checklist',
          params: { item: review.item },
        }),
      );
      continue;
    }
    if (byItem.has(review.item)) {
      issues.push(
        issue(
          'DUPLICATE_REVIEW',
          at('item'),
          `The item "${review.item}" is reviewed twice; keep the review that holds.`,
          {
            received: review.item,
            expected: 'one review an item',
            params: { item: review.item },
          },
        ),
      );
    }
    byItem.set(review.item, review);
    issues.push(...dateIssues(review, at), ...statusIssues(item, review, at));
  }
  throwIssues(issues);
  return byItem;
}

function dateIssues(review: Review, at: (...rest: PropertyKey[]) => string): VendorwiseIssue[] {
  const dates: [string, unknown][] = [['date', review.date]];
  if (review.status === 'waived') dates.push(['until', review.until]);
  return dates
    .filter(([, date]) => date !== undefined && date !== null && Number.isNaN(readCivilDate(date)))
    .map(([key, date]) =>
      issue('INVALID_DATE', at(key), 'This is not a date of the calendar.', {
        received: date,
        expected: 'a date such as "2026-02-28"',
      }),
    );
}

function statusIssues(item: ChecklistEntry, review: Review, at: (...rest: PropertyKey[]) => string): VendorwiseIssue[] {
  if (review.status === 'present' && item.polarity === 'present') {
    return [
      issue(
        'STATUS_NOT_FOR_ITEM',
        at('status'),
        `That a clause on "${item.id}" is present does not say whether it is good enough.`,
        {
          received: review.status,
          expected: 'acceptable, fallback, partial or unacceptable; "present" is for items that are better absent',
          params: { item: item.id },
        },
      ),
    ];
  }
  if (review.status === 'partial' && item.polarity === 'absentIsGood') {
    return [
      issue(
        'STATUS_NOT_FOR_ITEM',
        at('status'),
        `"${item.id}" is better absent, so a part of it is no part of the way.`,
        {
          received: review.status,
          expected: 'missing, present, fallback, acceptable or unacceptable; "partial" is for items that are wanted',
          params: { item: item.id },
        },
      ),
    ];
  }
  return review.status === 'partial' ? partialIssues(item, review, at) : [];
}

function partialIssues(
  item: ChecklistEntry,
  review: Extract<Review, { status: 'partial' }>,
  at: (...rest: PropertyKey[]) => string,
): VendorwiseIssue[] {
  const listed = item.subPoints.length;
  const { satisfied } = review;
  const names = typeof satisfied === 'number' ? [] : satisfied;
  const unknown = names
    .filter((name, index) => !item.subPoints.includes(name) || names.indexOf(name) !== index)
    .map((name) =>
      issue(
        'UNKNOWN_SUB_POINT',
        at('satisfied'),
        `"${name}" is not a sub-point of "${item.id}", or stands there twice.`,
        {
          received: name,
          expected:
            listed === 0
              ? 'a number: this item lists no sub-points'
              : `each at most once: ${item.subPoints.join(', ')}`,
          params: { item: item.id, subPoint: name },
        },
      ),
    );
  const of = review.of ?? listed;
  const count = typeof satisfied === 'number' ? satisfied : satisfied.length;
  const wrongTotal = of === 0 || (listed > 0 && of !== listed);
  if (!wrongTotal && count <= of) return unknown;
  const expected =
    listed > 0 ? `at most ${listed} of ${listed}` : '"of" of at least 1, and no more satisfied than that';
  return [
    ...unknown,
    issue(
      'SUB_POINT_COUNT',
      at(wrongTotal ? 'of' : 'satisfied'),
      `The counts of sub-points of "${item.id}" do not fit.`,
      {
        received: wrongTotal ? (review.of ?? null) : count,
        expected,
        params: { item: item.id, satisfied: count, of },
      },
    ),
  ];
}
