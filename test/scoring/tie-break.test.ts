import { describe, expect, it } from 'vitest';
import type { CriteriaDefinition } from '../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { bidderDropoutTest } from '../../src/scoring/explain/bidder-dropout-test.js';
import { compareVendors } from '../../src/scoring/explain/compare-vendors.js';
import { scoreStability } from '../../src/scoring/explain/score-stability.js';
import { definePanel } from '../../src/scoring/panels/define-panel.js';
import { scorePanel } from '../../src/scoring/panels/score-panel.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { codesOf, issuesOf } from '../core/issues-of.js';
import { documentOf, outOfTen } from './example.js';

const quality = { id: 'quality', name: 'Quality', weight: 2, criteria: [outOfTen('skill', 1), outOfTen('care', 1)] };
const definition = (more: Partial<CriteriaDefinition> = {}) => documentOf([quality, outOfTen('speed', 2)], more);
const ranking = (sheets: readonly [string, number, number, number][], more: Partial<CriteriaDefinition> = {}) =>
  scoreVendors(
    defineCriteria(definition(more)),
    sheets.map(([vendor, skill, care, speed]) => ({ vendor, scores: { skill, care, speed } })),
  );
const ranks = (report: ReturnType<typeof ranking>) => report.ranking.map(({ rank, vendor }) => [rank, vendor]);

