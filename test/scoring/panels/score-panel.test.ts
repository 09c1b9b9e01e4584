import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import { bidderDropoutTest } from '../../../src/scoring/explain/bidder-dropout-test.js';
import { compareVendors } from '../../../src/scoring/explain/compare-vendors.js';
import { definePanel } from '../../../src/scoring/panels/define-panel.js';
import type { PanelDefinition, PanelRatings } from '../../../src/scoring/panels/panel.js';
import type { PanelReport, PanelScore } from '../../../src/scoring/panels/panel-report.js';
import { type ScorePanelOptions, scorePanel } from '../../../src/scoring/panels/score-panel.js';
import { scoreVendors } from '../../../src/scoring/totals/score-vendors.js';
import { documentOf, itDesk, outOfTen } from '../example.js';
import { criteria, panel, ratings, threePeople } from './example.js';
import { totalsOfTrail } from './recompute.js';

const report = scorePanel(criteria, panel, ratings);
const lineOf = ({ trail }: PanelReport, vendor: string, criterion: string): PanelScore =>
  trail.find((line) => line.vendor === vendor && line.criterion === criterion) as PanelScore;
const codesOf = (one: PanelReport): string[] => one.findings.map(({ code, severity }) => `${code} ${severity}`);

/** Evaluators a, b, c, … who rate criterion x from 0 to 10 (or of another scale), for a vendor V each. */
const onOne = (
  rows: readonly (readonly unknown[])[],
  rule: Partial<PanelDefinition> = {},
  scale: unknown = { kind: 'points', min: 0, max: 10 },
  options: ScorePanelOptions = {},
): PanelReport => {
  const one = defineCriteria(documentOf([{ id: 'x', weight: 1, scale: scale as never }]));
  const id = (j: number): string => String.fromCharCode(97 + j);
  const evaluators = (rows[0] ?? []).map((_, j) => ({ id: id(j) }));
  const data = {
    vendors: rows.map((_, i) => `V${i}`),
    ratings: rows.flatMap((row, i) =>
      row.map((score, j) => ({ evaluator: id(j), vendor: `V${i}`, scores: { x: score as never } })),
    ),
  };
  return scorePanel(one, definePanel({ id: 'p', version: 1, evaluators, ...rule }, one), data, options);
};
const aggregatesOf = (one: PanelReport): unknown[] => one.trail.map(({ aggregate }) => aggregate);

