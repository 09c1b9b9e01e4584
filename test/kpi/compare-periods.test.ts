import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { type ComparePeriodsOptions, comparePeriods, type KpiDefinition } from '../../src/kpi/index.js';
import { codesOf } from '../core/issues-of.js';
import { ratioKpi } from './series.js';

const kpi = (change: Partial<KpiDefinition> = {}) => ratioKpi({ name: 'Accuracy', ...change });
const tickets = (change: Partial<KpiDefinition> = {}) =>
  kpi({ name: 'Tickets', unit: 'tickets', decimals: 0, direction: 'lower', aggregation: { kind: 'sum' }, ...change });
const options = { period: 'month', timeZone: 'UTC', asOf: '2026-11-01T00:00:00Z' } as const;
const previous = [{ window: 'period', against: 'previous' }] as const;
const yearBefore = [{ window: 'period', against: 'yearBefore' }] as const;
const toDate = [{ window: 'toDate', against: 'previous' }] as const;
const rolling = (periods: number, against: 'previous' | 'yearBefore' = 'previous') =>
  [{ window: 'rolling', against, periods }] as const;
const month = (period: string, numerator: number, denominator = 1000) => ({ period, numerator, denominator });
const only = (definition: ReturnType<typeof kpi>, rows: readonly object[], more: Partial<ComparePeriodsOptions>) => {
  const found = comparePeriods(definition, deepFreeze(rows), { ...options, ...more });
  expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/);
  return found.comparisons[0] ?? expect.fail('no comparison');
};

