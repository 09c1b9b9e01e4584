import fc from 'fast-check';
import { generalizedEsd, hampelFilter, median, modifiedZScores, stl, tukeyFences } from 'vendorwise/statistics';
import { describe, expect, it } from 'vitest';

const whole = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 30 });
const scale = fc.constantFrom(2, 4, 0.5, 1024);

describe('outliers', () => {
  it('are the same in any unit and from any zero', () => {
    fc.assert(
      fc.property(whole, scale, fc.integer({ min: -500, max: 500 }), (values, factor, shift) => {
        const moved = values.map((value) => value * factor + shift);
        expect(modifiedZScores(moved).outliers).toEqual(modifiedZScores(values).outliers);
        expect(tukeyFences(moved).outliers).toEqual(tukeyFences(values).outliers);
        expect(hampelFilter(moved).outliers).toEqual(hampelFilter(values).outliers);
        const [a, b] = [generalizedEsd(moved), generalizedEsd(values)];
        expect(a.steps.length).toBe(b.steps.length);
        a.steps.forEach((step, i) => {
          const other = b.steps[i]!.statistic;
          if (other === null) expect(step.statistic).toBeNull();
          else expect(step.statistic).toBeCloseTo(other, 9);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('turn with the values, and mirror in time', () => {
    fc.assert(
      fc.property(whole, (values) => {
        const last = values.length - 1;
        const mirrored = (places: readonly number[]) => places.map((at) => last - at).sort((a, b) => a - b);
        const back = [...values].reverse();
        expect(mirrored(modifiedZScores(back).outliers)).toEqual(modifiedZScores(values).outliers);
        expect(mirrored(hampelFilter(back).outliers)).toEqual(hampelFilter(values).outliers);
        const negative = modifiedZScores(values.map((value) => -value)).scores;
        modifiedZScores(values).scores.forEach((score, i) => {
          expect(score! + negative[i]!).toBeCloseTo(0, 12);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('agree with the slow definition of the Hampel filter', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: -9, max: 9 })), { maxLength: 20 }), (values) => {
        const { medians } = hampelFilter(values, { window: 5 });
        values.forEach((_, i) => {
          const near = values.slice(Math.max(0, i - 2), i + 3).filter((value) => value !== null);
          expect(medians[i]).toBe(median(near));
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('stl', () => {
  it('adds up, and knows no unit', () => {
    const years = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 8, maxLength: 30 });
    fc.assert(
      fc.property(years, fc.boolean(), scale, (values, robust, factor) => {
        const parts = stl(values, 4, { robust });
        const scaled = stl(
          values.map((value) => value * factor),
          4,
          { robust },
        );
        values.forEach((value, i) => {
          expect(parts.seasonal[i]! + parts.trend[i]! + parts.remainder[i]!).toBeCloseTo(value, 9);
          expect(scaled.seasonal[i]).toBe(parts.seasonal[i]! * factor);
        });
      }),
      { numRuns: 60 },
    );
  });
});
