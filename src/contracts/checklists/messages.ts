import { type Finding, finding } from '../../core/findings.js';
import { counted } from '../../core/words.js';
import type { ChecklistEntry } from './build-checklist.js';
import type { Review } from './review.js';
import type { GapCounts, Verdict } from './verdict.js';

/** One sentence about an item that does not fully meet its requirement. */
export function gapMessage(item: ChecklistEntry, review: Review): string {
  switch (review.status) {
    case 'missing':
      return `No ${item.name} was found.`;
    case 'present':
      return `Found, although better absent: ${item.name}.`;
    case 'fallback':
      return review.position
        ? `The ${item.name} uses fallback position ${review.position}.`
        : `The ${item.name} uses a fallback position.`;
    case 'partial':
      return partialMessage(item, review);
    case 'waived':
      return `The waiver of the ${item.name} by ${review.by} ended on ${review.until}; it counts as not met.`;
    default:
      return `The ${item.name} is not acceptable. Wanted: ${item.requirement}`;
  }
}

function partialMessage(item: ChecklistEntry, review: Extract<Review, { status: 'partial' }>): string {
  const { satisfied } = review;
  const names = typeof satisfied === 'number' ? null : satisfied;
  const found = names === null ? satisfied : names.length;
  const all = review.of ?? item.subPoints.length;
  const missing = names === null ? [] : item.subPoints.filter((point) => !names.includes(point));
  const list = missing.length > 0 ? `; missing: ${missing.join(', ')}` : '';
  return `The ${item.name} is incomplete: ${found} of ${all} points are there${list}.`;
}

/** One sentence about an item that is still open. */
export function openMessage(item: ChecklistEntry, reviewed: boolean): string {
  if (item.applicability !== 'unknown') return `The ${item.name} has not been reviewed.`;
  const wait = `Whether the ${item.name} is needed depends on facts that are not known: ${item.unknownFacts.join(', ')}`;
  return reviewed ? `${wait}.` : `${wait}; it has not been reviewed either.`;
}

/** One sentence about an item that leaves the score. */
export function notApplicableMessage(item: ChecklistEntry, review: Review | undefined): string {
  return review?.status === 'notApplicable' && item.applicability !== 'doesNotApply'
    ? `The reviewer says that the ${item.name} does not apply: ${review.reason}`
    : `By the facts given, the ${item.name} does not apply.`;
}

/** One sentence about an accepted gap. */
export function waivedMessage(item: ChecklistEntry, review: Extract<Review, { status: 'waived' }>): string {
  const end = review.until === null ? 'without an end date' : `until ${review.until}`;
  return `The ${item.name} is waived by ${review.by} ${end}: ${review.reason}`;
}

/** The answer of a gap report in one or two sentences. */
export function verdictMessage(verdict: Verdict, counts: GapCounts, scoreText: string | null): string {
  const none = counts.open > 0 ? 'There is no score yet.' : 'There is no score, because no item counts.';
  const score = scoreText === null ? none : `The score of what is settled is ${scoreText}.`;
  switch (verdict) {
    case 'blocked':
      return `Blocked: ${things(counts.blocking, 'mandatory item')} not met, ${things(counts.open, 'item')} open. ${score}`;
    case 'incomplete':
      return `Incomplete: ${things(counts.open, 'item')} open. ${score}`;
    case 'passWithGaps':
      return `Passes with gaps: ${things(counts.gaps, 'item')} below the standard position, ${counts.waived} waived. ${score}`;
    case 'pass':
      return scoreText === null
        ? `Passes, because no item is left to meet: none applies, or a reviewer set it aside. ${score}`
        : `Passes: every item that applies is acceptable. ${score}`;
  }
}

function things(count: number, noun: string): string {
  return counted(count, `${noun} is`, `${noun}s are`);
}

/** A waiver that no longer holds. */
export function waiverExpired(
  item: ChecklistEntry,
  review: Extract<Review, { status: 'waived' }>,
  onDate: string,
): Finding {
  const until = review.until ?? '';
  return finding(
    'WAIVER_EXPIRED',
    item.level === 'mandatory' ? 'high' : 'medium',
    `The waiver of the ${item.name} by ${review.by} ended on ${until}. Close the gap, or have it accepted again with a new date.`,
    { subject: item.id, params: { item: item.id, by: review.by, until, onDate } },
  );
}

/** A waiver that nobody will be reminded of. */
export function waiverWithoutEnd(item: ChecklistEntry, review: Extract<Review, { status: 'waived' }>): Finding {
  return finding(
    'WAIVER_WITHOUT_END',
    'low',
    `The waiver of the ${item.name} by ${review.by} has no end date. Give it one, so that it is looked at again.`,
    { subject: item.id, params: { item: item.id, by: review.by } },
  );
}

/** A reviewer sets aside an item that the facts ask for. */
export function markedNotApplicable(item: ChecklistEntry, reason: string): Finding {
  return finding(
    'MARKED_NOT_APPLICABLE',
    item.level === 'mandatory' ? 'medium' : 'low',
    `By the facts given, the ${item.name} applies (${item.citation}), but the reviewer marked it as not applicable. Check the reason.`,
    { subject: item.id, params: { item: item.id, citation: item.citation, reason } },
  );
}

/** Nothing to make a score of. */
export function nothingReviewed(open: number, setAside: number): Finding {
  const none =
    setAside > 0
      ? 'Every item that could apply is waived or marked as not applicable, so there is no score.'
      : 'No item applies by the facts given, so there is no score.';
  return finding(
    'NOTHING_REVIEWED',
    'info',
    open > 0 ? 'No item that surely applies has been reviewed, so there is no score yet.' : none,
    { params: { open, setAside } },
  );
}

/** Judgements that rest on no passage. */
export function noEvidence(items: readonly string[]): Finding {
  return finding(
    'NO_EVIDENCE',
    'info',
    `${counted(items.length, 'item was', 'items were')} judged as found without a passage of the contract as evidence.`,
    {
      params: { items },
    },
  );
}
