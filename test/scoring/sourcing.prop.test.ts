import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fractionToNumber } from '../../src/exact/fraction.js';
import { readExact } from '../../src/scoring/exact-text.js';
import { breakEvenVolume } from '../../src/scoring/sourcing/break-even-volume.js';
import { makeOrOutsource } from '../../src/scoring/sourcing/make-or-outsource.js';
import type { CostCategory, CostLine } from '../../src/scoring/sourcing/total-cost.js';
import { totalCostOfOwnership } from '../../src/scoring/sourcing/total-cost-of-ownership.js';

const RUNS = { numRuns: 150 };
const categories = fc.constantFrom<CostCategory>('purchase', 'transition', 'governance', 'switching');
const amounts = fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 6 });
const costs = fc
  .array(fc.record({ category: categories, amounts }), { minLength: 1, maxLength: 5 })
  .map((list): CostLine[] => list.map((one, i) => ({ id: `c${i}`, ...one })));
const rates = fc.integer({ min: -20, max: 60 });
const exactOf = (lines: readonly CostLine[], discountRatePercent: number) =>
  readExact(totalCostOfOwnership({ currency: 'EUR', discountRatePercent, costs: lines }).presentValueExact);

describe('total cost', () => {
  it('agrees with the sum written out', () => {
    fc.assert(
      fc.property(costs, rates, (lines, rate) => {
        const slow = lines.flatMap((line) =>
          (line.amounts ?? []).map((amount, t) => Number(amount) / (1 + rate / 100) ** t),
        );
        const total = slow.reduce((a, b) => a + b, 0);
        expect(Math.abs(fractionToNumber(exactOf(lines, rate)) - total)).toBeLessThanOrEqual(1e-9 * (1 + total));
      }),
      RUNS,
    );
  });

  it('is the sum of its parts, in any order of the lines', () => {
    fc.assert(
      fc.property(costs, costs, rates, (a, b, rate) => {
        const renamed = b.map((line) => ({ ...line, id: `other ${line.id}` }));
        const sum = exactOf(a, rate).add(exactOf(b, rate));
        expect(exactOf([...renamed, ...a], rate).equals(sum)).toBe(true);
      }),
      RUNS,
    );
  });

  it('is worth less at a higher rate, and is the plain sum at none', () => {
    fc.assert(
      fc.property(costs, fc.integer({ min: 0, max: 40 }), (lines, rate) => {
        const report = totalCostOfOwnership({ currency: 'EUR', costs: lines });
        expect(report.total.nominal).toEqual(report.total.presentValue);
        expect(exactOf(lines, rate + 1).lte(exactOf(lines, rate))).toBe(true);
      }),
      RUNS,
    );
  });

  it('grows with the unit of money, and years add up to it', () => {
    fc.assert(
      fc.property(costs, rates, fc.integer({ min: 2, max: 9 }), (lines, rate, factor) => {
        const scaled = lines.map((line) => ({
          ...line,
          amounts: (line.amounts ?? []).map((amount) => Number(amount) * factor),
        }));
        expect(exactOf(scaled, rate).equals(exactOf(lines, rate).mul(factor))).toBe(true);
        const report = totalCostOfOwnership({ currency: 'EUR', discountRatePercent: rate, costs: lines });
        expect(report.years[report.years.length - 1]?.cumulativePresentValue).toEqual(report.total.presentValue);
        expect(report.years).toHaveLength(report.lastYear + 1);
      }),
      RUNS,
    );
  });

  it('writes yearly costs as the list of their amounts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.nat(4), fc.nat(4), rates, (amount, fromYear, more, rate) => {
        const toYear = fromYear + more;
        const list = Array.from({ length: toYear + 1 }, (_, t) => (t < fromYear ? 0 : amount));
        const yearly = [{ id: 'a', category: 'other', yearly: { amount, fromYear, toYear } }] as const;
        expect(exactOf(yearly, rate).equals(exactOf([{ id: 'a', category: 'other', amounts: list }], rate))).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('making and outsourcing', () => {
  it('turns round when the two ways are exchanged', () => {
    fc.assert(
      fc.property(costs, costs, rates, (a, b, rate) => {
        const run = (make: CostLine[], outsource: CostLine[]) =>
          makeOrOutsource({
            currency: 'EUR',
            discountRatePercent: rate,
            make: { costs: make },
            outsource: { costs: outsource },
          });
        const [one, other] = [run(a, b), run(b, a)];
        expect(readExact(one.saving.presentValueExact).add(readExact(other.saving.presentValueExact)).equals(0)).toBe(
          true,
        );
        const turned = { make: 'outsource', outsource: 'make' } as const;
        expect(other.cheaper).toBe(one.cheaper && turned[one.cheaper]);
        expect(readExact(one.saving.presentValueExact).equals(exactOf(a, rate).sub(exactOf(b, rate)))).toBe(true);
      }),
      RUNS,
    );
  });

  it('breaks even where both cost the same, and tells the cheaper way on either side', () => {
    const figure = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(figure, figure, figure, figure, fc.integer({ min: 1, max: 400 }), (fm, vm, fo, po, units) => {
        const result = breakEvenVolume({
          make: { fixed: fm, variablePerUnit: vm },
          outsource: { fixed: fo, pricePerUnit: po },
          plannedUnits: units,
        });
        const lead = fm + vm * units - (fo + po * units);
        expect(result.cheaperAtPlan).toBe(lead === 0 ? null : lead > 0 ? 'outsource' : 'make');
        if (result.units === null) {
          expect(result.cheaperAtPlan).toBe(result.cheaperAbove);
        } else {
          expect(fm + vm * result.units).toBeCloseTo(fo + po * result.units, 9);
          if (units < result.units) expect(result.cheaperAtPlan).toBe(result.cheaperBelow);
          if (units > result.units) expect(result.cheaperAtPlan).toBe(result.cheaperAbove);
        }
      }),
      RUNS,
    );
  });
});
