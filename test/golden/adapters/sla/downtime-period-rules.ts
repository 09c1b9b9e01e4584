import { downtimePeriods } from '../../../../src/sla/availability/downtime-periods.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input }) => {
  const [start, end] = input.window;
  const outages = input.outages.map(([from, to]: [string, string]) => ({ start: from, end: to }));
  const rule = { minimumMs: input.minOutageSeconds * 1000 };
  const result = downtimePeriods({ start, end }, outages, { downtimePeriod: rule });
  const whole = downtimePeriods({ start, end }, outages, { downtimePeriod: { ...rule, wholeMinutes: true } });
  return {
    mergedOutages: result.mergedOutages,
    downtimeAllSeconds: result.outageMs / 1000,
    downtimeSeconds: result.downtimeMs / 1000,
    downtimeWholeMinutesSeconds: whole.downtimeMs / 1000,
  };
};
