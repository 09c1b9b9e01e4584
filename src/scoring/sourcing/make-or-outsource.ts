import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import { parseDocument } from '../../core/parse.js';
import {
  type Fraction,
  formatFraction,
  fractionToNumber,
  HUNDRED,
  ONE,
  sumFractions,
  ZERO,
} from '../../exact/fraction.js';
import { fractionMoney } from '../../exact/fraction-money.js';
import { minorUnits } from '../../exact/minor-units.js';
import { breakEvenOf, wayOf } from './break-even-volume.js';
import { presentValueOf, type ReadPlan, readPlan, readRate } from './cash-flow.js';
import { SOURCING_MESSAGES } from './messages.js';
import { type ReadPoints, readPercent, readQualitative, shownPoints } from './qualitative-points.js';
import { sourcingCaseSchema } from './schema.js';
import type { SourcingCase, SourcingReport, SourcingSaving } from './sourcing-case.js';
import { presentValueOfPlan, totalCostReport } from './total-cost-of-ownership.js';

/**
 * Sets making a thing against having it made: present values, the break-even volume, and what money does not tell.
 *
 * The difference of the present values decides unless quality is scored: then both are shown, and put together only
 * when a weight was given beforehand. What transition and governance cost is part of the total and shown apart, because
 * a comparison of fees with salaries leaves it out.
 *
 * @param sourcing - Costs of both ways by year; volume and qualitative criteria where there are any.
 * @returns Both total costs, what each saves, break-even, points, and a recommendation; findings `NO_COSTS`,
 * `NO_TRANSITION_COST`, `NO_GOVERNANCE_COST`, `UNEQUAL_YEARS`, `SAVING_EATEN_UP`, `COST_AND_QUALITY_DISAGREE`,
 * `BREAK_EVEN_DISAGREES`.
 * @throws {@link VendorwiseError} as {@link totalCostOfOwnership} and {@link breakEvenVolume}, and
 * `DUPLICATE_CRITERION`, `WEIGHT_SUM`, `UNKNOWN_VENDOR`, `NO_TOTAL`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { makeOrOutsource } from 'vendorwise/scoring';
 * const result = makeOrOutsource({
 *   currency: 'EUR', discountRatePercent: 5,
 *   make: { costs: [{ id: 'team', category: 'operation', yearly: { amount: 105000, toYear: 2 } }] },
 *   outsource: { costs: [
 *     { id: 'fee', category: 'purchase', yearly: { amount: 84000, toYear: 2 } },
 *     { id: 'handover', category: 'transition', amounts: [20000] },
 *     { id: 'vendorManager', category: 'governance', yearly: { amount: 10500, toYear: 2 } },
 *   ] },
 * });
 * result.saving.presentValue.amount; // => '-476.19'
 * result.saving.beforeTransitionAndGovernance.amount; // => '39047.62'
 * ```
 */
export function makeOrOutsource(sourcing: SourcingCase): SourcingReport {
  const parsed = parseDocument(sourcingCaseSchema, sourcing);
  const { currency, volume, qualitative } = parsed;
  minorUnits(currency, 'currency');
  const issues: VendorwiseIssue[] = [];
  const growth = readRate(parsed.discountRatePercent, 'discountRatePercent', issues);
  const make = readPlan(parsed.make, growth, 'make.', issues);
  const outsource = readPlan(parsed.outsource, growth, 'outsource.', issues);
  const breakEven = volume === undefined ? null : breakEvenOf(volume, 'volume.', issues);
  const points = qualitative === undefined ? null : readQualitative(qualitative, issues);
  const weight =
    qualitative?.weightPercent === undefined
      ? null
      : readPercent(qualitative.weightPercent, 'qualitative.weightPercent', issues).div(100);
  throwIssues(issues);

  const lead = presentValueOfPlan(make).sub(presentValueOfPlan(outsource));
  const cheaper = wayOf(lead);
  const combined = points === null || weight === null ? null : combine(make, outsource, points, weight);
  const better = points === null ? null : wayOf(points.outsource.sub(points.make));
  const disagree = cheaper !== null && better !== null && cheaper !== better;
  const report = {
    currency,
    make: totalCostReport(make, currency, 'make'),
    outsource: totalCostReport(outsource, currency, 'outsource'),
    saving: savingOf(make, outsource, lead, currency),
    cheaper,
    breakEven,
    qualitative: points && shownPoints(points),
    combined: combined && shownPoints(combined),
    recommended:
      combined === null ? (disagree ? null : (cheaper ?? better)) : wayOf(combined.outsource.sub(combined.make)),
  };
  return { ...report, findings: findingsOf(report, make, outsource), message: messageOf(report, lead, points) };
}

/** The cheaper way earns 100 for cost, the other in proportion; a way that costs nothing earns 100 as well. */
function combine(make: ReadPlan, outsource: ReadPlan, points: ReadPoints, weight: Fraction): ReadPoints {
  const [costMake, costOutsource] = [presentValueOfPlan(make), presentValueOfPlan(outsource)];
  const lower = costMake.lt(costOutsource) ? costMake : costOutsource;
  const together = (cost: Fraction, quality: Fraction): Fraction => {
    // More left than spent: a ratio of costs means nothing below zero, so only the lower cost earns points.
    const ratio = cost.equals(lower) ? ONE : lower.gt(0) ? lower.div(cost) : ZERO;
    return quality.mul(weight).add(ratio.mul(HUNDRED).mul(ONE.sub(weight)));
  };
  return { make: together(costMake, points.make), outsource: together(costOutsource, points.outsource) };
}

