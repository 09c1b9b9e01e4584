import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/exact/fraction.js';
import { eventTally } from '../../../src/sla/availability/availability-tallies.js';
import { serviceLevel } from '../../../src/sla/availability/service-level.js';

const slice = fc
  .tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }))
  .map(([a, b]) => ({ goodEvents: Math.min(a, b), totalEvents: Math.max(a, b) }));
const slices = fc.array(slice, { minLength: 1, maxLength: 25 });
const target = fc.constantFrom('50', '75', '99.9', '33.3');

describe('serviceLevel', () => {
  it('agrees with plain fractions', () => {
    fc.assert(
      fc.property(slices, target, (rows, targetPercent) => {
        const ratios = rows.map((one) =>
          one.totalEvents === 0 ? fraction(1) : fraction(one.goodEvents).div(one.totalEvents),
        );
        const mean = ratios.reduce((sum, one) => sum.add(one), fraction(0)).div(rows.length);
        const good = ratios.filter((one) => one.compare(fraction('0.9')) >= 0).length;
        const byRatio = serviceLevel(rows, { budgetingMethod: 'ratioTimeslices', targetPercent });
        const bySlice = serviceLevel(rows, {
          budgetingMethod: 'timeslices',
          timeSliceTargetShare: '0.9',
          targetPercent,
        });
        expect(byRatio.levelPercent).toBeCloseTo(mean.mul(100).valueOf(), 11);
        expect(byRatio.met).toBe(mean.mul(100).compare(fraction(targetPercent)) >= 0);
        expect(bySlice.slices.good).toBe(good);
        expect(bySlice.met).toBe(
          fraction(good * 100)
            .div(rows.length)
            .compare(fraction(targetPercent)) >= 0,
        );
        for (const result of [byRatio, bySlice]) expect(result.errorBudget?.withinBudget).toBe(result.met);
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on order, and slices of one size make occurrences and ratios agree', () => {
    fc.assert(
      fc.property(slices, fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 20 }), (rows, goods) => {
        for (const budgetingMethod of ['occurrences', 'timeslices', 'ratioTimeslices'] as const) {
          const options = { budgetingMethod, targetPercent: 90 };
          expect(serviceLevel([...rows].reverse(), options)).toEqual(serviceLevel(rows, options));
        }
        const equal = goods.map((goodEvents) => ({ goodEvents, totalEvents: 40 }));
        expect(serviceLevel(equal, { budgetingMethod: 'ratioTimeslices' }).levelPercent).toBe(
          serviceLevel(equal).levelPercent,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('eventTally', () => {
  it('gives the same whatever the split and the order, through JSON', () => {
    const count = fc.oneof(fc.nat({ max: 1000 }), fc.double({ min: 0, max: 1e12, noNaN: true }));
    const row = fc.tuple(count, count).map(([a, b]) => ({ goodEvents: Math.min(a, b), totalEvents: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(fc.tuple(row, fc.nat({ max: 3 })), { maxLength: 40 }), (rows) => {
        const onePass = rows.map(([one]) => one).reduce(eventTally.addInput, eventTally.createAccumulator());
        const parts = [3, 1, 0, 2].map((part) => {
          const own = rows.filter(([, of]) => of === part).map(([one]) => one);
          return JSON.parse(
            JSON.stringify(
              own.reduceRight((state, one) => eventTally.addInput(state, one), eventTally.createAccumulator()),
            ),
          );
        });
        expect(eventTally.extractOutput(eventTally.mergeAccumulators(parts))).toEqual(
          eventTally.extractOutput(onePass),
        );
        expect(eventTally.extractOutput(onePass)).toMatchObject({ rows: rows.length, leftOut: 0 });
      }),
      { numRuns: 150 },
    );
  });
});
