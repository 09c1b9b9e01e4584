import fc from 'fast-check';
import { studentTTwoSided, welchTest } from 'vendorwise/statistics';
import { describe, expect, it } from 'vitest';

// Student's sleep data (R datasets): t.test(extra ~ group) gives t = -1.8608, df = 17.776, p-value = 0.07939, interval -3.3654832 0.2054832.
const one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('welchTest', () => {
  it("agrees with R's t.test on Student's sleep data", () => {
    const test = welchTest(one, two);
    expect(test.t).toBeCloseTo(-1.8608, 4);
    expect(test.degreesOfFreedom).toBeCloseTo(17.776, 3);
    expect(test.p).toBeCloseTo(0.07939, 5);
    expect(test.interval?.[0]).toBeCloseTo(-3.3654832, 7);
    expect(test.interval?.[1]).toBeCloseTo(0.2054832, 7);
  });

  it.each([
    ['nothing', [], [1, 2]],
    ['one value', [1], [1, 2]],
    ['no variation', [3, 3, 3], [5, 5]],
    ['missing values', [null, Number.NaN], [1]],
  ])('%s: no test, but what there is', (_name, a, b) => {
    expect(welchTest(a, b)).toMatchObject({ t: null, p: null, interval: null, degreesOfFreedom: null });
  });

  it('refuses bad options', () => {
    expect(() => welchTest([1], [2], { confidence: 1 })).toThrow();
    expect(() => welchTest([1], [2], { level: 0.9 } as object)).toThrow();
  });

  it('turns round with the sides, and knows no scale', () => {
    const list = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const forward = welchTest(a, b);
        const backward = welchTest(b, a);
        expect(backward.p).toBe(forward.p);
        if (forward.t === null) return;
        expect(backward.t! + forward.t).toBe(0);
        expect(forward.p).toBe(studentTTwoSided(forward.t, forward.degreesOfFreedom!));
        const scaled = welchTest(
          a.map((x) => x * 1e140),
          b.map((x) => x * 1e140),
        );
        expect(scaled.t! - forward.t).toBeCloseTo(0, 9);
      }),
      { numRuns: 200 },
    );
  });
});
