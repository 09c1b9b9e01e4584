import { describe, expect, it } from 'vitest';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import { weightStability } from '../../../src/scoring/explain/weight-stability.js';
import { scoreVendors } from '../../../src/scoring/totals/score-vendors.js';
import { codesOf } from '../../core/issues-of.js';
import { documentOf, outOfTen } from '../example.js';
import { reportOf } from './example.js';

describe('weightStability: additive changes, ties, gaps', () => {
  it('finds the smallest change of one weight alone, as in Triantaphyllou and Sanchez (1997)', () => {
    const rows = weightStability(
      reportOf(
        [60, 40],
        [
          ['0.9', '0.1'],
          ['0.5', '0.6'],
          ['0.2', '0.8'],
        ],
      ),
    );
    // The lead of 4 points over the second is gone at 60 - 10, or at 40 + 8.
    expect(
      rows.map((one) => [one.smallestAdditiveChange, one.smallestAdditiveChangeExact, one.additiveChallenger]),
    ).toEqual([
      [-10, '-10', 'V001'],
      [8, '8', 'V001'],
    ]);
  });

  it('knows no change that would need a weight below zero', () => {
    // The winner is better on both, so only a weight below zero could help the other.
    const [first] = weightStability(
      reportOf(
        [10, 90],
        [
          ['0.6', '1'],
          ['0.5', '0.5'],
        ],
      ),
    );
    expect(first).toMatchObject({
      winnerKeptBetween: [0, 100],
      smallestAdditiveChange: null,
      smallestAdditiveChangeExact: null,
      additiveChallenger: null,
      // 46 points ahead, and 0.1 better: the bare formula asks for 460 less.
      nearestAdditiveCrossing: -460,
      nearestAdditiveCrossingExact: '-460',
    });
    // Down to nothing is allowed: there the two are level.
    const [level] = weightStability(
      reportOf(
        [10, 90],
        [
          ['0.6', '0.5'],
          ['0.5', '0.5'],
        ],
      ),
    );
    expect(level).toMatchObject({ smallestAdditiveChange: -10, challengerBelow: null, winnerKeptBetween: [0, 100] });
  });

  it('names the rival that is ahead beyond the end, of several that are level there', () => {
    // At a weight of 0.75 all three have 0.25; the second stays there, the third rises.
    const [first] = weightStability(
      reportOf(
        [1, 1],
        [
          ['0', '1'],
          ['0.25', '0.25'],
          ['0.3', '0.1'],
        ],
      ),
    );
    expect(first).toMatchObject({ winnerKeptBetweenExact: ['0', '75'], challengerAbove: 'V002' });
  });

  it('says nothing of a weight of zero where scores are missing', () => {
    const criteria = defineCriteria(documentOf([outOfTen('a', 1), outOfTen('b', 1), outOfTen('c', 0)]));
    const report = scoreVendors(criteria, [
      { vendor: 'X', scores: { a: 5, b: 5 } },
      { vendor: 'Y', scores: { a: 4, b: 4, c: 9 } },
    ]);
    expect(weightStability(report)[2]).toMatchObject({
      winner: 'X',
      winnerKeptBetween: null,
      message: 'X has no score for c, so nothing can be said of other weights.',
    });
    expect(weightStability(report)[0]?.winnerKeptBetween).toEqual([0, 100]);
  });

  it('refuses exact figures that are none, wherever they stand', () => {
    const report = reportOf(
      [1, 1],
      [
        [0.5, 0.5],
        [0.25, 0.25],
        [0, 0.1],
      ],
    );
    for (const wrong of ['many', '', '1/0', '1e3', '1.5']) {
      const share = JSON.parse(JSON.stringify(report));
      share.ranking[2].criteria[1].earnedShareExact = wrong;
      expect(codesOf(() => weightStability(share))).toEqual([
        'INVALID_NUMBER report.ranking[2].criteria[1].earnedShareExact',
      ]);
      const total = JSON.parse(JSON.stringify(report));
      total.ranking[1].totalExact = wrong;
      expect(codesOf(() => weightStability(total))).toEqual(['INVALID_NUMBER report.ranking[1].totalExact']);
    }
  });

  it('gives a change beyond the doubles as an exact text only', () => {
    const tiny = `0.${'0'.repeat(320)}1`;
    const [first] = weightStability(
      reportOf(
        [1, 1],
        [
          ['0', '1'],
          [tiny, '0'],
        ],
      ),
    );
    expect(first).toMatchObject({ smallestAdditiveChange: null, additiveChallenger: 'V001' });
    expect(first?.smallestAdditiveChangeExact).toBe(String(5n * 10n ** 322n - 50n));
  });

  it('reads figures of hundreds of digits', () => {
    const long = `0.${'0'.repeat(320)}1`;
    const rows = weightStability(
      reportOf(
        [1, 1],
        [
          [long, '1'],
          ['0', '1'],
          ['1', '0'],
        ],
      ),
    );
    expect(rows[0]?.winner).toBe('V000');
    expect(rows[0]?.challengerAbove).toBe('V002');
  });
});