describe('scorePanel on the tender for an IT desk', () => {
  it('gives sheets that scoreVendors takes, and the ranking that they give', () => {
    expect(report.sheets).toEqual([
      {
        vendor: 'Acme',
        scores: { iso27001: true, experience: 4, references: '5', dataProtection: '11/3', price: '118000' },
        comments: { experience: 'Moderated by Ana: Ben had missed a reference.' },
      },
      {
        vendor: 'Bolt',
        scores: { iso27001: false, experience: '5', references: '4', dataProtection: '5', price: '99000' },
        comments: { iso27001: 'Expired in May.' },
      },
      {
        vendor: 'Crest',
        scores: { iso27001: true, experience: '8/3', references: '3', dataProtection: '3', price: '104000' },
      },
    ]);
    expect(scoreVendors(criteria, report.sheets)).toEqual(report.report);
    // 16 + 20 + 25 * 11/15 + 35 * 104/118, and 32/3 + 12 + 15 + 35.
    expect(report.report.ranking.map(({ rank, vendor, totalExact }) => [rank, vendor, totalExact])).toEqual([
      [1, 'Acme', '15077/177'],
      [2, 'Crest', '218/3'],
      [null, 'Bolt', '96'],
    ]);
    expect(compareVendors(report.report, 'Acme', 'Crest').leader).toBe('Acme');
    expect(bidderDropoutTest(criteria, report.sheets).winners).toEqual(['Acme']);
  });

  it('keeps every raw rating, who gave it, and what became of it', () => {
    expect(lineOf(report, 'Acme', 'experience')).toEqual({
      vendor: 'Acme',
      criterion: 'experience',
      source: 'moderation',
      score: 4,
      ratings: [
        {
          evaluator: 'ana',
          status: 'rated',
          score: 5,
          comment: 'Twelve years.',
          weightExact: '2',
          shareExact: '2/3',
          recusalReason: null,
        },
        {
          evaluator: 'ben',
          status: 'rated',
          score: 1,
          comment: null,
          weightExact: '1',
          shareExact: '1/3',
          recusalReason: null,
        },
        {
          evaluator: 'dpo',
          status: 'notAssigned',
          score: null,
          comment: null,
          weightExact: '1',
          shareExact: null,
          recusalReason: null,
        },
      ],
      aggregate: '11/3',
      aggregateValue: 11 / 3,
      tooFewRatings: false,
      split: false,
      spread: {
        lowest: 1,
        highest: 5,
        range: 4,
        sd: Math.sqrt(8),
        rangePercent: 80,
        sdPercent: 100 * Math.sqrt(0.32),
        farApart: true,
      },
      moderation: { score: 4, reason: 'Ben had missed a reference.', by: 'Ana', on: null },
    });
    const recused = lineOf(report, 'Bolt', 'experience').ratings.find(({ evaluator }) => evaluator === 'ben');
    expect(recused).toMatchObject({ status: 'recused', shareExact: null, recusalReason: 'Worked there until 2025.' });
    expect(lineOf(report, 'Bolt', 'experience').ratings[0]).toMatchObject({ shareExact: '1' });
    expect(lineOf(report, 'Bolt', 'price')).toMatchObject({ source: 'fact', score: '99000', ratings: [] });
  });

  it('lets the totals be computed again from the raw ratings by another program', () => {
    const eligible = (vendor: string): boolean => vendor !== 'Bolt';
    const totals = Object.fromEntries(report.report.ranking.map(({ vendor, totalExact }) => [vendor, totalExact]));
    expect(totalsOfTrail(itDesk, report.trail, eligible)).toEqual(totals);
  });

  it('tells what was moderated and who is recused; a talk that was held needs no second one', () => {
    expect(report.findings.map(({ severity, message }) => [severity, message])).toEqual([
      [
        'low',
        'Over the 7 scores that several evaluators gave, they agree too little to be relied on; talk through the criteria and what their scores mean.',
      ],
      ['info', 'Acme / experience was set to 4 by Ana; the ratings alone give 3.67.'],
      ['info', 'Ben is recused from Bolt and has no part in its scores: Worked there until 2025.'],
      ['info', 'Ana rates 17 % of the scale higher than the others, over 7 scores that they share.'],
    ]);
    const before = scorePanel(criteria, panel, { ...ratings, moderation: [] });
    expect(before.findings.find(({ code }) => code === 'FAR_APART')).toMatchObject({
      code: 'FAR_APART',
      severity: 'medium',
      subject: 'Acme',
      message: 'Evaluators are far apart on Acme / experience: 1 to 5 of 5; discuss before you award.',
      params: {
        criterion: 'experience',
        scores: [
          { evaluator: 'ana', score: 5 },
          { evaluator: 'ben', score: 1 },
        ],
      },
    });
  });

  it('compares evaluators on the scores that they share', () => {
    // Ana with Ben: +4, 0, +1, 0 of 5; with Dora: +1, 0, 0 of 5.
    expect(report.evaluators.map((one) => [one.evaluator, one.sharedScores, one.leniencyPercent])).toEqual([
      ['ana', 7, (100 * 6) / 35],
      ['ben', 4, -25],
      ['dpo', 3, -100 / 15],
    ]);
    expect(report.evaluators[1]).toMatchObject({ rated: 4, missing: 0, recusedFrom: ['Bolt'], weight: 1 });
    // Ben's own total of Crest: experience 2/5 and references 3/5 of 20 % each, price 35 %; of 75 % of the weight.
    expect(report.evaluators[1]?.totals.find(({ vendor }) => vendor === 'Crest')).toEqual({
      vendor: 'Crest',
      total: 5500 / 75,
      totalExact: '220/3',
      coverageShare: 0.75,
    });
  });

  it('says which conventions it used, is plain JSON, and changes nothing that it is given', () => {
    expect(report.conventions).toEqual({
      aggregate: 'mean',
      trimShareExact: '0',
      levels: 'lowerMedian',
      minimumRatings: 1,
      consensus: { rangePercentExact: '40', sdPercentExact: '20', leniencyPercentExact: '15' },
    });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    const copy = structuredClone(ratings);
    expect(scorePanel(criteria, structuredClone(panel), deepFreeze(copy))).toEqual(report);
  });
});

