import { describe, expectTypeOf, it } from 'vitest';
import type {
  analyzeTrend,
  Kpi,
  KpiAggregation,
  KpiDefinition,
  KpiPoint,
  KpiSeries,
  KpiTarget,
  measureKpi,
  TrendVerdict,
} from '../../src/kpi/index.js';

describe('types of a KPI', () => {
  it('do not let the wrong aggregation be asked for', () => {
    expectTypeOf<{ kind: 'ratio'; numerator: string }>().toExtend<KpiAggregation>();
    expectTypeOf<{ kind: 'meanOfRatios' }>().not.toExtend<KpiAggregation>();
    expectTypeOf<{ kind: 'percentile' }>().not.toExtend<KpiAggregation>();
    expectTypeOf<{ kind: 'distinct' }>().not.toExtend<KpiAggregation>();
  });

  it('ask for both ends of a range, and for a moment', () => {
    expectTypeOf<{ min: number }>().not.toExtend<KpiTarget>();
    expectTypeOf<{ period: 'month'; timeZone: 'UTC' }>().not.toExtend<Parameters<typeof measureKpi>[2]>();
  });

  it('are readonly, and results say null, not undefined', () => {
    expectTypeOf<KpiSeries['points']>().toEqualTypeOf<readonly KpiPoint[]>();
    expectTypeOf<KpiPoint['value']>().toEqualTypeOf<number | null>();
    expectTypeOf<Kpi['definition']>().toEqualTypeOf<KpiDefinition>();
    expectTypeOf<ReturnType<typeof analyzeTrend>['verdict']>().toEqualTypeOf<TrendVerdict>();
  });
});
