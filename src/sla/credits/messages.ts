import { type Finding, finding } from '../../core/findings.js';
import { counted, listed, plural } from '../../core/words.js';
import type { Money } from '../../exact/money.js';
import type { CreditKind } from './credit-terms.js';
import type { CreditLimit } from './settle-credit.js';

const show = ({ amount, currency }: Money): string => `${amount} ${currency}`;

const LIMIT_NAMES: Readonly<Record<CreditLimit, string>> = {
  poolCap: 'the amount at risk',
  monthlyCap: 'the monthly cap',
  annualCap: 'what the annual cap leaves',
  minimumCredit: 'the minimum credit',
};

/** Nothing could be measured, so there is no credit to state. */
export function nothingMeasured(path: string | null): Finding {
  const message = 'Nothing was measured, so no credit can be computed; ask for the measurement.';
  return finding('NOTHING_MEASURED', 'medium', message, { path });
}

/** One service level of a pool has no figure. */
export function serviceLevelNotMeasured(id: string, path: string | null): Finding {
  const message = `Service level ${id} was not measured; it earns no credit here.`;
  return finding('SERVICE_LEVEL_NOT_MEASURED', 'medium', message, { subject: id, path });
}

/** The percentage is below the first bound but the table has no tier for it. */
export function betweenTiers(percentText: string, path: string | null): Finding {
  const message = `${percentText} is below the first bound, but no tier covers it: the table as written grants nothing.`;
  return finding('PERCENT_BETWEEN_TIERS', 'high', message, { params: { percent: percentText }, path });
}

/** A cap lowered the credit. */
export function creditCapped(limit: CreditLimit, by: Money, to: Money): Finding {
  const taken = by.amount.replace('-', '');
  const message = `The credit is limited to ${LIMIT_NAMES[limit]}: ${taken} ${by.currency} is not granted.`;
  return finding('CREDIT_CAPPED', 'info', message, { params: { limit, notGranted: taken, credit: to.amount } });
}

/** The credit is too small to be paid. */
export function belowMinimum(credit: Money): Finding {
  const message = `A credit of ${show(credit)} does not reach the minimum credit, so nothing is paid.`;
  return finding('CREDIT_BELOW_MINIMUM', 'info', message, { params: { credit: credit.amount } });
}

/** A month is missing between two months of a statement. */
export function monthMissing(period: string, path: string): Finding {
  const message = `There is no measurement for ${period}; runs of misses and of met months pass over it.`;
  return finding('MONTH_MISSING', 'medium', message, { subject: period, path });
}

/** The annual fee had to be assumed although fees change. */
export function annualFeeAssumed(annualFee: Money, year: string | null): Finding {
  const message = `The fees change, and no annual fee is given: the annual cap uses 12 times the first month's fee, ${show(annualFee)}.`;
  return finding('ANNUAL_FEE_ASSUMED', 'medium', message, { subject: year, params: { annualFee: annualFee.amount } });
}

/** Claim dates need calendar months. */
export function claimDateUnknown(): Finding {
  const message = 'The terms have a claim window, but the months are not named, so no claim date can be given.';
  return finding('CLAIM_DATE_UNKNOWN', 'medium', message);
}

/** The last day for claiming a credit has passed. */
export function claimWindowClosed(period: string, claimBy: string, credit: Money): Finding {
  const message = `The credit of ${show(credit)} for ${period} had to be claimed by ${claimBy}.`;
  return finding('CLAIM_WINDOW_CLOSED', 'high', message, {
    subject: period,
    params: { claimBy, credit: credit.amount },
  });
}

/** The last day for claiming a credit is near. */
export function claimClosesSoon(period: string, claimBy: string, credit: Money, daysLeft: number): Finding {
  const days = daysLeft === 0 ? 'today is the last day' : `${counted(daysLeft, 'day is', 'days are')} left`;
  const message = `Claim the credit of ${show(credit)} for ${period} by ${claimBy}: ${days}.`;
  const params = { claimBy, credit: credit.amount, daysLeft };
  return finding('CLAIM_CLOSES_SOON', 'medium', message, { subject: period, params });
}

/** Percentages below the first bound that no tier covers. */
export function tierGap(text: string, example: string): Finding {
  const message = `No tier covers ${text}: a month at ${example} % would earn nothing.`;
  return finding('TIER_GAP', 'high', message, { params: { range: text, example }, path: 'tiers' });
}

/** Percentages that two tiers cover. */
export function tierOverlap(
  text: string,
  tiers: readonly [number, number],
  percents: readonly [string, string],
): Finding {
  const [first, second] = [tiers[0] + 1, tiers[1] + 1];
  const message = `Tiers ${first} and ${second} both cover ${text}: the contract does not say whether ${percents[0]} % or ${percents[1]} % applies.`;
  return finding('TIER_OVERLAP', 'high', message, {
    params: { range: text, tiers: [...tiers] },
    path: `tiers[${tiers[1]}]`,
  });
}

/** Tiers that include both of their bounds. */
export function inclusiveBounds(tiers: readonly number[]): Finding {
  const message = `${listOfTiers(tiers)} ${tiers.length === 1 ? 'includes both of its' : 'include both of their'} bounds; such tables leave values between the tiers open or cover a bound twice. Write "from … to below …".`;
  return finding('INCLUSIVE_BOUNDS', 'medium', message, { params: { tiers: [...tiers] }, path: 'tiers' });
}

