import {
  type BudgetingMethod,
  type ServiceLevel,
  serviceLevel,
} from '../../../../src/sla/availability/service-level.js';
import type { GoldenAdapter } from '../../adapter.js';

const withoutUnit = (text: string | null | undefined): string | null => text?.replace(' %', '') ?? null;

export const adapter: GoldenAdapter = ({ input }) => {
  const slices = input.slices.map(([goodEvents, totalEvents]: [number, number]) => ({ goodEvents, totalEvents }));
  const by = (budgetingMethod: BudgetingMethod): ServiceLevel =>
    serviceLevel(slices, {
      budgetingMethod,
      targetPercent: input.targetPct,
      timeSliceTargetShare: input.timeSliceTarget,
      decimals: 8,
    });
  const occurrences = by('occurrences');
  const timeslices = by('timeslices');
  const budget = occurrences.errorBudget;
  return {
    occurrencesPct: occurrences.levelPercent,
    timeslicesPct: timeslices.levelPercent,
    ratioTimeslicesPct: by('ratioTimeslices').levelPercent,
    allowedBadEvents: budget?.unit === 'events' ? budget.budgetEvents : null,
    budgetRemainingPctOccurrences: withoutUnit(budget?.remainingText),
    budgetRemainingPctTimeslices: withoutUnit(timeslices.errorBudget?.remainingText),
  };
};
