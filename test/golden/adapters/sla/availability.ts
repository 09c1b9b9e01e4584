import { availability } from '../../../../src/sla/availability/availability.js';
import { errorBudget } from '../../../../src/sla/availability/error-budget.js';
import type { GoldenAdapter } from '../../adapter.js';

const withoutUnit = (text: string | null): string | null => text?.replace(' %', '') ?? null;
const seconds = (ms: number): number => ms / 1000;

export const adapter: GoldenAdapter = ({ input }) => {
  const { outages, maintenance, month, timeZone, targetPct } = input;
  const options = {
    targetPercent: targetPct,
    maintenance: maintenance.map(([start, end]: [string, string]) => ({ start, end })),
    decimals: 10,
  };
  const window = { month, timeZone };
  const result = availability(window, outages, options);
  const summed = availability(window, outages, { ...options, overlap: 'sumCapped' });
  const asUp = availability(window, outages, { ...options, maintenanceConvention: 'asUp' });
  const budget = result.uptime === null ? null : errorBudget(result.uptime, { targetPercent: targetPct, decimals: 8 });
  return {
    windowStart: result.window.start,
    windowEnd: result.window.end,
    windowSeconds: seconds(result.windowMs),
    maintenanceSeconds: seconds(result.maintenanceMs),
    measuredSeconds: seconds(result.measuredMs),
    downtimeSeconds: seconds(result.downtimeMs),
    downtimeSecondsSumCapped: seconds(summed.downtimeMs),
    availabilityPct: withoutUnit(result.availabilityText),
    availabilityPctMaintenanceAsUp: withoutUnit(asUp.availabilityText),
    met: result.met,
    errorBudgetSeconds: budget && seconds(budget.budgetMs),
    errorBudgetRemainingSeconds: budget && seconds(budget.remainingMs),
    errorBudgetConsumedPct: budget && withoutUnit(budget.consumedText),
  };
};