describe('the period before', () => {
  it('is compared by value, chance and what matters', () => {
    const rows = [month('2026-09', 980), month('2026-10', 960)];
    const found = only(kpi(), rows, { comparisons: previous });
    expect(found).toMatchObject({
      change: -2,
      changeText: '-2.0 points',
      direction: 'worse',
      matters: null,
      noDirectionBecause: null,
      current: { label: '2026-10', value: 96, valueText: '96.0 %', days: 31, coverageShare: 1, sample: 1000 },
      base: { label: '2026-09', value: 98, days: 30 },
    });
    expect(found.changePercent).toBeCloseTo((100 * -2) / 98, 12);
    // By hand: z = 0.02 / sqrt(0.97 * 0.03 * 2 / 1000) = 2.62161; p = erfc(z / sqrt 2) of Python's math module.
    expect(found.test?.p).toBeCloseTo(0.008751486656558297, 12);
    expect(found.test).toMatchObject({ decidedOn: 'chiSquare', couldBeChance: false });
    expect(found.test?.interval.every((end) => end < 0)).toBe(true);
    const small = only(kpi(), [month('2026-09', 98, 100), month('2026-10', 96, 100)], { comparisons: previous });
    expect(small.message).toBe(
      'Accuracy: 96.0 % in October 2026, 2.0 points lower than in September 2026 (98.0 %); worse, but a difference of this size could be chance.',
    );
    const large = [month('2026-09', 980_000, 1_000_000), month('2026-10', 975_000, 1_000_000)];
    const slight = only(kpi({ target: 98, tolerance: { points: 2 } }), large, { comparisons: previous });
    expect(slight).toMatchObject({ matters: false, direction: 'worse', test: { couldBeChance: false } });
    expect(slight.message).toContain('; worse, but by less than the 1.0 points that would matter.');
  });

  it('may be the same, or 0', () => {
    const same = only(kpi(), [month('2026-09', 97), month('2026-10', 97)], { comparisons: previous });
    expect(same).toMatchObject({ change: 0, changeText: '0.0 points', changePercent: 0, direction: 'same' });
    expect(same.message).toBe('Accuracy: 9.7 % in October 2026, the same as in September 2026.');
    const zero = only(kpi(), [month('2026-09', 0), month('2026-10', 97)], { comparisons: previous });
    expect(zero).toMatchObject({ change: 9.7, changePercent: null, direction: 'better' });
  });

  it('is judged by the direction of the KPI', () => {
    const rows = [
      { period: '2026-09', value: 24 },
      { period: '2026-10', value: '26.5' },
    ];
    const mean = { unit: 'hours', aggregation: { kind: 'mean' } } as const;
    const lower = only(kpi({ ...mean, direction: 'lower' }), rows, { comparisons: previous });
    expect(lower).toMatchObject({ direction: 'worse', test: null });
    expect(lower.message).toBe(
      'Accuracy: 26.5 hours in October 2026, 2.5 hours (10.4 %) higher than in September 2026 (24.0 hours); worse.',
    );
    const range = { ...mean, direction: 'range' } as const;
    const judged = (target: KpiDefinition['target']) =>
      only(kpi(target === undefined ? range : { ...range, target }), rows, { comparisons: previous });
    expect(judged({ min: 26, max: 30 }).direction).toBe('better');
    expect(judged({ min: 20, max: 24 }).direction).toBe('worse');
    expect(judged({ min: 20, max: 30 })).toMatchObject({ direction: 'same', change: 2.5 });
    expect(judged({ min: 20, max: 30 }).message).toMatch(/; within the target range both times\.$/);
    expect(judged({ min: 25, max: '25.5' })).toMatchObject({ direction: 'same' });
    expect(judged({ min: 25, max: '25.5' }).message).toMatch(/; as far from the target range\.$/);
    expect(judged(undefined)).toMatchObject({ direction: null, noDirectionBecause: 'noTarget', change: 2.5 });
  });

  it('is not judged on samples below the minimum, but shown', () => {
    const found = only(kpi({ minimumSample: 30 }), [month('2026-09', 11, 12), month('2026-10', 30, 40)], {
      comparisons: previous,
    });
    expect(found).toMatchObject({
      direction: null,
      noDirectionBecause: 'insufficientVolume',
      changeText: '-16.7 points',
    });
    expect(found.message).toMatch(/; that says little, with samples of 40 and 12 where 30 are needed\.$/);
  });

  it('keeps a gap where it is', () => {
    const missing = only(kpi(), [month('2026-08', 97), month('2026-10', 97)], { comparisons: previous });
    expect(missing).toMatchObject({
      change: null,
      direction: null,
      noDirectionBecause: 'noData',
      base: { value: null },
    });
    expect(missing.message).toBe(
      'Accuracy: 9.7 % in October 2026; there is no data for September 2026 to compare it with.',
    );
    const now = only(kpi(), [month('2026-09', 97)], { comparisons: previous });
    expect(now.message).toBe('Accuracy cannot be compared: there is no data for October 2026.');
    const empty = only(kpi(), [month('2026-09', 0, 0), month('2026-10', 97)], { comparisons: previous });
    expect(empty).toMatchObject({ noDirectionBecause: 'emptyDenominator', base: { value: null, rows: 1 } });
    expect(empty.message).toContain('nothing was counted in September 2026 to compare it with');
  });

  it('does not test amounts, defects per unit, or fractions', () => {
    const rows = [month('2026-09', 1200), month('2026-10', 1100)];
    expect(only(kpi(), rows, { comparisons: previous }).test).toBeNull();
    const amounts = kpi({ aggregation: { kind: 'ratio', parts: 'amounts' } });
    expect(only(amounts, [month('2026-09', 98), month('2026-10', 96)], { comparisons: previous }).test).toBeNull();
    expect(only(kpi(), [month('2026-09', 0.5), month('2026-10', 96)], { comparisons: previous }).test).toBeNull();
    expect(
      only(kpi(), [month('2026-09', 1e60, 1e61), month('2026-10', 1, 2)], { comparisons: previous }).test,
    ).toBeNull();
  });
});

