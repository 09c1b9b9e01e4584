import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fraction, fraction, ONE, sumFractions, ZERO } from '../../src/exact/fraction.js';
import { preWhitenedTest, trendFreePreWhitenedTest } from '../../src/statistics/index.js';

const series = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 3, maxLength: 12 });
const periodic = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 }), fc.integer({ min: 2, max: 4 }))
  .map(([cycle, times]) => Array.from({ length: times }, () => cycle).flat());

function medianOf(values: readonly Fraction[]): Fraction {
  const sorted = [...values].sort((a, b) => a.compare(b));
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : sorted[half - 1]!.add(sorted[half]!).div(2);
}

function lag1(values: readonly Fraction[]): Fraction {
  const mean = sumFractions(values).div(values.length);
  const away = values.map((value) => value.sub(mean));
  const total = sumFractions(away.map((one) => one.mul(one)));
  return total.compare(ZERO) === 0 ? ZERO : sumFractions(away.slice(1).map((one, i) => one.mul(away[i]!))).div(total);
}

function whitened(values: readonly Fraction[]): Fraction[] {
  const r = lag1(values);
  return values.slice(1).map((value, i) => value.sub(values[i]!.mul(r)));
}

function scoreOf(values: readonly Fraction[]): number {
  return values
    .flatMap((late, j) => values.slice(0, j).map((early) => late.compare(early)))
    .reduce((s, sign) => s + sign, 0);
}

/** The score in fractions, so that no tie is broken by rounding. */
function exactScore(values: readonly number[]): number {
  return scoreOf(whitened(values.map((value) => fraction(value))));
}

function exactTrendFreeScore(values: readonly number[]): number {
  const given = values.map((value) => fraction(value));
  const slope = medianOf(given.flatMap((late, j) => given.slice(0, j).map((early, i) => late.sub(early).div(j - i))));
  const line = given.map((_, i) => slope.mul(ONE.mul(i + 1)));
  const rest = whitened(given.map((value, i) => value.sub(line[i]!)));
  return scoreOf(rest.map((value, i) => value.add(line[i]!)));
}

describe.each([
  ['any values', series],
  ['a cycle that comes again, which makes many ties', periodic],
])('pre-whitened %s', (_, values) => {
  it('have the score that exact arithmetic gives', () => {
    fc.assert(
      fc.property(values, (one) => {
        expect(preWhitenedTest(one).s).toBe(exactScore(one));
        expect(trendFreePreWhitenedTest(one).s).toBe(exactTrendFreeScore(one));
      }),
      { numRuns: 150 },
    );
  });

  it('have it in every unit', () => {
    fc.assert(
      fc.property(values, (one) => {
        const cents = one.map((value) => value / 100);
        expect(preWhitenedTest(cents).s).toBe(preWhitenedTest(one).s);
        expect(trendFreePreWhitenedTest(cents).s).toBe(trendFreePreWhitenedTest(one).s);
      }),
    );
  });
});
