import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { finding } from '../../core/findings.js';
import { parseDocument } from '../../core/parse.js';
import { type Fraction, fractionToNumber, ONE, sumFractions, ZERO } from '../../exact/fraction.js';
import { fractionMoney } from '../../exact/fraction-money.js';
import { minorUnits } from '../../exact/minor-units.js';
import type { Money } from '../../exact/money.js';
import { type Flow, presentValueOf, type ReadPlan, readPlan, readRate } from './cash-flow.js';
import { SOURCING_MESSAGES } from './messages.js';
import { costPlanSchema } from './schema.js';
import type {
  CostCategory,
  CostCategoryTotal,
  CostFigures,
  CostPlan,
  CostYear,
  TotalCostReport,
} from './total-cost.js';

/**
 * What a purchase costs over its whole life, in today's money: the sum of C_t / (1 + r)^t, year 0 not discounted, less
 * what is left at the end (net present value, as in ISO 15686-5 and the life-cycle costing of EU directive 2014/24,
 * article 68).
 *
 * Figures are exact fractions; each printed amount is rounded once, so printed parts may differ from a printed total
 * by a minor unit. What coming in, going out and steering cost stands apart, because it is what offers leave out.
 *
 * @param plan - Currency, rate, and costs by year.
 * @returns The total, by line, by category and by year; finding `NO_COSTS`.
 * @throws {@link VendorwiseError} codes of form, and `DUPLICATE_COST`, `INVALID_AMOUNT`, `NEGATIVE_COST`,
 * `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`, `UNKNOWN_CURRENCY`.
 * @example
 * ```ts
 * import { totalCostOfOwnership } from 'vendorwise/scoring';
 * const { total } = totalCostOfOwnership({
 *   currency: 'EUR', discountRatePercent: 10,
 *   costs: [
 *     { id: 'licence', category: 'purchase', amounts: [1000] },
 *     { id: 'support', category: 'maintenance', yearly: { amount: 110, toYear: 2 } },
 *   ],
 *   residualValue: { amount: 121 },
 * });
 * total.presentValue.amount; // => '1090.91'
 * ```
 */
export function totalCostOfOwnership(plan: CostPlan): TotalCostReport {
  const parsed = parseDocument(costPlanSchema, plan);
  minorUnits(parsed.currency, 'currency');
  const issues: VendorwiseIssue[] = [];
  const read = readPlan(parsed, readRate(parsed.discountRatePercent, 'discountRatePercent', issues), '', issues);
  throwIssues(issues);
  return totalCostReport(read, parsed.currency);
}

/**
 * Writes the report of a plan whose figures are read.
 *
 * @param way - Which of two plans it is, for the finding; `null` for a plan on its own.
 */
export function totalCostReport(
  plan: ReadPlan,
  currency: string,
  way: 'make' | 'outsource' | null = null,
): TotalCostReport {
  const { flows, growth, residual, lastYear } = plan;
  const figures = (amounts: readonly (readonly Fraction[])[]): CostFigures => ({
    nominal: fractionMoney(sumFractions(amounts.map(sumFractions)), currency),
    presentValue: fractionMoney(sumFractions(amounts.map((one) => presentValueOf(one, growth))), currency),
  });
  const ofCategories = (...names: readonly CostCategory[]): CostFigures =>
    figures(flows.filter(({ category }) => names.includes(category)).map(({ amounts }) => amounts));
  const left = residual === null ? [] : atYear(residual.amount, residual.year);
  const present = presentValueOfPlan(plan);
  const nominal = sumFractions(flows.map(({ amounts }) => sumFractions(amounts))).sub(sumFractions(left));
  return {
    currency,
    discountRatePercent: fractionToNumber(growth.sub(ONE).mul(100)),
    lastYear,
    total: { nominal: fractionMoney(nominal, currency), presentValue: fractionMoney(present, currency) },
    presentValueExact: present.toFraction(),
    equivalentAnnualCost: equivalentAnnualCost(present, growth, lastYear, currency),
    transitionAndSwitching: ofCategories('transition', 'switching'),
    governance: ofCategories('governance'),
    residualValue: residual === null ? null : figures([left]),
    lines: flows.map(({ id, name, category, amounts }) => ({ id, name, category, ...figures([amounts]) })),
    categories: categoriesOf(flows, growth, figures),
    years: yearsOf(plan, left, currency),
    findings: flows.some(({ amounts }) => amounts.some((amount) => amount.gt(0)))
      ? []
      : [finding('NO_COSTS', 'medium', SOURCING_MESSAGES.NO_COSTS(way), { path: 'costs' })],
  };
}

/** The exact present value of a plan, less its residual value. */
export function presentValueOfPlan({ flows, growth, residual }: ReadPlan): Fraction {
  const costs = sumFractions(flows.map(({ amounts }) => presentValueOf(amounts, growth)));
  return residual === null ? costs : costs.sub(presentValueOf(atYear(residual.amount, residual.year), growth));
}

function atYear(amount: Fraction, year: number): Fraction[] {
  return Array.from({ length: year + 1 }, (_, t) => (t === year ? amount : ZERO));
}

function categoriesOf(
  flows: readonly Flow[],
  growth: Fraction,
  figures: (amounts: readonly (readonly Fraction[])[]) => CostFigures,
): CostCategoryTotal[] {
  const present = (members: readonly Flow[]): Fraction =>
    sumFractions(members.map(({ amounts }) => presentValueOf(amounts, growth)));
  const all = present(flows);
  return [...new Set(flows.map(({ category }) => category))].map((category) => {
    const members = flows.filter((flow) => flow.category === category);
    return {
      category,
      ...figures(members.map(({ amounts }) => amounts)),
      sharePercent: all.equals(0) ? null : fractionToNumber(present(members).div(all).mul(100)),
    };
  });
}

function yearsOf({ flows, growth, lastYear }: ReadPlan, left: readonly Fraction[], currency: string): CostYear[] {
  const money = (value: Fraction): Money => fractionMoney(value, currency);
  let factor: Fraction = ONE;
  let cumulative: Fraction = ZERO;
  return Array.from({ length: lastYear + 1 }, (_, year) => {
    if (year > 0) factor = factor.div(growth);
    const nominal = sumFractions(flows.map(({ amounts }) => amounts[year] ?? ZERO)).sub(left[year] ?? ZERO);
    const present = nominal.mul(factor);
    cumulative = cumulative.add(present);
    return {
      year,
      discountFactor: fractionToNumber(factor),
      nominal: money(nominal),
      presentValue: money(present),
      cumulativePresentValue: money(cumulative),
    };
  });
}

/** The even payment at the end of each year from 1 on that has the same present value. */
function equivalentAnnualCost(present: Fraction, growth: Fraction, lastYear: number, currency: string): Money | null {
  if (lastYear === 0) return null;
  const annuity = presentValueOf([ZERO, ...Array.from({ length: lastYear }, () => ONE)], growth);
  return fractionMoney(present.div(annuity), currency);
}
