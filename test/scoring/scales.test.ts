import { describe, expect, it } from 'vitest';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { lintCriteria } from '../../src/scoring/criteria/lint-criteria.js';
import { figuresEarning } from '../../src/scoring/scales/figures-earning.js';
import type { Scale } from '../../src/scoring/scales/scale-definition.js';
import { type FixedScale, scoreOnScale } from '../../src/scoring/scales/score-on-scale.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { codesOf, issuesOf } from '../core/issues-of.js';

const percents = (scale: FixedScale, ...scores: (number | string | boolean)[]): number[] =>
  scoreOnScale(scale, scores).map(({ sharePercent }) => sharePercent);
const criteriaWith = (scale: Scale) =>
  defineCriteria({ id: 'one', version: 1, criteria: [{ id: 'it', weight: 100, scale }] });
const problems = (scale: unknown) => codesOf(() => criteriaWith(scale as Scale));

describe('a scale that stands alone', () => {
  it('is named in every path', () => {
    const paths = (scale: unknown) => codesOf(() => scoreOnScale(scale as FixedScale, [1]));
    expect(paths({ kind: 'point', min: 0, max: 5 })).toEqual(['INVALID_VALUE scale.kind']);
    expect(paths({ kind: 'price', currency: 'EUR' })).toEqual(['INVALID_SCALE scale.kind']);
    expect(paths({ kind: 'points', min: 5, max: 5 })).toEqual(['INVALID_SCALE scale']);
    expect(paths({ kind: 'points', min: 0 })).toEqual(['REQUIRED scale.max']);
    expect(paths(7)).toEqual(['INVALID_TYPE scale']);
  });
});

describe('tiers', () => {
  const clients: Scale = {
    kind: 'tiers',
    tiers: [{ percent: 0 }, { from: 3, percent: 50 }, { from: 10, percent: 100 }],
  };

  it('earn from their first figure on', () => {
    expect(percents(clients, -1, 2, '2.999', 3, 9, 10, 1e9)).toEqual([0, 0, 0, 50, 50, 100, 100]);
  });

  it('may fall, as hours to a first reply do', () => {
    const hours: Scale = {
      kind: 'tiers',
      tiers: [{ percent: 100 }, { from: 2, percent: 40 }, { from: 8, percent: 0 }],
    };
    expect(percents(hours, 1, 2, 7, 8)).toEqual([100, 40, 40, 0]);
    expect(figuresEarning(hours, 40)).toEqual([
      { from: null, fromExact: null, to: 8, toExact: '8', toIncluded: false },
    ]);
  });

  it('are refused out of order, with every place', () => {
    const tiers = [{ from: 1, percent: 0 }, { from: 3, percent: 60 }, { from: 3, percent: 50 }, { percent: 120 }];
    expect(problems({ kind: 'tiers', tiers })).toEqual([
      'INVALID_SCALE criteria[0].scale.tiers[0].from',
      'OUT_OF_RANGE criteria[0].scale.tiers[3].percent',
      'REQUIRED criteria[0].scale.tiers[3].from',
    ]);
    expect(problems({ kind: 'tiers', tiers: [{ percent: 0 }, ...tiers.slice(1, 3)] })).toEqual([
      'INVALID_SCALE criteria[0].scale.tiers[2].from',
      'LEVELS_NOT_ORDERED criteria[0].scale.tiers[2].percent',
    ]);
  });
});

describe('a target that is best', () => {
  it('earns everything at the target and nothing at the ends', () => {
    const size: Scale = { kind: 'target', min: 0, target: 10, max: 30 };
    expect(percents(size, -5, 0, 5, 10, 20, 30, 31)).toEqual([0, 0, 50, 100, 50, 0, 0]);
    expect(scoreOnScale(size, [31])[0]?.capped).toBe(true);
  });

  it('may be a range, or lie at an end', () => {
    expect(percents({ kind: 'target', min: 0, target: [10, 20], max: 40 }, 10, 15, 20, 30)).toEqual([
      100, 100, 100, 50,
    ]);
    expect(percents({ kind: 'target', min: 0, target: 0, max: 4 }, 0, 1)).toEqual([100, 75]);
    expect(percents({ kind: 'target', min: 0, target: 4, max: 4 }, 0, 3, 4)).toEqual([0, 75, 100]);
    expect(figuresEarning({ kind: 'target', min: 0, target: 0, max: 4 }, 75).map(({ from, to }) => [from, to])).toEqual(
      [[null, 1]],
    );
  });

  it('is refused outside its ends', () => {
    expect(problems({ kind: 'target', min: 0, target: 11, max: 10 })).toEqual(['INVALID_SCALE criteria[0].scale']);
    expect(problems({ kind: 'target', min: 5, target: 5, max: 5 })).toEqual(['INVALID_SCALE criteria[0].scale']);
    expect(problems({ kind: 'target', min: 0, target: ['x', 2], max: 'y' })).toEqual([
      'INVALID_NUMBER criteria[0].scale.target[0]',
      'INVALID_NUMBER criteria[0].scale.max',
    ]);
  });
});

