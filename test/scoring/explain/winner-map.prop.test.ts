import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fraction, ratioOf } from '../../../src/exact/fraction.js';
import { readExact } from '../../../src/scoring/exact-text.js';
import { weightStability } from '../../../src/scoring/explain/weight-stability.js';
import { winnerMap } from '../../../src/scoring/explain/winner-map.js';
import { movedWeights, nameOf, reportOf } from './example.js';

const weightsArb = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 });
const rowsArb = fc.array(
  fc.array(
    fc.integer({ min: 0, max: 6 }).map((score) => String(score / 8)),
    { minLength: 3, maxLength: 3 },
  ),
  { minLength: 1, maxLength: 7 },
);

describe('winnerMap against scoring at other weights', () => {
  it('names the winners between the ends of every segment, and all that are level at the ends', () => {
    fc.assert(
      fc.property(weightsArb, rowsArb, fc.nat(2), fc.integer({ min: 1, max: 99 }), (weights, rows, moved, percent) => {
        const segments = winnerMap(reportOf(weights, rows), nameOf('c', moved)).segments ?? [];
        const winnersAt = (t: Fraction): string[] =>
          reportOf(movedWeights(weights, moved, t.n, t.d), rows)
            .ranking.filter(({ rank }) => rank === 1)
            .map(({ vendor }) => vendor);
        expect(segments[0]?.fromExact).toBe('0');
        expect(segments[segments.length - 1]?.toExact).toBe('100');
        segments.forEach(({ fromExact, toExact, winners }, i) => {
          const [from, to] = [readExact(fromExact).div(100), readExact(toExact).div(100)];
          expect(from.lt(to)).toBe(true);
          const inside = from.add(to.sub(from).mul(ratioOf(percent, 100)));
          expect(winnersAt(inside)).toEqual(winners);
          const next = segments[i + 1];
          if (next === undefined) return;
          expect(next.fromExact).toBe(toExact);
          expect(winnersAt(to)).toEqual(expect.arrayContaining([...winners, ...next.winners]));
        });
      }),
      { numRuns: 80 },
    );
  });

  it('holds the interval of weightStability, and does not depend on order or on the scale of weights', () => {
    fc.assert(
      fc.property(weightsArb, rowsArb, (weights, rows) => {
        const report = reportOf(weights, rows);
        for (const { criterion, winner, winnerKeptBetweenExact } of weightStability(report)) {
          const map = winnerMap(report, criterion);
          const kept = map.segments?.filter(({ winners }) => winners.includes(winner ?? '')) ?? [];
          const [lower, upper] = winnerKeptBetweenExact ?? ['', ''];
          if (lower !== upper) {
            expect([kept[0]?.fromExact, kept[kept.length - 1]?.toExact]).toEqual([lower, upper]);
          }
          const turned = { ...report, criteria: [...report.criteria].reverse() };
          const rowsTurned = report.ranking.map((row) => ({ ...row, criteria: [...row.criteria].reverse() }));
          expect(winnerMap({ ...turned, ranking: rowsTurned }, criterion)).toEqual(map);
          expect(
            winnerMap(
              reportOf(
                weights.map((weight) => weight * 13),
                rows,
              ),
              criterion,
            ),
          ).toEqual(map);
        }
      }),
      { numRuns: 60 },
    );
  });
});
