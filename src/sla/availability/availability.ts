import { type Finding, finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import {
  type ExactInput,
  type Fraction,
  fraction,
  fractionToDecimalText,
  fractionToNumber,
} from '../../exact/fraction.js';
import {
  DOWNTIME_OPTIONS,
  type DowntimeOptions,
  type DowntimePeriodRule,
  type DowntimeRules,
  downtimeRules,
  type OverlapRule,
} from './downtime-rules.js';
import { spentBudget, type TimeErrorBudget, type Uptime } from './error-budget.js';
import { exactDowntime } from './exact-downtime.js';
import {
  type AvailabilityWindow,
  type MaintenanceConvention,
  type MeasuredTime,
  type MeasuredWindow,
  measuredTime,
} from './measured-window.js';
import { availabilitySentence, nothingToMeasure } from './messages.js';
import { type AppliedOutageRelief, type OutageRelief, relieveOutages } from './outage-relief.js';
import { type Outage, readOutages } from './outage-rows.js';
import { checkDecimals, percentNumber, percentText, shareOfPercent } from './percent.js';
import { readOutageRelief } from './read-outage-relief.js';

/** Options of {@link availability}. */
export interface AvailabilityOptions extends DowntimeOptions {
  /** Promised availability, 0 to 100; without it nothing is judged. @defaultValue none */
  readonly targetPercent?: ExactInput;
  /** Outages excused by contract; the figure with them stands beside as `raw`. @defaultValue none */
  readonly relief?: readonly OutageRelief[];
  /** Digits after the point of the texts, 0 to 20; more where fewer would cross the target. @defaultValue 3 */
  readonly decimals?: number;
}

/** An availability figure and its verdict. */
export interface AvailabilityFigure {
  /** Downtime that counts, ms. */
  readonly downtimeMs: number;
  /** 0 to 100, full precision; `null` when no time was measured. */
  readonly availabilityPercent: number | null;
  readonly availabilityText: string | null;
  /** Whether the exact ratio is at least the target; `null` without target or without measured time. */
  readonly met: boolean | null;
}

/** Availability of a window. */
export interface Availability extends AvailabilityFigure {
  readonly window: MeasuredWindow;
  readonly windowMs: number;
  /** The window inside service hours, ms. */
  readonly serviceMs: number;
  /** Maintenance that is excused, inside service hours and up to the allowance, ms; 0 where maintenance is `counted`. */
  readonly maintenanceMs: number;
  /** Denominator of the ratio, ms. */
  readonly measuredMs: number;
  /** Outage time before the downtime-period rule, weighted, ms. */
  readonly outageMs: number;
  /** Decimal text, 0 to 100; `null` without target. */
  readonly targetPercent: string | null;
  /** The ratio as `serviceCredit` and `errorBudget` take it; `null` when no time was measured. */
  readonly uptime: Uptime | null;
  /** The outages that relief took out, in the order of the option. */
  readonly relief: readonly AppliedOutageRelief[];
  /** The figure without relief. */
  readonly raw: AvailabilityFigure;
  /** `null` without target. */
  readonly errorBudget: TimeErrorBudget | null;
  /** What became of the outage rows; `counted`, `outside`, `excluded` and `leftOut` add up to `given`. */
  readonly outages: {
    readonly given: number;
    readonly counted: number;
    /** Outside the window, or without length. */
    readonly outside: number;
    /** Excused by relief. */
    readonly excluded: number;
    /** Wrong rows; each is named in `findings`. */
    readonly leftOut: number;
    /** Periods after touching and overlapping outages were merged. */
    readonly merged: number;
  };
  /** Maintenance rows that were wrong. */
  readonly maintenanceLeftOut: number;
  readonly conventions: {
    readonly overlap: OverlapRule;
    readonly maintenance: MaintenanceConvention;
    readonly downtimePeriod: Required<DowntimePeriodRule>;
    readonly serviceHours: 'aroundTheClock' | 'calendar';
    readonly target: 'atLeast';
  };
  /** The answer as an English sentence. */
  readonly message: string;
  readonly findings: readonly Finding[];
}

/**
 * Availability of a service over a window, with its verdict and error budget.
 *
 * Availability = 1 - sum of (weight x length) / measured time, as an exact fraction that is compared with the target
 * unrounded. Measured time is the window inside the agreed service hours without maintenance (agreed service time,
 * ITIL 4 "Availability management"; Azure and Google Cloud SLAs); other readings are options and stand in `conventions`.
 *
 * @param window - Two instants, or a calendar month in a zone (`{ month: '2026-10', timeZone: 'Europe/Berlin' }`).
 * @param outages - Imported rows in any order; weights from 0 to 1; wrong rows are left out and named.
 * @param options - Target, overlap, maintenance, downtime periods, service hours, relief, `asOf`.
 * @returns The availability in percent with its parts in ms; `null` and a finding when no time is left to measure.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `INVALID_MONTH`, `UNKNOWN_TIME_ZONE`, `WINDOW_REVERSED`,
 * `INVALID_NUMBER`, `INVALID_VALUE`, `OUT_OF_RANGE`, `UNKNOWN_KEY`, `INVALID_TYPE` for the window and the options;
 * `REQUIRED`, `DUPLICATE_RELIEF` for the relief list.
 * @example
 * ```ts
 * import { availability } from 'vendorwise/sla';
 * const outages = [{ start: '2026-10-14T09:00:00Z', end: '2026-10-14T11:20:00Z' }];
 * const october = availability({ month: '2026-10', timeZone: 'UTC' }, outages, { targetPercent: '99.9' });
 * [october.availabilityPercent, october.availabilityText, october.met]; // => [99.68637992831542, '99.686 %', false]
 * october.message; // => 'October 2026: up 99.686 % of the time, 2 h 20 min down; the target of 99.9 % is missed by 1 h 35 min.'
 * october.uptime; // => { goodMs: 2670000000, totalMs: 2678400000 }
 * october.errorBudget?.remainingMs; // => -5721600
 * ```
 */
export function availability(
  window: AvailabilityWindow,
  outages: readonly Outage[],
  options: AvailabilityOptions = {},
): Availability {
  checkOptions(options, { ...DOWNTIME_OPTIONS, targetPercent: true, relief: true, decimals: true });
  const decimals = checkDecimals(options.decimals, 3);
  const target =
    options.targetPercent === undefined ? null : shareOfPercent(options.targetPercent, 'options.targetPercent');
  const rules = downtimeRules(options);
  const relief = readOutageRelief(options.relief);
  const measured = measuredTime(window, options);
  const rows = readOutages(outages, measured.span, measured.asOf);
  const relieved = relieveOutages(rows, relief, measured.counted, rules);
  const { spans } = relieved;
  const findings = [...measured.findings, ...rows.findings, ...relieved.findings];

  const all = exactDowntime(rows.spans, measured.counted, rules);
  const ours = relieved.applied.length === 0 ? all : exactDowntime(spans, measured.counted, rules);
  const total = fraction(measured.measuredMs);
  if (measured.measuredMs === 0) findings.push(finding('NOTHING_TO_MEASURE', 'high', nothingToMeasure()));
  const budget = target === null ? null : spentBudget(ours.downtime, total, target, 1);
  if (budget !== null) findings.push(...budget.shares.findings);
  const adjusted = figure(ours.downtime, total, target, decimals);
  const errorBudget = budget === null ? null : timeBudget(budget);
  return {
    window: measured.window,
    windowMs: measured.span.end - measured.span.start,
    serviceMs: measured.serviceMs,
    maintenanceMs: measured.maintenanceMs,
    measuredMs: measured.measuredMs,
    outageMs: fractionToNumber(ours.outage),
    ...adjusted,
    targetPercent: target === null ? null : fractionToDecimalText(target.mul(100)),
    uptime:
      measured.measuredMs === 0
        ? null
        : { goodMs: fractionToNumber(total.sub(ours.downtime)), totalMs: measured.measuredMs },
    relief: relieved.applied,
    raw: figure(all.downtime, total, target, decimals),
    errorBudget,
    outages: {
      given: outages.length,
      counted: spans.length,
      outside: rows.outside,
      excluded: rows.inside - spans.length,
      leftOut: rows.leftOut,
      merged: ours.periods.length,
    },
    maintenanceLeftOut: measured.leftOutMaintenance,
    conventions: conventionsOf(options, rules, measured),
    message: availabilitySentence(measured.window, adjusted, errorBudget),
    findings,
  };
}

function figure(downtime: Fraction, total: Fraction, target: Fraction | null, decimals: number): AvailabilityFigure {
  const downtimeMs = fractionToNumber(downtime);
  if (total.n === 0n) return { downtimeMs, availabilityPercent: null, availabilityText: null, met: null };
  const share = total.sub(downtime).div(total);
  return {
    downtimeMs,
    availabilityPercent: percentNumber(share),
    availabilityText: percentText(share, decimals, target),
    met: target === null ? null : share.compare(target) >= 0,
  };
}

function timeBudget({ amounts, shares }: ReturnType<typeof spentBudget>): TimeErrorBudget {
  const [budgetMs, consumedMs, remainingMs] = amounts;
  return { unit: 'ms', budgetMs, consumedMs, remainingMs, ...shares };
}

function conventionsOf(
  options: AvailabilityOptions,
  rules: DowntimeRules,
  measured: MeasuredTime,
): Availability['conventions'] {
  return {
    overlap: rules.overlap,
    maintenance: measured.convention,
    downtimePeriod: rules.downtimePeriod,
    serviceHours: options.serviceHours === undefined ? 'aroundTheClock' : 'calendar',
    target: 'atLeast',
  };
}
