import { flagIssues, numberIssues, wordIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions, type OptionNames } from '../../core/options.js';
import { MEASURED_TIME_OPTIONS, type MeasuredTimeOptions } from './measured-window.js';

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
  const { overlap = 'max', downtimePeriod: { minimumMs = 0, wholeMinutes = false } = {} } = options;
  throwIssues([
    ...wordIssues(overlap, ['max', 'sumCapped'], 'options.overlap'),
    ...numberIssues(
      minimumMs,
      { whole: true, least: 0 },
      'options.downtimePeriod.minimumMs',
      'A number of milliseconds',
    ),
    ...flagIssues(wholeMinutes, 'options.downtimePeriod.wholeMinutes'),
  ]);
  return { overlap, downtimePeriod: { minimumMs, wholeMinutes } };
}