describe('a rule for equal totals', () => {
  const level: [string, number, number, number][] = [
    ['A', 4, 4, 8],
    ['B', 9, 7, 4],
    ['C', 7, 9, 4],
    ['D', 1, 1, 1],
  ];

  it('leaves equals level without one', () => {
    const report = ranking(level);
    expect(ranks(report)).toEqual([
      [1, 'A'],
      [1, 'B'],
      [1, 'C'],
      [4, 'D'],
    ]);
    expect(report.findings.map(({ code }) => code)).toEqual(['WINNER_TIED']);
  });

  it('places equals by the points of a group, then by those of the next criterion', () => {
    const report = ranking(level, { tieBreak: ['quality', 'skill'] });
    expect(ranks(report)).toEqual([
      [1, 'B'],
      [2, 'C'],
      [3, 'A'],
      [4, 'D'],
    ]);
    expect(report.definition.tieBreak).toEqual(['quality', 'skill']);
    expect(report.findings).toMatchObject([
      {
        code: 'TIE_BROKEN',
        severity: 'info',
        subject: 'B',
        message:
          'B has the same total as C and A and stands first by its points for quality and skill, as the criteria say.',
        params: { vendor: 'B', others: ['C', 'A'], by: ['quality', 'skill'] },
      },
    ]);
  });

  it('says in a comparison of two which rule put one before the other', () => {
    const report = ranking(level, { tieBreak: ['quality', 'skill'] });
    expect(compareVendors(report, 'A', 'B')).toMatchObject({
      leader: null,
      tieBreak: { by: 'quality', ahead: 'B' },
      message:
        'A and B are level at 60.00 points, and B stands before A by its points for quality, as the criteria say: speed +20.0; skill -12.5, care -7.5.',
    });
    expect(compareVendors(report, 'B', 'A').tieBreak).toEqual({ by: 'quality', ahead: 'B' });
    expect(compareVendors(report, 'C', 'B')).toMatchObject({
      tieBreak: { by: 'skill', ahead: 'B' },
      message:
        'C and B are level at 60.00 points, and B stands before C by its points for skill, as the criteria say: care +5.0; skill -5.0.',
    });
    // Nothing to decide: other totals, the vendor itself, no rule, a rule in which they are level.
    expect(compareVendors(report, 'B', 'D').tieBreak).toBeNull();
    expect(compareVendors(report, 'B', 'B').tieBreak).toBeNull();
    expect(compareVendors(ranking(level), 'A', 'B').tieBreak).toBeNull();
    expect(compareVendors(ranking(level, { tieBreak: ['quality'] }), 'B', 'C')).toMatchObject({
      tieBreak: null,
      message: 'B and C are level at 60.00 points: skill +5.0; care -5.0.',
    });
    // A rule of the ranking says nothing of a vendor that is out of it.
    const out = ranking(level, { tieBreak: ['quality'], minimumTotal: '60.01' });
    expect(compareVendors(out, 'A', 'B').tieBreak).toBeNull();
  });

  it('changes no total and nothing among vendors with other totals', () => {
    const [plain, ruled] = [ranking(level), ranking(level, { tieBreak: ['care'] })];
    const totals = (report: typeof plain) =>
      Object.fromEntries(report.ranking.map((row) => [row.vendor, row.totalExact]));
    expect(totals(ruled)).toEqual(totals(plain));
    expect(ranks(ruled)).toEqual([
      [1, 'C'],
      [2, 'B'],
      [3, 'A'],
      [4, 'D'],
    ]);
  });

  it('says who is level in everything', () => {
    const report = ranking(
      [
        ['A', 5, 5, 5],
        ['B', 5, 5, 5],
        ['C', 3, 3, 9],
      ],
      { tieBreak: ['quality'] },
    );
    // C has 3/10 * 50 + 9/10 * 50 = 60 points, A and B 50.
    expect(ranks(report)).toEqual([
      [1, 'C'],
      [2, 'A'],
      [2, 'B'],
    ]);
    const tied = ranking(
      [
        ['A', 5, 5, 5],
        ['B', 5, 5, 5],
      ],
      { tieBreak: ['quality'] },
    );
    expect(tied.findings).toMatchObject([
      {
        code: 'WINNER_TIED',
        message: 'A and B share the first place at exactly 50.00 points and are level in what breaks ties, too.',
      },
    ]);
  });

  it('gives the order whatever the order of the sheets, and after JSON', () => {
    const criteria = defineCriteria(definition({ tieBreak: ['quality', 'skill'] }));
    const sheets = level.map(([vendor, skill, care, speed]) => ({ vendor, scores: { skill, care, speed } }));
    const copy = JSON.parse(JSON.stringify(criteria)) as typeof criteria;
    expect(scoreVendors(copy, [...sheets].reverse()).ranking).toEqual(scoreVendors(criteria, sheets).ranking);
  });

  it('holds for panels', () => {
    const criteria = defineCriteria(definition({ tieBreak: ['quality'] }));
    const panel = definePanel({ id: 'p', version: 1, evaluators: [{ id: 'e' }] }, criteria);
    const ratings = level.map(([vendor, skill, care, speed]) => ({
      evaluator: 'e',
      vendor,
      scores: { skill, care, speed },
    }));
    const { report, evaluatorRanking } = scorePanel(criteria, panel, { vendors: ['A', 'B', 'C', 'D'], ratings });
    expect(ranks(report)).toEqual([
      [1, 'B'],
      [1, 'C'],
      [3, 'A'],
      [4, 'D'],
    ]);
    expect(evaluatorRanking.map(({ rank, vendor }) => [rank, vendor])).toEqual(ranks(report));
  });

  it('decides again after a withdrawal, by the points of the smaller field', () => {
    const criteria = defineCriteria(
      documentOf([outOfTen('quality', 1), { id: 'price', weight: 1, scale: { kind: 'price', currency: 'EUR' } }], {
        tieBreak: ['price'],
      }),
    );
    // With C (price 50): A 5 + 50/100, B 10 + 0; without C the price field starts at 100.
    const sheets = [
      { vendor: 'A', scores: { quality: 5, price: 100 } },
      { vendor: 'B', scores: { quality: 10, price: 200 } },
      { vendor: 'C', scores: { quality: 0, price: 50 } },
    ];
    const { ranking: all, checks } = bidderDropoutTest(criteria, sheets);
    expect(all.map(({ rank, vendor, total }) => [rank, vendor, total])).toEqual([
      [1, 'B', 62.5],
      [2, 'C', 50],
      [3, 'A', 50],
    ]);
    const without = checks.find(({ withdrawn }) => withdrawn === 'C');
    // A: 25 + 50, B: 50 + 25: level, and A has more points for the price.
    expect(without?.ranking.map(({ rank, vendor, total }) => [rank, vendor, total])).toEqual([
      [1, 'A', 75],
      [2, 'B', 75],
    ]);
    expect(without?.winnerChanged).toBe(true);
  });

  it('is not taken for a lead in points', () => {
    const report = ranking(
      [
        ['A', 5, 5, 8],
        ['B', 8, 8, 4],
      ],
      { tieBreak: ['speed'] },
    );
    expect(scoreStability(report).message).toBe(
      'At least 2 single-step score changes are needed before B has more points than A; level totals, which the criteria decide by a rule, are not counted.',
    );
  });

  it('refuses what is unknown, named twice or without weight', () => {
    const gate = outOfTen('gate', undefined, { gates: [{ kind: 'required' }] });
    const refused = (tieBreak: readonly string[]) => () =>
      defineCriteria(documentOf([quality, outOfTen('speed', 2), gate], { tieBreak }));
    expect(codesOf(refused(['speed', 'sped', 'speed', 'gate']))).toEqual([
      'UNKNOWN_CRITERION tieBreak[1]',
      'DUPLICATE_CRITERION tieBreak[2]',
      'INVALID_VALUE tieBreak[3]',
    ]);
    expect(issuesOf(refused(['gate']))[0]).toMatchObject({
      received: 'gate',
      expected: 'one of skill, care, speed, quality',
      params: { criterion: 'gate' },
    });
    expect(refused([])).not.toThrow();
  });
});
