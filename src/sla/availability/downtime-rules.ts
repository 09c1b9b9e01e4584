import { fail } from '../../core/errors.js';
import { checkOptions, type OptionNames } from '../../core/options.js';
import { MEASURED_TIME_OPTIONS, type MeasuredTimeOptions } from './measured-window.js';
import { oneOf, wholeMs } from './percent.js';

/** What outages do at the instants where they overlap: the heaviest counts, or all of them up to 1. */
export type OverlapRule = 'max' | 'sumCapped';

/** Which downtime a contract counts ("Downtime Period"). */
export interface DowntimePeriodRule {
  /** Shortest period that counts, ms; touching and overlapping outages are one period. @defaultValue 0 */
  readonly minimumMs?: number;
  /** Whether each period counts its whole minutes only. @defaultValue false */
  readonly wholeMinutes?: boolean;
}

/** Options of `downtimePeriods`, and what `availability` shares with it. */
export interface DowntimeOptions extends MeasuredTimeOptions {
  /** What overlapping outages do. @defaultValue 'max' */
  readonly overlap?: OverlapRule;
  /** Which downtime counts. @defaultValue all of it, to the millisecond */
  readonly downtimePeriod?: DowntimePeriodRule;
}

/** The names of {@link DowntimeOptions}. */
export const DOWNTIME_OPTIONS: OptionNames<DowntimeOptions> = {
  ...MEASURED_TIME_OPTIONS,
  overlap: true,
  downtimePeriod: true,
};

/** The rules of a run, as results state them. */
export interface DowntimeRules {
  readonly overlap: OverlapRule;
  readonly downtimePeriod: Required<DowntimePeriodRule>;
}

/** The rules of a run with their defaults, checked. */
export function downtimeRules(options: DowntimeOptions): DowntimeRules {
  if (options.downtimePeriod !== undefined) {
    checkOptions(options.downtimePeriod, { minimumMs: true, wholeMinutes: true }, 'options.downtimePeriod');
  }
  const { minimumMs = 0, wholeMinutes = false } = options.downtimePeriod ?? {};
  if (typeof wholeMinutes !== 'boolean') {
    fail('INVALID_TYPE', 'options.downtimePeriod.wholeMinutes', 'This is not true or false.', {
      received: wholeMinutes,
      expected: 'true or false',
    });
  }
  return {
    overlap: oneOf(options.overlap, ['max', 'sumCapped'], 'options.overlap'),
    downtimePeriod: { minimumMs: wholeMs(minimumMs, 'options.downtimePeriod.minimumMs', 0), wholeMinutes },
  };
}
