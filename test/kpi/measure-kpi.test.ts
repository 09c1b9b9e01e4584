import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import {
  aggregateKpi,
  defineKpi,
  type KpiAggregation,
  type KpiDefinition,
  type KpiRow,
  measureKpi,
} from '../../src/kpi/index.js';

const options = { period: 'month', timeZone: 'UTC', asOf: '2026-07-01T00:00:00Z' } as const;
const kpi = (change: Partial<KpiDefinition> = {}) =>
  defineKpi({ id: 'k', name: 'K', unit: 'number', direction: 'higher', aggregation: { kind: 'ratio' }, ...change });
const by = (aggregation: KpiAggregation) => kpi({ aggregation });
const june = (rows: readonly Record<string, unknown>[]): KpiRow[] => rows.map((row) => ({ period: '2026-06', ...row }));
const worth = (aggregation: KpiAggregation, rows: readonly Record<string, unknown>[]) =>
  measureKpi(by(aggregation), june(rows), options).points[0]?.value ?? null;
const codes = (findings: readonly { readonly code: string }[]) => findings.map((one) => one.code);

describe('values', () => {
  it('of a ratio are sums over sums, never means of ratios', () => {
    expect(
      worth({ kind: 'ratio' }, [
        { numerator: 90, denominator: 100 },
        { numerator: 1, denominator: 10 },
      ]),
    ).toBe(91 / 110);
    expect(worth({ kind: 'ratio', scale: '1000000' }, [{ numerator: 3, denominator: 8000 }])).toBe(375);
  });

  it('follow their aggregation', () => {
    const rows = [{ value: 3 }, { value: '1' }, { value: 4 }, { value: 1 }, { value: ' 5 ' }];
    expect(worth({ kind: 'sum' }, rows)).toBe(14);
    expect(worth({ kind: 'mean' }, rows)).toBe(2.8);
    expect(worth({ kind: 'min' }, rows)).toBe(1);
    expect(worth({ kind: 'max' }, rows)).toBe(5);
    expect(worth({ kind: 'last' }, rows)).toBe(5);
    expect(worth({ kind: 'percentile', percentile: 90 }, rows)).toBe(4.6);
    expect(worth({ kind: 'percentile', percentile: 100 }, rows)).toBe(5);
    expect(worth({ kind: 'percentile', percentile: 0 }, rows)).toBe(1);
    const ranked = (percentile: number) => worth({ kind: 'percentile', percentile, method: 'nearestRank' }, rows);
    // 0.8 * 5 = 4 is a whole rank in exact arithmetic.
    expect([0, 20, 20.1, 80, 90, 100].map(ranked)).toEqual([1, 1, 1, 4, 5, 5]);
    expect(ranked(60.1)).toBe(4);
    expect(worth({ kind: 'count' }, rows)).toBe(5);
    expect(worth({ kind: 'distinct', field: 'value' }, rows)).toBe(4);
    expect(
      worth({ kind: 'weightedMean' }, [
        { value: 4, weight: 1 },
        { value: 5, weight: 3 },
      ]),
    ).toBe(4.75);
  });

  it('of the last row are those of the latest moment, not of the last line', () => {
    const rows = [
      { at: '2026-06-20T00:00:00Z', value: 2 },
      { at: '2026-06-05T00:00:00Z', value: 1 },
    ];
    expect(measureKpi(by({ kind: 'last' }), rows, options).points[0]?.value).toBe(2);
  });

  it('are exact: ten times 0.1 is 1, and large and tiny figures add up', () => {
    expect(
      worth(
        { kind: 'sum' },
        Array.from({ length: 10 }, () => ({ value: 0.1 })),
      ),
    ).toBe(1);
    expect(worth({ kind: 'sum' }, [{ value: 1e15 }, { value: '0.0000001' }, { value: -1e15 }])).toBe(1e-7);
    expect(
      worth(
        { kind: 'sum' },
        Array.from({ length: 9 }, () => ({ value: 999_999_999.5 })),
      ),
    ).toBe(8_999_999_995.5);
  });

  it('do not exist for a ratio of nothing, and exist as 0 for a count of nothing', () => {
    const series = measureKpi(kpi(), june([{ numerator: 0, denominator: 0 }]), options);
    expect(series.points[0]).toMatchObject({ value: null, valueText: null, status: 'noData', used: false, rows: 1 });
    expect(codes(series.findings)).toEqual(['EMPTY_DENOMINATOR']);
    const counted = measureKpi(by({ kind: 'count' }), [{ period: '2026-04' }, { period: '2026-06' }], options);
    expect(counted.points.map((point) => point.value)).toEqual([1, 0, 1]);
  });
});

