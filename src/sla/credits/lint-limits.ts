import type { Finding } from '../../core/findings.js';
import {
  type Fraction,
  fraction,
  fractionToDecimalText,
  ONE,
  ratioOf,
  sumFractions,
  ZERO,
} from '../../exact/fraction.js';
import type { AtRiskPoolTerms, PerUnitTerms } from './credit-terms.js';
import { type CompiledTerms, unitMs } from './define-credit-terms.js';
import {
  capNeverBinds,
  contractYearNotNamed,
  creditAboveFee,
  noCreditPossible,
  poolNotUsedUp,
  tierAboveCap,
} from './messages.js';
import { compareCuts, isEmptyRange } from './percent-band.js';

/** The longest calendar month, with the hour that a change of clocks may add. */
const LONGEST_MONTH_MS = (31 * 24 + 1) * 3_600_000;

/** Caps, minimum and pool that can never have an effect, and credits that nothing limits. */
export function limitFindings(compiled: CompiledTerms, fee: Fraction | null): Finding[] {
  const { terms } = compiled;
  const most = highestPercent(compiled, fee);
  const monthly = capPercent(terms.monthlyCap, fee);
  const annual = annualPercent(compiled, fee);
  return [
    ...capFindings(compiled, most, monthly, annual),
    ...tiersAboveCap(compiled, monthly),
    ...poolFindings(compiled),
    ...minimumFindings(compiled, lower(most, monthly), fee),
  ];
}

/** Highest credit of a month before caps, in percent of the fee; `null` when it has no bound or needs a fee. */
function highestPercent(compiled: CompiledTerms, fee: Fraction | null): Fraction | null {
  const { terms, bands } = compiled;
  const repeat = highest(compiled.multipliers);
  switch (terms.kind) {
    case 'stepped':
      return highest(bands.filter((band) => !isEmptyRange(band)).map((band) => band.percent)).mul(repeat);
    case 'marginal':
      return sumFractions(
        bands
          .filter((band) => !isEmptyRange(band))
          .map((band) => band.percent.mul(band.to.value.sub(band.from.value)).div(100)),
      ).mul(repeat);
    case 'perUnit': {
      const each = eachPercent(terms, fee);
      return each === null ? null : each.mul(unitsOfMonth(terms)).mul(repeat);
    }
    case 'flatPerMiss':
      return null;
    case 'atRiskPool': {
      const share = allocatedShare(terms).mul(repeat);
      return fraction(terms.atRiskPercent).mul(share.compare(1) > 0 ? ONE : share);
    }
  }
}

function unitsOfMonth(terms: PerUnitTerms): Fraction {
  const counted = fraction(LONGEST_MONTH_MS).sub(fraction(terms.allowanceMs ?? 0));
  return counted.compare(0) <= 0 ? ZERO : counted.div(unitMs(terms.unit)).ceil();
}

function eachPercent(terms: PerUnitTerms, fee: Fraction | null): Fraction | null {
  if (terms.creditPercent !== undefined) return fraction(terms.creditPercent);
  return inPercent(terms.creditAmount === undefined ? null : fraction(terms.creditAmount.amount), fee);
}

function inPercent(amount: Fraction | null, fee: Fraction | null): Fraction | null {
  return amount === null || fee === null || fee.compare(0) === 0 ? null : amount.div(fee).mul(100);
}

const highest = (values: readonly Fraction[]): Fraction => values.reduce((a, b) => (b.compare(a) > 0 ? b : a), ZERO);

function lower(a: Fraction | null, b: Fraction | null): Fraction | null {
  if (a === null || b === null) return a ?? b;
  return a.compare(b) <= 0 ? a : b;
}

function capPercent(cap: CompiledTerms['terms']['monthlyCap'], fee: Fraction | null): Fraction | null {
  const percent = cap?.percent === undefined ? null : fraction(cap.percent);
  return lower(percent, inPercent(cap?.amount === undefined ? null : fraction(cap.amount.amount), fee));
}

/** The annual cap in percent of one month's fee. */
function annualPercent({ terms: { annualCap } }: CompiledTerms, fee: Fraction | null): Fraction | null {
  const months = annualCap?.of === 'monthlyFee' ? 1 : 12;
  const percent = annualCap?.percent === undefined ? null : fraction(annualCap.percent).mul(months);
  return lower(percent, inPercent(annualCap?.amount === undefined ? null : fraction(annualCap.amount.amount), fee));
}

function capFindings(
  { terms }: CompiledTerms,
  most: Fraction | null,
  monthly: Fraction | null,
  annual: Fraction | null,
): Finding[] {
  const findings: Finding[] = [];
  const text = (value: Fraction): string => `${fractionToDecimalText(value, 6)} %`;
  if (monthly !== null && most !== null && most.compare(monthly) <= 0) {
    findings.push(capNeverBinds('monthlyCap', `a month earns at most ${text(most)} of its fee`));
  } else if (monthly !== null && annual !== null && annual.compare(monthly) <= 0) {
    findings.push(capNeverBinds('monthlyCap', 'the annual cap is reached no later'));
  }
  const month = lower(most, monthly);
  if (annual !== null && month !== null && month.mul(12).compare(annual) <= 0) {
    findings.push(capNeverBinds('annualCap', `twelve months earn at most ${text(month.mul(12))} of a month's fee`));
  }
  if (terms.annualCap !== undefined && terms.contractYearStart === undefined) findings.push(contractYearNotNamed());
  if (terms.kind !== 'perUnit' && month !== null && month.compare(100) > 0) {
    findings.push(creditAboveFee(fractionToDecimalText(month, 6)));
  }
  return findings;
}

/** Tiers that the monthly cap makes equal to a better tier, whatever the multiplier. */
function tiersAboveCap({ terms, bands, multipliers }: CompiledTerms, monthly: Fraction | null): Finding[] {
  if (terms.kind !== 'stepped' || monthly === null) return [];
  const least = multipliers.reduce((a, b) => (b.compare(a) < 0 ? b : a), multipliers[0] ?? ONE);
  const capped = bands.filter((band) => !isEmptyRange(band) && band.percent.mul(least).compare(monthly) >= 0);
  const best = capped.reduce<(typeof capped)[number] | null>(
    (a, b) => (a === null || compareCuts(b.to, a.to) > 0 ? b : a),
    null,
  );
  if (best === null) return [];
  return capped
    .filter((band) => band !== best)
    .map((band) => tierAboveCap(band.index, best.index, fractionToDecimalText(band.percent)));
}

function allocatedShare(terms: AtRiskPoolTerms): Fraction {
  const percents = terms.serviceLevels.map(({ allocationPercent, multiplier = 1 }) =>
    fraction(allocationPercent).mul(fraction(multiplier)),
  );
  return sumFractions(percents).div(100);
}

function poolFindings({ terms, multipliers }: CompiledTerms): Finding[] {
  if (terms.kind !== 'atRiskPool') return [];
  const share = allocatedShare(terms).mul(highest(multipliers));
  return share.compare(1) < 0 ? [poolNotUsedUp(fractionToDecimalText(share.mul(100), 6))] : [];
}

function minimumFindings({ terms }: CompiledTerms, most: Fraction | null, fee: Fraction | null): Finding[] {
  const { moreThan, atLeast } = terms.minimumCredit ?? {};
  const minimum = moreThan ?? atLeast;
  if (minimum === undefined || most === null || fee === null) return [];
  const order = most.mul(fee).mul(ratioOf(1, 100)).compare(fraction(minimum.amount));
  return order < 0 || (order === 0 && moreThan !== undefined)
    ? [noCreditPossible('no month reaches the minimum credit')]
    : [];
}
