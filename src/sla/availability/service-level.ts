import { requireList, wordIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import {
  type ExactInput,
  type Fraction,
  fraction,
  fractionToDecimalText,
  fractionToNumber,
  ratioOf,
  tryFraction,
  ZERO,
} from '../../exact/fraction.js';
import { type ErrorBudgetShares, type EventCounts, type EventErrorBudget, spentBudget } from './error-budget.js';
import { noEvents, sliceInvalid } from './messages.js';
import { checkDecimals, exactShare, percentNumber, percentText, shareOfPercent } from './percent.js';
import { compareRatio, meanRatio, type Ratio } from './ratio-sum.js';

/**
 * How a service level is made of time slices (OpenSLO v1 `budgetingMethod`): `occurrences` divides good by all events,
 * `timeslices` counts the slices whose ratio reaches a slice target, `ratioTimeslices` averages the slices' ratios
 * (the Amazon S3 SLA, over slices of five minutes).
 */
export type BudgetingMethod = 'occurrences' | 'timeslices' | 'ratioTimeslices';

/** Error budget in time slices; ratio time slices consume parts of a slice. */
export interface SliceErrorBudget extends ErrorBudgetShares {
  readonly unit: 'slices';
  readonly budgetSlices: number;
  readonly consumedSlices: number;
  /** Negative when overspent. */
  readonly remainingSlices: number;
}

/** Options of {@link serviceLevel}. */
export interface ServiceLevelOptions {
  /** @defaultValue 'occurrences' */
  readonly budgetingMethod?: BudgetingMethod;
  /** Target of the whole window, 0 to 100; without it nothing is judged. @defaultValue none */
  readonly targetPercent?: ExactInput;
  /** Share of good events that makes a slice good, 0 to 1 (OpenSLO `timeSliceTarget`); only for `timeslices`. @defaultValue 1 */
  readonly timeSliceTargetShare?: ExactInput;
  /** What a slice without events is. @defaultValue 'good' */
  readonly emptySlices?: 'good' | 'ignored';
  /** Digits after the point of the texts, 0 to 20; more where fewer would cross the target. @defaultValue 3 */
  readonly decimals?: number;
}

/** Service level of a window made of time slices. */
export interface ServiceLevel {
  /** 0 to 100, full precision; `null` when there is nothing to state. */
  readonly levelPercent: number | null;
  readonly levelText: string | null;
  /** Decimal text, 0 to 100; `null` without target. */
  readonly targetPercent: string | null;
  /** Whether the exact level is at least the target; `null` without target or level. */
  readonly met: boolean | null;
  /** Sums over the usable slices. */
  readonly events: EventCounts;
  /** What became of the slices; `measured` and `leftOut` add up to `given`. */
  readonly slices: {
    readonly given: number;
    readonly measured: number;
    /** Slices that reach the slice target; `null` for the other methods. */
    readonly good: number | null;
    /** Slices without events, among the measured ones. */
    readonly empty: number;
    readonly leftOut: number;
  };
  /** `null` without target. */
  readonly errorBudget: EventErrorBudget | SliceErrorBudget | null;
  readonly conventions: {
    readonly budgetingMethod: BudgetingMethod;
    /** Decimal text, 0 to 1; `null` for the other methods. */
    readonly timeSliceTargetShare: string | null;
    readonly emptySlices: 'good' | 'ignored';
    readonly target: 'atLeast';
  };
  readonly findings: readonly Finding[];
}

/**
 * Service level and error budget of a series of time slices by one of the three OpenSLO budgeting methods.
 *
 * @param slices - Good and total events of each slice; imported rows, wrong ones are left out and named.
 * @param options - Method, target, slice target, what empty slices are.
 * @returns The level in percent, the verdict on the exact ratio, and the budget in events or slices.
 * @throws {@link VendorwiseError} `INVALID_NUMBER`, `INVALID_VALUE`, `OUT_OF_RANGE`, `UNKNOWN_KEY`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { serviceLevel } from 'vendorwise/sla';
 * const slices = [{ goodEvents: 79, totalEvents: 100 }, { goodEvents: 1000, totalEvents: 1000 }, { goodEvents: 100, totalEvents: 100 }];
 * serviceLevel(slices, { targetPercent: '99.5' }).levelPercent; // => 98.25
 * serviceLevel(slices, { targetPercent: '99.5', budgetingMethod: 'ratioTimeslices' }).levelPercent; // => 93
 * serviceLevel(slices, { targetPercent: '99.5', budgetingMethod: 'timeslices', timeSliceTargetShare: '0.99' }).levelText; // => '66.667 %'
 * ```
 */
export function serviceLevel(slices: readonly EventCounts[], options: ServiceLevelOptions = {}): ServiceLevel {
  checkOptions(options, {
    budgetingMethod: true,
    targetPercent: true,
    timeSliceTargetShare: true,
    emptySlices: true,
    decimals: true,
  });
  const { budgetingMethod: method = 'occurrences', emptySlices = 'good' } = options;
  throwIssues([
    ...wordIssues(method, ['occurrences', 'timeslices', 'ratioTimeslices'], 'options.budgetingMethod'),
    ...wordIssues(emptySlices, ['good', 'ignored'], 'options.emptySlices'),
  ]);
  const sliceTarget = exactShare(options.timeSliceTargetShare ?? 1, 'options.timeSliceTargetShare');
  const target =
    options.targetPercent === undefined ? null : shareOfPercent(options.targetPercent, 'options.targetPercent');
  const decimals = checkDecimals(options.decimals, 3);
  const read = readSlices(slices);
  const { ratios, empty } = read;
  const counted = ratios.length + (emptySlices === 'good' ? empty : 0);
  const isTimeslices = method === 'timeslices';
  const good = ratios.filter((ratio) => compareRatio(ratio, sliceTarget) >= 0).length + counted - ratios.length;
  const level = levelOf(method, read, good, counted);
  const findings = [...read.findings];
  if (level === null) findings.push(finding('NO_EVENTS', 'low', noEvents()));
  const events = { goodEvents: fractionToNumber(read.good), totalEvents: fractionToNumber(read.total) };
  const shares = target === null ? null : budgetOf(method, read, level, target, counted, decimals);
  return {
    levelPercent: level === null ? null : percentNumber(level.share),
    levelText: level === null ? null : percentText(level.share, decimals, target),
    targetPercent: target === null ? null : fractionToDecimalText(target.mul(100)),
    met: target === null || level === null ? null : compareRatio(level.exact, target) >= 0,
    events,
    slices: {
      given: slices.length,
      measured: ratios.length + empty,
      good: isTimeslices ? good : null,
      empty,
      leftOut: read.findings.length,
    },
    errorBudget: shares,
    conventions: {
      budgetingMethod: method,
      timeSliceTargetShare: isTimeslices ? fractionToDecimalText(sliceTarget) : null,
      emptySlices,
      target: 'atLeast',
    },
    findings,
  };
}

interface ReadSlices {
  /** Good over total events of the slices that have events. */
  readonly ratios: readonly Ratio[];
  readonly empty: number;
  readonly good: Fraction;
  readonly total: Fraction;
  readonly findings: readonly Finding[];
}

function readSlices(slices: readonly EventCounts[]): ReadSlices {
  requireList(slices, 'slices');
  const ratios: Ratio[] = [];
  const findings: Finding[] = [];
  let empty = 0;
  let good = ZERO;
  let total = ZERO;
  let wholeGood = 0;
  let wholeTotal = 0;
  slices.forEach((slice: EventCounts | null | undefined, position) => {
    const goodEvents = slice?.goodEvents;
    const totalEvents = slice?.totalEvents;
    if (!isCount(goodEvents) || !isCount(totalEvents) || goodEvents > totalEvents) {
      findings.push(
        finding('SLICE_INVALID', 'medium', sliceInvalid(position), {
          path: `slices[${position}]`,
          params: { position },
        }),
      );
      return;
    }
    if (totalEvents === 0) {
      empty += 1;
      return;
    }
    if (
      Number.isSafeInteger(wholeTotal + totalEvents) &&
      Number.isInteger(goodEvents) &&
      Number.isInteger(totalEvents)
    ) {
      wholeGood += goodEvents;
      wholeTotal += totalEvents;
      ratios.push({ n: BigInt(goodEvents), d: BigInt(totalEvents) });
      return;
    }
    const exactGood = fraction(goodEvents);
    const exactTotal = fraction(totalEvents);
    good = good.add(exactGood);
    total = total.add(exactTotal);
    ratios.push({ n: exactGood.n * exactTotal.d, d: exactGood.d * exactTotal.n });
  });
  return { ratios, empty, good: good.add(wholeGood), total: total.add(wholeTotal), findings };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && tryFraction(value) !== null;
}

interface ExactLevel {
  readonly exact: Ratio;
  /** The same, cut to 256 binary digits where its parts are larger. */
  readonly share: Fraction;
}

function levelOf(method: BudgetingMethod, read: ReadSlices, good: number, counted: number): ExactLevel | null {
  if (method === 'occurrences') {
    if (read.total.n === 0n) return null;
    const share = read.good.div(read.total);
    return { exact: share, share };
  }
  if (counted === 0) return null;
  if (method === 'timeslices') {
    const share = ratioOf(good, counted);
    return { exact: share, share };
  }
  return meanRatio(read.ratios, counted - read.ratios.length, counted);
}

function budgetOf(
  method: BudgetingMethod,
  read: ReadSlices,
  level: ExactLevel | null,
  target: Fraction,
  counted: number,
  decimals: number,
): EventErrorBudget | SliceErrorBudget {
  if (method === 'occurrences') {
    const { amounts, shares } = spentBudget(read.total.sub(read.good), read.total, target, decimals);
    const [budgetEvents, consumedEvents, remainingEvents] = amounts;
    return { unit: 'events', budgetEvents, consumedEvents, remainingEvents, ...shares };
  }
  const total = fraction(counted);
  const bad = level === null ? ZERO : total.sub(level.share.mul(total));
  const { amounts, shares } = spentBudget(bad, total, target, decimals);
  const [budgetSlices, consumedSlices, remainingSlices] = amounts;
  const withinBudget = level === null ? null : compareRatio(level.exact, target) >= 0;
  return { unit: 'slices', budgetSlices, consumedSlices, remainingSlices, ...shares, withinBudget };
}
