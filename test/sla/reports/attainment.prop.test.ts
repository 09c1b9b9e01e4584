import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attainment } from '../../../src/sla/reports/attainment.js';
import { countDurations } from '../../../src/sla/reports/measured-duration.js';
import { percentileTarget } from '../../../src/sla/reports/percentile-target.js';

const counts = fc.record({ met: fc.integer({ min: 0, max: 5000 }), missed: fc.integer({ min: 0, max: 5000 }) });
/** Goals in hundredths of a percent, so that the slow version below can count in whole numbers. */
const goal = fc.integer({ min: 0, max: 10_000 });
const durations = fc.array(
  fc.record({ elapsedMs: fc.integer({ min: 0, max: 50 }), targetMs: fc.constant(25), closed: fc.boolean() }),
);

describe('attainment', () => {
  it('agrees with whole numbers, and the allowance with trying every number of misses', () => {
    fc.assert(
      fc.property(counts, goal, ({ met, missed }, hundredths) => {
        const answer = attainment({ met, missed }, { goalPercent: (hundredths / 100).toFixed(2) });
        const all = met + missed;
        let allowed = 0;
        while (allowed < all && 10_000 * (all - allowed - 1) >= hundredths * all) allowed += 1;
        expect(answer.allowedMisses).toBe(allowed);
        expect(answer.goalMet).toBe(all === 0 ? null : 10_000 * met >= hundredths * all);
        expect(answer.missesLeft).toBe(allowed - missed);
        expect((answer.missesOverLimit ?? 0) > 0).toBe(answer.goalMet === false);
        if (answer.sampleForOneMiss !== null) {
          const at = (n: number) => attainment({ met: n, missed: 0 }, { goalPercent: (hundredths / 100).toFixed(2) });
          expect(at(answer.sampleForOneMiss).allowedMisses).toBeGreaterThanOrEqual(1);
          expect(at(answer.sampleForOneMiss - 1).allowedMisses).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the share inside its interval and the text on the side of the verdict', () => {
    fc.assert(
      fc.property(counts, goal, ({ met, missed }, hundredths) => {
        const { attainmentPercent, attainmentText, interval95Percent, goalMet } = attainment(
          { met, missed },
          { goalPercent: (hundredths / 100).toFixed(2) },
        );
        if (attainmentPercent === null || attainmentText === null || interval95Percent === null) return;
        const [lower, upper] = interval95Percent;
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(100);
        expect(lower).toBeLessThanOrEqual(attainmentPercent);
        expect(upper).toBeGreaterThanOrEqual(attainmentPercent);
        const shown = Number(attainmentText.replace(' %', ''));
        expect(shown * 100 >= hundredths - 1e-9).toBe(goalMet);
        expect(shown === 100).toBe(missed === 0);
        expect(shown === 0).toBe(met === 0);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same verdict by nearest rank as by counting closed items', () => {
    fc.assert(
      fc.property(durations, fc.integer({ min: 1, max: 100 }), (rows, percent) => {
        const closed = rows.filter((row) => row.closed);
        const byRank = percentileTarget(rows, { percent, withinMs: 25 });
        expect(byRank.targetMet).toBe(attainment(countDurations(closed), { goalPercent: percent }).goalMet);
        expect(byRank.count).toBe(closed.length);
        const { findings: _, ...kinds } = countDurations(rows);
        expect(Object.values(kinds).reduce((a, b) => a + b, 0)).toBe(rows.length);
      }),
      { numRuns: 300 },
    );
  });

  it('reads percentiles that grow with the percentage and do not depend on order', () => {
    fc.assert(
      fc.property(durations, fc.integer({ min: 0, max: 99 }), (rows, percent) => {
        for (const method of ['nearestRank', 'linear'] as const) {
          const low = percentileTarget(rows, { percent, method }).elapsedMs ?? 0;
          const high = percentileTarget([...rows].reverse(), { percent: percent + 1, method }).elapsedMs ?? 0;
          expect(high).toBeGreaterThanOrEqual(low);
        }
      }),
      { numRuns: 200 },
    );
  });
});
