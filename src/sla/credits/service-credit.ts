import { numberIssues } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { parseDocument } from '../../core/parse.js';
import { joinPath } from '../../core/path.js';
import { type Fraction, fraction, ZERO } from '../../exact/fraction.js';
import { type Money, type MoneyInput, roundExact } from '../../exact/money.js';
import type { RoundingMode } from '../../exact/rounding.js';
import { checkMoney, currencyOf } from './check-credit-terms.js';
import type { ServiceCreditInput } from './credit-measurement.js';
import { creditSentence } from './credit-sentence.js';
import type { CreditTerms } from './credit-terms.js';
import { compiledTerms, type DefinedCreditTerms } from './define-credit-terms.js';
import { type CreditLine, type CreditVerdict, computeMonth, type MeasuredFigures } from './month-credit.js';
import { readMeasurement } from './read-measurement.js';
import { serviceCreditInputSchema } from './schema.js';
import { annualCapOf, type CreditLimit, ORDER_OF_OPERATIONS, percentOfFee } from './settle-credit.js';

/** How percentages are shown. */
export interface CreditDisplayOptions {
  /** Digits after the point in display texts (0-12), rounded half up; never used to decide. @defaultValue 3 */
  readonly percentDecimals?: number;
}

/** The conventions a credit was computed by. */
export interface CreditConventions {
  readonly order: readonly string[];
  /** How the credit is rounded to the minor units of its currency. */
  readonly rounding: RoundingMode;
  /** `carried`: a printed line is the step between rounded running totals, so that the lines add up. */
  readonly lineRounding: 'carried';
  /** `exact`: the unrounded percentage is looked up in the tiers. */
  readonly lookup: 'exact';
}

/** The credit of one month. */
export interface ServiceCredit extends MeasuredFigures {
  /** Rounded once; `null` when nothing was measured. */
  readonly credit: Money | null;
  /** The exact credit in percent of the fee, as decimal text; `null` without a credit or with a fee of nothing. */
  readonly creditPercent: string | null;
  /** Whether the level was missed (any of them, for a pool); `null` when nothing was measured. */
  readonly missed: boolean | null;
  /** The lines with their multipliers, before caps and minimum; rounded. */
  readonly beforeCaps: Money | null;
  /** Amount of the pool, rounded; `null` for other kinds. */
  readonly atRisk: Money | null;
  /** What lowered the credit, in order. */
  readonly limitedBy: readonly CreditLimit[];
  /** What became of each service level of a pool, or of the single figure. */
  readonly verdicts: readonly CreditVerdict[];
  /** They add up to `credit`. */
  readonly lines: readonly CreditLine[];
  readonly conventions: CreditConventions;
  /** The answer as an English sentence. */
  readonly message: string;
  readonly findings: readonly Finding[];
}

/**
 * The service credit that one month earns under the terms of a contract.
 *
 * Order of operations: line, multiplier, pool cap, monthly cap, annual cap, minimum, one rounding to the minor units
 * of ISO 4217. A tier is found by the exact ratio, never by a rounded percentage. Published tables of this form: the
 * SLA pages of Amazon EC2 and S3, Azure Virtual Machines and Google Cloud Bigtable; at-risk pool and earn-back follow
 * the practice of master service agreements in outsourcing.
 *
 * @param terms - The credit clause, as JSON or from `defineCreditTerms`.
 * @param measured - The month's fee and what was measured: `uptime` (milliseconds), `uptimePercent` (0-100),
 * `attainment` (counts), `outcomes`, `downtimeMs`, `misses` or `serviceLevels`.
 * @param options - How percentages are shown.
 * @returns The credit with its lines; amounts are decimal texts, percentages 0-100.
 * @throws {@link VendorwiseError} the codes of `defineCreditTerms`, and `MEASUREMENT_MISSING`, `AMBIGUOUS_MEASUREMENT`,
 * `MEASUREMENT_MISMATCH`, `LONGER_THAN_MEASURED`, `CHOOSE_ONE`, `PERCENT_OVER_100`, `NEGATIVE_PERCENT`,
 * `UNKNOWN_SERVICE_LEVEL`, `DUPLICATE_SERVICE_LEVEL`, `GOAL_MISSING`, `INVALID_AMOUNT`, `NEGATIVE_AMOUNT`,
 * `UNKNOWN_CURRENCY`, `CURRENCY_MISMATCH`, `OUT_OF_RANGE`, `UNKNOWN_KEY`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { serviceCredit } from 'vendorwise/sla';
 * const terms = { tiers: [{ atLeast: '99', below: '99.9', creditPercent: '10' }, { atLeast: '0', below: '99', creditPercent: '25' }] };
 * const month = serviceCredit(terms, { uptime: { goodMs: 2670000000, totalMs: 2678400000 }, fee: { amount: '12500', currency: 'EUR' } });
 * month.credit; // => { amount: '1250.00', currency: 'EUR' }
 * month.uptimeText; // => '99.686 %'
 * month.lines[0]?.band; // => '99 % to below 99.9 %'
 * month.message; // => 'Uptime 99.686 %: the credit is 1250.00 EUR.'
 * ```
 */