describe('the year before', () => {
  it('is the same month, quarter or financial year', () => {
    const rows = [month('2025-10', 950), month('2026-10', 960)];
    expect(only(kpi(), rows, { comparisons: yearBefore }).base?.label).toBe('2025-10');
    const labels = (more: Partial<ComparePeriodsOptions>) => {
      const { current, base } = only(kpi(), rows, { comparisons: yearBefore, ...more });
      return [current.label, base?.label];
    };
    expect(labels({ period: 'quarter' })).toEqual(['2026-Q3', '2025-Q3']);
    expect(labels({ period: 'quarter', fiscalYearStartMonth: 4 })).toEqual(['FY2027-Q2', 'FY2026-Q2']);
    expect(labels({ period: 'year', fiscalYearStartMonth: 10 })).toEqual(['FY2026', 'FY2025']);
    expect(labels({ period: 'week' })).toEqual(['2026-W43', '2025-W43']);
    expect(labels({ period: 'week', weekStartsOn: 7 })).toEqual(['2026-10-25', '2025-10-26']);
    // A year of 53 weeks lies between: the same number is 53 weeks before.
    expect(labels({ period: 'week', asOf: '2027-03-15T00:00:00Z' })).toEqual(['2027-W10', '2026-W10']);
  });

  it('has no week 53', () => {
    const found = only(kpi(), [{ date: '2026-12-30', numerator: 1, denominator: 1 }], {
      period: 'week',
      asOf: '2027-01-04T00:00:00Z',
      comparisons: yearBefore,
    });
    expect(found).toMatchObject({ base: null, noDirectionBecause: 'noCounterpart', current: { label: '2026-W53' } });
    expect(found.message).toBe(
      'Accuracy: 100.0 % in week 53 of 2026; the year before had no such week to compare it with.',
    );
    const onward = only(kpi(), [], {
      period: 'week',
      asOf: '2027-01-04T00:00:00Z',
      comparisons: rolling(52, 'yearBefore'),
    });
    expect(onward.base).toBeNull();
  });

  it('compares 29 February with the 28th, and a longer February per day', () => {
    const days = [
      { date: '2023-02-28', value: 10 },
      { date: '2024-02-29', value: 12 },
    ];
    const leap = { period: 'day', asOf: '2024-03-01T00:00:00Z', comparisons: yearBefore } as const;
    expect(only(tickets(), days, leap).message).toBe(
      'Tickets: 12 tickets on 29 February 2024, 2 tickets (20.0 %) higher than on 28 February 2023 (10 tickets); worse.',
    );
    const months = [
      { period: '2023-02', value: 280 },
      { period: '2024-02', value: 286 },
    ];
    const february = { asOf: '2024-03-01T00:00:00Z', comparisons: yearBefore } as const;
    const found = comparePeriods(tickets(), months, { ...options, ...february });
    expect(found.comparisons[0]?.direction).toBe('worse');
    expect(found.findings).toMatchObject([
      {
        code: 'LENGTH_EXPLAINS_CHANGE',
        severity: 'low',
        message:
          'Tickets: higher in February 2024 than in February 2023 only because 29 days are compared with 28; the figure a day went from 10.0 tickets to 9.9 tickets. Compare per day.',
      },
    ]);
    const daily = comparePeriods(tickets(), months, { ...options, ...february, perDay: true });
    expect(daily.findings).toEqual([]);
    expect(daily.comparisons[0]).toMatchObject({
      direction: 'better',
      current: { value: 286 / 29, valueText: '9.9 tickets a day' },
    });
    expect(daily.conventions.perDay).toBe(true);
  });
});

