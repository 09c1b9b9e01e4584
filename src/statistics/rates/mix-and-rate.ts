import { requireList } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { addExact, type ExactPartials, exactSum } from '../../numeric/exact-sum.js';

/** A numerator and a denominator, whose ratio is a rate. */
export interface RateParts {
  /** Not negative. */
  readonly numerator: number;
  /** Not negative. */
  readonly denominator: number;
}

/** One group (a site, a priority, a vendor) before and after. */
export interface RateGroup {
  /** Unique in the list. */
  readonly group: string;
  readonly before: RateParts;
  readonly after: RateParts;
}

/** What one group adds to the change of the total rate. */
export interface GroupShift {
  readonly group: string;
  /** Rates before and after; `null` without a denominator. */
  readonly before: number | null;
  readonly after: number | null;
  /** After minus before; `null` when one is missing. */
  readonly change: number | null;
  /** Share of the whole before and after, 0 to 1. */
  readonly shareBefore: number;
  readonly shareAfter: number;
  /** Part of the total change because the group's own rate changed. */
  readonly rateEffect: number;
  /** Part of the total change because the group's share of the whole changed, measured against the average rate. */
  readonly mixEffect: number;
}

/** A change of a total rate, split. */
export interface MixAndRate {
  readonly before: number | null;
  readonly after: number | null;
  /** `null` when there is nothing before or nothing after. */
  readonly totalChange: number | null;
  /** The rate effect and the mix effect sum to the total change. */
  readonly rateEffect: number | null;
  readonly mixEffect: number | null;
  /** Whether the total moved one way and every single group the other way (Simpson's paradox). */
  readonly simpsonReversal: boolean;
  readonly groups: readonly GroupShift[];
}

/**
 * Splits the change of a total rate into what changed within the groups and what changed between them.
 *
 * Midpoint weights (the mean of before and after), so that nothing is left over: rate effect = mean share times change
 * of the rate; mix effect = change of the share times mean rate (Kitagawa 1955). The mix effect of a group is measured
 * against the average rate of all, which leaves the sum as it is. A group that is new or gone has a mix effect only.
 *
 * @param groups - Each with numerator and denominator before and after.
 * @returns The effects, and whether all groups contradict the total.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `DUPLICATE_GROUP`.
 * @example
 * ```ts
 * import { mixAndRate } from 'vendorwise/statistics';
 * const treatments = mixAndRate([
 *   { group: 'small', before: { numerator: 81, denominator: 87 }, after: { numerator: 234, denominator: 270 } },
 *   { group: 'large', before: { numerator: 192, denominator: 263 }, after: { numerator: 55, denominator: 80 } },
 * ]);
 * [treatments.totalChange?.toFixed(3), treatments.rateEffect?.toFixed(3), treatments.mixEffect?.toFixed(3)]; // => ['0.046', '-0.054', '0.099']
 * treatments.simpsonReversal; // => true
 * ```
 */
export function mixAndRate(groups: readonly RateGroup[]): MixAndRate {
  checkGroups(groups);
  const total = (side: 'before' | 'after', part: keyof RateParts): number => {
    const partials: ExactPartials = [];
    for (const one of groups) addExact(partials, one[side][part]);
    return exactSum(partials);
  };
  const whole = { before: total('before', 'denominator'), after: total('after', 'denominator') };
  const overall = {
    before: rateOf(total('before', 'numerator'), whole.before),
    after: rateOf(total('after', 'numerator'), whole.after),
  };
  const average = ((overall.before ?? 0) + (overall.after ?? 0)) / 2;
  const shifts = groups.map((one): GroupShift => {
    const before = rateOf(one.before.numerator, one.before.denominator);
    const after = rateOf(one.after.numerator, one.after.denominator);
    const shareBefore = whole.before === 0 ? 0 : one.before.denominator / whole.before;
    const shareAfter = whole.after === 0 ? 0 : one.after.denominator / whole.after;
    const mean = ((before ?? after ?? average) + (after ?? before ?? average)) / 2;
    const change = before === null || after === null ? null : after - before;
    return {
      group: one.group,
      before,
      after,
      change,
      shareBefore,
      shareAfter,
      // Adding 0 turns -0, which JSON does not know, into 0.
      rateEffect: change === null ? 0 : ((shareBefore + shareAfter) / 2) * change + 0,
      mixEffect: (shareAfter - shareBefore) * (mean - average) + 0,
    };
  });
  const comparable = overall.before !== null && overall.after !== null;
  const totalChange = comparable ? (overall.after ?? 0) - (overall.before ?? 0) : null;
  return {
    ...overall,
    totalChange,
    rateEffect: comparable ? sumOf(shifts, 'rateEffect') : null,
    mixEffect: comparable ? sumOf(shifts, 'mixEffect') : null,
    simpsonReversal: reversed(shifts, totalChange ?? 0),
    groups: shifts,
  };
}

function rateOf(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

function sumOf(shifts: readonly GroupShift[], effect: 'rateEffect' | 'mixEffect'): number {
  const partials: ExactPartials = [];
  for (const one of shifts) addExact(partials, one[effect]);
  return exactSum(partials);
}

function reversed(shifts: readonly GroupShift[], totalChange: number): boolean {
  const changes = shifts.flatMap(({ change }) => (change === null ? [] : [change]));
  if (totalChange === 0 || changes.length < 2) return false;
  return changes.every((change) => change !== 0 && Math.sign(change) !== Math.sign(totalChange));
}

function checkGroups(groups: readonly RateGroup[]): void {
  requireList(groups, 'groups');
  const seen = new Set<string>();
  throwIssues(
    (groups as readonly RateGroup[]).flatMap((one, i): VendorwiseIssue[] => {
      const at = `groups[${i}]`;
      if (typeof one !== 'object' || one === null || typeof one.group !== 'string') {
        const details = { received: one, expected: 'group, before and after' };
        return [issue('INVALID_TYPE', at, 'A group has a name, and parts of a rate before and after.', details)];
      }
      const known = seen.has(one.group);
      seen.add(one.group);
      const parts = (['before', 'after'] as const).flatMap((side) => partIssues(one[side], `${at}.${side}`));
      if (!known) return parts;
      const details = { received: one.group, expected: 'a name of its own' };
      return [issue('DUPLICATE_GROUP', `${at}.group`, `The group "${one.group}" is listed twice.`, details), ...parts];
    }),
  );
}

function partIssues(parts: RateParts, path: string): VendorwiseIssue[] {
  if (typeof parts !== 'object' || parts === null) {
    const details = { received: parts, expected: 'numerator and denominator' };
    return [issue('INVALID_TYPE', path, 'The parts of a rate are a numerator and a denominator.', details)];
  }
  const { numerator, denominator } = parts;
  const figures = (['numerator', 'denominator'] as const).flatMap((name) => {
    const value: unknown = parts[name];
    const details = { received: value, expected: 'a number of at least 0' };
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return [issue('INVALID_NUMBER', `${path}.${name}`, 'A part of a rate is a finite number.', details)];
    }
    return value < 0 ? [issue('OUT_OF_RANGE', `${path}.${name}`, 'A part of a rate is not negative.', details)] : [];
  });
  if (figures.length > 0 || denominator > 0 || numerator === 0) return figures;
  return [
    issue('OUT_OF_RANGE', `${path}.numerator`, 'Something was counted out of nothing.', {
      received: numerator,
      expected: '0 where the denominator is 0',
    }),
  ];
}
