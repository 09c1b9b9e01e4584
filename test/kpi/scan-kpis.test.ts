import { describe, expect, it } from 'vitest';
import { analyzeTrend, defineKpi, type Kpi, type KpiSeries, scanKpis } from '../../src/kpi/index.js';
import { seededRandom } from '../../src/numeric/random.js';
import { codesOf } from '../core/issues-of.js';
import { monthly } from './series.js';

const hours = defineKpi({
  id: 'turnaround',
  name: 'Turnaround',
  unit: 'hours',
  direction: 'lower',
  target: 45,
  aggregation: { kind: 'mean' },
});
const seriesOf = (values: readonly (number | null)[], kpi: Kpi = hours): KpiSeries =>
  monthly(kpi, values, { year: 2024, asOf: '2027-01-01T00:00:00Z' });
const noise = (seed: number, n = 12): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () => Math.round(10 * (40 + 4 * (random() + random() - 1))) / 10);
};
const deteriorating = [39, 40, 38, 41, 43, 42, 44, 46, 47, 48];
const improving = [44, 43, 43, 42, 41, 40, 40, 38, 37, 36, 35, 34];

describe('scanKpis', () => {
  it('calls alone what it does not call among a hundred', () => {
    const measures = Array.from({ length: 200 }, (_, i) => ({
      subject: `V${i}`,
      kpi: hours,
      series: seriesOf(noise(i + 1)),
    }));
    const scan = scanKpis(measures);
    const alone = scan.kpis.filter(({ verdictAlone }) => /ing$/.test(verdictAlone)).length;
    const called = scan.kpis.filter(({ verdict }) => verdict === 'improving' || verdict === 'deteriorating').length;
    expect(alone).toBeGreaterThan(2);
    expect(called).toBeLessThanOrEqual(1);
    expect(scan.findings.map(({ code, params }) => [code, params.count])).toEqual([
      ['TREND_NOT_SURE_AMONG_MANY', alone - called],
      ['STALE_DATA', 200],
    ]);
    expect(scan.findings[0]?.message).toContain('up to about 10 such findings are to be expected by chance');
  });

  it('still finds the few that are real, and gives them the verdict of analyzeTrend', () => {
    const real = [deteriorating, improving];
    const measures = [...real, ...Array.from({ length: 30 }, (_, i) => noise(i + 500))].map((values) => ({
      kpi: hours,
      series: seriesOf(values),
    }));
    const scan = scanKpis(measures);
    expect(scan.kpis.slice(0, 2).map(({ verdict }) => verdict)).toEqual(['deteriorating', 'improving']);
    expect(scan.kpis[0]?.p).toBe(analyzeTrend(hours, measures[0]?.series as KpiSeries).evidence.mannKendall.p);
    expect(scan.kpis[0]?.q).toBeGreaterThanOrEqual(scan.kpis[0]?.p ?? 1);
  });

  it('ranks what gets worse and misses first, and leaves out what needs nobody', () => {
    const measures = [
      { subject: 'once', kpi: hours, series: seriesOf([40, 41, 40, 41, 40, 41, 46]) },
      { subject: 'fine', kpi: hours, series: seriesOf([40, 41, 40, 41, 40, 41, 40]) },
      { subject: 'again', kpi: hours, series: seriesOf([46, 47, 46, 47, 46, 47, 46]) },
      { subject: 'worse', kpi: hours, series: seriesOf([30, 31, 32, 33, 34, 35, 36, 37, 38]) },
      { subject: 'both', kpi: hours, series: seriesOf(deteriorating) },
      { subject: 'better', kpi: hours, series: seriesOf(improving) },
    ];
    const scan = scanKpis(measures);
    expect(scan.watchList.map(({ place, position }) => [place, measures[position]?.subject])).toEqual([
      [1, 'both'],
      [2, 'again'],
      [3, 'worse'],
      [4, 'once'],
    ]);
    expect(scan.kpis[2]?.missStreak).toBe(7);
    expect(scan.kpis[1]?.severity).toBeNull();
  });

  it('does not depend on the order of the measures', () => {
    const measures = Array.from({ length: 12 }, (_, i) => ({
      subject: `V${i}`,
      kpi: hours,
      series: seriesOf(noise(i + 40, 9 + i)),
    }));
    const ahead = scanKpis(measures);
    const back = scanKpis([...measures].reverse());
    const strip = ({ position: _, ...rest }: (typeof ahead.kpis)[number]) => rest;
    expect(back.kpis.map(strip).reverse()).toEqual(ahead.kpis.map(strip));
  });

  it('says nothing of a measure without data, and of no measures', () => {
    const scan = scanKpis([
      { kpi: hours, series: seriesOf([]) },
      { kpi: hours, series: seriesOf([44, 45, 46]) },
    ]);
    expect(scan.kpis.map(({ verdict, p, q }) => [verdict, p, q])).toEqual([
      ['insufficientData', null, null],
      ['insufficientData', null, null],
    ]);
    expect(scanKpis([])).toMatchObject({ kpis: [], watchList: [], tests: 0, findings: [] });
    expect(JSON.parse(JSON.stringify(scan))).toEqual(scan);
  });

  it('names every wrong measure by its position, and a wrong option once', () => {
    expect(codesOf(() => scanKpis([], { alpha: 5 }))).toEqual(['OUT_OF_RANGE options.alpha']);
    const other = { ...seriesOf(deteriorating), kpiId: 'other' };
    expect(
      codesOf(() =>
        scanKpis([
          { kpi: hours, series: other },
          { kpi: hours, series: { ...other } },
        ]),
      ),
    ).toEqual(['KPI_MISMATCH measures[0].series.kpiId', 'KPI_MISMATCH measures[1].series.kpiId']);
    expect(codesOf(() => scanKpis([null, { kpi: hours, series: other, vendor: 'x' }] as never))).toEqual([
      'INVALID_TYPE measures[0]',
      'UNKNOWN_KEY measures[1].vendor',
    ]);
    const two = [deteriorating, improving].map((values) => ({ kpi: hours, series: seriesOf(values) }));
    expect(codesOf(() => scanKpis(two, { trend: { autocorrelation: 'maybe' as never } }))).toEqual([
      'INVALID_VALUE options.trend.autocorrelation',
    ]);
    expect(codesOf(() => scanKpis(two, { alpha: 5 }))).toHaveLength(1);
    expect(codesOf(() => scanKpis('x' as never))).toEqual(['INVALID_TYPE measures']);
  });
});