describe('rolling windows', () => {
  it('are one ratio of all rows, never a mean of ratios', () => {
    const rows = [
      month('2026-08', 90, 100),
      month('2026-09', 1, 10),
      month('2026-10', 800, 1000),
      month('2026-05', 1, 2),
    ];
    const found = only(kpi(), rows, { comparisons: rolling(3) });
    expect(found.current).toMatchObject({
      label: '2026-08 to 2026-10',
      value: (100 * 891) / 1110,
      numerator: 891,
      denominator: 1110,
      startDate: '2026-08-01',
      endDate: '2026-11-01',
    });
    expect(found.base).toMatchObject({ label: '2026-05 to 2026-07', value: 50 });
    expect(found.base?.coverageShare).toBeCloseTo(31 / 92, 12);
    expect(found.message).toContain('than in the 3 months to July 2026 (data for 1 of 3 months) (50.0 %)');
  });

  it('of percentiles are percentiles of all cases', () => {
    const p90 = kpi({ unit: 'hours', direction: 'lower', aggregation: { kind: 'percentile', percentile: 90 } });
    const rows = Array.from({ length: 20 }, (_, i) => ({ period: i < 15 ? '2026-09' : '2026-10', value: i + 1 }));
    expect(only(p90, rows, { comparisons: rolling(2) }).current.value).toBeCloseTo(18.1, 12);
  });

  it('do not compare sums with a gap, except per day of what is there', () => {
    const rows = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-10'].map((period) => ({ period, value: 100 }));
    const found = only(tickets(), rows, { comparisons: rolling(3) });
    expect(found).toMatchObject({ change: null, noDirectionBecause: 'gap', current: { value: 200 } });
    expect(found.message).toBe(
      'Tickets: 200 tickets in the 3 months to October 2026, which cannot be compared: of the 3 months to October 2026 only 2 have data.',
    );
    const daily = only(tickets(), rows, { comparisons: rolling(3), perDay: true });
    expect(daily.current.value).toBe(200 / 62);
    expect(daily.base?.value).toBe(300 / 92);
  });

  it('count nothing before the data begin, and 0 after', () => {
    const counted = tickets({ aggregation: { kind: 'count' } });
    const rows = [{ date: '2026-05-03' }, { date: '2026-10-03' }, { date: '2026-10-04' }];
    expect(only(counted, rows, { comparisons: rolling(3) })).toMatchObject({ base: { value: 1 }, change: 1 });
    expect(only(counted, rows.slice(1), { comparisons: rolling(3) })).toMatchObject({
      current: { value: 2 },
      noDirectionBecause: 'gap',
    });
    const known = only(counted, rows.slice(1), { comparisons: rolling(3), from: '2026-01-01T00:00:00Z' });
    expect(known).toMatchObject({ base: { value: 0 }, change: 2, changePercent: null });
  });
});

describe('to date', () => {
  const days = (first: string, values: readonly number[]) =>
    values.map((value, i) => ({ date: `${first}-${String(i + 1).padStart(2, '0')}`, value }));

  it('compares as many days of the month before', () => {
    const rows = [...days('2026-10', [1, 2, 3, 4, 50]), ...days('2026-11', [5, 6, 7])];
    const found = only(tickets(), rows, { asOf: '2026-11-04T09:00:00Z', comparisons: toDate });
    expect(found).toMatchObject({
      current: { label: '2026-11-01 to 2026-11-03', value: 18, days: 3, endDate: '2026-11-04' },
      base: { label: '2026-10-01 to 2026-10-03', value: 6 },
      change: 12,
    });
    expect(found.message).toContain(
      'in the first 3 days of November 2026, 12 tickets (200.0 %) higher than in the first 3',
    );
    const one = only(tickets(), rows, { asOf: '2026-11-02T09:00:00Z', comparisons: toDate });
    expect(one.message).toContain('on the first day of November 2026');
  });

  it('takes all of a shorter month, and says so where that explains the change', () => {
    const rows = [
      ...days(
        '2026-02',
        Array.from({ length: 28 }, () => 10),
      ),
      ...days(
        '2026-03',
        Array.from({ length: 31 }, () => 9.5),
      ),
    ];
    const late = { ...options, asOf: '2026-03-31T12:00:00Z', comparisons: toDate };
    const found = comparePeriods(tickets(), rows, late);
    expect(found.comparisons[0]).toMatchObject({ current: { days: 30, value: 285 }, base: { days: 28, value: 280 } });
    expect(found.comparisons[0]?.message).toContain('in all 28 days of February 2026');
    expect(found.findings.map((one) => one.code)).toEqual(['LENGTH_EXPLAINS_CHANGE']);
  });

  it('counts elapsed days across 29 February', () => {
    const rows = [
      { date: '2023-03-01', value: 1 },
      { date: '2024-02-29', value: 2 },
      { date: '2024-03-01', value: 4 },
    ];
    const found = only(tickets(), rows, {
      period: 'year',
      asOf: '2024-03-01T12:00:00Z',
      comparisons: [{ window: 'toDate', against: 'yearBefore' }],
    });
    // 60 days of both years: to 29 February 2024, and to 1 March 2023.
    expect(found).toMatchObject({
      current: { days: 60, value: 2 },
      base: { days: 60, value: 1, endDate: '2023-03-02' },
    });
  });

  it('needs rows by day and a day that is over', () => {
    const rows = [
      { period: '2026-10', value: 100 },
      { period: '2026-11-01', value: 3 },
    ];
    const coarse = only(tickets(), rows, { asOf: '2026-11-04T09:00:00Z', comparisons: toDate });
    expect(coarse).toMatchObject({ noDirectionBecause: 'needsDailyRows', change: null });
    expect(coarse.message).toContain('give rows by day');
    const early = only(tickets(), rows, { asOf: '2026-11-01T09:00:00Z', comparisons: toDate });
    expect(early).toMatchObject({ noDirectionBecause: 'nothingElapsed', current: { value: null, days: 0 } });
  });

  it('cuts days in the zone given', () => {
    const rows = [
      { at: '2026-11-01T23:30:00Z', value: 1 },
      { at: '2026-11-02T23:30:00Z', value: 2 },
      { at: '2026-10-01T10:00:00Z', value: 4 },
    ];
    const at = { asOf: '2026-11-03T12:00:00Z', comparisons: toDate } as const;
    expect(only(tickets(), rows, { ...at, timeZone: 'Europe/Berlin' }).current.value).toBe(1);
    expect(only(tickets(), rows, at).current.value).toBe(3);
  });
});

