import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fraction, ONE, ratioOf, ZERO } from '../../../src/exact/fraction.js';
import { readExact } from '../../../src/scoring/exact-text.js';
import { NEAR_ERROR, NEAR_TINY, nearNumber } from '../../../src/scoring/explain/near-number.js';
import { weightStability } from '../../../src/scoring/explain/weight-stability.js';
import type { RankedVendor, ScoreReport } from '../../../src/scoring/totals/score-report.js';
import { movedWeights, nameOf, reportOf } from './example.js';

/** The obvious way: the line of every vendor in exact fractions, one after the other. */
function slowly(report: ScoreReport, position: number): unknown {
  const weight = readExact(report.criteria[position]?.globalWeightExact ?? '');
  const [winner, ...rivals] = report.ranking.filter(({ rank }) => rank !== null) as [RankedVendor, ...RankedVendor[]];
  const own = (row: RankedVendor): Fraction => readExact(row.criteria[position]?.earnedShareExact ?? '');
  const rest = (row: RankedVendor): Fraction =>
    readExact(row.totalExact ?? '')
      .div(100)
      .sub(weight.mul(own(row)))
      .div(ONE.sub(weight));
  const at = (row: RankedVendor, t: Fraction): Fraction => t.mul(own(row)).add(ONE.sub(t).mul(rest(row)));
  const crossings = rivals.flatMap((row) => {
    const slope = own(winner)
      .sub(rest(winner))
      .sub(own(row).sub(rest(row)));
    if (slope.equals(0)) return [];
    return [{ row, slope, t: rest(winner).sub(rest(row)).neg().div(slope) }];
  });
  // Of several lines that cross at one place the steepest against the winner is on top beyond it.
  const nearest = (list: typeof crossings, sign: number) =>
    list.reduce<(typeof crossings)[number] | null>((best, one) => {
      if (best === null) return one;
      const order = one.t.compare(best.t) * sign || one.slope.abs().compare(best.slope.abs());
      return order > 0 ? one : best;
    }, null);
  const below = nearest(
    crossings.filter(({ slope, t }) => slope.gt(0) && t.gt(0)),
    1,
  );
  const above = nearest(
    crossings.filter(({ slope, t }) => slope.lt(0) && t.lt(1)),
    -1,
  );
  const changes = rivals.flatMap((row) => {
    const gap = own(row).sub(own(winner));
    if (gap.equals(0)) return [];
    const change = readExact(winner.totalExact ?? '')
      .sub(readExact(row.totalExact ?? ''))
      .div(gap);
    return [change];
  });
  const least = (list: readonly Fraction[]): Fraction | null =>
    list.reduce<Fraction | null>(
      (best, one) =>
        best === null || one.abs().lt(best.abs()) || (one.abs().equals(best.abs()) && one.gt(best)) ? one : best,
      null,
    );
  const change = least(changes.filter((one) => one.add(weight.mul(100)).gte(0)));
  expect(at(winner, weight).mul(100).toFraction()).toBe(winner.totalExact);
  return {
    winner: winner.vendor,
    winnerKeptBetweenExact: [(below?.t ?? ZERO).mul(100).toFraction(), (above?.t ?? ONE).mul(100).toFraction()],
    challengerBelow: below?.row.vendor ?? null,
    challengerAbove: above?.row.vendor ?? null,
    smallestAdditiveChangeExact: change?.toFraction() ?? null,
    nearestAdditiveCrossingExact: least(changes)?.toFraction() ?? null,
  };
}

const agree = (report: ScoreReport): void => {
  weightStability(JSON.parse(JSON.stringify(report))).forEach((row, position) => {
    if (row.winnerKeptBetweenExact === null) return;
    expect(row).toMatchObject(slowly(report, position) as object);
  });
};

