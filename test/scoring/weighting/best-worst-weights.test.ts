import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import type { BestWorstAnswers } from '../../../src/scoring/weighting/best-worst-answers.js';
import { bestWorstWeights } from '../../../src/scoring/weighting/best-worst-weights.js';
import { codesOf, issuesOf } from '../../core/issues-of.js';

const loose = (value: unknown): never => value as never;
const problems = (more: Partial<Record<keyof BestWorstAnswers, unknown>>, options: unknown = {}): string[] =>
  codesOf(() => bestWorstWeights(loose({ ...car, ...more }), loose(options)));

/** The choice of a car in Rezaei 2015 and 2016: quality, price, comfort, safety and style. */
const car: BestWorstAnswers = {
  best: 'price',
  worst: 'style',
  bestToOthers: { quality: 2, price: 1, comfort: 4, safety: 3, style: 8 },
  othersToWorst: { quality: 4, price: 8, comfort: 2, safety: 3, style: 1 },
};

describe('bestWorstWeights', () => {
  it('solves the linear model exactly', () => {
    const { weights, xiExact, xi, unique, consistency } = bestWorstWeights(car);
    expect(weights.map(({ item, weightExact }) => [item, weightExact])).toEqual([
      ['quality', '14/61'],
      ['price', '82/183'],
      ['comfort', '7/61'],
      ['safety', '28/183'],
      ['style', '10/183'],
    ]);
    expect([xiExact, unique]).toEqual(['2/183', true]);
    expect(xi).toBeCloseTo(0.0109, 4);
    expect(weights.map(({ consistencyRatio }) => consistencyRatio)).toEqual([0, 0, 0, 1 / 56, 0]);
    expect(consistency).toEqual({
      bestToWorst: 8,
      consistencyRatio: 1 / 56,
      limitRatio: 0.2958,
      acceptable: true,
      consistencyIndex: 4.47,
      lookAgainAt: 'safety',
    });
  });

  it('gives the weights in proportion where the answers fit exactly', () => {
    const { weights, xiExact, message, findings } = bestWorstWeights({
      ...car,
      bestToOthers: { ...car.bestToOthers, safety: 2 },
      othersToWorst: { ...car.othersToWorst, safety: '4' },
    });
    expect(weights.map(({ weightExact }) => weightExact)).toEqual(['4/19', '8/19', '2/19', '4/19', '1/19']);
    expect([xiExact, message, findings]).toEqual(['0', 'The answers fit together exactly.', []]);
  });

  it('completes what goes without saying', () => {
    const { price: _one, ...toOthers } = car.bestToOthers;
    const { price: _eight, style: _self, ...toWorst } = car.othersToWorst;
    const byName = (answers: BestWorstAnswers) =>
      Object.fromEntries(bestWorstWeights(answers).weights.map((one) => [one.item, one]));
    expect(byName({ ...car, bestToOthers: toOthers, othersToWorst: toWorst })).toEqual(byName(car));
    const { style: _both, ...noWorst } = toOthers;
    expect(byName({ ...car, bestToOthers: noWorst, othersToWorst: { ...toWorst, price: 8 } })).toEqual(byName(car));
  });

  it('says which answers to look at again', () => {
    const { message, findings, consistency } = bestWorstWeights({
      ...car,
      bestToOthers: { ...car.bestToOthers, comfort: 7 },
      othersToWorst: { ...car.othersToWorst, comfort: 6 },
    });
    expect(consistency).toMatchObject({ acceptable: false, lookAgainAt: 'comfort' });
    expect(message).toBe(
      'The answers contradict each other more than is usual (0.61; up to 0.2958 is acceptable): look again at comfort.',
    );
    expect(findings).toMatchObject([
      { code: 'INCONSISTENT_JUDGEMENTS', severity: 'medium', subject: 'comfort', message },
    ]);
  });

  it('shows on which side of the limit a ratio stands', () => {
    const { message, consistency } = bestWorstWeights({
      best: 'a',
      worst: 'c',
      bestToOthers: { b: '3.02', c: 4 },
      othersToWorst: { b: '1.77' },
    });
    expect(consistency.consistencyRatio).toBeCloseTo(0.1121166, 6);
    expect(message).toBe(
      'The answers contradict each other more than is usual (0.11212; up to 0.1121 is acceptable): look again at b.',
    );
  });

  it('does not judge where no limit is published', () => {
    const names = Array.from({ length: 10 }, (_, i) => `c${i}`);
    const answers = (ratio: number) => Object.fromEntries(names.map((name) => [name, ratio]));
    const { message, findings, consistency } = bestWorstWeights({
      best: 'best',
      worst: 'worst',
      bestToOthers: { ...answers(2), worst: 5 },
      othersToWorst: answers(3),
    });
    expect(consistency).toMatchObject({ limitRatio: null, acceptable: null });
    expect(message).toBe(
      'No limit is known for 12 items with a best that is 5 times as important as the worst, so the contradictions are shown but not judged.',
    );
    expect(findings.map(({ code }) => code)).toEqual(['CONSISTENCY_UNCHECKED']);
    expect(
      bestWorstWeights({
        ...car,
        bestToOthers: { ...car.bestToOthers, style: 8.5 },
        othersToWorst: { ...car.othersToWorst, price: 8.5 },
      }).consistency,
    ).toMatchObject({
      limitRatio: null,
      consistencyIndex: null,
    });
  });

  it('accepts no contradiction where the best is twice as important as the worst', () => {
    const { consistency } = bestWorstWeights({
      best: 'a',
      worst: 'c',
      bestToOthers: { b: 2, c: 2 },
      othersToWorst: { b: 2 },
    });
    expect(consistency).toMatchObject({ consistencyRatio: 1, limitRatio: 0, acceptable: false });
  });

  it('names items beyond the best or the worst', () => {
    const { findings } = bestWorstWeights({
      best: 'a',
      worst: 'd',
      bestToOthers: { b: 5, c: 1, d: 3 },
      othersToWorst: { b: 1, c: 4 },
    });
    expect(findings.map(({ code, subject, message }) => [code, subject, message.slice(0, 45)])).toEqual([
      ['INCONSISTENT_JUDGEMENTS', 'b', 'The answers contradict each other more than i'],
      ['BEYOND_BEST_AND_WORST', 'b', 'b is further below the best than the worst is'],
      ['BEYOND_BEST_AND_WORST', 'c', 'c is further above the worst than the best is'],
    ]);
  });

  it('weighs equals the same, and says when only best and worst are equals', () => {
    const even = bestWorstWeights({ best: 'a', worst: 'c', bestToOthers: { b: 1, c: 1 }, othersToWorst: { b: 1 } });
    expect(even.weights.map(({ weightExact }) => weightExact)).toEqual(['1/3', '1/3', '1/3']);
    expect(even.consistency).toMatchObject({ consistencyRatio: 0, acceptable: true, limitRatio: null });
    const odd = bestWorstWeights({ best: 'a', worst: 'c', bestToOthers: { b: 3, c: 1 }, othersToWorst: { b: 1 } });
    expect(odd.consistency).toMatchObject({ consistencyRatio: null, acceptable: false, lookAgainAt: 'b' });
    expect(odd.weights.find(({ item }) => item === 'b')?.consistencyRatio).toBeNull();
    expect(odd.message).toBe('Best and worst were answered as equals, but b is not; look again at these answers.');
  });

  it('takes two items', () => {
    const { weights, consistency } = bestWorstWeights({
      best: 'a',
      worst: 'b',
      bestToOthers: { b: 4 },
      othersToWorst: {},
    });
    expect(weights.map(({ item, weightExact }) => [item, weightExact])).toEqual([
      ['b', '1/5'],
      ['a', '4/5'],
    ]);
    expect(consistency).toMatchObject({ consistencyRatio: 0, acceptable: true });
  });

  it('leaves its input as it is and answers in JSON', () => {
    const result = bestWorstWeights(deepFreeze(structuredClone(car)));
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

describe('best-worst answers that cannot be used', () => {
  it('names what is missing', () => {
    expect(problems({ othersToWorst: { quality: 4, comfort: 2, price: 8 } })).toEqual([
      'REQUIRED othersToWorst.safety',
    ]);
    expect(problems({ bestToOthers: {} })).toEqual([
      'REQUIRED bestToOthers.quality',
      'REQUIRED bestToOthers.comfort',
      'REQUIRED bestToOthers.safety',
    ]);
    expect(problems({ bestToOthers: {}, othersToWorst: {} })).toEqual([
      'REQUIRED bestToOthers.style',
      'REQUIRED othersToWorst.price',
    ]);
    expect(problems({ best: undefined })).toEqual(['REQUIRED best']);
  });

  it('names answers that are none', () => {
    expect(problems({ bestToOthers: { ...car.bestToOthers, quality: 0.5, comfort: 'x', safety: 1e300 } })).toEqual([
      'OUT_OF_RANGE bestToOthers.quality',
      'INVALID_NUMBER bestToOthers.comfort',
      'OUT_OF_RANGE bestToOthers.safety',
    ]);
    expect(problems({ bestToOthers: { ...car.bestToOthers, price: 2 } })).toEqual(['NOT_ITSELF bestToOthers.price']);
    expect(problems({ othersToWorst: { ...car.othersToWorst, style: 2 } })).toEqual(['NOT_ITSELF othersToWorst.style']);
    expect(problems({ bestToOthers: { ...car.bestToOthers, comfort: Number.NaN } })).toEqual([
      'INVALID_TYPE bestToOthers.comfort',
    ]);
  });

  it('names two answers of best against worst', () => {
    expect(
      issuesOf(() => bestWorstWeights({ ...car, othersToWorst: { ...car.othersToWorst, price: 9 } })),
    ).toMatchObject([
      {
        code: 'BEST_TO_WORST_DIFFERS',
        path: 'othersToWorst.price',
        message: '"price" against "style" is answered twice, with 8 and 9.',
        received: 9,
        expected: '8',
      },
    ]);
    expect(problems({ worst: 'price' })[0]).toBe('BEST_IS_WORST worst');
  });

  it('refuses other keys and too many items', () => {
    expect(problems({}, { decimals: 20 })).toEqual(['OUT_OF_RANGE options.decimals']);
    expect(problems({}, { decimal: 2 })).toEqual(['UNKNOWN_KEY options.decimal']);
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`c${i}`, 1]));
    expect(problems({ best: 'c0', worst: 'c1', bestToOthers: many, othersToWorst: many })).toEqual([
      'OUT_OF_RANGE bestToOthers',
    ]);
    expect(codesOf(() => bestWorstWeights(loose(null)))).toEqual(['INVALID_TYPE ']);
  });
});
