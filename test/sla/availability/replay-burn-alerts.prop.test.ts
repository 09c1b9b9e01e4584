import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BurnAlertRule } from '../../../src/sla/availability/burn-alert-plan.js';
import { replayBurnAlerts } from '../../../src/sla/availability/replay-burn-alerts.js';

const MINUTE = 60_000;
const rule = fc
  .record({
    severity: fc.constantFrom('page' as const, 'ticket' as const),
    burnRate: fc.constantFrom('1', '2.5', '10', '14.4'),
    long: fc.integer({ min: 1, max: 30 }),
    shorter: fc.integer({ min: 0, max: 29 }),
    hold: fc.integer({ min: 0, max: 4 }),
    minimumEvents: fc.constantFrom(0, 30),
  })
  .map(({ long, shorter, hold, ...rest }): BurnAlertRule & { readonly hold: number } => ({
    ...rest,
    hold,
    forMs: hold * MINUTE,
    longWindowMs: long * MINUTE,
    shortWindowMs: Math.max(1, long - shorter) * MINUTE,
  }));
const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 50 })), { maxLength: 80 });

/** Sums every window anew at every minute, with the target 99 %: bad / total > burn rate / 100. */
function slowFires(
  steps: readonly (readonly [number, number])[],
  one: BurnAlertRule & { readonly hold: number },
): boolean[] {
  const tenths = Math.round(Number(one.burnRate) * 10);
  const exceeds = (windowMs: number, end: number): boolean => {
    const part = steps.slice(Math.max(0, end - windowMs / MINUTE), end);
    const bad = part.reduce((sum, [b]) => sum + b, 0);
    const total = part.reduce((sum, [b, t]) => sum + Math.max(b, t), 0);
    if (windowMs === one.longWindowMs && total < (one.minimumEvents ?? 0)) return false;
    return total > 0 && bad * 1000 > tenths * total;
  };
  let held = 0;
  return steps.map((_, position) => {
    held = exceeds(one.longWindowMs, position + 1) && exceeds(one.shortWindowMs, position + 1) ? held + 1 : 0;
    return held > one.hold;
  });
}

describe('replayBurnAlerts', () => {
  it('agrees with summing every window anew', () => {
    fc.assert(
      fc.property(counts, fc.array(rule, { minLength: 1, maxLength: 3 }), (steps, rules) => {
        const series = {
          start: 0,
          badEvents: steps.map(([b]) => b),
          totalEvents: steps.map(([b, t]) => Math.max(b, t)),
        };
        const published = rules.map(({ hold: _, ...rest }) => rest);
        const replay = replayBurnAlerts(series, { periodMs: 30 * 86_400_000, rules: published }, { targetPercent: 99 });
        const firsts = rules.map((one, position) => {
          const expected = slowFires(steps, one);
          const fires = steps.map((_, step) =>
            replay.alerts.some(
              ({ rule: of, from, to }) =>
                of === position &&
                Date.parse(from) <= (step + 1) * MINUTE &&
                (to === null || (step + 1) * MINUTE < Date.parse(to)),
            ),
          );
          expect(fires).toEqual(expected);
          return expected.indexOf(true) + 1;
        });
        const first = Math.min(...firsts.filter((minute) => minute > 0));
        expect(replay.first === null ? Number.POSITIVE_INFINITY : Date.parse(replay.first.at) / MINUTE).toBe(first);
        expect(replay.first?.rules.map((one) => one.rule) ?? []).toEqual(
          firsts.flatMap((minute, position) => (minute > 0 && minute === first ? [position] : [])),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the scale of the counts', () => {
    fc.assert(
      fc.property(
        counts,
        rule,
        fc.integer({ min: 2, max: 1000 }),
        (steps, { hold: _, minimumEvents: __, ...one }, scale) => {
          const run = (by: number) =>
            replayBurnAlerts(
              {
                start: 0,
                badEvents: steps.map(([b]) => b * by),
                totalEvents: steps.map(([b, t]) => Math.max(b, t) * by),
              },
              { periodMs: 30 * 86_400_000, rules: [one] },
              { targetPercent: '99.5' },
            ).alerts;
          expect(run(scale)).toEqual(run(1));
        },
      ),
      { numRuns: 100 },
    );
  });
});