export function serviceCredit(
  terms: CreditTerms | DefinedCreditTerms,
  measured: ServiceCreditInput,
  options: CreditDisplayOptions = {},
): ServiceCredit {
  checkOptions(options, { percentDecimals: true });
  const compiled = compiledTerms(terms);
  const input = parseDocument(serviceCreditInputSchema, measured);
  const issues: VendorwiseIssue[] = [];
  checkAmounts(
    compiled.terms,
    { fee: input.fee, annualFee: input.annualFee, creditedThisYear: input.creditedThisYear },
    '',
    issues,
  );
  const percentDecimals = readPercentDecimals(options, 'options', issues);
  const reading = readMeasurement(compiled.terms, input, '', issues);
  throwIssues(issues);

  const { currency } = input.fee;
  const fee = fraction(input.fee.amount);
  const annualFee = input.annualFee === undefined ? fee.mul(12) : fraction(input.annualFee.amount);
  const before = new Map(reading.levels.map(({ level, missesBefore }) => [level.id, missesBefore]));
  const month = computeMonth(compiled, reading, {
    currency,
    fee,
    annualRoom: roomUnder(
      annualCapOf(compiled.terms.annualCap, fee, annualFee),
      fraction(input.creditedThisYear?.amount ?? 0),
    ),
    missesBefore: (subject) => (subject === null ? null : before.get(subject)) ?? input.missesBefore ?? 0,
    percentDecimals,
    path: '',
  });
  const { settlement, assessment } = month;
  const credit = settlement?.credit ?? null;
  const limitedBy = settlement?.limits.map((one) => one.limit) ?? [];
  return {
    credit,
    creditPercent: settlement === null ? null : percentOfFee(settlement.exact, fee),
    ...month.figures,
    missed: settlement === null ? null : assessment.verdicts.some((verdict) => verdict.missed === true),
    beforeCaps: settlement?.beforeCaps ?? null,
    atRisk: assessment.pool === null ? null : roundExact(assessment.pool, currency, compiled.terms.rounding),
    limitedBy,
    verdicts: month.verdicts,
    lines: month.lines,
    conventions: conventionsOf(compiled.terms),
    message: creditSentence(credit, limitedBy, month),
    findings: month.findings,
  };
}

/** The conventions of terms, as every result names them. */
export function conventionsOf(terms: CreditTerms): CreditConventions {
  return {
    order: [...ORDER_OF_OPERATIONS],
    rounding: terms.rounding ?? 'halfUp',
    lineRounding: 'carried',
    lookup: 'exact',
  };
}

/** What a yearly limit leaves after what was granted; `null` without a limit. */
export function roomUnder(cap: Fraction | null, granted: Fraction): Fraction | null {
  if (cap === null) return null;
  const room = cap.sub(granted);
  return room.compare(0) < 0 ? ZERO : room;
}

/** Checks amounts given with a measurement: usable, not negative, and in the currency of terms and fee. */
export function checkAmounts(
  terms: CreditTerms,
  amounts: Readonly<Record<string, MoneyInput | undefined>>,
  path: string,
  issues: VendorwiseIssue[],
): void {
  const expected = currencyOf(terms) ?? Object.values(amounts).find((one) => one !== undefined)?.currency;
  for (const [name, amount] of Object.entries(amounts)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (amount === undefined || !checkMoney(amount, at, issues) || amount.currency === expected) continue;
    const message = `This amount is in ${amount.currency}, but ${expected} is expected.`;
    issues.push(
      issue('CURRENCY_MISMATCH', `${at}.currency`, message, { received: amount.currency, expected: String(expected) }),
    );
  }
}

/** Reads the number of digits for display. */
export function readPercentDecimals(
  { percentDecimals = 3 }: CreditDisplayOptions,
  path: string,
  issues: VendorwiseIssue[],
): number {
  const rule = { whole: true, least: 0, most: 12 };
  issues.push(...numberIssues(percentDecimals, rule, joinPath(path, 'percentDecimals'), 'A number of decimals'));
  return percentDecimals;
}
