import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { isAmount } from '../../exact/amount.js';
import { type ExactInput, type Fraction, ONE, ratioOf, tryFraction, ZERO } from '../../exact/fraction.js';
import { isIssue, readFigure } from '../scales/compiled-scale.js';
import type { CostCategory, CostLine, CostPlan, YearlyCost } from './total-cost.js';

/** A life longer than this is a slip; it also bounds the exact figures. */
const MOST_YEARS = 100;
/** An amount beyond 10^18 is a slip. */
const MOST = /* @__PURE__ */ (() => 10n ** 18n)();

const MOST_RATE_PARTS = /* @__PURE__ */ (() => 10n ** 10n)();

/** The amounts of one line, by year from 0. */
export interface Flow {
  readonly id: string;
  readonly name: string;
  readonly category: CostCategory;
  readonly amounts: readonly Fraction[];
}

/** A plan whose figures are read. */
export interface ReadPlan {
  /** 1 + r. */
  readonly growth: Fraction;
  readonly flows: readonly Flow[];
  readonly residual: { readonly amount: Fraction; readonly year: number } | null;
  readonly lastYear: number;
}

/**
 * Reads the figures of a cost plan of the right form; usable only when no issue was added.
 *
 * @param growth - 1 + r.
 * @param base - Where it stands: the empty string, or a path that ends in a full stop.
 */
export function readPlan(
  plan: Pick<CostPlan, 'costs' | 'residualValue'>,
  growth: Fraction,
  base: string,
  issues: VendorwiseIssue[],
): ReadPlan {
  const seen = new Set<string>();
  const flows = plan.costs.map((line, i): Flow => {
    const path = `${base}costs[${i}]`;
    if (seen.has(line.id)) {
      const details = { received: line.id, expected: 'an id of its own', params: { id: line.id } };
      issues.push(issue('DUPLICATE_COST', `${path}.id`, `The id "${line.id}" is already used.`, details));
    }
    seen.add(line.id);
    return { id: line.id, name: line.name ?? line.id, category: line.category, amounts: amountsOf(line, path, issues) };
  });
  const lastCost = flows.reduce((last, { amounts }) => Math.max(last, amounts.length - 1), 0);
  const given = plan.residualValue;
  const residual =
    given === undefined
      ? null
      : {
          amount: readCost(given.amount, `${base}residualValue.amount`, issues),
          year: readYear(given.year ?? lastCost, `${base}residualValue.year`, issues) ?? 0,
        };
  return {
    growth,
    flows,
    residual,
    lastYear: Math.max(lastCost, residual?.year ?? 0),
  };
}

function amountsOf(line: CostLine, path: string, issues: VendorwiseIssue[]): Fraction[] {
  if ((line.amounts === undefined) === (line.yearly === undefined)) {
    const details = { expected: 'either amounts or yearly' };
    issues.push(
      issue('INVALID_VALUE', path, 'A cost has either amounts by year, or one amount that comes yearly.', details),
    );
    return [];
  }
  if (line.yearly !== undefined) return yearlyAmounts(line.yearly, `${path}.yearly`, issues);
  const amounts = line.amounts ?? [];
  if (amounts.length > MOST_YEARS + 1) {
    issues.push(outOfRange(`${path}.amounts`, amounts.length, `at most ${MOST_YEARS + 1} amounts`));
    return [];
  }
  return amounts.map((amount, year) => readCost(amount, `${path}.amounts[${year}]`, issues));
}

function yearlyAmounts(yearly: YearlyCost, path: string, issues: VendorwiseIssue[]): Fraction[] {
  const from = readYear(yearly.fromYear ?? 1, `${path}.fromYear`, issues);
  const to = readYear(yearly.toYear, `${path}.toYear`, issues);
  const first = readCost(yearly.amount, `${path}.amount`, issues);
  const factor = readRate(yearly.changePercent, `${path}.changePercent`, issues);
  // A year that could not be read was told already.
  if (from === null || to === null) return [];
  if (to < from) issues.push(outOfRange(`${path}.toYear`, to, `at least ${from}`));
  const amounts: Fraction[] = [];
  let amount = first;
  for (let year = 0; year <= to; year++) {
    amounts.push(year < from ? ZERO : amount);
    if (year >= from) amount = amount.mul(factor);
  }
  return amounts;
}

/** Reads an amount that somebody pays; zero when it is no amount. */
export function readCost(amount: ExactInput, path: string, issues: VendorwiseIssue[]): Fraction {
  const value = isAmount(amount) ? tryFraction(amount) : null;
  if (value === null) {
    const expected = 'a finite number, or decimal text such as "118000"';
    issues.push(issue('INVALID_AMOUNT', path, 'This is not an amount of money.', { received: amount, expected }));
    return ZERO;
  }
  if (value.lt(0)) {
    const details = { received: amount, expected: 'at least 0' };
    const message =
      'A cost is not negative; take a discount off the cost, and put what can be sold into the residual value.';
    issues.push(issue('NEGATIVE_COST', path, message, details));
  } else if (value.gt(MOST)) issues.push(outOfRange(path, amount, 'at most 10^18'));
  return value;
}

function readYear(year: number, path: string, issues: VendorwiseIssue[]): number | null {
  if (Number.isInteger(year) && year >= 0 && year <= MOST_YEARS) return year;
  issues.push(outOfRange(path, year, `a whole number from 0 to ${MOST_YEARS}`));
  return null;
}

/** Reads a change in percent a year (none is 0) as one plus the rate; one when it cannot be used. */
export function readRate(percent: ExactInput | undefined, path: string, issues: VendorwiseIssue[]): Fraction {
  if (percent === undefined) return ONE;
  const value = readFigure(percent, path);
  // Ten decimals are more than a rate has; its powers stay figures that can be computed exactly.
  if (!isIssue(value) && value.gte(-50) && value.lte(1000) && value.d <= MOST_RATE_PARTS)
    return ONE.add(value.div(100));
  issues.push(
    isIssue(value) ? value : outOfRange(path, percent, 'from -50 to 1000 percent, with at most ten decimals'),
  );
  return ONE;
}

function outOfRange(path: string, received: unknown, expected: string): VendorwiseIssue {
  return issue('OUT_OF_RANGE', path, `This is out of range; expected ${expected}.`, { received, expected });
}

/**
 * What amounts by year are worth today, exactly: the sum of amount / (1 + r)^year.
 *
 * @param amounts - By year from 0; year 0 is not discounted.
 * @param growth - 1 + r, above zero.
 */
export function presentValueOf(amounts: readonly Fraction[], growth: Fraction): Fraction {
  // Over one denominator and in whole numbers: a fraction would be reduced at every step.
  const common = amounts.reduce((lcm, { d }) => (lcm * d) / greatestCommonDivisor(lcm, d), 1n);
  let sum = 0n;
  let power = 1n;
  for (let t = amounts.length - 1; t >= 0; t--) {
    const { s: sign, n, d } = amounts[t] as Fraction;
    sum = sum * growth.d + sign * n * (common / d) * power;
    power *= growth.n;
  }
  // The last year was multiplied by no power, so year 0 was by all but one.
  return amounts.length === 0 ? ZERO : ratioOf(sum, common * (power / growth.n));
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
