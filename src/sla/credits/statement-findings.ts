import type { Finding } from '../../core/findings.js';
import { type Fraction, ZERO } from '../../exact/fraction.js';
import { roundExact } from '../../exact/money.js';
import { type CivilDate, daysBetween } from '../../time/civil-date.js';
import type { CreditTerms } from './credit-terms.js';
import type { CompiledTerms } from './define-credit-terms.js';
import { type Draft, printed, yearKey } from './draft-statement.js';
import type { CreditStatus } from './earn-back.js';
import { annualFeeAssumed, claimClosesSoon, claimDateUnknown, claimWindowClosed, monthMissing } from './messages.js';
import type { StatementInput, StatementInputMonth } from './read-statement.js';
import { closesSoon, monthsBetween } from './statement-months.js';

/** What the findings need of a finished month. */
interface ClaimedMonth {
  readonly period: string | null;
  readonly claimBy: CivilDate | null;
  readonly status: CreditStatus | null;
}

/** Everything a statement has to say: about its months, its annual fee and its claim dates. */
export function statementFindings(
  { terms }: CompiledTerms,
  input: StatementInput,
  drafts: readonly Draft[],
  months: readonly ClaimedMonth[],
): Finding[] {
  const findings = drafts.flatMap(({ computed, issued: { position } }): Finding[] => {
    const { period } = input.months[position] as StatementInputMonth;
    const path = `measurements[${position}]`;
    return [
      ...monthsBetween(input.months[position - 1]?.period, period).map((missing) => monthMissing(missing, path)),
      ...computed.findings.map((one) => ({ ...one, subject: one.subject ?? period ?? null, path: one.path ?? path })),
    ];
  });
  findings.push(...annualFeeFindings(terms, input, drafts));
  if (terms.claimWindow === undefined) return findings;
  if (months.some((month) => month.period === null && month.status !== null)) findings.push(claimDateUnknown());
  return [...findings, ...claimFindings(input, drafts, months)];
}

function annualFeeFindings({ annualCap }: CreditTerms, input: StatementInput, drafts: readonly Draft[]): Finding[] {
  if (annualCap?.percent === undefined || annualCap.of === 'monthlyFee' || input.annualFee !== null) return [];
  const first = new Map<string, Fraction>();
  const told = new Set<string>();
  return drafts.flatMap(({ contractYear, input: { fee }, issued: { position } }) => {
    const year = yearKey(contractYear, position);
    const expected = first.get(year) ?? fee;
    first.set(year, expected);
    if (expected.equals(fee) || told.has(year)) return [];
    told.add(year);
    return [annualFeeAssumed(roundExact(expected.mul(12), input.currency), contractYear)];
  });
}

function claimFindings(
  { onDate, currency }: StatementInput,
  drafts: readonly Draft[],
  months: readonly ClaimedMonth[],
): Finding[] {
  if (onDate === null) return [];
  return months.flatMap(({ period, claimBy }, position) => {
    const left = drafts[position]?.issued.left ?? ZERO;
    if (period === null || claimBy === null || left.compare(0) === 0) return [];
    const credit = printed(left, currency);
    if (claimBy < onDate) return [claimWindowClosed(period, claimBy, credit)];
    return closesSoon(onDate, claimBy) ? [claimClosesSoon(period, claimBy, credit, daysBetween(onDate, claimBy))] : [];
  });
}