const APART = ['transition', 'switching', 'governance'] as const;

function savingOf(make: ReadPlan, outsource: ReadPlan, lead: Fraction, currency: string): SourcingSaving {
  const nominal = (plan: ReadPlan): Fraction =>
    sumFractions(plan.flows.map(({ amounts }) => sumFractions(amounts))).sub(plan.residual?.amount ?? 0);
  const apart = ({ flows, growth }: ReadPlan): Fraction =>
    sumFractions(
      flows
        .filter(({ category }) => APART.some((one) => one === category))
        .map(({ amounts }) => presentValueOf(amounts, growth)),
    );
  const cost = presentValueOfPlan(make);
  return {
    presentValue: fractionMoney(lead, currency),
    presentValueExact: lead.toFraction(),
    nominal: fractionMoney(nominal(make).sub(nominal(outsource)), currency),
    savedPercent: cost.lte(0) ? null : fractionToNumber(lead.div(cost).mul(100)),
    beforeTransitionAndGovernance: fractionMoney(lead.sub(apart(make)).add(apart(outsource)), currency),
  };
}

type Unfinished = Omit<SourcingReport, 'findings' | 'message'>;

function findingsOf(report: Unfinished, make: ReadPlan, outsource: ReadPlan): Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, severity: Finding['severity'], message: string, path: string | null): void => {
    findings.push(finding(code, severity, message, { path }));
  };
  for (const way of ['make', 'outsource'] as const) {
    findings.push(...report[way].findings.map((one) => ({ ...one, subject: way, path: `${way}.costs` })));
  }
  const has = (...categories: readonly string[]): boolean =>
    outsource.flows.some(({ category, amounts }) => categories.includes(category) && amounts.some((one) => one.gt(0)));
  if (!has('transition', 'switching')) {
    add('NO_TRANSITION_COST', 'low', SOURCING_MESSAGES.NO_TRANSITION_COST(), 'outsource.costs');
  }
  if (!has('governance')) add('NO_GOVERNANCE_COST', 'low', SOURCING_MESSAGES.NO_GOVERNANCE_COST(), 'outsource.costs');
  if (make.lastYear !== outsource.lastYear) {
    add('UNEQUAL_YEARS', 'medium', SOURCING_MESSAGES.UNEQUAL_YEARS(make.lastYear, outsource.lastYear), null);
  }
  const { saving, cheaper, qualitative, recommended, breakEven } = report;
  const before = saving.beforeTransitionAndGovernance;
  if (cheaper === 'make' && Number(before.amount) > 0) {
    add('SAVING_EATEN_UP', 'medium', SOURCING_MESSAGES.SAVING_EATEN_UP(`${before.amount} ${before.currency}`), null);
  }
  if (cheaper !== null && qualitative?.better && cheaper !== qualitative.better) {
    const message = SOURCING_MESSAGES.COST_AND_QUALITY_DISAGREE(cheaper, qualitative.better, recommended);
    add('COST_AND_QUALITY_DISAGREE', recommended === null ? 'medium' : 'info', message, 'qualitative');
  }
  if (cheaper !== null && breakEven?.cheaperAtPlan && cheaper !== breakEven.cheaperAtPlan) {
    const message = SOURCING_MESSAGES.BREAK_EVEN_DISAGREES(cheaper, breakEven.cheaperAtPlan);
    add('BREAK_EVEN_DISAGREES', 'medium', message, 'volume');
  }
  return findings;
}

function messageOf({ saving, cheaper, breakEven }: Unfinished, lead: Fraction, points: ReadPoints | null): string {
  const { amount, currency } = saving.presentValue;
  const parts = [
    cheaper === null
      ? SOURCING_MESSAGES.sameCost()
      : SOURCING_MESSAGES.cheaper(cheaper, `${shownSize(amount)} ${currency}`),
  ];
  if (points !== null) {
    const difference = points.outsource.sub(points.make);
    const way = wayOf(difference);
    parts.push(
      way === null
        ? SOURCING_MESSAGES.sameQuality()
        : SOURCING_MESSAGES.better(way, formatFraction(difference.abs(), 1), pricePerPoint(lead, difference, currency)),
    );
  }
  if (breakEven !== null) parts.push(breakEven.message);
  return parts.join(' ');
}

/** An amount without its sign; one that rounds to nothing is less than the smallest unit. */
function shownSize(amount: string): string {
  const size = amount.replace('-', '');
  return /[1-9]/.test(size) ? size : `less than ${size.replace(/0$/, '1')}`;
}

/** What a point of quality costs where the dearer way is the better one. */
function pricePerPoint(lead: Fraction, difference: Fraction, currency: string): string | null {
  if (lead.mul(difference).gte(0)) return null;
  return `${fractionMoney(lead.div(difference).abs(), currency).amount} ${currency}`;
}