describe('rules of a panel', () => {
  it('takes weighted means, medians and trimmed means exactly', () => {
    expect(aggregatesOf(onOne([[1, 2, 2, 4]]))).toEqual(['2.25']);
    expect(aggregatesOf(onOne([[1, 2, 5, 9]], { aggregate: 'median' }))).toEqual(['3.5']);
    expect(aggregatesOf(onOne([['0.1', 0.2, '1/3']]))).toEqual(['19/90']);
    const weighted = { evaluators: [{ id: 'a', weight: 3 }, { id: 'b' }, { id: 'c' }] };
    expect(aggregatesOf(onOne([[7, 1, 2]], { ...weighted, aggregate: 'median' }))).toEqual(['7']);
    const even = {
      evaluators: [
        { id: 'a', weight: '1/3' },
        { id: 'b', weight: '1/6' },
        { id: 'c', weight: '1/6' },
      ],
    };
    expect(aggregatesOf(onOne([[7, 1, 2]], { ...even, aggregate: 'median' }))).toEqual(['4.5']);
  });

  it('cuts the same number of ratings at each end, rounded down, and says when that is none', () => {
    const five = onOne([[0, 4, 5, 6, 10]], { aggregate: 'trimmedMean' });
    expect(aggregatesOf(five)).toEqual(['5']);
    expect(five.trail[0]?.ratings.map(({ shareExact }) => shareExact)).toEqual(['0', '1/3', '1/3', '1/3', '0']);
    expect(five.conventions.trimShareExact).toBe('1/5');
    expect(codesOf(five)).not.toContain('TRIM_CUTS_NOTHING low');
    const four = onOne([[0, 4, 5, 6]], { aggregate: 'trimmedMean' });
    expect(aggregatesOf(four)).toEqual(['3.75']);
    expect(four.findings.find(({ code }) => code === 'TRIM_CUTS_NOTHING')?.message).toBe(
      'Cutting 20 % at each end cuts nothing where there are 4 ratings or fewer, as in every score here; it is a plain mean.',
    );
    // Of two equal ratings at the edge one is cut, and nobody can say which: each loses half of its weight.
    const tied = onOne([[2, 2, 5, 6, 9]], {
      aggregate: 'trimmedMean',
      trimShare: '0.2',
      evaluators: [{ id: 'a', weight: 3 }, { id: 'b' }, { id: 'c' }, { id: 'd' }, { id: 'e' }],
    });
    expect(tied.trail[0]?.ratings.map(({ shareExact }) => shareExact)).toEqual(['3/8', '1/8', '1/4', '1/4', '0']);
    expect(aggregatesOf(tied)).toEqual(['3.75']);
  });

  it('answers yes with more than half of the weight, and takes the worse of two middle levels', () => {
    const yesNo = { kind: 'yesNo' };
    expect(aggregatesOf(onOne([[true, true, false]], {}, yesNo))).toEqual([true]);
    const split = onOne([[true, false]], {}, yesNo);
    expect(split.trail[0]).toMatchObject({ aggregate: false, split: true, aggregateValue: null, source: 'panel' });
    expect(codesOf(split)).toContain('PANEL_SPLIT medium');
    const levels = { kind: 'ordinal', levels: ['poor', 'fair', 'good'] };
    const four = onOne([['good', 'poor', 'fair', 'good']], {}, levels);
    expect(four.trail[0]).toMatchObject({ score: 'fair', split: true });
    expect(four.findings.find(({ code }) => code === 'PANEL_SPLIT')?.message).toBe(
      'The panel divides evenly on V0 / x; the worse answer (fair) counts until a score is agreed on.',
    );
    expect(four.trail[0]?.spread).toMatchObject({ lowest: 'poor', highest: 'good', range: null, rangePercent: 100 });
    expect(aggregatesOf(onOne([['good', 'good', 'fair', 'good']], {}, levels))).toEqual(['good']);
  });

  it('lets gates decide on what the panel says together', () => {
    const gated = defineCriteria(documentOf([outOfTen('x', 1, { gates: [{ kind: 'minimum', value: 5 }] })]));
    const both = definePanel({ id: 'p', version: 1, evaluators: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }, gated);
    const rated = (scores: readonly number[]): PanelReport =>
      scorePanel(gated, both, {
        vendors: ['V'],
        ratings: scores.map((x, i) => ({ evaluator: 'abc'.charAt(i), vendor: 'V', scores: { x } })),
      });
    expect(rated([4, 5, 6]).report.ranking[0]?.eligible).toBe(true);
    // 14.99 / 3 is below 5 however it is shown.
    expect(
      rated([4, 5, 5.99]).report.ranking[0]?.failedGates.map(({ received, message }) => [received, message]),
    ).toEqual([['1499/300', 'V has 4.99 for x; at least 5 is needed.']]);
  });

  it('has no score below the minimum number of ratings until one is agreed on', () => {
    const strict = definePanel({ ...threePeople, minimumRatings: 2 }, criteria);
    const few = scorePanel(criteria, strict, ratings);
    expect(lineOf(few, 'Bolt', 'experience')).toMatchObject({
      source: 'none',
      score: null,
      aggregate: '5',
      tooFewRatings: true,
    });
    expect(few.findings.find(({ code }) => code === 'TOO_FEW_RATINGS')?.message).toBe(
      'Bolt has fewer than 2 ratings for experience and references, so the panel has no score there.',
    );
    expect(few.report.ranking.find(({ vendor }) => vendor === 'Bolt')).toMatchObject({
      total: null,
      missing: ['experience', 'references'],
    });
    const agreed = ['experience', 'references'].map((criterion) => ({
      vendor: 'Bolt',
      criterion,
      score: 2,
      reason: 'Talked.',
      by: 'Ana',
    }));
    const full = scorePanel(criteria, strict, { ...ratings, moderation: agreed });
    expect(codesOf(full)).not.toContain('TOO_FEW_RATINGS medium');
    expect(full.findings.find(({ params }) => params.criterion === 'references')).toMatchObject({
      severity: 'low',
      message: 'Bolt / references was set to 2 by Ana, outside what any evaluator gave (4).',
    });
  });
});

