import { type Fraction, formatFraction, fraction, fractionToDecimalText, ZERO } from '../../exact/fraction.js';
import { minorUnits } from '../../exact/minor-units.js';
import { type Money, roundExact } from '../../exact/money.js';
import type { RoundingMode } from '../../exact/rounding.js';
import type { RawLine } from './credit-lines.js';
import type { AnnualCap, CreditTerms, MonthlyCap } from './credit-terms.js';

/** What lowered a credit after its lines were added. */
export type CreditLimit = 'poolCap' | 'monthlyCap' | 'annualCap' | 'minimumCredit';

/** A line with the factor that misses in a row gave it. */
export interface MultipliedLine {
  readonly raw: RawLine;
  readonly repeat: Fraction;
}

/** The figures a month is settled against. */
export interface SettlementContext {
  readonly terms: CreditTerms;
  readonly currency: string;
  readonly fee: Fraction;
  readonly pool: Fraction | null;
  /** What the annual cap leaves for this month; `null` without an annual cap. */
  readonly annualRoom: Fraction | null;
}

/** A month after multipliers, caps, minimum and the one rounding. */
export interface Settlement {
  /** One amount for each line, in order. */
  readonly amounts: readonly Money[];
  readonly limits: readonly { readonly limit: CreditLimit; readonly amount: Money }[];
  /** Exact credit, before rounding. */
  readonly exact: Fraction;
  readonly credit: Money;
  /** The lines together, rounded, before any cap. */
  readonly beforeCaps: Money;
}

/** Order in which a credit is computed; every result names it. */
export const ORDER_OF_OPERATIONS = [
  'line',
  'multiplier',
  'poolCap',
  'monthlyCap',
  'annualCap',
  'minimumCredit',
  'round',
] as const;

/**
 * Takes the lines of a month through multiplier, pool cap, monthly cap, annual cap, minimum and rounding.
 *
 * The credit is rounded once. Each printed line is the step between two rounded running totals, so that the lines add
 * up to the credit exactly; no line is a minor unit or more away from its own exact value.
 */
export function settleCredit(lines: readonly MultipliedLine[], context: SettlementContext): Settlement {
  const { terms, currency, fee, pool, annualRoom } = context;
  const printer = runningPrinter(currency, terms.rounding ?? 'halfUp');
  let exact = ZERO;
  const amounts = lines.map(({ raw, repeat }) => {
    exact = exact.add(raw.credit.mul(repeat));
    return printer(exact);
  });
  const beforeCaps = roundExact(exact, currency, terms.rounding);
  const limits: { limit: CreditLimit; amount: Money }[] = [];
  const lower = (limit: CreditLimit, to: Fraction | null): void => {
    if (to === null || exact.compare(to) <= 0) return;
    exact = to;
    limits.push({ limit, amount: printer(exact) });
  };
  lower('poolCap', pool);
  lower('monthlyCap', monthlyCapOf(terms.monthlyCap, fee));
  lower('annualCap', annualRoom);
  if (!reachesMinimum(terms, exact)) lower('minimumCredit', ZERO);
  return { amounts, limits, exact, credit: roundExact(exact, currency, terms.rounding), beforeCaps };
}

function reachesMinimum({ minimumCredit }: CreditTerms, exact: Fraction): boolean {
  if (minimumCredit?.moreThan !== undefined) return exact.compare(fraction(minimumCredit.moreThan.amount)) > 0;
  if (minimumCredit?.atLeast !== undefined) return exact.compare(fraction(minimumCredit.atLeast.amount)) >= 0;
  return true;
}

/** Limit of a month in money; `null` without one. */
function monthlyCapOf(cap: MonthlyCap | undefined, fee: Fraction): Fraction | null {
  return lowest(cap?.percent === undefined ? null : fee.mul(fraction(cap.percent)).div(100), amountOfCap(cap));
}

/** Limit of a contract year in money; `null` without one. */
export function annualCapOf(cap: AnnualCap | undefined, fee: Fraction, annualFee: Fraction): Fraction | null {
  const base = cap?.of === 'monthlyFee' ? fee : annualFee;
  return lowest(cap?.percent === undefined ? null : base.mul(fraction(cap.percent)).div(100), amountOfCap(cap));
}

function amountOfCap(cap: MonthlyCap | AnnualCap | undefined): Fraction | null {
  return cap?.amount === undefined ? null : fraction(cap.amount.amount);
}

function lowest(a: Fraction | null, b: Fraction | null): Fraction | null {
  if (a === null || b === null) return a ?? b;
  return a.compare(b) <= 0 ? a : b;
}

/** Prints a growing total line by line: each call gives the step from the total printed before. */
function runningPrinter(currency: string, mode: RoundingMode): (total: Fraction) => Money {
  const digits = minorUnits(currency);
  let printed = ZERO;
  return (total) => {
    const next = fraction(formatFraction(total, digits, mode));
    const amount = formatFraction(next.sub(printed), digits);
    printed = next;
    return { amount, currency };
  };
}

/** A credit in percent of a fee, as decimal text; `null` for a fee of nothing. */
export function percentOfFee(credit: Fraction, fee: Fraction): string | null {
  return fee.compare(0) === 0 ? null : fractionToDecimalText(credit.div(fee).mul(100));
}