describe('periods', () => {
  it('that are missing keep their place', () => {
    const series = measureKpi(
      by({ kind: 'mean' }),
      [
        { period: '2026-03', value: 1 },
        { period: '2026-06', value: 2 },
      ],
      options,
    );
    expect(series.points.map((point) => [point.period, point.value])).toEqual([
      ['2026-03', 1],
      ['2026-04', null],
      ['2026-05', null],
      ['2026-06', 2],
    ]);
    expect(series.findings[0]).toMatchObject({
      code: 'MISSING_PERIODS',
      params: { count: 2, periods: ['2026-04', '2026-05'] },
    });
    expect(series.findings[0]?.message).toBe(
      'There is no data for April 2026 and May 2026; the gap stays in the series.',
    );
  });

  it('that are not over are shown, not judged', () => {
    const series = measureKpi(kpi({ target: '0.5' }), [{ period: '2026-06', numerator: 1, denominator: 1 }], {
      ...options,
      asOf: '2026-06-16T00:00:00Z',
    });
    expect(series.points[0]).toMatchObject({
      coverageShare: 0.5,
      value: 1,
      status: 'partial',
      used: false,
      notUsedBecause: 'partial',
      gap: null,
    });
    expect(codes(series.findings)).toEqual(['PARTIAL_PERIOD']);
  });

  it('begin where they are asked to', () => {
    const rows = [
      { date: '2026-03-31', value: 1 },
      { date: '2026-04-01', value: 2 },
      { date: '2026-04-20', value: 4 },
      { period: '2026-04', value: 8 },
    ];
    const series = measureKpi(by({ kind: 'sum' }), rows, { ...options, from: '2026-04-16T00:00:00Z' });
    expect(series.points[0]).toMatchObject({
      period: '2026-04',
      value: 12,
      coverageShare: 0.5,
      notUsedBecause: 'partial',
    });
    expect(series.rows).toEqual({ total: 4, used: 2, leftOut: 0, outside: 2 });
  });

  it('are cut in the zone given, at its midnight', () => {
    const rows = [{ at: '2026-05-31T22:30:00Z', value: 1 }];
    expect(measureKpi(by({ kind: 'sum' }), rows, { ...options, timeZone: 'Europe/Berlin' }).points[0]?.period).toBe(
      '2026-06',
    );
    expect(measureKpi(by({ kind: 'sum' }), rows, options).points[0]?.period).toBe('2026-05');
  });

  it('may be longer than those of the rows, and be weeks, quarters and financial years', () => {
    const of = (period: string, change: object) =>
      measureKpi(by({ kind: 'count' }), [{ period }], { ...options, ...change }).points[0]?.period;
    expect(of('2026-05', { period: 'quarter' })).toBe('2026-Q2');
    expect(of('2026-05-31', { period: 'month' })).toBe('2026-05');
    expect(of('2026-Q1', { period: 'year' })).toBe('2026');
    expect(of('2026-W02', { period: 'week' })).toBe('2026-W02');
    expect(of('2025-W53', { period: 'week' })).toBe(undefined);
    expect(of('FY2026-Q3', { period: 'quarter', fiscalYearStartMonth: 7 })).toBe('FY2026-Q3');
    expect(of('FY2026', { period: 'year', fiscalYearStartMonth: 7 })).toBe('FY2026');
    expect(of('2025-11', { period: 'year', fiscalYearStartMonth: 7 })).toBe('FY2026');
    expect(of('2026-06-07', { period: 'week', weekStartsOn: 7 })).toBe('2026-06-07');
  });
});

