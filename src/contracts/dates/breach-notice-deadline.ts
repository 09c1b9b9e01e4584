import { fail } from '../../core/errors.js';
import { formatInstant, type InstantInput, toEpochMs } from '../../time/instant.js';

/** Until when a breach must be reported. */
export interface BreachNoticeDeadline {
  /** Last instant, `toISOString()` text. */
  readonly deadline: string;
  readonly trace: readonly string[];
}

const HOUR_MS = 3_600_000;

/**
 * Deadline of a breach notice that a contract sets in hours: elapsed time, nights and weekends included.
 *
 * @param awareAt - The instant at which the vendor learnt of the breach.
 * @param hours - Hours from then, above 0.
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
  const length = hours * HOUR_MS;
  if (typeof hours !== 'number' || !(hours > 0) || !Number.isInteger(length)) {
    fail('OUT_OF_RANGE', 'hours', 'The hours for a breach notice are above 0, in whole milliseconds.', {
      received: hours,
      expected: 'a number above 0',
    });
  }
  const deadline = formatInstant(start + length);
  return { deadline, trace: [`${formatInstant(start)} + ${hours} h = ${deadline}`] };
}
