import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ControlChart, controlChart, type KpiDefinition, proposeRebaseline } from '../../../src/kpi/index.js';
import { figureKpi, isPlain, monthly, parts, ratioKpi } from './series.js';

const figures = fc.array(fc.option(fc.integer({ min: 0, max: 40 }), { nil: null, freq: 20 }), {
  minLength: 5,
  maxLength: 40,
});
const direction = fc.constantFrom<KpiDefinition['direction']>('higher', 'lower');
const ruleSet = fc.constantFrom('nhs', 'westernElectric', 'nelson');
const chartOf = (values: readonly (number | null)[], over: object, options: object): ControlChart => {
  const kpi = figureKpi(over);
  return controlChart(kpi, monthly(kpi, values), options);
};
/** All that does not depend on the scale of the values. */
const verdicts = (chart: ControlChart) => ({
  signals: chart.signals.map(({ message: _, ...rest }) => rest),
  variation: chart.variation,
  assurance: chart.assurance.verdict,
  points: chart.points.map(({ rule, variation, signal }) => ({ rule, variation, signal })),
});

describe('control charts', () => {
  it('move with a constant and stretch with the unit: limits do, no signal and no verdict changes', () => {
    fc.assert(
      fc.property(
        figures,
        direction,
        ruleSet,
        fc.integer({ min: -5000, max: 5000 }),
        fc.constantFrom(0.1, 3, 60, 1e6),
        (values, way, rules, constant, scale) => {
          // The half keeps the target away from limits: on a limit the last bit of a limit would decide.
          const target = 20.5;
          const plain = chartOf(values, { direction: way, target }, { ruleSet: rules });
          const moved = chartOf(
            values.map((one) => (one === null ? null : one + constant)),
            { direction: way, target: target + constant },
            { ruleSet: rules },
          );
          const exact = (one: number): number => Number((one * scale).toPrecision(12));
          const scaled = chartOf(
            values.map((one) => (one === null ? null : exact(one))),
            { direction: way, target: exact(target) },
            { ruleSet: rules },
          );
          expect(verdicts(moved)).toEqual(verdicts(plain));
          expect(verdicts(scaled)).toEqual(verdicts(plain));
          for (const side of ['lower', 'center', 'upper'] as const) {
            const limit = plain.segments[0]![side];
            if (limit === null) expect([moved.segments[0]![side], scaled.segments[0]![side]]).toEqual([null, null]);
            else {
              expect(moved.segments[0]![side]).toBeCloseTo(limit + constant, 8);
              expect(scaled.segments[0]![side]! / scale).toBeCloseTo(limit, 8);
            }
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  it('read backwards in time turn every trend, and judge it the other way', () => {
    fc.assert(
      fc.property(figures, direction, (values, way) => {
        const trends = (chart: ControlChart) => chart.signals.filter((one) => one.rule === 'trend');
        const n = values.length;
        const forwards = trends(chartOf(values, { direction: way }, {}));
        const backwards = trends(chartOf([...values].reverse(), { direction: way }, {})).reverse();
        expect(backwards.map((one) => [n - 1 - one.end, n - 1 - one.start])).toEqual(
          forwards.map((one) => [one.start, one.end]),
        );
        forwards.forEach((one, i) => {
          expect(backwards[i]!.direction).not.toBe(one.direction);
          expect(backwards[i]!.variation).not.toBe(one.variation);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('say the opposite where lower is better instead of higher, of the same signals', () => {
    fc.assert(
      fc.property(figures, ruleSet, (values, rules) => {
        const higher = chartOf(values, { direction: 'higher' }, { ruleSet: rules });
        const lower = chartOf(values, { direction: 'lower' }, { ruleSet: rules });
        const turned = {
          specialCauseImprovement: 'specialCauseConcern',
          specialCauseConcern: 'specialCauseImprovement',
        };
        const expected = higher.signals.map(({ variation, ...rest }) => ({
          ...rest,
          variation: turned[variation as keyof typeof turned] ?? variation,
        }));
        expect(lower.signals).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('of any ratio are plain data with limits inside 0 to 100, and proposals can be applied', () => {
    const pair = fc
      .tuple(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([all, share]): [number, number] => [Math.round(all * share), all]);
    fc.assert(
      fc.property(
        fc.array(pair, { maxLength: 30 }),
        fc.constantFrom('byKind', 'p', 'pPrime', 'u', 'uPrime', 'individuals'),
        fc.integer({ min: 2, max: 20 }),
        (pairs, chart, periods) => {
          const kpi = ratioKpi({ target: 80 });
          const series = monthly(kpi, parts(pairs));
          const found = controlChart(kpi, series, { chart, baseline: { periods } } as object);
          expect(isPlain(found)).toBe(true);
          expect(found.points).toHaveLength(series.points.length);
          for (const { lower, upper, center } of found.points) {
            if (lower === null || upper === null || center === null) continue;
            expect(lower <= center && center <= upper).toBe(true);
            if (found.chart === 'p' || found.chart === 'pPrime') expect(lower >= 0 && upper <= 100).toBe(true);
          }
          const { missShare } = found.assurance;
          expect(missShare === null || (missShare >= 0 && missShare <= 1)).toBe(true);
          const proposal = proposeRebaseline(kpi, series, { chart, minimumPeriods: 5 } as object);
          expect(isPlain(proposal)).toBe(true);
          const rebased = controlChart(kpi, series, { chart, rebaseAt: proposal.rebaseAt } as object);
          if (series.points.length > 0) expect(rebased.segments).toHaveLength(proposal.proposals.length + 1);
        },
      ),
      { numRuns: 150 },
    );
  });
});
