import type { Finding } from '../../core/findings.js';
import { type Fraction, ONE, ratioOf, ZERO } from '../../exact/fraction.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { ChecklistEntry } from './build-checklist.js';
import type { GapReportConventions } from './gap-report-options.js';
import {
  gapMessage,
  markedNotApplicable,
  notApplicableMessage,
  openMessage,
  waivedMessage,
  waiverExpired,
  waiverWithoutEnd,
} from './messages.js';
import type { Review } from './review.js';
import type { ScorePart } from './score-range.js';

/** Where an item ends up. */
export type ItemList = 'gaps' | 'open' | 'notApplicable' | 'waived' | 'met';

/** What became of one item. */
export interface JudgedItem {
  readonly item: ChecklistEntry;
  readonly review: Review | undefined;
  readonly list: ItemList;
  readonly value: Fraction | null;
  readonly blocks: boolean;
  readonly message: string;
}

/** Judges one item; what is odd about its review is added to `findings`. */
export function judgeItem(
  item: ChecklistEntry,
  review: Review | undefined,
  onDate: CivilDate | undefined,
  conventions: GapReportConventions,
  findings: Finding[],
): JudgedItem {
  const out = { item, review, value: null, blocks: false } as const;
  if (item.applicability === 'doesNotApply' || review?.status === 'notApplicable') {
    if (review?.status === 'notApplicable' && item.applicability === 'applies') {
      findings.push(markedNotApplicable(item, review.reason));
    }
    return { ...out, list: 'notApplicable', message: notApplicableMessage(item, review) };
  }
  if (review?.status === 'waived') {
    if (review.until === null) findings.push(waiverWithoutEnd(item, review));
    if (review.until === null || onDate === undefined || onDate <= review.until) {
      return { ...out, list: 'waived', message: waivedMessage(item, review) };
    }
    findings.push(waiverExpired(item, review, onDate));
  }
  const value = review === undefined ? null : reviewValue(item, review, conventions.fallbackValue);
  if (value === null || review === undefined || item.applicability === 'unknown') {
    return { ...out, list: 'open', value, message: openMessage(item, value !== null) };
  }
  const falls = value.compare(ONE) < 0;
  const blocks = falls && item.level === 'mandatory' && review.status !== 'fallback' && stops(review, value);
  return { item, review, list: falls ? 'gaps' : 'met', value, blocks, message: gapMessage(item, review) };
}

function stops(review: Review, value: Fraction): boolean {
  return review.status === 'partial' || value.equals(ZERO);
}

function reviewValue(item: ChecklistEntry, review: Review, fallbackValue: Fraction): Fraction | null {
  const absentIsGood = item.polarity === 'absentIsGood';
  switch (review.status) {
    case 'acceptable':
      return ONE;
    case 'fallback':
      return fallbackValue;
    case 'missing':
      return absentIsGood ? ONE : ZERO;
    case 'partial': {
      const found = typeof review.satisfied === 'number' ? review.satisfied : review.satisfied.length;
      return ratioOf(found, review.of ?? item.subPoints.length);
    }
    case 'notReviewed':
    case 'notApplicable':
      return null;
    default:
      return ZERO;
  }
}

/** The item's part in the score and its range; none when it is out of both. */
export function scorePartOf(one: JudgedItem, weight: Fraction): ScorePart[] {
  if (one.list === 'notApplicable' || one.list === 'waived') return [];
  return [
    {
      weight,
      least: one.value ?? ZERO,
      greatest: one.value ?? ONE,
      sure: one.item.applicability === 'applies',
    },
  ];
}

/** A clause that is said to be there, without the place where it stands. */
export function restsOnNothing({ review }: JudgedItem): boolean {
  if (review === undefined || (review.evidence?.length ?? 0) > 0) return false;
  return ['acceptable', 'fallback', 'partial', 'present'].includes(review.status);
}