describe('targets', () => {
  const status = (definition: Partial<KpiDefinition>, value: number | string) => {
    const point = measureKpi(kpi({ aggregation: { kind: 'sum' }, ...definition }), june([{ value }]), options)
      .points[0];
    return [point?.status, point?.gap];
  };

  it('are met on their edge, decided exactly', () => {
    expect(status({ target: '0.3' }, '0.3')).toEqual(['met', 0]);
    const sum = measureKpi(
      kpi({ aggregation: { kind: 'sum' }, direction: 'lower', target: 0.3 }),
      june([{ value: 0.1 }, { value: 0.2 }]),
      options,
    );
    expect(sum.points[0]).toMatchObject({ status: 'met', gap: 0, value: 0.3 });
    const share = kpi({ unit: 'percent', target: '95' });
    expect(measureKpi(share, june([{ numerator: 95, denominator: 100 }]), options).points[0]?.status).toBe('met');
    expect(measureKpi(share, june([{ numerator: 949999, denominator: 1000000 }]), options).points[0]?.status).toBe(
      'missed',
    );
  });

  it('have a tolerance on their bad side, its edge included', () => {
    const tolerance = { points: '0.1' } as const;
    expect(status({ target: '0.4', tolerance }, 0.3)).toEqual(['withinTolerance', -0.1]);
    expect(status({ target: '0.4', tolerance }, '0.29')).toEqual(['missed', -0.11]);
    expect(status({ target: -200, tolerance: { percentOfTarget: 5 } }, -210)).toEqual(['withinTolerance', -10]);
    expect(status({ direction: 'lower', target: 10, tolerance: { percentOfTarget: 5 } }, 10.5)).toEqual([
      'withinTolerance',
      -0.5,
    ]);
  });

  it('of a range are missed on both sides', () => {
    const range = { direction: 'range', target: { min: 10, max: 20 }, tolerance: { percentOfTarget: 10 } } as const;
    expect([9, 8.9, 10, 14, 20, 22, 22.1].map((value) => status(range, value))).toEqual([
      ['withinTolerance', -1],
      ['missed', -1.1],
      ['met', 0],
      ['met', 4],
      ['met', 0],
      ['withinTolerance', -2],
      ['missed', -2.1],
    ]);
  });

  it('may change with time: the first day of a period decides', () => {
    const dated = kpi({
      aggregation: { kind: 'sum' },
      target: [
        { effectiveFrom: '2026-05-01', target: 5 },
        { effectiveFrom: '2026-03-15', target: 2 },
      ],
    });
    const rows = ['03', '04', '05'].map((month) => ({ period: `2026-${month}`, value: 3 }));
    const points = measureKpi(dated, rows, { ...options, asOf: '2026-06-01T00:00:00Z' }).points;
    expect(points.map((point) => [point.status, point.targetText])).toEqual([
      ['noTarget', null],
      ['met', 'at least 2.0'],
      ['missed', 'at least 5.0'],
    ]);
  });

  it('are not judged on too small a sample', () => {
    const series = measureKpi(
      kpi({ target: 1, minimumSample: 30 }),
      june([{ numerator: 29, denominator: 29 }]),
      options,
    );
    expect(series.points[0]).toMatchObject({ status: 'insufficientVolume', used: false, value: 1, sample: 29 });
    expect(codes(series.findings)).toEqual(['SMALL_SAMPLE']);
  });
});