describe('totals of each evaluator', () => {
  const complete = (rows: readonly (readonly number[])[]): PanelRatings => ({
    vendors: ['V0', 'V1'],
    ratings: rows.flatMap((row, e) =>
      [0, 1].map((v) => ({
        evaluator: `e${e}`,
        vendor: `V${v}`,
        scores: { a: row[2 * v] ?? 0, b: row[2 * v + 1] ?? 0 },
      })),
    ),
  });
  const two = defineCriteria(documentOf([outOfTen('a', 1), outOfTen('b', 2)]));
  const pair = definePanel({ id: 'p', version: 1, evaluators: [{ id: 'e0', weight: 2 }, { id: 'e1' }] }, two);

  it('rank as the panel does where everybody rated everything', () => {
    const one = scorePanel(
      two,
      pair,
      complete([
        [3, 4, 7, 8],
        [1, 10, 2, 5],
      ]),
    );
    expect(one.evaluatorRanking).toEqual(one.report.ranking);
    expect(codesOf(one)).not.toContain('TOTALS_DISAGREE low');
  });

  it('are scaled up where a rating is missing', () => {
    const data = complete([
      [3, 4, 7, 8],
      [1, 10, 2, 5],
    ]);
    const gap = scorePanel(two, pair, {
      ...data,
      ratings: data.ratings.map((sheet) =>
        sheet.evaluator === 'e1' && sheet.vendor === 'V0' ? { ...sheet, scores: { b: 10 } } : sheet,
      ),
    });
    const row = gap.evaluatorRanking.find(({ vendor }) => vendor === 'V0');
    // e0: (3 + 2 x 4) / 30, twice; e1: 10 / 10 on b alone. By criterion: (3 + 2 x 6) / 30.
    expect(row?.totalExact).toBe('520/9');
    expect(gap.report.ranking.find(({ vendor }) => vendor === 'V0')?.totalExact).toBe('50');
    expect(row?.criteria.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBeCloseTo(row?.total ?? 0, 12);
    expect(gap.evaluators[1]?.totals[0]).toMatchObject({ vendor: 'V0', total: 100, coverageShare: 2 / 3 });
  });

  it('are told when they would choose somebody else', () => {
    const trio = { id: 'p', version: 1, evaluators: [{ id: 'e0' }, { id: 'e1' }, { id: 'e2' }] };
    const median = definePanel({ ...trio, aggregate: 'median' }, two);
    const data = complete([
      [9, 9, 8, 8],
      [9, 9, 8, 8],
      [0, 0, 8, 8],
    ]);
    const found = scorePanel(two, median, data).findings.find(({ code }) => code === 'TOTALS_DISAGREE');
    expect(found).toMatchObject({
      severity: 'low',
      message:
        "The panel's scores put V0 first; the mean of each evaluator's own total would put V1 first. The way that was announced counts.",
    });
  });

  it('hold gates and the minimum total too', () => {
    const barred = defineCriteria(
      documentOf([outOfTen('a', 1, { gates: [{ kind: 'minimum', value: 5 }] }), outOfTen('b', 2)], {
        minimumTotal: 60,
      }),
    );
    const one = scorePanel(
      barred,
      definePanel({ id: 'p', version: 1, evaluators: [{ id: 'e0' }, { id: 'e1' }] }, barred),
      complete([
        [4, 9, 6, 5],
        [5, 9, 6, 5],
      ]),
    );
    expect(one.evaluatorRanking.map(({ rank, failedGates }) => [rank, failedGates.map(({ kind }) => kind)])).toEqual([
      [null, ['minimum']],
      [null, ['minimumTotal']],
    ]);
    expect(one.evaluatorRanking).toEqual(one.report.ranking);
  });
});

describe('what a panel leaves out', () => {
  it('names who has not scored what, and what nobody scored', () => {
    const gap = scorePanel(criteria, panel, {
      ...ratings,
      moderation: [],
      ratings: ratings.ratings.filter(({ vendor, evaluator }) => evaluator === 'dpo' || vendor !== 'Crest'),
    });
    expect(gap.findings.filter(({ code }) => /MISSING|FEW/.test(code)).map(({ message }) => message)).toEqual([
      'Nobody has rated Crest on experience and references.',
      'Ana has not given 3 of 9 scores: Crest / experience, Crest / references and Crest / Data protection.',
      'Ben has not given 2 of 4 scores: Crest / experience and Crest / references.',
    ]);
    expect(gap.report.ranking.find(({ vendor }) => vendor === 'Crest')).toMatchObject({ rank: null, total: null });
  });

  it('warns when a lenient evaluator scored some vendors only', () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'];
    const wide = defineCriteria(documentOf(six.map((id) => outOfTen(id, 1))));
    const trio = definePanel({ id: 'p', version: 1, evaluators: [{ id: 'x' }, { id: 'y' }, { id: 'z' }] }, wide);
    const all = (value: number): Record<string, number> => Object.fromEntries(six.map((id) => [id, value]));
    const data: PanelRatings = {
      vendors: ['V', 'W'],
      ratings: [
        { evaluator: 'x', vendor: 'V', scores: all(9) },
        { evaluator: 'y', vendor: 'V', scores: all(6) },
        { evaluator: 'z', vendor: 'V', scores: all(6) },
        { evaluator: 'y', vendor: 'W', scores: all(6) },
        { evaluator: 'z', vendor: 'W', scores: all(6) },
      ],
      recusals: [{ evaluator: 'x', vendor: 'W', reason: 'A relative works there' }],
    };
    const found = scorePanel(wide, trio, data).findings.filter(({ code }) => /LENIENT|SEVERE/.test(code));
    expect(found).toMatchObject([
      {
        code: 'EVALUATOR_LENIENT',
        severity: 'medium',
        subject: 'x',
        message:
          'x rates 30 % of the scale higher than the others, over 6 scores that they share. x did not score everything of W, so that shifts the ranking.',
      },
    ]);
  });

  it('says that a panel agrees too little once there are enough scores to tell', () => {
    const rows = [
      [0, 10],
      [10, 0],
      [3, 8],
      [9, 2],
      [5, 5],
    ];
    expect(codesOf(onOne(rows))).toContain('LOW_AGREEMENT low');
    expect(codesOf(onOne(rows.slice(0, 4)))).not.toContain('LOW_AGREEMENT low');
    expect(codesOf(onOne(rows.map(([a = 0]) => [a, a])))).toEqual([]);
  });

  it('scores a panel of one, a tender without vendors, and facts alone', () => {
    const alone = onOne([[7], [9]]);
    expect(alone.report.ranking.map(({ vendor, total }) => [vendor, total])).toEqual([
      ['V1', 90],
      ['V0', 70],
    ]);
    expect(alone.trail[0]?.spread).toMatchObject({ range: 0, sd: null, sdPercent: null, farApart: false });
    expect(alone.agreement.scores).toMatchObject({ alpha: null, noFigureBecause: 'tooFewRaters' });
    expect(alone.evaluators[0]).toMatchObject({ sharedScores: 0, leniencyPercent: null, inconsistencyPercent: null });
    const none = scorePanel(criteria, panel, { vendors: [], ratings: [] });
    expect(none).toMatchObject({ sheets: [], trail: [], findings: [] });
    const looked = defineCriteria(documentOf([{ id: 'price', weight: 1, scale: { kind: 'price', currency: 'EUR' } }]));
    const idle = definePanel({ id: 'p', version: 1, evaluators: [{ id: 'a' }] }, looked);
    const priced = scorePanel(looked, idle, {
      vendors: ['V'],
      ratings: [],
      facts: [{ vendor: 'V', scores: { price: 5 } }],
    });
    expect([priced.report.ranking[0]?.total, priced.evaluatorRanking[0]?.total]).toEqual([100, 100]);
  });

  it('holds its figures at the ends of what a number can say', () => {
    const huge = onOne(
      [
        ['1e400', '0'],
        ['1e-400', '1e400'],
      ],
      {},
      { kind: 'points', min: 0, max: '1e400' },
    );
    expect(huge.trail[0]).toMatchObject({ aggregateValue: null, spread: { range: null, rangePercent: 100 } });
    expect(JSON.parse(JSON.stringify(huge))).toEqual(huge);
    const tiny = onOne([['1e-300', '3e-300']], {}, { kind: 'points', min: 0, max: '4e-300' });
    expect(tiny.trail[0]?.aggregateValue).toBe(2e-300);
    expect((tiny.trail[0]?.spread?.sd ?? 0) / 1e-300).toBeCloseTo(Math.SQRT2, 12);
  });
});