describe('what is compared by default', () => {
  const asked = (more: Partial<ComparePeriodsOptions>) =>
    comparePeriods(kpi(), [], { ...options, ...more }).comparisons.map(
      ({ window, against, periods }) => `${window}${periods > 1 ? periods : ''} ${against}`,
    );

  it('suits the length of the periods', () => {
    const whole = ['period previous', 'period yearBefore', 'rolling3 previous', 'rolling12 previous'];
    expect(asked({})).toEqual(whole);
    expect(asked({ asOf: '2026-11-09T00:00:00Z' })).toEqual([...whole, 'toDate previous', 'toDate yearBefore']);
    expect(asked({ period: 'year', asOf: '2026-11-09T00:00:00Z' })).toEqual([
      'period previous',
      'rolling3 previous',
      'toDate previous',
    ]);
    expect(asked({ period: 'day', asOf: '2026-11-09T12:00:00Z' })).toEqual([
      'period previous',
      'period yearBefore',
      'rolling7 previous',
      'rolling28 previous',
    ]);
  });

  it('is nothing without rows, with a finding', () => {
    const found = comparePeriods(kpi(), [], options);
    expect(found.findings.map((one) => one.code)).toEqual(['NO_ROWS']);
    expect(found.comparisons.every((one) => one.noDirectionBecause === 'noData')).toBe(true);
  });

  it('counts every row once', () => {
    const rows = [
      month('2020-01', 1),
      month('2026-10', 1),
      month('2026-12', 1),
      { period: '2026-10', value: 97 },
      null,
      month('2026-09', Number.NaN),
    ] as readonly object[];
    const found = comparePeriods(kpi(), rows, options);
    expect(found.rows).toEqual({ total: 6, used: 1, leftOut: 4, outside: 1 });
    expect(found.findings.map((one) => one.code)).toEqual([
      'ROW_AFTER_AS_OF',
      'RATIO_WITHOUT_PARTS',
      'NOT_A_RECORD',
      'INVALID_FIGURE',
    ]);
  });

  it('takes the frequency of the KPI for its periods', () => {
    const { period: _, ...rest } = options;
    expect(comparePeriods(kpi({ frequency: 'quarter' }), [], rest).periodUnit).toBe('quarter');
  });
});