describe('rows that are wrong', () => {
  const rows = deepFreeze([
    { period: '2026-06', numerator: 1, denominator: 2 },
    null,
    [1, 2],
    { numerator: 1, denominator: 2 },
    { period: '2026-13', numerator: 1, denominator: 2 },
    { date: '2026-02-30', numerator: 1, denominator: 2 },
    { at: '2026-06-01 10:00', numerator: 1, denominator: 2 },
    { period: '2026', numerator: 1, denominator: 2 },
    { period: '2026-06', numerator: 'n/a', denominator: 2 },
    { period: '2026-06', numerator: 1 },
    { period: '2026-06', numerator: 1, denominator: -2 },
    { period: '2026-06', numerator: Number.NaN, denominator: 2 },
    { period: '2026-07', numerator: 1, denominator: 2 },
    { period: 202606, numerator: 1, denominator: 2 },
  ]) as unknown as KpiRow[];

  it('never throw and never vanish', () => {
    const series = measureKpi(kpi(), rows, options);
    expect(series.rows).toEqual({ total: 14, used: 1, leftOut: 13, outside: 0 });
    const counts = Object.fromEntries(series.findings.map((one) => [one.code, one.params.count]));
    expect(counts).toEqual({
      NOT_A_RECORD: 2,
      MISSING_PERIOD: 1,
      INVALID_PERIOD: 4,
      PERIOD_DOES_NOT_FIT: 1,
      INVALID_FIGURE: 4,
      ROW_AFTER_AS_OF: 1,
    });
    expect(series.findings.every((one) => one.subject === 'k' && one.message.endsWith('.'))).toBe(true);
    expect(series.findings.find((one) => one.code === 'INVALID_FIGURE')?.evidence[0]).toEqual({
      row: 8,
      field: 'numerator',
      received: 'n/a',
    });
  });

  it('leave a series that survives JSON', () => {
    const series = measureKpi(kpi({ target: 0.5 }), rows, options);
    expect(JSON.parse(JSON.stringify(series))).toEqual(series);
  });

  it('leave nothing when there is nothing', () => {
    const series = measureKpi(kpi(), [], options);
    expect(series).toMatchObject({ points: [], rows: { total: 0, used: 0 } });
    expect(codes(series.findings)).toEqual(['NO_ROWS']);
    expect(aggregateKpi(kpi(), []).findings[0]?.code).toBe('NO_ROWS');
  });

  it('are named a hundred at a time', () => {
    const many = measureKpi(
      kpi(),
      Array.from({ length: 250 }, () => ({ period: 'x', numerator: 1, denominator: 1 })),
      options,
    );
    expect(many.findings[0]?.params.count).toBe(250);
    expect(many.findings[0]?.evidence).toHaveLength(100);
  });
});

describe('wrong options', () => {
  const code = (name: string) => expect.objectContaining({ code: name });
  it.each([
    [{ timeZone: 'Mars/Base' }, 'UNKNOWN_TIME_ZONE'],
    [{ asOf: '2026-07-01' }, 'INVALID_INSTANT'],
    [{ period: 'decade' }, 'INVALID_VALUE'],
    [{ fiscalYearStartMonth: 13 }, 'OUT_OF_RANGE'],
    [{ from: '2026-07-01T00:00:00Z' }, 'FROM_AFTER_AS_OF'],
  ])('throw: %j', (change, name) => {
    expect(() => measureKpi(kpi(), [], { ...options, ...change } as never)).toThrow(code(name));
  });
});

describe('one value over all rows', () => {
  it('shows what an average of percentages would have said', () => {
    const found = aggregateKpi(kpi({ unit: 'percent' }), [
      { numerator: 90, denominator: 100 },
      { numerator: 1, denominator: 10 },
      { numerator: 0, denominator: 0 },
      { numerator: 1 },
    ]);
    expect(found).toMatchObject({ value: 82.72727272727273, valueText: '82.7 %', meanOfRowRatios: 50, sample: 110 });
    expect(found.rows).toEqual({ total: 4, used: 3, leftOut: 1, outside: 0 });
  });
});

