import { describe, expect, it } from 'vitest';
import {
  controlChart,
  defineKpi,
  explainChange,
  findChanges,
  findOutliers,
  forecastKpi,
  measureKpi,
  scanKpis,
  turnaroundRows,
} from '../../src/kpi/index.js';
import { notSureAmongMany } from '../../src/kpi/scan/messages.js';
import { codesOf } from '../core/issues-of.js';

const loose = (value: unknown): never => value as never;
const kpi = defineKpi({
  id: 'tat',
  name: 'Turnaround',
  unit: 'hours',
  direction: 'lower',
  target: 30,
  aggregation: { kind: 'mean' },
});
const rows = [24, 25, 23, 24, 26, 41, 24, 25, 25, 23, 24, 26].map((value, i) => ({
  period: `2025-${String(i + 1).padStart(2, '0')}`,
  value,
}));
const series = measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-01-01T00:00:00Z' });
const jobs = [{ openedAt: '2025-01-02T10:00:00Z', resolvedAt: '2025-01-02T12:00:00Z' }];
const asOf = '2025-02-01T00:00:00Z';

describe('arguments of the wrong kind', () => {
  it('names options that are null', () => {
    for (const run of [findChanges, findOutliers, forecastKpi]) {
      expect(codesOf(() => run(kpi, series, loose(null)))).toEqual(['INVALID_TYPE options']);
    }
  });

  it('reads numbers of findChanges as numbers only', () => {
    expect(codesOf(() => findChanges(kpi, series, { permutations: loose(10n) }))).toContain(
      'INVALID_TYPE options.permutations',
    );
  });

  it('refuses fields of turnaroundRows that are no names', () => {
    expect(codesOf(() => turnaroundRows(jobs, { asOf, opened: loose(null), done: loose(5) }))).toEqual([
      'INVALID_TYPE options.opened',
      'INVALID_TYPE options.done',
    ]);
    expect(codesOf(() => turnaroundRows(jobs, { asOf, done: ' ' }))).toEqual(['OUT_OF_RANGE options.done']);
  });

  it('checks how scanKpis judges trends, and says where it stands', () => {
    const scan = (trend: unknown, measures = [{ kpi, series }]) =>
      codesOf(() => scanKpis(measures, { trend: loose(trend) }));
    expect(scan(5)).toEqual(['INVALID_TYPE options.trend']);
    expect(scan(null)).toEqual(['INVALID_TYPE options.trend']);
    expect(scan({ alpha: 0.1 }, [])).toEqual(['UNKNOWN_KEY options.trend.alpha']);
    expect(scan({ season: 'spring' })).toEqual(['INVALID_VALUE options.trend.season']);
  });

  it('refuses what nobody reads in a period of a control chart', () => {
    const misspelt = loose([{ period: '2025-05', reasen: 'a new contract' }]);
    expect(codesOf(() => controlChart(kpi, series, { rebaseAt: misspelt }))).toEqual([
      'UNKNOWN_KEY options.rebaseAt[0].reasen',
    ]);
    expect(codesOf(() => controlChart(kpi, series, { exclude: misspelt }))).toEqual([
      'UNKNOWN_KEY options.exclude[0].reasen',
    ]);
  });
});

it('scanKpis tells names apart that hold a comma', () => {
  const finding = (count: number) =>
    notSureAmongMany(
      Array.from({ length: count }, (_, i) => `Acme, K${i}`),
      100,
      0.05,
    ).message;
  expect(finding(2)).toMatch(/^Looked at alone, Acme, K0; Acme, K1 would count as trends; /);
  expect(finding(7)).toMatch(/; Acme, K4 and 2 more would count as trends; /);
});

it('explainChange gives no -0, which JSON does not know', () => {
  const ratio = defineKpi({
    id: 'r',
    name: 'In time',
    unit: 'percent',
    direction: 'higher',
    aggregation: { kind: 'ratio', numerator: 'n', denominator: 'd' },
  });
  // One group keeps its share, and its rates lie below the average.
  const side = (n: number) => [
    { n, d: 1000, site: 'x' },
    { n: 900, d: 1000, site: 'y' },
  ];
  const { groups } = explainChange(ratio, side(700), side(800), 'site');
  for (const { mixEffect, rateEffect } of groups) {
    expect(Object.is(mixEffect, -0)).toBe(false);
    expect(Object.is(rateEffect, -0)).toBe(false);
  }
});
