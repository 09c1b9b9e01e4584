import type { Finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { fractionToNumber, ratioOf } from '../../exact/fraction.js';
import { formatInstant } from '../../time/instant.js';
import { DOWNTIME_OPTIONS, type DowntimeOptions, type DowntimeRules, downtimeRules } from './downtime-rules.js';
import { type ExactPeriod, exactDowntime } from './exact-downtime.js';
import { type AvailabilityWindow, measuredTime } from './measured-window.js';
import { type Outage, readOutages } from './outage-rows.js';

/** One stretch of downtime inside measured time. */
export interface DowntimePeriod {
  readonly start: string;
  readonly end: string;
  readonly lengthMs: number;
  /** Length times weight, before the downtime-period rule, ms. */
  readonly outageMs: number;
  /** What of it counts, ms. */
  readonly downtimeMs: number;
  readonly counted: boolean;
  /** Why none or not all of it counts: shorter than the minimum, or a started minute; else `null`. */
  readonly reason: 'shorterThanMinimum' | 'partialMinute' | null;
}

/** Downtime of a window, period by period. */
export interface DowntimePeriods {
  readonly periods: readonly DowntimePeriod[];
  /** Periods after touching and overlapping outages were merged. */
  readonly mergedOutages: number;
  /** Length times weight of all periods, before the downtime-period rule, ms. */
  readonly outageMs: number;
  /** Downtime that counts, ms. */
  readonly downtimeMs: number;
  readonly conventions: DowntimeRules;
  readonly findings: readonly Finding[];
}

/**
 * Lists the downtime of a window period by period, and says which of it a contract counts.
 *
 * Outages are cut to the measured time (window, service hours, without maintenance), then touching and overlapping
 * ones are merged to periods, then the downtime-period rule decides. Rule shapes: Google Cloud Filestore SLA
 * ("Downtime Period": one or five or more consecutive minutes), Compute Engine SLA of 2017 (partial minutes do not count).
 *
 * @param window - Two instants, or a calendar month in a zone.
 * @param outages - Imported rows in any order; weights from 0 to 1.
 * @param options - Overlap and downtime-period rules, service hours, maintenance.
 * @returns Every period with its length and downtime in ms, the totals, and the rows left out as findings.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `INVALID_MONTH`, `UNKNOWN_TIME_ZONE`, `WINDOW_REVERSED`,
 * `INVALID_VALUE`, `OUT_OF_RANGE`, and `UNKNOWN_KEY`, `INVALID_TYPE` for options that it does not know.
 * @example
 * ```ts
 * import { downtimePeriods } from 'vendorwise/sla';
 * const day = { start: '2026-10-05T00:00:00Z', end: '2026-10-06T00:00:00Z' };
 * const outages = [{ start: '2026-10-05T08:00:00Z', end: '2026-10-05T08:07:30Z' }, { start: '2026-10-05T09:00:00Z', end: '2026-10-05T09:00:40Z' }];
 * const found = downtimePeriods(day, outages, { downtimePeriod: { minimumMs: 60000, wholeMinutes: true } });
 * [found.mergedOutages, found.outageMs, found.downtimeMs]; // => [2, 490000, 420000]
 * found.periods.map((period) => period.reason); // => ['partialMinute', 'shorterThanMinimum']
 * ```
 */
export function downtimePeriods(
  window: AvailabilityWindow,
  outages: readonly Outage[],
  options: DowntimeOptions = {},
): DowntimePeriods {
  checkOptions(options, DOWNTIME_OPTIONS);
  const measured = measuredTime(window, options);
  const rules = downtimeRules(options);
  const rows = readOutages(outages, measured.span, measured.asOf);
  const { periods, scale, ...downtime } = exactDowntime(rows.spans, measured.counted, rules);
  return {
    periods: periods.map((period) => statedPeriod(period, scale)),
    mergedOutages: periods.length,
    outageMs: fractionToNumber(downtime.outage),
    downtimeMs: fractionToNumber(downtime.downtime),
    conventions: rules,
    findings: [...measured.findings, ...rows.findings],
  };
}

function statedPeriod(period: ExactPeriod, scale: bigint): DowntimePeriod {
  const { start, end, outage, downtime } = period;
  const counted = downtime > 0n;
  return {
    start: formatInstant(start),
    end: formatInstant(end),
    lengthMs: end - start,
    outageMs: fractionToNumber(ratioOf(outage, scale)),
    downtimeMs: fractionToNumber(ratioOf(downtime, scale)),
    counted,
    reason: !period.counted ? 'shorterThanMinimum' : downtime < outage ? 'partialMinute' : null,
  };
}
