import { type Fraction, formatFraction, fraction } from '../../exact/fraction.js';
import { minorUnits } from '../../exact/minor-units.js';
import type { Money } from '../../exact/money.js';
import type { MultipliedLine, SettlementContext } from './settle-credit.js';
import { settleCredit } from './settle-credit.js';

/**
 * What becomes of the credit of a miss: `due`, `pending` while later months can still give it back, or `earnedBack`.
 */
export type CreditStatus = 'due' | 'pending' | 'earnedBack';

/** The credit of an issued month, which later met months may take back in part or whole. */
export interface IssuedMonth {
  readonly position: number;
  readonly multiplied: readonly MultipliedLine[];
  readonly context: SettlementContext;
  readonly status: Map<string | null, CreditStatus>;
  /** Credit that is left. */
  left: Fraction;
}

/** A miss that waits for met months. */
export interface Candidate {
  readonly issued: IssuedMonth;
  readonly subject: string | null;
  metSince: number;
}

/** Credit taken back in a month, and the month it belongs to. */
export interface TakenBack {
  readonly issued: IssuedMonth;
  readonly subject: string | null;
  /** Below zero or zero. */
  readonly amount: Money;
}

/**
 * Moves the waiting misses of one figure on by a month: a further miss makes them due, enough met months give the
 * credit back. Taken back is what the month would have earned less, had that figure been met.
 */
export function advanceCandidates(
  candidates: readonly Candidate[],
  subject: string | null,
  missed: boolean,
  metPeriods: number,
): { readonly waiting: Candidate[]; readonly takenBack: TakenBack[] } {
  const waiting: Candidate[] = [];
  const takenBack: TakenBack[] = [];
  for (const candidate of candidates) {
    if (candidate.subject !== subject) waiting.push(candidate);
    else if (missed) candidate.issued.status.set(subject, 'due');
    else if (candidate.metSince + 1 < metPeriods) waiting.push({ ...candidate, metSince: candidate.metSince + 1 });
    else takenBack.push(takeBack(candidate));
  }
  return { waiting, takenBack };
}

function takeBack({ issued, subject }: Candidate): TakenBack {
  issued.status.set(subject, 'earnedBack');
  const { currency } = issued.context;
  const next = creditWithout(issued, 'earnedBack');
  const amount = formatFraction(next.sub(issued.left), minorUnits(currency));
  issued.left = next;
  return { issued, subject, amount: { amount, currency } };
}

/** Credit of a month when figures that were taken back, and those of a further status, had been met. */
export function creditWithout(issued: IssuedMonth, status: CreditStatus): Fraction {
  const kept = issued.multiplied.filter(({ raw }) => {
    const own = issued.status.get(raw.subject);
    return own !== 'earnedBack' && own !== status;
  });
  return fraction(settleCredit(kept, issued.context).credit.amount);
}