const weightsArb = (count: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
    .map((all) => [(all[0] ?? 0) + 1, ...all.slice(1)]);
const tableOf = <T>(cell: fc.Arbitrary<T>, count: number, most: number) =>
  fc.array(fc.array(cell, { minLength: count, maxLength: count }), { minLength: 1, maxLength: most });

describe('weightStability against exact lines of every vendor', () => {
  it('agrees on coarse scores, full of ties', () => {
    fc.assert(
      fc.property(weightsArb(4), tableOf(fc.integer({ min: 0, max: 4 }), 4, 12), (weights, rows) => {
        agree(
          reportOf(
            weights,
            rows.map((row) => row.map((score) => score / 4)),
          ),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('agrees on scores that differ far beyond the digits of a double', () => {
    const cell = fc
      .tuple(
        fc.constantFrom('0.3', '0.5', '0.25', '0.7'),
        fc.integer({ min: 14, max: 40 }),
        fc.integer({ min: 0, max: 3 }),
      )
      .map(([base, zeros, digit]) => `${base}${'0'.repeat(zeros)}${digit}`);
    fc.assert(
      fc.property(weightsArb(3), tableOf(cell, 3, 10), (weights, rows) => agree(reportOf(weights, rows))),
      { numRuns: 150 },
    );
  });

  it('agrees where two rivals draw level at weights that differ in the 17th digit or not at all', () => {
    const tiny = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.array(tiny, { minLength: 2, maxLength: 8 }),
        (lead, gap, noise) => {
          // Rival k lies k * lead behind and k * gap better on the first criterion: all cross where the first one does.
          const unit = 10n ** 20n;
          const text = (value: bigint): string => `0.${String(value).padStart(23, '0')}`;
          const half = 400n * unit;
          const rows = [
            [text(half), text(half)],
            ...noise.map((one, k) => {
              const times = BigInt(k + 1);
              const better = times * BigInt(gap) + 0n;
              return [text(half + better * unit), text(half - (better + times * BigInt(lead)) * unit + BigInt(one))];
            }),
          ];
          agree(reportOf([1, 1], rows));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('agrees on doubles of any digits, and on figures far below them', () => {
    const cell = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value.toFixed(20)),
      fc.constantFrom('1e-300', '2e-300', '0', '1', '1e-30'),
    );
    fc.assert(
      fc.property(weightsArb(3), tableOf(cell, 3, 8), (weights, rows) => agree(reportOf(weights, rows))),
      { numRuns: 100 },
    );
  });
});

describe('the interval', () => {
  it('holds at its ends, where the challenger is level, and fails just beyond', () => {
    fc.assert(
      fc.property(weightsArb(3), tableOf(fc.integer({ min: 0, max: 10 }), 3, 6), (weights, raw) => {
        const rows = raw.map((row) => row.map((score) => score / 10));
        const report = reportOf(weights, rows);
        weightStability(report).forEach((one, moved) => {
          if (one.winnerKeptBetweenExact === null) return;
          const [lower, upper] = one.winnerKeptBetweenExact.map((text) => readExact(text).div(100)) as [
            Fraction,
            Fraction,
          ];
          const totals = (t: Fraction): Map<string, Fraction> =>
            new Map(
              reportOf(movedWeights(weights, moved, t.n, t.d), rows).ranking.map((row) => [
                row.vendor,
                readExact(row.totalExact ?? ''),
              ]),
            );
          const lead = (t: Fraction, rival: string): Fraction => {
            const all = totals(t);
            return (all.get(one.winner ?? '') ?? ZERO).sub(all.get(rival) ?? ZERO);
          };
          const tiny = ratioOf(1, 10n ** 30n);
          for (const [end, rival, beyond] of [
            [lower, one.challengerBelow, lower.sub(tiny)],
            [upper, one.challengerAbove, upper.add(tiny)],
          ] as const) {
            const all = [...totals(end)];
            const own = all.find(([vendor]) => vendor === one.winner)?.[1] ?? ZERO;
            expect(all.every(([, total]) => total.lte(own))).toBe(true);
            if (rival === null) continue;
            expect(lead(end, rival).equals(0)).toBe(true);
            expect(lead(beyond, rival).lt(0)).toBe(true);
            // Nobody is ahead of the one that is said to win beyond.
            const far = [...totals(beyond)];
            const next = far.find(([vendor]) => vendor === rival)?.[1] ?? ZERO;
            expect(far.every(([, total]) => total.lte(next))).toBe(true);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('ends in a tie when the weight alone takes the smallest additive change', () => {
    fc.assert(
      fc.property(weightsArb(3), tableOf(fc.integer({ min: 0, max: 10 }), 3, 6), (weights, raw) => {
        const rows = raw.map((row) => row.map((score) => score / 10));
        const sum = BigInt(weights.reduce((total, weight) => total + weight, 0));
        for (const [moved, one] of weightStability(reportOf(weights, rows)).entries()) {
          if (one.smallestAdditiveChangeExact === null) continue;
          const change = readExact(one.smallestAdditiveChangeExact).div(100).mul(sum);
          const changed = weights.map((weight, j) =>
            (j === moved ? change.add(weight) : ratioOf(weight, 1)).mul(change.d),
          );
          if (changed.every((weight) => weight.equals(0))) continue;
          const { ranking } = reportOf(
            changed.map((weight) => weight.toFraction()),
            rows,
          );
          const total = (vendor: string | null): string | null | undefined =>
            ranking.find((row) => row.vendor === vendor)?.totalExact;
          expect(total(one.winner)).toBe(total(one.additiveChallenger));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('does not depend on the order of vendors and criteria, nor on the scale of weights', () => {
    fc.assert(
      fc.property(weightsArb(3), tableOf(fc.integer({ min: 0, max: 5 }), 3, 6), (weights, raw) => {
        const rows = raw.map((row) => row.map((score) => score / 5));
        const report = reportOf(weights, rows);
        const byId = (one: ScoreReport) => new Map(weightStability(one).map((row) => [row.criterion, row]));
        expect(
          weightStability(
            reportOf(
              weights.map((weight) => weight * 7),
              rows,
            ),
          ),
        ).toEqual(weightStability(report));
        const turned = {
          ...report,
          criteria: [...report.criteria].reverse(),
          ranking: report.ranking.map((row) => ({ ...row, criteria: [...row.criteria].reverse() })),
        };
        const there = byId(report);
        for (const [id, row] of byId(turned)) expect(row).toEqual(there.get(id));
      }),
      { numRuns: 60 },
    );
  });

  it('survives constant columns, one vendor and identical vendors', () => {
    const [first] = weightStability(reportOf([1, 1], [[0.5, 0.5]]));
    expect(first).toMatchObject({ winnerKeptBetween: [0, 100], smallestAdditiveChange: null });
    for (const row of weightStability(
      reportOf(
        [1, 2],
        Array.from({ length: 5 }, () => [0.5, 0.25]),
      ),
    )) {
      expect(row).toMatchObject({ winner: nameOf('V', 0), winnerKeptBetween: [0, 100], challengerAbove: null });
    }
  });
});

describe('nearNumber', () => {
  it('is off by no more than it says', () => {
    const digits = (most: number) => fc.bigInt({ min: 1n, max: 10n ** BigInt(most) });
    fc.assert(
      fc.property(fc.boolean(), digits(35), digits(35), (minus, top, bottom) => {
        const exact = ratioOf(minus ? -top : top, bottom);
        const near = nearNumber(exact.toFraction());
        if (Number.isNaN(near)) {
          expect(exact.n > 10n ** 30n || exact.d > 10n ** 30n).toBe(true);
          return;
        }
        const read = doubleOf(near);
        const off = read.sub(exact).abs();
        expect(off.lte(exact.abs().mul(doubleOf(NEAR_ERROR)).add(doubleOf(NEAR_TINY)))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves to the exact reader what it cannot read', () => {
    for (const text of ['', '-', '1/', '/2', '1/0', '1/-2', '1.5', '1e5', '1/2/3', ' 1', 'many', '1'.repeat(31)]) {
      expect(nearNumber(text), text).toBeNaN();
    }
    expect(['0', '-7', '-1/4', '3/2'].map(nearNumber)).toEqual([0, -7, -0.25, 1.5]);
  });
});

/** A finite double as the exact fraction that it is. */
function doubleOf(value: number): Fraction {
  let [size, power] = [value, 0n];
  while (!Number.isInteger(size)) [size, power] = [size * 2, power + 1n];
  return ratioOf(BigInt(size), 1n << power);
}
