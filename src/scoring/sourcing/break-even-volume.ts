import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { type ExactInput, type Fraction, formatFraction, fractionToNumber } from '../../exact/fraction.js';
import { readCost } from './cash-flow.js';
import { SOURCING_MESSAGES } from './messages.js';
import { volumeCaseSchema } from './schema.js';
import type { BreakEven, SourcingWay, VolumeCase } from './sourcing-case.js';

/**
 * The volume at which making and outsourcing cost the same: (FC_make - FC_buy) / (p_buy - VC_make).
 *
 * There is such a volume only when the way with the higher fixed cost has the lower cost of a unit; otherwise one way
 * is cheaper at every volume, which is told instead (break-even analysis of make or buy; Heizer & Render, Operations
 * Management).
 *
 * @param volume - Fixed costs and costs of a unit, as amounts of one currency.
 * @returns The volume, and which way is cheaper below and above it.
 * @throws {@link VendorwiseError} codes of form, and `INVALID_AMOUNT`, `NEGATIVE_COST`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { breakEvenVolume } from 'vendorwise/scoring';
 * const moulding = { make: { fixed: 200000, variablePerUnit: '0.40' }, outsource: { fixed: 0, pricePerUnit: '0.75' } };
 * breakEvenVolume(moulding).unitsText; // => '571429'
 * breakEvenVolume(moulding).cheaperBelow; // => 'outsource'
 * ```
 */
export function breakEvenVolume(volume: VolumeCase): BreakEven {
  const parsed = parseDocument(volumeCaseSchema, volume);
  const issues: VendorwiseIssue[] = [];
  const result = breakEvenOf(parsed, '', issues);
  throwIssues(issues);
  return result;
}

/**
 * The same for a case of the right form that stands in a document; usable only when no issue was added.
 *
 * @param base - Where it stands: the empty string, or a path that ends in a full stop.
 */
export function breakEvenOf(
  { make, outsource, plannedUnits }: VolumeCase,
  base: string,
  issues: VendorwiseIssue[],
): BreakEven {
  const read = (amount: ExactInput, path: string): Fraction => readCost(amount, `${base}${path}`, issues);
  const fixedMake = read(make.fixed, 'make.fixed');
  const fixedOutsource = read(outsource.fixed, 'outsource.fixed');
  const unitMake = read(make.variablePerUnit, 'make.variablePerUnit');
  const unitOutsource = read(outsource.pricePerUnit, 'outsource.pricePerUnit');
  const planned = plannedUnits === undefined ? null : read(plannedUnits, 'plannedUnits');

  // Positive: outsourcing is cheaper by so much.
  const fixedLead = fixedMake.sub(fixedOutsource);
  const unitLead = unitMake.sub(unitOutsource);
  const cheaperAtPlan = planned === null ? null : wayOf(fixedLead.add(unitLead.mul(planned)));
  if (fixedLead.mul(unitLead).lt(0)) {
    const units = fixedLead.div(unitLead).neg();
    const text = formatFraction(units, 0, 'ceiling');
    const [below, above] = [wayOf(fixedLead) as SourcingWay, wayOf(unitLead) as SourcingWay];
    return {
      kind: 'breakEven',
      units: fractionToNumber(units),
      unitsExact: units.toFraction(),
      unitsText: text,
      cheaperBelow: below,
      cheaperAbove: above,
      cheaperAtPlan,
      message: SOURCING_MESSAGES.breakEven(text, below, above),
    };
  }
  const way = wayOf(unitLead) ?? wayOf(fixedLead);
  return {
    kind: way === null ? 'alwaysLevel' : way === 'make' ? 'makeAlways' : 'outsourceAlways',
    units: null,
    unitsExact: null,
    unitsText: null,
    cheaperBelow: way,
    cheaperAbove: way,
    cheaperAtPlan,
    message: way === null ? SOURCING_MESSAGES.alwaysLevel() : SOURCING_MESSAGES.always(way),
  };
}

/** The way that a lead of outsourcing favours. */
export function wayOf(lead: Fraction): SourcingWay | null {
  if (lead.equals(0)) return null;
  return lead.gt(0) ? 'outsource' : 'make';
}