describe('arguments that are wrong', () => {
  it('are refused by code, all at once', () => {
    const refuse = (more: object, definition = kpi()) =>
      codesOf(() => comparePeriods(definition, [], { ...options, ...more } as ComparePeriodsOptions));
    expect(refuse({ alpha: '0.05', comparisons: [{ window: 'rolling', against: 'previous', periods: 2.5 }] })).toEqual([
      'OUT_OF_RANGE options.comparisons[0].periods',
      'INVALID_TYPE options.alpha',
    ]);
    expect(refuse({ comparison: [] })).toEqual(['UNKNOWN_KEY options.comparison']);
    expect(refuse({ comparisons: 'all' })).toEqual(['INVALID_TYPE options.comparisons']);
    expect(
      refuse({
        comparisons: [
          { window: 'period', against: 'last', periods: 3 },
          { window: 'rolling', against: 'previous' },
          { window: 'rolling', against: 'previous', periods: 1 },
          { against: 'previous', kind: 'x' },
        ],
        alpha: 5,
        perDay: true,
      }),
    ).toEqual([
      'INVALID_VALUE options.comparisons[0].against',
      'INVALID_VALUE options.comparisons[0].periods',
      'REQUIRED options.comparisons[1].periods',
      'OUT_OF_RANGE options.comparisons[2].periods',
      'UNKNOWN_KEY options.comparisons[3].kind',
      'REQUIRED options.comparisons[3].window',
      'INVALID_VALUE options.perDay',
      'OUT_OF_RANGE options.alpha',
    ]);
    expect(refuse({ period: 'day', comparisons: toDate })).toEqual(['INVALID_VALUE options.comparisons[0].window']);
    expect(refuse({ period: 'hour' })).toEqual(['INVALID_VALUE options.period']);
    expect(refuse({ timeZone: 'Mars' })).toEqual(['UNKNOWN_TIME_ZONE options.timeZone']);
    expect(refuse({ perDay: 'yes' }, tickets())).toEqual(['INVALID_TYPE options.perDay']);
    expect(refuse({ from: options.asOf })).toEqual(['FROM_AFTER_AS_OF options.from']);
    expect(codesOf(() => comparePeriods(kpi(), undefined as unknown as [], options))).toEqual(['REQUIRED rows']);
  });
});

describe('months of many cases', () => {
  // Months scatter by about 1.5 points, twenty times what counting among 400,000 cases explains.
  const shares = [0.952, 0.938, 0.961, 0.944, 0.957, 0.935, 0.95, 0.963, 0.941];
  const from = (list: readonly number[]) =>
    list.map((share, i) =>
      month(`2026-${String(i + 11 - list.length).padStart(2, '0')}`, Math.round(400_000 * share), 400_000),
    );

  it('are held against the scatter of the months before', () => {
    const calm = only(kpi(), from([...shares, 0.952]), { comparisons: previous });
    expect(calm.message).toContain(
      '; better, though no more than months differ anyway, however many cases stand behind them.',
    );
    expect(calm.test).toMatchObject({ couldBeChance: true, scatter: { periods: 9 } });
    expect(calm.test?.p).toBeLessThan(1e-10);
    expect(calm.test?.scatter?.p).toBeGreaterThan(0.05);
    expect(Math.sqrt(calm.test?.scatter?.dispersion ?? 0)).toBeGreaterThan(20);
    const fall = only(kpi(), from([...shares, 0.85]), { comparisons: previous });
    expect(fall.message).toContain('; worse, and very unlikely to be chance.');
    expect(fall.test).toMatchObject({ couldBeChance: false });
    const three = only(kpi(), from([...shares, 0.952]), { comparisons: rolling(3) });
    expect(three.test).toMatchObject({ couldBeChance: true, scatter: { periods: 6 } });
  });

  it('are not called unlikely to be chance where too few months are known', () => {
    const two = only(kpi(), from([0.941, 0.952]), { comparisons: previous });
    expect(two.message).toContain(
      '; better, and not a matter of small numbers; whether it is unusual for this measure, controlChart tells.',
    );
    expect(two.test).toMatchObject({ couldBeChance: false, scatter: null });
  });

  it('count as before where months scatter no more than counting explains', () => {
    const even = from(Array(9).fill(0.95)).map((row) => ({ ...row, numerator: 950, denominator: 1000 }));
    const found = only(kpi(), [...even, month('2026-10', 900)], { comparisons: previous });
    expect(found.test).toMatchObject({ couldBeChance: false });
    expect(found.message).toContain('very unlikely to be chance');
  });
});