describe('what is shown', () => {
  const shown = (change: Partial<KpiDefinition>, value: string) => {
    const point = measureKpi(
      kpi({ unit: 'percent', aggregation: { kind: 'mean' }, ...change }),
      june([{ value }]),
      options,
    ).points[0];
    return [point?.valueText, point?.targetText, point?.status];
  };

  it('never rounds a promise', () => {
    expect(shown({ target: '99.95' }, '99.99')).toEqual(['100.0 %', 'at least 99.95 %', 'met']);
    const range = { direction: 'range', target: { min: '70', max: '85.25' } } as const;
    expect(shown(range, '80')).toEqual(['80.0 %', '70.0 to 85.25 %', 'met']);
  });

  it('never rounds a miss into a hit', () => {
    expect(shown({ target: 100 }, '99.96')).toEqual(['99.96 %', 'at least 100.0 %', 'missed']);
    expect(shown({ target: 100, decimals: 0 }, '99.6')).toEqual(['99.6 %', 'at least 100 %', 'missed']);
    expect(shown({ target: 24, direction: 'lower', tolerance: { percentOfTarget: 10 } }, '26.41')).toEqual([
      '26.41 %',
      'at most 24.0 %',
      'missed',
    ]);
  });
});

describe('financial labels', () => {
  const fiscal = { ...options, fiscalYearStartMonth: 7 } as const;
  const count = (period: string, unit: 'year' | 'quarter' | 'month') =>
    measureKpi(by({ kind: 'sum' }), [{ period, value: 3 }], { ...fiscal, period: unit });

  it('of a quarter belong to the financial year that holds it', () => {
    expect(count('FY2026-Q3', 'year').points.map((one) => [one.period, one.value])).toEqual([['FY2026', 3]]);
    expect(count('FY2026-Q3', 'quarter').points[0]?.period).toBe('FY2026-Q3');
  });

  it('that are too long say so', () => {
    for (const [label, unit] of [
      ['FY2026', 'quarter'],
      ['FY2026', 'month'],
      ['FY2026-Q3', 'month'],
    ] as const) {
      expect(codes(count(label, unit).findings), label).toContain('PERIOD_DOES_NOT_FIT');
    }
    expect(codes(count('FY2026-Q5', 'year').findings)).toContain('INVALID_PERIOD');
  });
});

describe('wrong arguments', () => {
  const code = (name: string, path: string) =>
    expect.objectContaining({ issues: [expect.objectContaining({ code: name, path })] });

  it('are named', () => {
    expect(() => measureKpi(kpi(), null as never, options)).toThrow(code('INVALID_TYPE', 'rows'));
    expect(() => measureKpi(kpi(), undefined as never, options)).toThrow(code('REQUIRED', 'rows'));
    expect(() => measureKpi(kpi(), {} as never, options)).toThrow(code('INVALID_TYPE', 'rows'));
    expect(() => aggregateKpi(kpi(), 'abc' as never)).toThrow(code('INVALID_TYPE', 'rows'));
    expect(() => measureKpi(kpi(), [], undefined as never)).toThrow(code('REQUIRED', 'options'));
    expect(() => measureKpi(kpi().definition as never, [], options)).toThrow(code('NOT_DEFINED', 'kpi'));
    expect(() => measureKpi(kpi(), [], { ...options, period: 'monthly' as never })).toThrow(
      code('INVALID_VALUE', 'options.period'),
    );
    const { period: _, ...without } = options;
    expect(() => measureKpi(kpi(), [], without as never)).toThrow(code('REQUIRED', 'options.period'));
    expect(() => measureKpi(kpi(), [], { ...options, fiscalStart: 4 } as never)).toThrow(
      code('UNKNOWN_KEY', 'options.fiscalStart'),
    );
    expect(measureKpi(kpi(), new Set([{ period: '2026-06', numerator: 1, denominator: 2 }]), options).rows.used).toBe(
      1,
    );
  });

  it('of a row are said in good English, with the field that was read', () => {
    const rows = ['2026-W01', '2026-W05', '2026-W09'].map((period) => ({ period, value: 1 }));
    const left = measureKpi(by({ kind: 'sum' }), rows, options).findings[0];
    expect(left?.message).toContain('(rows 1, 2 and 3)');
    const late = measureKpi(by({ kind: 'sum' }), [{ date: '2027-01-01', value: 1 }], options).findings[0];
    expect(late?.evidence).toEqual([{ row: 0, field: 'date', received: '2027-01-01' }]);
    const week = measureKpi(by({ kind: 'sum' }), [{ date: '2026-06-30', value: 1 }], { ...options, period: 'week' });
    expect(week.findings[0]?.message).toMatch(/^Week 27 of 2026 is only covered to/);
  });
});

