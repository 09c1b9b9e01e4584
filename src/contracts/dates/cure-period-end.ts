import { parseDocument } from '../../core/parse.js';
import { adjustToBusinessDay } from '../../time/business-day.js';
import { type CivilDate, toEpochDay } from '../../time/civil-date.js';
import type { CurePeriodOptions } from './arguments.js';
import { businessDaysOf } from './business-days.js';
import { type PeriodInput, shiftDate, toPeriod } from './period.js';
import { rollArguments } from './schema.js';

/** The end of a period that a notice starts. */
export interface CurePeriodEnd {
  /** Last day. */
  readonly lastDay: CivilDate;
  readonly trace: readonly string[];
}

/**
 * Last day of a cure period: the day the notice arrives is not counted.
 *
 * @param noticeReceived - The day the notice of the breach arrived, `YYYY-MM-DD`.
 * @param period - Calendar units or business days.
 * @param options - Rolling and business days.
 * @returns The last day on which the breach can be cured, with its derivation.
 * @throws {@link VendorwiseError} the codes of parsing for the options; `INVALID_DATE`, `INVALID_DURATION`, `NO_BUSINESS_DAY`.
 * @example
 * ```ts
 * import { curePeriodEnd } from 'vendorwise/contracts';
 * curePeriodEnd('2026-02-01', { businessDays: 5 }).lastDay; // => '2026-02-06'
 * curePeriodEnd('2026-02-01', 'P30D').trace; // => ['2026-02-01 + P30D = 2026-03-03']
 * ```
 */
export function curePeriodEnd(
  noticeReceived: CivilDate,
  period: PeriodInput,
  options: CurePeriodOptions = {},
): CurePeriodEnd {
  toEpochDay(noticeReceived, 'noticeReceived');
  parseDocument(rollArguments, { options });
  const checked = toPeriod(period, 'period');
  const end = shiftDate(noticeReceived, checked, 1, options);
  const lastDay = adjustToBusinessDay(end, options.roll ?? 'none', businessDaysOf(options)) ?? end;
  const trace = [`${noticeReceived} + ${checked.text} = ${end}`];
  if (lastDay !== end) trace.push(`${end} is no business day, ${options.roll} = ${lastDay}`);
  return { lastDay, trace };
}
