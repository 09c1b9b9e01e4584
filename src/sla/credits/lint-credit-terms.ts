import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { type Fraction, fraction, fractionToDecimalText } from '../../exact/fraction.js';
import type { MoneyInput } from '../../exact/money.js';
import type { CreditTerms } from './credit-terms.js';
import { type CompiledTerms, type DefinedCreditTerms, readTermsForLint } from './define-credit-terms.js';
import { limitFindings } from './lint-limits.js';
import {
  creditFalls,
  inclusiveBounds,
  multiplierOdd,
  noCreditPossible,
  tierEmpty,
  tierGap,
  tierOverlap,
} from './messages.js';
import {
  bandGaps,
  bandOverlaps,
  compareCuts,
  isEmptyRange,
  type PercentBand,
  type PercentRange,
  rangeText,
  topOfCredits,
} from './percent-band.js';
import { checkAmounts } from './service-credit.js';

/** Options of {@link lintCreditTerms}. */
export interface CreditLintOptions {
  /** A monthly fee, so that amounts can be compared with percentages. @defaultValue amounts are not compared */
  readonly fee?: MoneyInput;
}

/** Some percentages, as a credit table covers or leaves them. */
export interface PercentRangeText {
  /** Lower end in percent (0-100). */
  readonly from: string;
  /** Upper end in percent (0-100). */
  readonly to: string;
  readonly fromIncluded: boolean;
  readonly toIncluded: boolean;
  /** The same in words. */
  readonly text: string;
}

/** Percentages that two tiers cover. */
export interface TierOverlap extends PercentRangeText {
  /** Positions of the two tiers in the table, from 0. */
  readonly tiers: readonly [number, number];
}

/** What a lint of credit terms found. */
export interface CreditTermsLint {
  /** Nothing at all was found. */
  readonly clean: boolean;
  /** Every percentage from 0 to the highest bound is in exactly one tier; `null` for terms without a table. */
  readonly coveredOnce: boolean | null;
  /** What no tier covers, highest first. */
  readonly gaps: readonly PercentRangeText[];
  /** What two tiers cover, highest first. */
  readonly overlaps: readonly TierOverlap[];
  readonly findings: readonly Finding[];
}

/**
 * Looks for what is wrong with credit terms before they are signed: gaps, double cover, bounds that include both ends,
 * tiers, caps and multipliers that can never have an effect, a worse month that earns less.
 *
 * Real contracts have such faults, e.g. "99.0-99.9" followed by "95.0-98.9". Unlike `serviceCredit` it takes tables
 * whose tiers overlap or are empty, and reports them.
 *
 * @param terms - The credit clause, as JSON or from `defineCreditTerms`.
 * @param options - A fee, for terms that mix amounts and percentages.
 * @returns Gaps and overlaps in percent (0-100), and findings.
 * @throws {@link VendorwiseError} the codes of `defineCreditTerms` except `OVERLAPPING_TIERS` and
 * `TIER_BOUNDS_REVERSED`.
 * @example
 * ```ts
 * import { lintCreditTerms } from 'vendorwise/sla';
 * const lint = lintCreditTerms({ tiers: [{ atLeast: '99', atMost: '99.9', creditPercent: '5' }, { atMost: '98.9', creditPercent: '10' }] });
 * lint.gaps.map((gap) => gap.text); // => ['above 98.9 % to below 99 %']
 * ```
 */
export function lintCreditTerms(
  terms: CreditTerms | DefinedCreditTerms,
  options: CreditLintOptions = {},
): CreditTermsLint {
  const compiled = readTermsForLint(terms);
  const fee = readFee(compiled, options);
  const { bands } = compiled;
  const table = 'tiers' in compiled.terms;
  const gaps = bandGaps(bands);
  const overlaps = bandOverlaps(bands);
  const empty = bands.filter(isEmptyRange);
  const findings = [
    ...(table ? tableFindings(compiled, gaps, overlaps, empty) : []),
    ...multiplierFindings(compiled),
    ...limitFindings(compiled, fee),
  ];
  return {
    clean: findings.length === 0,
    coveredOnce: table ? gaps.length === 0 && overlaps.length === 0 : null,
    gaps: gaps.map(describe),
    overlaps: overlaps.map(({ first, second, range }) => ({ ...describe(range), tiers: [first.index, second.index] })),
    findings,
  };
}

function readFee({ terms }: CompiledTerms, options: CreditLintOptions): Fraction | null {
  checkOptions(options, { fee: true });
  const issues: VendorwiseIssue[] = [];
  checkAmounts(terms, { fee: options.fee }, 'options', issues);
  throwIssues(issues);
  return options.fee === undefined ? null : fraction(options.fee.amount);
}

function describe(range: PercentRange): PercentRangeText {
  return {
    from: fractionToDecimalText(range.from.value),
    to: fractionToDecimalText(range.to.value),
    fromIncluded: range.from.side === 0,
    toIncluded: range.to.side === 1,
    text: rangeText(range),
  };
}

function tableFindings(
  { terms, bands }: CompiledTerms,
  gaps: readonly PercentRange[],
  overlaps: ReturnType<typeof bandOverlaps>,
  empty: readonly PercentBand[],
): Finding[] {
  const percentText = (band: PercentBand): string => fractionToDecimalText(band.percent);
  const tiers = 'tiers' in terms ? terms.tiers : [];
  const inclusive = tiers.flatMap(({ atLeast, atMost }, index) =>
    atLeast !== undefined && atMost !== undefined && fraction(atMost).compare(100) < 0 ? [index] : [],
  );
  return [
    ...gaps.map((gap) => tierGap(rangeText(gap), fractionToDecimalText(middle(gap)))),
    ...overlaps.map(({ first, second, range }) =>
      tierOverlap(rangeText(range), [first.index, second.index], [percentText(first), percentText(second)]),
    ),
    ...(inclusive.length === 0 ? [] : [inclusiveBounds(inclusive)]),
    ...empty.map((band) => tierEmpty(band.index, band.text)),
    ...(terms.kind === 'stepped' ? fallingCredits(bands) : []),
    ...(topOfCredits(bands) === null ? [noCreditPossible('every tier pays 0 %')] : []),
  ];
}

function middle({ from, to }: PercentRange): Fraction {
  return from.value.add(to.value).div(2);
}

/** Pairs of neighbouring tiers of which the worse pays less. */
function fallingCredits(bands: readonly PercentBand[]): Finding[] {
  const sorted = bands.filter((band) => !isEmptyRange(band)).sort((a, b) => compareCuts(b.to, a.to));
  return sorted.flatMap((worse, position) => {
    const better = sorted[position - 1];
    if (better === undefined || compareCuts(worse.from, better.from) >= 0) return [];
    if (worse.percent.compare(better.percent) >= 0) return [];
    const percents = [fractionToDecimalText(worse.percent), fractionToDecimalText(better.percent)] as const;
    return [creditFalls(worse.index, better.index, percents)];
  });
}

function multiplierFindings({ terms, multipliers }: CompiledTerms): Finding[] {
  if (terms.repeatMultipliers === undefined) return [];
  const falls = multipliers.some((one, position) => position > 0 && one.compare(multipliers[position - 1] ?? one) < 0);
  if (falls) return [multiplierOdd(true)];
  return multipliers.every((one) => one.equals(multipliers[0] ?? one)) ? [multiplierOdd(false)] : [];
}