describe('comparison with the target', () => {
  const sum = 0.1 + 0.2;
  const statusOf = (change: Partial<KpiDefinition>, value: number) =>
    measureKpi(kpi({ aggregation: { kind: 'mean' }, ...change }), june([{ value }]), options).points[0]?.status;

  it('is decimal: what doubles add up to is on its target, and on the edge of its tolerance', () => {
    for (const direction of ['higher', 'lower'] as const) {
      expect(statusOf({ direction, target: 0.3 }, sum)).toBe('met');
      expect(statusOf({ direction, target: sum }, 0.3)).toBe('met');
    }
    expect(statusOf({ direction: 'lower', target: 0.2, tolerance: { points: 0.1 } }, sum)).toBe('withinTolerance');
    expect(statusOf({ direction: 'higher', target: 0.9, tolerance: { points: 0.1 } }, 0.1 + 0.7)).toBe(
      'withinTolerance',
    );
    expect(statusOf({ direction: 'lower', target: 0.3 }, 0.300000000000001)).toBe('missed');
  });
});

describe('parts of a percentage that are no counts', () => {
  const share = (parts?: 'cases' | 'amounts') =>
    kpi({ unit: 'percent', aggregation: { kind: 'ratio', ...(parts === undefined ? {} : { parts }) } });
  const told = (definition: ReturnType<typeof kpi>, rows: readonly (readonly [unknown, unknown])[]) =>
    codes(
      measureKpi(definition, june(rows.map(([numerator, denominator]) => ({ numerator, denominator }))), options)
        .findings,
    );

  it('are named when they look like ready percentages', () => {
    for (const whole of [1, 100, '100']) {
      const found = told(share(), [
        [97.5, whole],
        ['98', whole],
      ]);
      expect(found).toEqual(['RATIO_LOOKS_LIKE_AVERAGES']);
    }
    expect(told(share('cases'), [[0.975, 1]])).toEqual(['RATIO_LOOKS_LIKE_AVERAGES']);
    expect(told(share(), [[97, 100]])).toEqual([]);
    expect(told(share('amounts'), [[97.5, 100]])).toEqual([]);
    expect(told(kpi(), [[97.5, 100]])).toEqual([]);
    expect(
      told(share(), [
        [97.5, 100],
        [180, 200],
      ]),
    ).toEqual([]);
  });

  it('are named when more was counted above than below', () => {
    expect(told(share(), [[97, 1]])).toEqual(['NUMERATOR_ABOVE_DENOMINATOR']);
    expect(told(share(), [[200, 195]])).toEqual(['NUMERATOR_ABOVE_DENOMINATOR']);
    expect(told(share(), [[200, 200]])).toEqual([]);
    expect(told(share('amounts'), [[200, 195]])).toEqual([]);
    const { findings } = measureKpi(share(), june([{ numerator: 5, denominator: 4 }]), options);
    expect(findings[0]).toMatchObject({ severity: 'medium', params: { count: 1, periods: ['2026-06'] } });
  });
});
