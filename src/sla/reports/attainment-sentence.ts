import { atStart } from '../../core/words.js';
import type { GoalRules } from './goal-rules.js';
import type { Judged } from './judge.js';
import * as messages from './messages.js';
import type { NamedRow } from './sample-findings.js';

/** An attainment in words: what was in time, and what became of the goal. */
export function attainmentSentence(judged: Judged, rules: GoalRules): string {
  return `${atStart(shareInWords(judged))}${verdictInWords(judged, rules)}.`;
}

/**
 * A row of a report in words.
 *
 * @param row - Its period, clock and group.
 * @param clockName - What a person calls the clock.
 */
export function rowSentence({ period, group }: NamedRow, clockName: string, judged: Judged, rules: GoalRules): string {
  const subject = messages.rowSubject(Object.entries(group), clockName, period);
  return `${atStart(subject)}: ${shareInWords(judged)}${verdictInWords(judged, rules)}.`;
}

function shareInWords({ met, measured, pending, attainmentText }: Judged): string {
  return attainmentText === null
    ? messages.nothingInTime(pending)
    : messages.shareInTime(met, measured, attainmentText);
}

function verdictInWords(judged: Judged, { minimumSample }: GoalRules): string {
  const { goalPercent, goalMet, verdictBy, missesLeft, missesOverLimit } = judged;
  if (goalPercent === null || verdictBy === null) return '';
  if (goalMet === null) return messages.noVerdictOn(goalPercent, minimumSample ?? 0);
  const byClause = verdictBy === 'smallSampleClause';
  return goalMet
    ? messages.goalMet(goalPercent, missesLeft ?? 0, byClause)
    : messages.goalMissed(goalPercent, missesOverLimit ?? 0, byClause);
}
