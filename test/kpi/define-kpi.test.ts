import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { defineKpi, type KpiDefinition, measureKpi } from '../../src/kpi/index.js';
import { codesOf } from '../core/issues-of.js';

const valid: KpiDefinition = deepFreeze({
  id: 'accuracy',
  name: 'Invoices booked without error',
  unit: 'percent',
  direction: 'higher',
  target: '98',
  aggregation: { kind: 'ratio', numerator: 'correct', denominator: 'checked' },
});

const codes = (change: Record<string, unknown>) => codesOf(() => defineKpi({ ...valid, ...change } as KpiDefinition));

describe('the definition of a KPI', () => {
  it('gets its defaults and is frozen', () => {
    const { definition } = defineKpi(valid);
    expect(definition).toEqual({ ...valid, version: 1, decimals: 1, minimumSample: 0 });
    expect(Object.isFrozen(definition.aggregation)).toBe(true);
  });

  it.each([
    [{ unknown: 1 }, ['UNKNOWN_KEY unknown']],
    [{ id: undefined, name: 7 }, ['REQUIRED id', 'INVALID_TYPE name']],
    [{ direction: 'up' }, ['INVALID_VALUE direction']],
    [{ decimals: 11 }, ['OUT_OF_RANGE decimals']],
    [{ target: 'many' }, ['INVALID_NUMBER target']],
    [
      { target: [{ from: '2026-01-01', target: 80 }] },
      ['REQUIRED target[0].effectiveFrom', 'UNKNOWN_KEY target[0].from'],
    ],
    [{ target: { min: 1, max: 2 } }, ['TARGET_NOT_FOR_DIRECTION target']],
    [{ direction: 'range' }, ['TARGET_NOT_FOR_DIRECTION target']],
    [{ direction: 'range', target: { min: '2.1', max: 2 } }, ['EMPTY_TARGET_RANGE target']],
    [{ aggregation: { kind: 'ratio', scale: 0 } }, ['OUT_OF_RANGE aggregation.scale']],
    [{ aggregation: { kind: 'percentile', percentile: 101 } }, ['OUT_OF_RANGE aggregation.percentile']],
    [{ aggregation: { kind: 'median' } }, ['INVALID_VALUE aggregation.kind']],
    [{ aggregation: { kind: 'sum', numerator: 'x' } }, ['UNKNOWN_KEY aggregation.numerator']],
    [
      { tolerance: { points: -1 }, meaningfulChange: '-0.1' },
      ['OUT_OF_RANGE tolerance.points', 'OUT_OF_RANGE meaningfulChange'],
    ],
    [
      {
        target: [
          { effectiveFrom: '2026-02-30', target: 90 },
          { effectiveFrom: '2026-01-01', target: 90 },
          { effectiveFrom: '2026-01-01', target: 91 },
        ],
      },
      ['INVALID_DATE target[0].effectiveFrom', 'DUPLICATE_DATE target[2].effectiveFrom'],
    ],
  ])('is checked as a whole: %j', (change, expected) => expect(codes(change)).toEqual(expected));

  it('works from a copy that lost its compiled form', () => {
    const rows = [{ period: '2026-01', correct: 98, checked: 100 }];
    const options = { period: 'month', timeZone: 'UTC', asOf: '2026-02-01T00:00:00Z' } as const;
    const kpi = defineKpi(valid);
    expect(measureKpi(structuredClone(kpi), rows, options)).toEqual(measureKpi(kpi, rows, options));
  });
});