describe('piecewise value functions', () => {
  const tent: FixedScale = {
    kind: 'piecewise',
    points: [
      { at: 0, percent: 0 },
      { at: 10, percent: 100 },
      { at: 20, percent: 0 },
    ],
  };

  it('are exact between points: no thirds are lost', () => {
    const scale: FixedScale = {
      kind: 'piecewise',
      points: [
        { at: 0, percent: 0 },
        { at: 3, percent: 100 },
      ],
    };
    expect(scoreOnScale(scale, ['1', 2]).map(({ shareExact }) => shareExact)).toEqual(['1/3', '2/3']);
  });

  it('are checked against a direction, and told of by the lint without one', () => {
    expect(problems({ ...tent, direction: 'higher' })).toEqual([
      'LEVELS_NOT_ORDERED criteria[0].scale.points[2].percent',
    ]);
    expect(problems({ ...tent, direction: 'lower' })).toEqual([
      'LEVELS_NOT_ORDERED criteria[0].scale.points[1].percent',
    ]);
    expect(lintCriteria(criteriaWith(tent)).map(({ code }) => code)).toEqual(['VALUE_NOT_MONOTONE']);
    expect(
      problems({
        kind: 'piecewise',
        points: [
          { at: 1, percent: 0 },
          { at: 1, percent: 1 },
        ],
      }),
    ).toEqual(['INVALID_SCALE criteria[0].scale.points[1].at']);
  });

  it('are turned round by figuresEarning, in several spans where they rise and fall', () => {
    expect(figuresEarning(tent, 40).map(({ from, to }) => [from, to])).toEqual([[4, 16]]);
    const valley: FixedScale = {
      kind: 'piecewise',
      points: [
        { at: 0, percent: 100 },
        { at: 10, percent: 0 },
        { at: 20, percent: 50 },
      ],
    };
    expect(figuresEarning(valley, 25).map(({ from, to }) => [from, to])).toEqual([
      [null, 7.5],
      [15, null],
    ]);
    expect(
      figuresEarning(
        {
          ...tent,
          points: [
            { at: 0, percent: 0 },
            { at: 1, percent: 90 },
          ],
        },
        95,
      ),
    ).toEqual([]);
  });
});

describe('exponential value functions', () => {
  it('follow the curve, are a line at 0 and mirror each other', () => {
    const scale = { kind: 'exponential', min: 0, max: 10, curvature: 2 } as const;
    const [half] = percents(scale, 5);
    expect(half).toBeCloseTo((100 * (1 - Math.exp(-1))) / (1 - Math.exp(-2)), 9);
    expect(percents({ ...scale, curvature: 0 }, 5)).toEqual([50]);
    expect(percents({ ...scale, curvature: -2 }, 5)[0]).toBeCloseTo(100 - (half ?? 0), 9);
    expect(percents({ ...scale, direction: 'lower' }, 0, 10, 12)).toEqual([100, 0, 0]);
    expect(problems({ ...scale, curvature: 21 })).toEqual(['OUT_OF_RANGE criteria[0].scale.curvature']);
  });

  it('are turned round by figuresEarning', () => {
    const scale = {
      kind: 'exponential',
      min: 20,
      max: 50,
      curvature: 3,
      direction: 'lower',
      outside: 'error',
    } as const;
    const [span] = figuresEarning(scale, 60);
    expect(span?.from).toBe(20);
    expect(percents(scale, span?.to ?? 0)[0]).toBeCloseTo(60, 9);
  });
});

describe('scales that stand alone', () => {
  it('refuse what is no scale of figures, wrong percents and wrong scores, by place', () => {
    expect(issuesOf(() => figuresEarning({ kind: 'yesNo' } as never, 50))[0]?.code).toBe('INVALID_SCALE');
    expect(issuesOf(() => scoreOnScale({ kind: 'price', currency: 'EUR' } as never, [1]))[0]?.code).toBe(
      'INVALID_SCALE',
    );
    expect(issuesOf(() => figuresEarning({ kind: 'points', min: 0, max: 5 }, 0))[0]?.path).toBe('percent');
    expect(issuesOf(() => figuresEarning({ kind: 'points', min: 0, max: 5 }, 'x'))[0]?.code).toBe('INVALID_NUMBER');
    expect(codesOf(() => scoreOnScale({ kind: 'points', min: 0, max: 5 }, [1, 6, 'x']))).toEqual([
      'SCORE_OFF_SCALE scores[1]',
      'INVALID_NUMBER scores[2]',
    ]);
    expect(issuesOf(() => scoreOnScale({ kind: 'points', min: 0, max: 5 }, 3 as never))[0]?.code).toBe('INVALID_TYPE');
  });

  it('answer the same inside criteria, gates and rubrics included', () => {
    const criteria = defineCriteria({
      id: 'desk',
      version: 1,
      criteria: [
        {
          id: 'team',
          weight: 100,
          scale: { kind: 'target', min: 2, target: [5, 8], max: 20, unit: 'people' },
          gates: [{ kind: 'minimum', value: 3 }],
          rubric: { 2: 'one person off sick stops the work', 5: 'cover for holidays' },
        },
      ],
    });
    const { ranking } = scoreVendors(criteria, [
      { vendor: 'A', scores: { team: 6 } },
      { vendor: 'B', scores: { team: 14 } },
      { vendor: 'C', scores: { team: 2 } },
    ]);
    expect(ranking.map(({ vendor, rank, total }) => [vendor, rank, total])).toEqual([
      ['A', 1, 100],
      ['B', 2, 50],
      ['C', null, 0],
    ]);
    expect(ranking[0]?.criteria[0]?.anchor?.text).toBe('cover for holidays');
  });
});
