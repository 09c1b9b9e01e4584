import { type Fraction, formatFraction, fraction, sumFractions, ZERO } from '../../exact/fraction.js';
import { minorUnits } from '../../exact/minor-units.js';
import type { Money } from '../../exact/money.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { CompiledTerms } from './define-credit-terms.js';
import { advanceCandidates, type Candidate, type CreditStatus, type IssuedMonth, type TakenBack } from './earn-back.js';
import { computeMonth, type MonthCredit } from './month-credit.js';
import type { StatementInput, StatementInputMonth } from './read-statement.js';
import { roomUnder } from './service-credit.js';
import { annualCapOf } from './settle-credit.js';
import { contractYearOf } from './statement-months.js';

/** A month while the statement is being made. */
export interface Draft {
  readonly input: StatementInputMonth;
  readonly computed: MonthCredit;
  readonly issued: IssuedMonth;
  readonly runs: ReadonlyMap<string | null, number>;
  readonly takenBack: readonly TakenBack[];
  readonly contractYear: CivilDate | null;
}

/** Key of a contract year; months without a name count twelve to a year. */
export const yearKey = (contractYear: CivilDate | null, position: number): string =>
  contractYear ?? `year ${Math.floor(position / 12)}`;

/** The exact sum of printed amounts. */
export const sum = (amounts: readonly Money[]): Fraction => sumFractions(amounts.map(({ amount }) => fraction(amount)));

/** Prints a sum of printed amounts, which needs no rounding. */
export function printed(amount: Fraction, currency: string): Money {
  return { amount: formatFraction(amount, minorUnits(currency)), currency };
}

/** Computes the months one after the other, with runs, earn-back and annual room. */
export function draftMonths(compiled: CompiledTerms, input: StatementInput): Draft[] {
  const { terms } = compiled;
  let runs: ReadonlyMap<string | null, number> = input.missesBefore;
  let waiting: readonly Candidate[] = [];
  const granted = new Map<string, Fraction>();
  const annualFees = new Map<string, Fraction>();
  return input.months.map((month, position) => {
    const contractYear = contractYearOf(month.period, terms);
    const year = yearKey(contractYear, position);
    const annualFee = annualFees.get(year) ?? input.annualFee ?? month.fee.mul(12);
    annualFees.set(year, annualFee);
    const before = granted.get(year) ?? (position === 0 ? input.creditedThisYear : ZERO);
    const annualRoom = roomUnder(annualCapOf(terms.annualCap, month.fee, annualFee), before);
    const runsBefore = runs;
    const computed = computeMonth(compiled, month.reading, {
      currency: input.currency,
      fee: month.fee,
      annualRoom,
      missesBefore: (subject) => runsBefore.get(subject) ?? 0,
      percentDecimals: input.percentDecimals,
      path: `measurements[${position}]`,
    });
    const issued = issueMonth(compiled, computed, month, position, { ...input, annualRoom });
    granted.set(year, before.add(issued.left));
    const verdicts = computed.assessment.verdicts;
    runs = new Map([
      ...runsBefore,
      ...verdicts.flatMap(({ subject, missed }): [string | null, number][] =>
        missed === null ? [] : [[subject, missed ? (runsBefore.get(subject) ?? 0) + 1 : 0]],
      ),
    ]);
    const takenBack: TakenBack[] = [];
    for (const { subject, missed } of verdicts) {
      if (terms.earnBack === undefined || missed === null) continue;
      const moved = advanceCandidates(waiting, subject, missed, terms.earnBack.metPeriods);
      waiting = moved.waiting;
      takenBack.push(...moved.takenBack);
    }
    for (const { issued: earlier, amount } of takenBack) {
      const own = yearKey(contractYearOf(input.months[earlier.position]?.period, terms), earlier.position);
      granted.set(own, (granted.get(own) ?? ZERO).add(fraction(amount.amount)));
    }
    if (terms.earnBack !== undefined) {
      waiting = [...waiting, ...[...issued.status.keys()].map((subject) => ({ issued, subject, metSince: 0 }))];
    }
    return { input: month, computed, issued, runs, takenBack, contractYear };
  });
}

function issueMonth(
  { terms }: CompiledTerms,
  computed: MonthCredit,
  month: StatementInputMonth,
  position: number,
  { currency, annualRoom }: { readonly currency: string; readonly annualRoom: Fraction | null },
): IssuedMonth {
  const first: CreditStatus = terms.earnBack === undefined ? 'due' : 'pending';
  return {
    position,
    multiplied: computed.multiplied,
    context: { terms, currency, fee: month.fee, pool: computed.assessment.pool, annualRoom },
    status: new Map(computed.multiplied.map(({ raw }) => [raw.subject, first])),
    left: fraction(computed.settlement?.credit.amount ?? 0),
  };
}