function listOfTiers(tiers: readonly number[]): string {
  return `${plural(tiers.length, 'Tier')} ${listed(tiers.map((tier) => String(tier + 1)))}`;
}

/** A tier whose bounds hold nothing. */
export function tierEmpty(tier: number, text: string): Finding {
  const message = `Tier ${tier + 1} can never apply: no percentage lies in "${text}".`;
  return finding('TIER_NEVER_BINDS', 'high', message, { params: { tier, reason: 'bounds' }, path: `tiers[${tier}]` });
}

/** A tier that pays no more than a better one because of the monthly cap. */
export function tierAboveCap(tier: number, better: number, percent: string): Finding {
  const message = `Tier ${tier + 1} never pays more than tier ${better + 1}: the monthly cap is reached there already, so its ${percent} % has no effect.`;
  return finding('TIER_NEVER_BINDS', 'medium', message, {
    params: { tier, reason: 'monthlyCap' },
    path: `tiers[${tier}]`,
  });
}

/** A cap that no month or year can reach. */
export function capNeverBinds(cap: 'monthlyCap' | 'annualCap', why: string): Finding {
  const name = cap === 'monthlyCap' ? 'monthly' : 'annual';
  return finding('CAP_NEVER_BINDS', 'low', `The ${name} cap can never apply: ${why}.`, { params: { cap }, path: cap });
}

/** A worse month earns less than a better one. */
export function creditFalls(worse: number, better: number, percents: readonly [string, string]): Finding {
  const message = `Tier ${worse + 1} is the worse one, but pays ${percents[0]} % where tier ${better + 1} pays ${percents[1]} %.`;
  return finding('CREDIT_FALLS', 'medium', message, { params: { worse, better }, path: `tiers[${worse}]` });
}

/** A single month can earn more than its fee. */
export function creditAboveFee(percent: string): Finding {
  const message = `One month can earn ${percent} % of its fee, and no monthly cap limits it to the fee.`;
  return finding('CREDIT_ABOVE_FEE', 'medium', message, { params: { percent } });
}

/** No month can earn a credit. */
export function noCreditPossible(why: string): Finding {
  return finding('NO_CREDIT_POSSIBLE', 'high', `These terms can never pay a credit: ${why}.`);
}

/** Part of the pool cannot be lost. */
export function poolNotUsedUp(percent: string): Finding {
  const message = `All service levels together can take only ${percent} % of the amount at risk; the rest is never at risk.`;
  return finding('POOL_NOT_USED_UP', 'low', message, { params: { percent }, path: 'serviceLevels' });
}

/** Repeat multipliers that do nothing, or lower the credit. */
export function multiplierOdd(falls: boolean): Finding {
  const message = falls
    ? 'A repeat multiplier is lower than the one before it: a longer run of misses pays less.'
    : 'The repeat multipliers are all the same: a run of misses pays no more than single ones.';
  return finding(falls ? 'MULTIPLIER_FALLS' : 'MULTIPLIER_NEVER_BINDS', falls ? 'medium' : 'low', message, {
    path: 'repeatMultipliers',
  });
}

/** The annual cap needs a contract year. */
export function contractYearNotNamed(): Finding {
  const message = 'The annual cap runs over calendar years, because the terms name no start of the contract year.';
  return finding('CONTRACT_YEAR_NOT_NAMED', 'info', message, { path: 'contractYearStart' });
}

/** The sentence of a month without a measurement. */
export function noCreditToState(): string {
  return 'Nothing was measured, so there is no credit to state.';
}

/** The sentence of a month that earns a credit. */
export function creditEarned(measured: string, credit: Money, limitedBy: readonly CreditLimit[]): string {
  const names = limitedBy.map((limit) => LIMIT_NAMES[limit]);
  const limits = names.length === 0 ? '' : `, limited to ${names.join(' and ')}`;
  return `${measured}: the credit is ${show(credit)}${limits}.`;
}

/** The sentence of a month that earns none. */
export function noCreditEarned(measured: string, limitedBy: readonly CreditLimit[]): string {
  if (limitedBy.length === 0) return `${measured}: no credit is due.`;
  if (limitedBy.includes('minimumCredit'))
    return `${measured}: no credit is paid, because it does not reach the minimum.`;
  return `${measured}: no credit is due beyond ${limitedBy.map((limit) => LIMIT_NAMES[limit]).join(' and ')}.`;
}

/** What was measured, for the sentence of a month. */
export function measuredUptime(text: string): string {
  return `Uptime ${text}`;
}

/** What was measured, for the sentence of a month. */
export function measuredAttainment(text: string): string {
  return `Attainment ${text}`;
}

/** What was measured of a pool, for the sentence of a month. */
export function measuredLevels(missed: readonly string[], levels: number): string {
  const names = missed.length === 0 ? '' : ` (${missed.join(', ')})`;
  return `${missed.length} of ${counted(levels, 'service level')} missed${names}`;
}

/** What was counted, for the sentence of a month; without a line nothing was counted that costs. */
export function measuredCount(rule: CreditKind | null, count: number): string {
  if (rule === null) return 'Nothing counted against the vendor';
  if (rule === 'perUnit') return `${counted(count, 'unit')} of downtime`;
  return `${counted(count, 'miss', 'misses')} that cost${count === 1 ? 's' : ''}`;
}
