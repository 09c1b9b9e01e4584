import { issue, isVendorwiseError, type VendorwiseIssue } from '../../core/errors.js';
import { fraction } from '../../exact/fraction.js';
import { type MoneyInput, money } from '../../exact/money.js';
import { readCivilDate } from '../../time/civil-date.js';
import { toCivilDuration } from '../../time/civil-duration.js';
import type { CreditTerms, CreditTier } from './credit-terms.js';
import { bandOverlaps, isEmptyRange, rangeText, readBands } from './percent-band.js';

/** What is wrong with the meaning of terms, their table of tiers apart. */
export function meaningIssues(terms: CreditTerms): VendorwiseIssue[] {
  const issues: VendorwiseIssue[] = [];
  moneyIssues(terms, issues);
  chooseOne(issues, 'minimumCredit', terms.minimumCredit, ['moreThan', 'atLeast'], 1);
  chooseOne(issues, 'monthlyCap', terms.monthlyCap, ['percent', 'amount'], 2);
  chooseOne(issues, 'annualCap', terms.annualCap, ['percent', 'amount'], 2);
  if (terms.kind === 'perUnit') chooseOne(issues, 'unit', terms.unit, ['seconds', 'minutes', 'hours', 'days'], 1);
  if (terms.kind === 'perUnit' || terms.kind === 'flatPerMiss') {
    chooseOne(issues, '', terms, ['creditPercent', 'creditAmount'], 1);
  }
  if (terms.kind === 'atRiskPool') {
    terms.serviceLevels.forEach(({ id }, position) => {
      if (terms.serviceLevels.findIndex((other) => other.id === id) === position) return;
      issues.push(
        issue('DUPLICATE_SERVICE_LEVEL', `serviceLevels[${position}].id`, `The service level "${id}" stands twice.`, {
          received: id,
          expected: 'an id that no other service level has',
        }),
      );
    });
  }
  const start = terms.contractYearStart;
  if (start !== undefined && Number.isNaN(readCivilDate(start))) {
    issues.push(
      issue('INVALID_DATE', 'contractYearStart', `"${start}" is not a date of the calendar.`, {
        received: start,
        expected: 'a date such as "2026-04-01"',
      }),
    );
  }
  const window = terms.claimWindow;
  if (window !== undefined && (typeof window === 'string' || !('billingMonths' in window))) {
    try {
      toCivilDuration(window, 'claimWindow');
    } catch (error) {
      if (!isVendorwiseError(error)) throw error;
      issues.push(...error.issues);
    }
  }
  return issues;
}

/** Exactly one of the members is given, or (`most` 2) at least one. */
function chooseOne(
  issues: VendorwiseIssue[],
  path: string,
  value: object | undefined,
  members: readonly string[],
  most: 1 | 2,
): void {
  if (value === undefined) return;
  const given = members.filter((member) => member in value);
  if (given.length >= 1 && given.length <= (most === 1 ? 1 : members.length)) return;
  const expected = `${most === 1 ? 'exactly' : 'at least'} one of ${members.join(', ')}`;
  issues.push(
    issue('CHOOSE_ONE', path, `Expected ${expected}, but found ${given.length === 0 ? 'none' : given.join(' and ')}.`, {
      received: given.join(', '),
      expected,
      params: { given, members: [...members] },
    }),
  );
}

function moneyIssues(terms: CreditTerms, issues: VendorwiseIssue[]): void {
  const amounts: [string, MoneyInput | undefined][] = [
    ['monthlyCap.amount', terms.monthlyCap?.amount],
    ['annualCap.amount', terms.annualCap?.amount],
    ['minimumCredit.moreThan', terms.minimumCredit?.moreThan],
    ['minimumCredit.atLeast', terms.minimumCredit?.atLeast],
    ['creditAmount', 'creditAmount' in terms ? terms.creditAmount : undefined],
  ];
  const currency = currencyOf(terms);
  if (terms.currency !== undefined) checkMoney({ amount: 0, currency: terms.currency }, '', issues);
  for (const [path, amount] of amounts) {
    if (amount === undefined || !checkMoney(amount, path, issues)) continue;
    if (amount.currency === currency) continue;
    issues.push(
      issue(
        'CURRENCY_MISMATCH',
        `${path}.currency`,
        `This amount is in ${amount.currency}, the terms are in ${currency}.`,
        {
          received: amount.currency,
          expected: String(currency),
        },
      ),
    );
  }
}

/** Currency of the terms: the one they name, else that of their first amount; `null` when they hold only percentages. */
export function currencyOf(terms: CreditTerms): string | null {
  return (
    terms.currency ??
    terms.monthlyCap?.amount?.currency ??
    terms.annualCap?.amount?.currency ??
    (terms.minimumCredit?.moreThan ?? terms.minimumCredit?.atLeast)?.currency ??
    ('creditAmount' in terms ? terms.creditAmount?.currency : undefined) ??
    null
  );
}

/** Checks an amount that must not be negative; says whether it can be used. */
export function checkMoney(input: MoneyInput, path: string, issues: VendorwiseIssue[]): boolean {
  if (typeof input !== 'object' || input === null) {
    const expected = 'an amount and a currency';
    issues.push(issue('INVALID_TYPE', path, `Expected money: ${expected}.`, { received: input, expected }));
    return false;
  }
  try {
    if (fraction(money(input, path).amount).compare(0) >= 0) return true;
    issues.push(
      issue('NEGATIVE_AMOUNT', path === '' ? 'amount' : `${path}.amount`, 'This amount is negative.', {
        received: input.amount,
        expected: 'an amount of at least 0',
      }),
    );
  } catch (error) {
    if (!isVendorwiseError(error)) throw error;
    issues.push(...error.issues);
  }
  return false;
}

/** Tiers that name two lower or two upper bounds. */
export function boundIssues(tiers: readonly CreditTier[]): VendorwiseIssue[] {
  return tiers.flatMap((tier, index) =>
    (
      [
        ['atLeast', 'above'],
        ['below', 'atMost'],
      ] as const
    )
      .filter(([a, b]) => tier[a] !== undefined && tier[b] !== undefined)
      .map(([a, b]) =>
        issue('CONFLICTING_BOUNDS', `tiers[${index}]`, `A tier has only one of "${a}" and "${b}".`, {
          received: `${a} ${tier[a]}, ${b} ${tier[b]}`,
          expected: `one of ${a}, ${b}`,
        }),
      ),
  );
}

/** Tiers that are empty or overlap. */
export function tableIssues(tiers: readonly CreditTier[]): VendorwiseIssue[] {
  const issues = boundIssues(tiers);
  const conflicting = new Set(issues.map((one) => one.path));
  const bands = readBands(tiers).filter((band) => !conflicting.has(`tiers[${band.index}]`));
  for (const band of bands.filter(isEmptyRange)) {
    issues.push(
      issue('TIER_BOUNDS_REVERSED', `tiers[${band.index}]`, `No percentage lies in "${band.text}".`, {
        received: band.text,
        expected: 'a lower bound below the upper bound',
      }),
    );
  }
  for (const { first, second, range } of bandOverlaps(bands)) {
    const [low, high] = [first.index, second.index];
    issues.push(
      issue(
        'OVERLAPPING_TIERS',
        `tiers[${high}]`,
        `Tiers ${low + 1} and ${high + 1} both cover ${rangeText(range)}, so the credit is not defined there.`,
        { received: second.text, expected: 'tiers that do not overlap', params: { tiers: [low, high] } },
      ),
    );
  }
  return issues;
}
