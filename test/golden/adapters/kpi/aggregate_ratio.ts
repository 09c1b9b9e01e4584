import { aggregateKpi, defineKpi } from 'vendorwise/kpi';
import type { GoldenAdapter } from '../../adapter.js';

const ratio = defineKpi({
  id: 'ratio',
  name: 'A ratio',
  unit: 'number',
  direction: 'higher',
  aggregation: { kind: 'ratio', numerator: 'num', denominator: 'den' },
});

export const adapter: GoldenAdapter = ({ input }) => {
  const { value, meanOfRowRatios } = aggregateKpi(ratio, input.rows);
  return { ratioOfSums: value, meanOfRatios_wrong: meanOfRowRatios };
};
