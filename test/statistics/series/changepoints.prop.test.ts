import fc from 'fast-check';
import { changepoints, changepointTest } from 'vendorwise/statistics';
import { describe, expect, it } from 'vitest';

const cost = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
};

/** Every placing of changes, tried. */
function placings(n: number, minimumSegment: number): number[][] {
  const from = (start: number): number[][] => {
    const rest: number[][] = n - start >= minimumSegment || start === 0 ? [[]] : [];
    for (let next = start + minimumSegment; n - next >= minimumSegment; next++) {
      for (const more of from(next)) rest.push([next, ...more]);
    }
    return rest;
  };
  return from(0);
}
const costOf = (values: readonly number[], places: readonly number[]): number =>
  [...places, values.length].reduce((sum, end, i) => sum + cost(values.slice(places[i - 1] ?? 0, end)), 0);

const figures = fc.array(
  fc.integer({ min: -20, max: 20 }).map((x) => x / 4),
  { minLength: 1, maxLength: 10 },
);
const generic = fc.array(fc.double({ min: -10, max: 10, noNaN: true, noDefaultInfinity: true }), {
  minLength: 6,
  maxLength: 30,
});
/** Whether a second placing is as good but for rounding. */
const isTied = (values: readonly number[], penalty: number, minimumSegment: number): boolean => {
  const totals = placings(values.length, minimumSegment)
    .map((places) => costOf(values, places) + penalty * places.length)
    .sort((a, b) => a - b);
  return totals.length > 1 && totals[1]! - totals[0]! < 1e-9;
};

describe('changepoints', () => {
  it('is exact against every placing, penalised and with a given number', () => {
    fc.assert(
      fc.property(
        figures,
        fc.double({ min: 0, max: 8, noNaN: true }),
        fc.integer({ min: 1, max: 4 }),
        (values, penalty, minimumSegment) => {
          const all = placings(values.length, minimumSegment);
          const least = Math.min(...all.map((places) => costOf(values, places) + penalty * places.length));
          const found = changepoints(values, { penalty, minimumSegment });
          expect(found.objective).toBeCloseTo(least, 8);
          expect(costOf(values, found.positions) + penalty * found.positions.length).toBeCloseTo(least, 8);
          for (let changes = 0; (changes + 1) * minimumSegment <= values.length; changes++) {
            const fixed = changepoints(values, { changes, minimumSegment });
            const best = Math.min(
              ...all.filter((places) => places.length === changes).map((places) => costOf(values, places)),
            );
            expect(fixed.cost).toBeCloseTo(best, 8);
            expect(fixed.positions.length).toBe(changes);
            expect(fixed.segments.every((one) => one.n >= minimumSegment)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('moves no place when a constant is added or the scale changes', () => {
    fc.assert(
      fc.property(
        figures,
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 1, max: 64 }),
        (values, shift, scale) => {
          const penalty = 3;
          fc.pre(!isTied(values, penalty, 2));
          const { positions, objective } = changepoints(values, { penalty, minimumSegment: 2 });
          expect(
            changepoints(
              values.map((x) => x + shift),
              { penalty, minimumSegment: 2 },
            ).positions,
          ).toEqual(positions);
          const scaled = changepoints(
            values.map((x) => x * scale),
            { penalty: penalty * scale * scale, minimumSegment: 2 },
          );
          expect(scaled.positions).toEqual(positions);
          expect(scaled.objective! / (scale * scale)).toBeCloseTo(objective!, 8);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('mirrors the changes when time runs backwards', () => {
    fc.assert(
      fc.property(figures, (values) => {
        const options = { penalty: 2, minimumSegment: 2 };
        const forward = changepoints(values, options);
        const backward = changepoints([...values].reverse(), options);
        expect(backward.objective).toBeCloseTo(forward.objective!, 8);
        fc.pre(!isTied(values, 2, 2));
        expect(backward.positions.map((at) => values.length - at).reverse()).toEqual(forward.positions);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the default penalty under shifts, and costs nothing more than one level', () => {
    fc.assert(
      fc.property(generic, (values) => {
        const found = changepoints(values);
        expect(found.objective!).toBeLessThanOrEqual(cost(values) * (1 + 1e-9) + 1e-9);
        expect(found.segments.reduce((sum, one) => sum + one.n, 0)).toBe(values.length);
        const shifted = changepoints(values.map((x) => x + 64));
        expect(shifted.penalty!).toBeCloseTo(found.penalty!, 6);
      }),
      { numRuns: 200 },
    );
  });
});

describe('changepointTest', () => {
  it('says the same of a series that is shifted, scaled or turned upside down', () => {
    fc.assert(
      fc.property(generic, fc.constantFrom(2, 4, 0.5, -1), (values, scale) => {
        const options = { permutations: 99 };
        const one = changepointTest(values, options);
        const other = changepointTest(
          values.map((x) => x * scale),
          options,
        );
        expect(other.changes.map((c) => [c.position, c.p])).toEqual(one.changes.map((c) => [c.position, c.p]));
        expect(other.unproven?.p).toBe(one.unproven?.p);
      }),
      { numRuns: 100 },
    );
  });

  it('never has a p of 0, nor one below that of the place alone', () => {
    fc.assert(
      fc.property(generic, (values) => {
        const { changes, unproven } = changepointTest(values, { permutations: 99, autocorrelation: 'ignore' });
        for (const one of [...changes, ...(unproven === null ? [] : [unproven])]) {
          expect(one.p).toBeGreaterThanOrEqual(0.01);
          expect(one.p).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('calls about as many changes as its level says in series without one', () => {
    // Seeded: 400 series of 24 normal-like values (sums of twelve uniform ones).
    let state = 12345;
    const uniform = () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state / 2147483648;
    };
    let called = 0;
    for (let run = 0; run < 400; run++) {
      const values = Array.from({ length: 24 }, () => Array.from({ length: 12 }, uniform).reduce((a, b) => a + b, -6));
      if (changepointTest(values, { permutations: 99 }).changes.length > 0) called++;
    }
    expect(called / 400).toBeLessThan(0.085);
  });
});
