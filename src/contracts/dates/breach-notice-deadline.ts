import { fail } from '../../core/errors.js';
import { fractionToNumber, tryFraction } from '../../exact/fraction.js';
import { formatInstant, type InstantInput, toEpochMs } from '../../time/instant.js';

/** Until when a breach must be reported. */
export interface BreachNoticeDeadline {
  /** Last instant, `toISOString()` text. */
  readonly deadline: string;
  readonly trace: readonly string[];
}

const HOUR_MS = 3_600_000;
/** The last instant a Date can hold (ECMA-262, Time Values and Time Range). */
const LAST_MS = 8_640_000_000_000_000;

/**
 * Deadline of a breach notice that a contract sets in hours: elapsed time, nights and weekends included.
 *
 * @param awareAt - The instant at which the vendor learnt of the breach.
 * @param hours - Hours from then, above 0, in whole milliseconds.
 * @returns The last instant with its derivation.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { breachNoticeDeadline } from 'vendorwise/contracts';
 * breachNoticeDeadline('2026-07-15T13:32:00Z', 48).deadline; // => '2026-07-17T13:32:00.000Z'
 * ```
 */
export function breachNoticeDeadline(awareAt: InstantInput, hours: number): BreachNoticeDeadline {
  const start = toEpochMs(awareAt, 'awareAt');
  // Exact, because 1.1 * 3600000 is no whole number in floating point.
  const exact = typeof hours === 'number' ? tryFraction(hours)?.mul(HOUR_MS) : undefined;
  const length = exact?.d === 1n ? fractionToNumber(exact) : Number.NaN;
  if (!(length > 0 && start + length <= LAST_MS)) {
    fail(
      'OUT_OF_RANGE',
      'hours',
      'The hours for a breach notice are above 0, in whole milliseconds, and end in a year that a date can hold.',
      {
        received: hours,
        expected: 'a number above 0, such as 72',
      },
    );
  }
  const deadline = formatInstant(start + length);
  return { deadline, trace: [`${formatInstant(start)} + ${hours} h = ${deadline}`] };
}
