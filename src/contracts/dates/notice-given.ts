import type { Finding } from '../../core/findings.js';
import { addDays } from '../../time/civil-date.js';
import { noticeLate, noticeTooEarly, noticeWithoutEffect } from './messages.js';
import { noticeOfTerm } from './notice-plan.js';
import { endOfTerm, termIndexOn } from './term-end.js';
import type { CheckedTerms } from './terms.js';

/**
 * The last term after a notice that was given: the first one whose deadline it met.
 *
 * @param terms - Checked terms.
 * @param findings - Receives what is odd about the notice.
 * @returns The index of the last term; `null` when no notice was given or it does not count.
 */
export function lastTermByNotice(terms: CheckedTerms, findings: Finding[]): number | null {
  const given = terms.noticeGivenOn;
  if (given === null) return null;
  const current = termIndexOn(terms, given, terms.lastIndex);
  for (let index = current; index < terms.lastIndex; index += 1) {
    const notice = noticeOfTerm(terms, index);
    if (notice === null) break;
    if (given > notice.deadline) continue;
    if (notice.opens !== null && given < notice.opens) {
      findings.push(noticeTooEarly(given, notice.opens));
      return null;
    }
    const missed = index > current ? noticeOfTerm(terms, index - 1) : null;
    if (missed !== null) findings.push(noticeLate(given, missed.deadline, addDays(notice.end, -1)));
    return index;
  }
  const finite = Number.isFinite(terms.lastIndex);
  findings.push(noticeWithoutEffect(given, finite ? addDays(endOfTerm(terms, terms.lastIndex), -1) : null));
  return null;
}
