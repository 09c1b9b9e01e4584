import { formatInstant, type PeriodOptions, periodOf } from 'vendorwise/time';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input }) => {
  const { instant, ...options }: { instant: string } & PeriodOptions = input;
  const { label, start, end, startDate, endDate } = periodOf(instant, options);
  return {
    label,
    startLocalDate: startDate,
    endLocalDateExclusive: endDate,
    startUtc: formatInstant(start),
    endUtc: formatInstant(end),
    hours: (end - start) / 3_600_000,
  };
};
