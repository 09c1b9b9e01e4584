import { describe, expect, it } from 'vitest';
import { controlChart, defineKpi, type KpiDefinition, measureKpi, proposeRebaseline } from '../../../src/kpi/index.js';
import { monthRows } from '../series.js';

const hours = {
  id: 'h',
  name: 'Time to solve',
  unit: 'hours',
  direction: 'lower',
  aggregation: { kind: 'mean' },
} as const;
const year = { period: 'month', timeZone: 'UTC', asOf: '2027-01-01T00:00:00Z' } as const;

function chartOf(definition: KpiDefinition, values: readonly number[], from = 2026) {
  const kpi = defineKpi(definition);
  const rows = monthRows(
    values.map((value) => ({ value, ok: value, n: 200 })),
    from,
  );
  return controlChart(kpi, measureKpi(kpi, rows, year));
}

describe('limits of values that drift', () => {
  const falling = [30, 29, 28.5, 27, 27.2, 26, 25.5, 25, 24.1, 23.6, 23.9, 22];

  it('do not foretell misses that the trend has ended', () => {
    const chart = chartOf({ ...hours, target: 24 }, falling);
    expect(chart.assurance).toMatchObject({ verdict: 'hitAndMiss', levelHolds: false, missShare: null });
    expect(chart.message).toBe(
      'Probably not chance, and for the better: December 2026 is, at 22.0 hours, lower than ordinary variation explains (23.8 to 28.2 hours). Over the whole time the values get better by more than chance explains, so these limits do not tell whether the target of 24 hours will be met.',
    );
  });

  it('are no all-clear, even where no single month is unusual and no target is set', () => {
    const rating = { ...hours, unit: 'number', direction: 'higher', decimals: 2 } as const;
    const values = [4.6, 4.5, 4.4, 4.5, 4.7, 4.5, 4.6, 4.4, 4.3, 4.2, 4.25, 4.1];
    expect(chartOf(rating, values).message).toBe(
      'Ordinary variation: nothing unusual happened in these 12 months. But over the whole time the values get worse by more than chance explains.',
    );
  });

  it('stand where the drift only confirms what they say', () => {
    const chart = chartOf({ ...hours, target: 40 }, falling);
    expect(chart.assurance).toMatchObject({ verdict: 'willBeMet', levelHolds: true });
    expect(chart.message).toContain('target of 40 hours will be met month after month');
  });

  it('begin anew with a new start, and so does the question of a drift', () => {
    const kpi = defineKpi({ ...hours, target: 24 });
    const rows = monthRows([40, 39, 37, 36, 20, 22, 19, 21, 23, 20, 21, 20], 2026);
    const series = measureKpi(kpi, rows, year);
    expect(controlChart(kpi, series).assurance.levelHolds).toBe(false);
    expect(controlChart(kpi, series, { rebaseAt: ['2026-05'] }).assurance.levelHolds).toBe(true);
  });
});

describe('the verdict on the target', () => {
  const rate = { ...hours, name: 'Accuracy', unit: 'percent', direction: 'higher', target: 98 } as const;
  const ratio: KpiDefinition = { ...rate, aggregation: { kind: 'ratio', numerator: 'ok', denominator: 'n' } };

  it('of a rate that never varied is the one that its miss share has', () => {
    const on = chartOf(ratio, Array(12).fill(196));
    expect(on.assurance.verdict).toBe('hitAndMiss');
    expect(on.assurance.missShare).toBeCloseTo(0.3711564, 6);
    expect(on.message).toContain('will probably be missed in some months (about 37 %), unless');
    expect(chartOf(ratio, Array(12).fill(200)).assurance.verdict).toBe('willBeMet');
    expect(chartOf(ratio, Array(12).fill(180)).assurance.verdict).toBe('willBeMissed');
  });

  it('of a seasonal series names the months that went the other way', () => {
    const noise = [1, -1, 0.5, -0.5, 0, 1, -1, 0.4, 0.7, -0.6, 0.2];
    const values = Array.from({ length: 36 }, (_, i) => 100 + 30 * Math.cos((i * Math.PI) / 6) + noise[i % 11]!);
    const chart = chartOf({ ...hours, target: 130 }, values, 2024);
    expect(chart.assurance.verdict).toBe('willBeMet');
    expect(chart.message).toContain(
      'will be met in a usual month (the months of a year differ, and 2 of these 36 missed it), unless the process changes.',
    );
  });

  it('is not that there is no target, when there is no data', () => {
    expect(chartOf(ratio, []).assurance.verdict).toBe('insufficientData');
    expect(
      chartOf({ ...rate, target: [{ effectiveFrom: '2030-01-01', target: 1 }] }, [1, 2, 3]).assurance.verdict,
    ).toBe('noTarget');
  });
});

it('days are told with "on"', () => {
  const kpi = defineKpi({ ...hours, target: 21 });
  const rows = Array.from({ length: 30 }, (_, i) => ({
    date: `2026-11-${String(i + 1).padStart(2, '0')}`,
    value: 20 + [0, 1, -1, 2, -2, 1, 0, -1][i % 8]! + (i === 9 ? 20 : 0),
  }));
  const series = measureKpi(kpi, rows, { period: 'day', timeZone: 'UTC', asOf: '2026-12-01T00:00:00Z' });
  const { message } = controlChart(kpi, series);
  expect(message).toMatch(/^Ordinary variation on 30 November 2026\. /);
  expect(message).toMatch(/missed on every other day/);
});

it('proposals refuse options that are no object', () => {
  const kpi = defineKpi(hours);
  const series = measureKpi(kpi, [], year);
  expect(() => proposeRebaseline(kpi, series, null as never)).toThrow(/not an object/);
});