describe('what a tribunal would ask', () => {
  const recused = (by: string) =>
    scorePanel(criteria, panel, {
      ...ratings,
      moderation: [
        { vendor: 'Bolt', criterion: 'experience', score: 5, reason: 'Talked through.', by },
        { vendor: 'Bolt', criterion: 'references', score: 4, reason: 'Talked through.', by },
        { vendor: 'Acme', criterion: 'experience', score: 4, reason: 'Talked through.', by },
      ],
    }).findings.filter(({ code }) => code === 'MODERATED_BY_RECUSED');

  it('is who set a score: nobody who is recused from that vendor', () => {
    const [one, ...rest] = recused('ben');
    expect(rest).toEqual([]);
    expect(one).toMatchObject({
      severity: 'medium',
      subject: 'Bolt',
      message:
        'Ben is recused from Bolt, yet its score for experience and references was set in that name; have somebody else agree on it.',
      params: { evaluator: 'ben', vendor: 'Bolt', criteria: ['experience', 'references'] },
    });
    for (const by of ['Ben', 'Ana, Ben', 'Ana and Ben', 'Ana & ben']) expect(recused(by)).toEqual([one]);
    for (const by of ['Ana', 'Benedict', 'the board']) expect(recused(by)).toEqual([]);
  });

  it('is a mean in a sentence as everybody rounds it, on its side of the bar', () => {
    const gated = defineCriteria(documentOf([outOfTen('x', 1, { gates: [{ kind: 'minimum', value: 2 }] })]));
    const three = definePanel({ id: 'p', version: 1, evaluators: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }, gated);
    const message = (scores: readonly (number | string)[]) =>
      scorePanel(gated, three, {
        vendors: ['V'],
        ratings: scores.map((x, i) => ({ evaluator: 'abc'.charAt(i), vendor: 'V', scores: { x } })),
      }).report.ranking[0]?.failedGates[0]?.message;
    expect(message([1, 2, 2])).toBe('V has 1.67 for x; at least 2 is needed.');
    expect(message([2, 2, '1.999'])).toBe('V has 1.99 for x; at least 2 is needed.');
  });
});
