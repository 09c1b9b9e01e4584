import { readFileSync } from 'node:fs';
import { changepoints, changepointTest } from 'vendorwise/statistics';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { codeOf } from '../../core/issues-of.js';

const golden = JSON.parse(readFileSync(new URL('../../golden/data/kpi/changepoint_l2.json', import.meta.url), 'utf8'));
const nile: readonly number[] = golden.cases.find((one: { id: string }) => one.id.startsWith('nile')).input.values;

/**
 * PELT as ruptures 1.1 does it (`Pelt.fit` with jump 1), with a fewest number of values a level: a beginning is dropped as
 * soon as it costs more than the best fit of the same end, although ends it alone can reach are still to come.
 */
function peltWithEarlyPruning(values: readonly number[], penalty: number, minimumSegment: number): number {
  const n = values.length;
  const cost = (from: number, to: number): number => {
    const part = values.slice(from, to);
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  const best = new Map<number, number>([[0, 0]]);
  let admissible: number[] = [];
  const ends = Array.from({ length: n }, (_, k) => k).filter((k) => k >= minimumSegment);
  for (const end of [...ends, n]) {
    admissible.push(Math.floor((end - minimumSegment) / 1));
    const candidates = admissible.flatMap((start) => {
      const before = best.get(start);
      return before === undefined ? [] : [{ start, total: before + cost(start, end) + penalty }];
    });
    const least = Math.min(...candidates.map((one) => one.total));
    best.set(end, least);
    admissible = candidates.filter((one) => one.total <= least + penalty).map((one) => one.start);
  }
  return best.get(n)! - penalty;
}

describe('changepoints', () => {
  it('finds the Nile of 1898: the dam of Aswan (Cobb 1978; R datasets)', () => {
    const found = changepoints(nile);
    expect(found.positions.map((at) => 1871 + at)).toEqual([1899]);
    expect(found.segments.map((one) => one.n)).toEqual([28, 72]);
    expect(found.segments[0]?.mean).toBeCloseTo(1097.75, 10);
    expect(found.segments[1]?.mean).toBeCloseTo(849.9722222, 6);
    expect(found.penalty).toBeCloseTo(122483.91128269, 6);
    expect(found.noise.source).toBe('madOfDifferences');
  });

  it('is better than PELT that prunes too early, where levels have a fewest number of values (ruptures #342, #383)', () => {
    // Ending at 4, [0, 4) costs 0.75 and [0, 2) [2, 4) only 0.5 + 0 + 0.1, so the beginning 0 is dropped: 0.75 > 0.6 + 0.1.
    // But from 2 the end at 5 costs more than from 0, and 0 is not asked any more.
    const { values, penalty, minimumSegment } = { values: [0, 1, 0, 0, 1], penalty: 0.1, minimumSegment: 2 };
    const pruned = peltWithEarlyPruning(values, penalty, minimumSegment);
    const exact = changepoints(values, { penalty, minimumSegment });
    expect(exact.positions).toEqual([]);
    expect(exact.objective).toBeCloseTo(1.2, 12);
    expect(pruned).toBeCloseTo(1.2666666666666666, 12);
    expect(exact.objective).toBeLessThan(pruned);
  });

  it('is never worse than that PELT, and now and then better', () => {
    let state = 1;
    const digit = () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * 4);
    };
    let better = 0;
    for (let run = 0; run < 400; run++) {
      const values = Array.from({ length: 8 }, digit);
      const penalty = 0.25 + (run % 8) / 4;
      const gain =
        peltWithEarlyPruning(values, penalty, 2) - changepoints(values, { penalty, minimumSegment: 2 }).objective!;
      expect(gain).toBeGreaterThan(-1e-9);
      if (gain > 1e-9) better++;
    }
    expect(better).toBeGreaterThan(0);
    expect(better).toBeLessThan(60);
  });

  it('weighs values: three of weight 1 count like one of weight 3', () => {
    const values = [4, 5, 4, 9, 8, 9];
    const tripled = values.flatMap((value) => [value, value, value]);
    const weighted = changepoints(values, { weights: [3, 3, 3, 3, 3, 3], penalty: 1, minimumSegment: 2 });
    expect(weighted.positions).toEqual([3]);
    expect(weighted.cost * 3).toBeCloseTo(changepoints(tripled, { changes: 1, minimumSegment: 6 }).cost, 10);
    const uneven = changepoints([0, 10, 0, 50, 50, 50], { weights: [9, 1, 9, 1, 1, 1], changes: 1 });
    expect(uneven.segments[0]?.mean).toBeCloseTo(10 / 19, 12);
  });

  it('answers for a given number of changes', () => {
    const found = changepoints(nile, { changes: 1, minimumSegment: 5 });
    expect(found).toMatchObject({
      objective: null,
      penalty: null,
      conventions: { search: 'fixedNumber', minimumSegment: 5 },
    });
    expect(found.cost).toBeCloseTo(1597457.1944444445, 4);
    expect(changepoints([1, 2, 3], { changes: 0 }).segments).toEqual([{ start: 0, end: 3, n: 3, mean: 2 }]);
    expect(changepoints([], { changes: 0 })).toMatchObject({ n: 0, segments: [], positions: [] });
  });

  it('keeps gaps in place and uses what is there', () => {
    const found = changepoints([1, null, 1.2, 0.9, Number.NaN, null, 9, 9.1, undefined, 8.9]);
    expect(found).toMatchObject({ n: 6, missing: 4, positions: [6] });
    expect(found.segments.map((one) => [one.start, one.end, one.n])).toEqual([
      [0, 4, 3],
      [6, 10, 3],
    ]);
  });

  it.each([
    ['nothing', [], 0],
    ['one value', [3], 1],
    ['two values', [3, 9], 1],
    ['four values', [3, 3, 9, 9], 1],
    ['equal values', [7, 7, 7, 7, 7, 7, 7, 7], 1],
    ['equal but for rounding', [0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2], 1],
    ['huge values', [1e150, 1e150, -1e150, -1e150, -1e150, 1e150, 1e150, 1e150, 1e150], null],
    ['only missing values', [null, null], 0],
  ])('%s: finite figures', (_name, values, levels) => {
    const found = changepoints(values);
    if (levels !== null) expect(found.segments.length).toBe(levels);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(
      Object.values(found)
        .filter((one) => typeof one === 'number')
        .every(Number.isFinite),
    ).toBe(true);
  });

  it('finds a staircase without noise, though most differences are equal', () => {
    expect(changepoints([1, 1, 1, 1, 5, 5, 5, 5])).toMatchObject({
      positions: [4],
      cost: 0,
      noise: { source: 'meanDeviationOfDifferences' },
    });
  });

  it('refuses what cannot be', () => {
    const code = (options: object, values: unknown) => codeOf(() => changepoints(values as number[], options));
    expect(code({ penalty: -1 }, [1, 2, 3])).toBe('OUT_OF_RANGE');
    expect(code({ penalty: Number.NaN }, [1, 2, 3])).toBe('INVALID_TYPE');
    expect(code({ minimumSegment: 0 }, [1, 2, 3])).toBe('OUT_OF_RANGE');
    expect(code({ changes: 1 }, [1, 2, 3])).toBe('OUT_OF_RANGE');
    expect(code({ changes: 1, penalty: 1 }, [1, 2, 3])).toBe('INVALID_VALUE');
    expect(code({ minSize: 2 }, [1, 2, 3])).toBe('UNKNOWN_KEY');
    expect(code({}, undefined)).toBe('REQUIRED');
    expect(code({}, 'abc')).toBe('INVALID_TYPE');
    expect(code({}, [1, Number.POSITIVE_INFINITY])).toBe('INVALID_NUMBER');
  });

  it('leaves its input as it is', () => {
    const values = deepFreeze([1, 2, 1, 8, 9, 8]);
    changepoints(values, deepFreeze({ minimumSegment: 2 }));
    changepointTest(values, deepFreeze({ minimumSegment: 2 }));
    expect(values).toEqual([1, 2, 1, 8, 9, 8]);
  });
});

