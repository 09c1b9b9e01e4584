import { fraction } from '../../exact/fraction.js';
import type { Money } from '../../exact/money.js';
import * as messages from './messages.js';
import type { MonthCredit } from './month-credit.js';
import type { CreditLimit } from './settle-credit.js';

/** The credit of a month in words: what was measured, what it earns, and what lowered it. */
export function creditSentence(credit: Money | null, limitedBy: readonly CreditLimit[], month: MonthCredit): string {
  if (credit === null) return messages.noCreditToState();
  const measured = measuredInWords(month);
  if (fraction(credit.amount).compare(0) > 0) return messages.creditEarned(measured, credit, limitedBy);
  return messages.noCreditEarned(measured, limitedBy);
}

function measuredInWords({ figures, verdicts, assessment }: MonthCredit): string {
  if (figures.uptimeText !== null) return messages.measuredUptime(figures.uptimeText);
  if (figures.attainmentText !== null) return messages.measuredAttainment(figures.attainmentText);
  if (assessment.pool !== null) {
    const missed = verdicts.flatMap(({ subject, missed: one }) => (one === true ? [String(subject)] : []));
    return messages.measuredLevels(missed, verdicts.length);
  }
  const [line] = assessment.lines;
  const quantity = line?.quantity ?? null;
  return messages.measuredCount(line?.rule ?? null, quantity === null ? 0 : Number(quantity.floor()));
}
