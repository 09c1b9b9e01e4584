import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  individualsChart,
  type RunRule,
  type RunRulePoint,
  type RunRuleSet,
  runRules,
  runsAnalysis,
  strongestSignals,
} from '../../../src/statistics/index.js';

const zs = fc.array(
  fc.option(
    fc.oneof(
      fc.integer({ min: -35, max: 35 }).map((one) => one / 10),
      fc.constantFrom(-2.5, -1.5, -0.5, 0, 0.5, 1.5, 2.5),
      fc.integer({ min: 1, max: 20 }).map((one) => one / 10),
    ),
    { nil: null, freq: 25 },
  ),
  { maxLength: 60 },
);
const sets = fc.constantFrom<RunRuleSet>('nhs', 'westernElectric', 'nelson');
const pointsOf = (z: readonly (number | null)[]): RunRulePoint[] =>
  z.map((one) => ({
    value: one,
    center: one === null ? null : 0,
    z: one,
    beyond: one === null || Math.abs(one) <= 3 ? null : one > 0 ? 'above' : 'below',
  }));

/** The rules word by word: for each point, whether the points that end with it make the pattern. */
function completing(rule: RunRule, z: readonly number[], set: RunRuleSet, lengths: Record<string, number>): number[] {
  const window = (end: number, length: number): readonly number[] | null =>
    end - length + 1 < 0 ? null : z.slice(end - length + 1, end + 1);
  const steps = (part: readonly number[]): number[] => part.slice(1).map((one, i) => Math.sign(one - part[i]!));
  const test = (end: number): boolean => {
    const part = window(end, lengths[rule]!);
    if (part === null) return false;
    const oneSide = part.every((one) => one > 0) || part.every((one) => one < 0);
    switch (rule) {
      case 'beyondLimits':
        return Math.abs(part[0]!) > 3;
      case 'shift':
        return oneSide;
      case 'trend':
        return steps(part).every((one) => one === 1) || steps(part).every((one) => one === -1);
      case 'alternating':
        return steps(part).every((one, i, all) => one !== 0 && (i === 0 || one === -all[i - 1]!));
      case 'twoOfThree':
        if (set === 'nhs') return oneSide && part.filter((one) => Math.abs(one) > 2 && Math.abs(one) <= 3).length >= 2;
        return [1, -1].some((side) => side * z[end]! > 2 && part.filter((one) => side * one > 2).length >= 2);
      case 'fourOfFive':
        return [1, -1].some((side) => side * z[end]! > 1 && part.filter((one) => side * one > 1).length >= 4);
      case 'stratification':
        return part.every((one) => Math.abs(one) <= 1);
      case 'mixture':
        return part.every((one) => Math.abs(one) > 1) && !oneSide;
    }
  };
  return z.flatMap((_, end) => (test(end) ? [end] : []));
}

describe('run rules', () => {
  it('agree with their definitions read word by word', () => {
    fc.assert(
      fc.property(zs, sets, (given, ruleSet) => {
        const z = given.filter((one) => one !== null);
        const { signals, conventions } = runRules(pointsOf(z), { ruleSet });
        const lengths = { ...conventions.lengths, beyondLimits: 1, twoOfThree: 3, fourOfFive: 5 };
        for (const rule of conventions.rules) {
          const completed = signals.filter((one) => one.rule === rule).flatMap((one) => one.completedAt);
          expect(completed.sort((a, b) => a - b)).toEqual(completing(rule, z, ruleSet, lengths));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('skip missing points as if they were not there, and give signals in order', () => {
    fc.assert(
      fc.property(zs, sets, (given, ruleSet) => {
        const places = given.flatMap((one, i) => (one === null ? [] : [i]));
        const place = (i: number) => places[i]!;
        const { signals } = runRules(pointsOf(given), { ruleSet });
        const without = runRules(pointsOf(given.filter((one) => one !== null)), { ruleSet });
        const moved = without.signals.map((one) => ({
          ...one,
          start: place(one.start),
          end: place(one.end),
          points: one.points.map(place),
          completedAt: one.completedAt.map(place),
        }));
        expect(signals).toEqual(moved);
        for (const { start, end, points, completedAt } of signals) {
          expect([start, end]).toEqual([points[0], points[points.length - 1]]);
          expect([...points]).toEqual([...new Set(points)].sort((a, b) => a - b));
          expect(completedAt.length).toBeGreaterThan(0);
        }
        const flagged = new Set(signals.flatMap((one) => one.points));
        const strongest = strongestSignals(signals, given.length);
        strongest.forEach((one, i) => {
          expect(one !== null).toBe(flagged.has(i));
        });
      }),
      { numRuns: 200 },
    );
  });

  it('read backwards in time find the same points, and every trend the other way', () => {
    fc.assert(
      fc.property(zs, (given) => {
        const told = (z: readonly (number | null)[], mirror: (i: number) => number, turn: boolean) =>
          runRules(pointsOf(z))
            .signals.map(({ rule, side, direction, points }) => {
              const turned = direction === null ? side : (direction === 'rising') === turn ? 'falling' : 'rising';
              return JSON.stringify([rule, turned, points.map(mirror).sort((a, b) => a - b)]);
            })
            .sort();
        const n = given.length;
        expect(told([...given].reverse(), (i) => n - 1 - i, true)).toEqual(told(given, (i) => i, false));
      }),
      { numRuns: 200 },
    );
  });

  it('find the same when a constant is added or the unit changes', () => {
    const values = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 40 });
    const shifts = fc.integer({ min: -100_000, max: 100_000 });
    const scales = fc.constantFrom(3, 0.1, 60, 1e-6, 1e9, 7 / 3);
    fc.assert(
      fc.property(values, shifts, scales, sets, (given, shift, scale, ruleSet) => {
        const signals = (series: readonly number[]) => runRules(individualsChart(series).points, { ruleSet }).signals;
        const expected = signals(given);
        expect(signals(given.map((one) => one + shift))).toEqual(expected);
        expect(signals(given.map((one) => one * scale))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});

describe('runs analysis', () => {
  it('is the same backwards, upside down, and with missing points in between', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 50 }), (values) => {
        const figures = (series: readonly (number | null)[]) => {
          const { center: _, longestRunAt: __, ...rest } = runsAnalysis(series);
          return rest;
        };
        const expected = figures(values);
        expect(figures([...values].reverse())).toEqual(expected);
        expect(figures(values.map((one) => -one))).toEqual(expected);
        expect(figures(values.flatMap((one) => [one, null]))).toEqual(expected);
        expect(expected.usefulPoints + expected.pointsOnCenter).toBe(values.length);
      }),
      { numRuns: 200 },
    );
  });
});