describe('changepointTest', () => {
  it('proves the Nile of 1898', () => {
    const test = changepointTest(nile);
    expect(test.changes.map((one) => [1871 + one.position, one.p])).toEqual([[1899, 0.001]]);
    expect(test.unproven).toBe(null);
    expect(test.conventions).toMatchObject({ correction: 'permutation', permutations: 999, seed: 1 });
  });

  it('does not take the best of many places for one that was given', () => {
    // Twelve values without a change (normal scores in a mixed order): the best place looks significant alone.
    const values = [0.3, -0.1, 0.8, 1.4, 0.5, 0.9, -0.8, 0.1, -1.4, -0.5, 0.2, -0.3];
    const test = changepointTest(values);
    expect(test.changes).toEqual([]);
    expect(test.unproven?.pAtGivenPlace).toBeLessThan(0.05);
    expect(test.unproven?.p).toBeGreaterThan(0.05);
  });

  it('needs enough orders to be sure', () => {
    expect(changepointTest([1, 1, 1, 9, 9, 9]).smallestP).toBeCloseTo(0.1, 12);
    expect(changepointTest([1, 1, 1, 9, 9, 9]).changes).toEqual([]);
    expect(changepointTest([1, 1, 1, 1, 9, 9, 9, 9]).changes.map((one) => one.position)).toEqual([4]);
    expect(changepointTest([1, 9]).smallestP).toBe(null);
  });

  it('counts large volumes as the scatter between the values allows', () => {
    const values = [0.95, 0.93, 0.96, 0.92, 0.95, 0.94, 0.93, 0.96];
    const heavy = changepointTest(values, { weights: values.map(() => 1e6) });
    expect(heavy.changes).toEqual([]);
    expect(heavy.unproven?.p).toBe(changepointTest(values).unproven?.p);
  });

  it('allows for values that resemble the ones before them', () => {
    const drift = Array.from({ length: 24 }, (_, i) => i + ((i * 7) % 5) / 5);
    expect(changepointTest(drift).autocorrelation.allowedFor).toBe(true);
    expect(changepointTest(drift).changes).toEqual([]);
    expect(changepointTest(drift, { autocorrelation: 'ignore' }).changes.length).toBeGreaterThan(0);
  });

  it('bounds the chance by Bonferroni where random orders take too long', () => {
    const values = Array.from({ length: 400 }, (_, i) => ((i * 7919) % 101) / 100 + (i < 250 ? 0 : 0.5));
    const test = changepointTest(values);
    expect(test.conventions).toMatchObject({ correction: 'bonferroni', permutations: null, seed: null });
    expect(Math.abs((test.changes[0]?.position ?? 0) - 250)).toBeLessThanOrEqual(3);
    expect(test.changes[0]?.p).toBeLessThan(1e-6);
    const flat = values.map((value, i) => value - (i < 250 ? 0 : 0.5));
    expect(changepointTest(flat).changes).toEqual([]);
  });

  it('gives the same p for the same seed, and refuses bad options', () => {
    expect(changepointTest(nile, { seed: 7 })).toEqual(changepointTest(nile, { seed: 7 }));
    const code = (options: object) => codeOf(() => changepointTest([1, 2, 3, 4, 5, 6], options));
    expect(code({ permutations: 10 })).toBe('OUT_OF_RANGE');
    expect(code({ seed: -1 })).toBe('INVALID_SEED');
    expect(code({ weights: [1] })).toBe('LENGTH_MISMATCH');
    expect(code({ weights: [1, 1, 0, 1, 1, 1] })).toBe('OUT_OF_RANGE');
    expect(code({ autocorrelation: 'maybe' })).toBe('INVALID_VALUE');
    expect(code({ alpha: 1 })).toBe('OUT_OF_RANGE');
    expect(code({ degreesSpent: 0.5 })).toBe('OUT_OF_RANGE');
  });
});
