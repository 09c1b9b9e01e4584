import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import type { Criterion, ScoreSheet, ScoreValue } from '../../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import { scoreStability } from '../../../src/scoring/explain/score-stability.js';
import type { Scale } from '../../../src/scoring/scales/scale-definition.js';
import type { ScoreReport } from '../../../src/scoring/totals/score-report.js';
import { scoreVendors } from '../../../src/scoring/totals/score-vendors.js';
import { codesOf } from '../../core/issues-of.js';
import { documentOf, itDesk, itDeskSheets, outOfTen } from '../example.js';

const itDeskReport = deepFreeze(scoreVendors(defineCriteria(itDesk), itDeskSheets));

/** Two vendors on one scale of weight 50; a price that takes no steps gives A ten more points of weight. */
const duel = (scale: Scale, first: ScoreValue, second: ScoreValue, more: Partial<Criterion> = {}): ScoreReport =>
  scoreVendors(
    defineCriteria(
      documentOf([
        { id: 'x', weight: 50, scale, ...more },
        {
          id: 'lead',
          weight: 10,
          scale: { kind: 'price', formula: 'fixedBand', fullPointsAt: 1, zeroPointsAt: 2, currency: 'EUR' },
        },
      ]),
    ),
    [
      { vendor: 'A', scores: { x: first, lead: 1 } },
      { vendor: 'B', scores: { x: second, lead: 2 } },
    ],
  );
const firstRow = (report: ScoreReport, options = {}) => scoreStability(report, options).rivals[0];

describe('scoreStability, the IT desk', () => {
  it('counts the steps by hand: a point of data protection is worth 5, of the others 4; Acme leads by 12.85', () => {
    const result = scoreStability(itDeskReport);
    expect(result).toMatchObject({
      winner: 'Acme',
      steps: 3,
      challenger: 'Crest',
      message: 'At least 3 single-step score changes are needed before Crest wins.',
      maximumSteps: 1000,
      findings: [],
    });
    expect(result.rivals).toEqual([
      {
        vendor: 'Crest',
        failedGates: [],
        lead: 12.847457627118644,
        leadExact: '758/59',
        steps: 3,
        changes: [{ vendor: 'Acme', criterion: 'dataProtection', name: 'Data protection', from: 4, to: 1, steps: 3 }],
        message:
          'At least 3 single-step score changes are needed before Crest overtakes Acme, such as data protection of Acme from 4 to 1.',
      },
    ]);
    expect(result.gate).toMatchObject({
      steps: 4,
      change: { criterion: 'references', from: 5, to: 1 },
      next: ['Crest'],
    });
  });

  it('counts a required certificate only when pure gates may change', () => {
    const result = scoreStability(itDeskReport, { pureGates: true });
    expect(result).toMatchObject({
      steps: 1,
      challenger: 'Crest',
      message: 'At least one single-step score change is needed before Crest wins: Acme would fail a gate.',
    });
    expect(result.gate?.message).toBe(
      'At least one single-step score change is needed before Acme fails a gate (ISO 27001 certificate from yes to no); then Crest would be first.',
    );
  });

  it('takes other steps: half points, and prices by the thousand', () => {
    expect(scoreStability(itDeskReport, { pointsStep: '0.5' }).steps).toBe(6);
    expect(scoreStability(itDeskReport, { steps: { dataProtection: 2 } }).rivals[0]?.changes).toMatchObject([
      { criterion: 'dataProtection', to: 0, steps: 2 },
    ]);
    // Crest at 44 000 sets the price field: Acme's points fall from 35 x 104/118 to 35 x 44/118, by 17.8.
    const priced = scoreStability(itDeskReport, { steps: { price: 60000 } });
    expect(priced.rivals[0]?.changes).toMatchObject([{ vendor: 'Crest', from: '104000', to: '44000', steps: 1 }]);
    expect(scoreStability(itDeskReport, { steps: { price: 5000 } }).steps).toBe(3);
  });

  it('reads a report from JSON, and changes nothing in it', () => {
    const copy = JSON.parse(JSON.stringify(itDeskReport));
    expect(scoreStability(copy)).toEqual(scoreStability(itDeskReport));
  });
});

describe('where steps lead', () => {
  it('cuts the last step short at the end of a scale of points', () => {
    // A leads by 10 + 50 x 0.05 = 12.5 of 60; the step of B to the end is worth half a step.
    const row = firstRow(duel({ kind: 'points', min: 0, max: 5 }, 4.75, 4.5));
    expect(row).toMatchObject({ steps: 2, changes: [{ vendor: 'A', from: 4.75, to: 2.75 }] });
    // A leads by 10 + 50 x (0.12 - 0.22) = 5; its step to nothing is worth 6, and B must not pass 1.5.
    const low = duel({ kind: 'points', min: 0, max: 5 }, '0.6', '1.1', { gates: [{ kind: 'maximum', value: 1.5 }] });
    expect(firstRow(low)).toMatchObject({ steps: 1, changes: [{ vendor: 'A', from: '0.6', to: '0', steps: 1 }] });
  });

  it('takes ordinal levels as they are: the middle one may be worth most', () => {
    const levels = [
      { level: 'none', percent: 0 },
      { level: 'some', percent: 5 },
      { level: 'most', percent: 95 },
      { level: 'all', percent: 100 },
    ];
    // A: all, B: all. Down one level costs A 5 % of 50, not the 10 of its lead; down two costs 95 %.
    expect(firstRow(duel({ kind: 'ordinal', levels }, 'all', 'all'))).toMatchObject({
      steps: 2,
      changes: [{ vendor: 'A', from: 'all', to: 'some', steps: 2 }],
    });
  });

  it('moves towards a target from both sides, by a hundredth of the scale', () => {
    const scale = { kind: 'target', min: 0, target: 40, max: 100 } as const;
    // B lies 8 below, A 1 above: a step is worth 1.25 below the target and 0.83 above. A leads by 10 + 50 x (59/60 - 4/5);
    // B gains 10, and A loses more than the rest going down across its target than going up.
    expect(firstRow(duel(scale, 41, 32))).toMatchObject({
      steps: 18,
      changes: [
        { vendor: 'A', from: 41, to: 31, steps: 10 },
        { vendor: 'B', from: 32, to: 40, steps: 8 },
      ],
    });
  });

  it('steps from tier to tier, to the first figure of each', () => {
    const tiers = [{ percent: 0 }, { from: 2, percent: 50 }, { from: 5, percent: 100 }];
    expect(firstRow(duel({ kind: 'tiers', tiers }, 7, '3'))).toMatchObject({
      steps: 2,
      changes: [{ vendor: 'A', from: 7, to: 1.98, steps: 2 }],
    });
    expect(firstRow(duel({ kind: 'tiers', tiers }, 2, 0), { steps: { x: 1 } })).toMatchObject({
      steps: 3,
      changes: [
        { vendor: 'A', from: 2, to: 1, steps: 1 },
        { vendor: 'B', from: 0, to: 2, steps: 2 },
      ],
    });
  });

  it('says a yes or no, and money, in the manner of the sheet', () => {
    const budget = { kind: 'price', formula: 'belowBudget', budget: 100, currency: 'EUR' } as const;
    const report = duel(budget, { amount: '40', currency: 'EUR' }, { amount: 45, currency: 'EUR' });
    // A step of 12.50 is worth 6.25, and A leads by exactly twice that.
    expect(firstRow(report, { steps: { x: '12.5' } })?.message).toBe(
      'At least 3 single-step score changes are needed before B overtakes A, such as x of A from 40 EUR to 77.5 EUR.',
    );
    expect(firstRow(report)?.steps).toBeNull();
    expect(firstRow(duel({ kind: 'yesNo' }, true, true))?.message).toBe(
      'At least one single-step score change is needed before B overtakes A, such as x of A from yes to no.',
    );
  });

  it('says what no steps do, and looks no further than told', () => {
    // B is as good as can be wherever it can be, and A fails its gate before it falls behind.
    const gated = duel({ kind: 'points', min: 0, max: 10 }, 10, 10, { gates: [{ kind: 'minimum', value: 9 }] });
    const report = scoreVendors(
      defineCriteria({
        ...gated.definition,
        criteria: [
          gated.definition.criteria[0] as Criterion,
          { id: 'fact', weight: 90, scale: { kind: 'price', currency: 'EUR' } },
        ],
      }),
      [
        { vendor: 'A', scores: { x: 10, fact: 100 } },
        { vendor: 'B', scores: { x: 10, fact: 150 } },
      ],
    );
    expect(scoreStability(report)).toMatchObject({
      steps: 2,
      challenger: 'B',
      message: 'At least 2 single-step score changes are needed before B wins: A would fail a gate.',
      rivals: [{ steps: null, changes: [], message: 'B does not overtake A by up to 1000 single-step score changes.' }],
    });
    expect(scoreStability(report, { maximumSteps: 1 })).toMatchObject({
      steps: null,
      challenger: null,
      gate: null,
      message: 'A stays first whatever scores change by up to 1 single steps.',
    });
  });

  it('scores the others again when the winner falls, because its price leaves the field', () => {
    const criteria = defineCriteria(
      documentOf([
        { id: 'q', weight: 50, scale: { kind: 'points', min: 0, max: 100 } },
        { id: 'price', weight: 50, scale: { kind: 'price', currency: 'EUR' } },
        {
          id: 'support',
          weight: 20,
          scale: { kind: 'points', min: 0, max: 5 },
          gates: [{ kind: 'minimum', value: 5 }],
        },
      ]),
    );
    const sheet = (vendor: string, q: number, price: number): ScoreSheet => ({
      vendor,
      scores: { q, price, support: 5 },
    });
    const report = scoreVendors(criteria, [sheet('W', 100, 40), sheet('A', 80, 100), sheet('B', 60, 75)]);
    expect(report.ranking.map(({ vendor }) => vendor)).toEqual(['W', 'A', 'B']);
    // Among A and B the lowest price is 75, and then B is ahead.
    expect(scoreStability(report).gate).toMatchObject({ steps: 1, next: ['B'] });
  });
});

/** Points from 0 to `max` by vendor; `gates` are the least points by criterion, `null` for none. */
const pointsReport = (
  rows: Readonly<Record<string, readonly number[]>>,
  weights: readonly number[],
  gates: readonly (number | null)[],
  max = 5,
): ScoreReport =>
  scoreVendors(
    defineCriteria(
      documentOf(
        weights.map((weight, j): Criterion => {
          const value = gates[j] ?? null;
          return {
            id: 'abc'[j] ?? '',
            weight,
            scale: { kind: 'points', min: 0, max },
            gates: value === null ? [] : [{ kind: 'minimum', value }],
          };
        }),
      ),
    ),
    Object.entries(rows).map(([vendor, row]) => ({
      vendor,
      scores: Object.fromEntries(row.map((score, j) => ['abc'[j] ?? '', score])),
    })),
  );

describe('vendors that fail a gate', () => {
  it('are rivals: the step to the gate counts, and may be all that it takes', () => {
    const result = scoreStability(pointsReport({ A: [3, 2], B: [1, 5], C: [2, 1] }, [50, 50], [2, null]));
    expect(result).toMatchObject({
      winner: 'A',
      steps: 1,
      challenger: 'B',
      message: 'At least one single-step score change is needed before B wins, which now fails a gate (a).',
      findings: [{ code: 'WINNER_ONE_STEP_AHEAD' }],
    });
    expect(result.rivals).toMatchObject([
      { vendor: 'C', failedGates: [], steps: 3 },
      {
        vendor: 'B',
        failedGates: ['a'],
        leadExact: '-10',
        steps: 1,
        changes: [{ vendor: 'B', criterion: 'a', from: 1, to: 2, steps: 1 }],
      },
    ]);
  });

  it('go on beyond the gate, as one change, when that is not enough', () => {
    const result = scoreStability(pointsReport({ V0: [0, 2, 1], V1: [3, 3, 0] }, [9, 7, 4], [1, null, null], 3));
    expect(result).toMatchObject({ winner: 'V1', steps: 4, challenger: 'V0' });
    expect(result.rivals[0]?.changes.reduce((sum, { steps }) => sum + steps, 0)).toBe(4);
    expect(new Set(result.rivals[0]?.changes.map((one) => one.vendor + one.criterion)).size).toBe(
      result.rivals[0]?.changes.length,
    );
  });

  it('win by passing it when the winner fails one and nobody else is ranked', () => {
    // A is 60 points ahead; 1 step down fails its gate on b, 1 step up passes that of B on a.
    const result = scoreStability(pointsReport({ A: [5, 3], B: [1, 3] }, [90, 10], [2, 3]));
    expect(result).toMatchObject({
      winner: 'A',
      steps: 2,
      challenger: 'B',
      message:
        'At least 2 single-step score changes are needed before B wins: A would fail a gate, and B would no longer fail one.',
    });
  });

  it('stay out when a certificate is what they lack, unless pure gates can change', () => {
    expect(scoreStability(itDeskReport).rivals.map(({ vendor }) => vendor)).toEqual(['Crest']);
    expect(scoreStability(itDeskReport, { pureGates: true }).rivals[1]?.message).toBe(
      'At least one single-step score change is needed before Bolt overtakes Acme, such as ISO 27001 certificate of Bolt from no to yes.',
    );
    const alone = scoreVendors(
      defineCriteria(itDesk),
      itDeskSheets.filter(({ vendor }) => vendor !== 'Crest'),
    );
    expect(scoreStability(alone)).toMatchObject({
      steps: null,
      message:
        'Acme is the only vendor in the ranking, and no score changes by up to 1000 single steps that were looked at bring another one in.',
    });
    expect(scoreStability(alone, { pureGates: true })).toMatchObject({
      steps: 1,
      challenger: 'Bolt',
      message:
        'At least one single-step score change is needed before Bolt wins, which now fails a gate (ISO 27001 certificate).',
    });
  });

  it('count their steps within the most that there are', () => {
    const report = pointsReport({ A: [3, 2], B: [0, 5] }, [50, 50], [3, null]);
    expect(scoreStability(report).rivals).toMatchObject([{ vendor: 'B', steps: 3 }]);
    expect(scoreStability(report, { maximumSteps: 2 })).toMatchObject({ steps: null, rivals: [] });
  });
});

describe('scoreStability at its edges', () => {
  it('knows ties, one vendor and none', () => {
    const level = duel({ kind: 'points', min: 0, max: 10 }, 5, 7);
    expect(level.ranking[0]?.totalExact).toBe(level.ranking[1]?.totalExact);
    const tied = scoreStability(level);
    expect(tied).toMatchObject({ steps: 1, findings: [{ code: 'WINNER_ONE_STEP_AHEAD', subject: 'A' }] });
    expect(tied.rivals[0]?.lead).toBe(0);
    const criteria = defineCriteria(documentOf([outOfTen('a', 1)]));
    expect(scoreStability(scoreVendors(criteria, [{ vendor: 'X', scores: { a: 1 } }]))).toMatchObject({
      winner: 'X',
      steps: null,
      rivals: [],
      message: 'X is the only vendor in the ranking, so nobody else can win.',
    });
    expect(scoreStability(scoreVendors(criteria, []))).toMatchObject({ winner: null, steps: null, gate: null });
  });

  it('refuses what it cannot use', () => {
    const run = (options: object) => codesOf(() => scoreStability(itDeskReport, options));
    expect(run({ pointStep: 1 })).toEqual(['UNKNOWN_KEY options.pointStep']);
    expect(run({ pointsStep: 0, maximumSteps: 0, pureGates: 'yes' as never })).toEqual([
      'INVALID_TYPE options.pureGates',
      'OUT_OF_RANGE options.maximumSteps',
      'OUT_OF_RANGE options.pointsStep',
    ]);
    expect(run({ steps: { iso27001: 1, capability: 1, price: '-5', experience: 'x' } })).toEqual([
      'INVALID_VALUE options.steps.iso27001',
      'UNKNOWN_CRITERION options.steps.capability',
      'OUT_OF_RANGE options.steps.price',
      'INVALID_NUMBER options.steps.experience',
    ]);
    expect(run({ steps: [1] as never })).toEqual(['INVALID_TYPE options.steps']);
  });

  it('refuses a report whose totals do not follow from its scores', () => {
    const copy = JSON.parse(JSON.stringify(itDeskReport));
    copy.ranking[0].criteria[1].score = 5;
    expect(codesOf(() => scoreStability(copy))).toEqual(['INVALID_VALUE report.ranking[0].totalExact']);
    const { definition: _, ...bare } = itDeskReport;
    expect(codesOf(() => scoreStability(bare as ScoreReport))).toEqual(['INVALID_TYPE report']);
    expect(codesOf(() => scoreStability({} as ScoreReport))).toEqual(['INVALID_TYPE report']);
  });
});

describe('scoreStability, facts', () => {
  const report = scoreVendors(
    defineCriteria(
      documentOf([
        { id: 'portal', weight: 30, scale: { kind: 'yesNo' } },
        { id: 'team', weight: 70, criteria: [outOfTen('skill', 1), outOfTen('size', 1)] } as never,
      ]),
    ),
    [
      { vendor: 'A', scores: { portal: true, skill: 6, size: 6 } },
      { vendor: 'B', scores: { portal: true, skill: 4, size: 5 } },
    ],
  );

  it('take no step when they are named', () => {
    expect(firstRow(report)?.changes.map(({ criterion }) => criterion)).toEqual(['portal']);
    // A leads by 10.5; a step of skill or size is worth 3.5.
    expect(scoreStability(report, { fixed: ['portal'] })).toMatchObject({ steps: 4 });
    expect(firstRow(report, { fixed: ['portal', 'skill'] })?.changes.map(({ criterion }) => criterion)).toEqual([
      'size',
    ]);
    expect(firstRow(report, { fixed: ['team'] })).toMatchObject({ steps: 1 });
    expect(firstRow(report, { fixed: ['team', 'portal'] })).toMatchObject({ steps: null });
  });

  it('says the mean of a panel as a decimal', () => {
    const [row] = scoreStability(duel({ kind: 'points', min: 0, max: 10 }, '11/3', '10/3')).rivals;
    expect(row?.changes[0]).toMatchObject({ from: '11/3', to: '2/3' });
    expect(row?.message).toContain('such as x of A from 3.67 to 0.67');
  });

  it('are known criteria or groups, and have no size of a step', () => {
    const run = (options: object) => codesOf(() => scoreStability(report, options));
    expect(run({ fixed: 'portal' })).toEqual(['INVALID_TYPE options.fixed']);
    expect(run({ fixed: ['port'] })).toEqual(['UNKNOWN_CRITERION options.fixed[0]']);
    expect(run({ fixed: ['team'], steps: { skill: 1 } })).toEqual(['INVALID_VALUE options.steps.skill']);
  });
});

describe('vendors that are no rivals', () => {
  it('are named with the reason, and nobody is forgotten', () => {
    const criteria = defineCriteria(
      documentOf(
        [
          outOfTen('a', 1),
          outOfTen('b', 1, { gates: [{ kind: 'minimum', value: 2 }] }),
          { id: 'paper', scale: { kind: 'yesNo' }, gates: [{ kind: 'required' }] },
        ],
        { minimumTotal: 30 },
      ),
    );
    const sheet = (vendor: string, a: number | null, b: number | null, paper = true) => ({
      vendor,
      scores: { a, b, paper },
    });
    const result = scoreStability(
      scoreVendors(criteria, [
        sheet('Win', 9, 9),
        sheet('Next', 8, 8),
        sheet('Lifted', 9, 1),
        sheet('Low', 2, 3),
        sheet('LowGate', 2, 1),
        sheet('Open', 9, null),
        sheet('NoPaper', 9, 9, false),
      ]),
    );
    expect(result.rivals.map(({ vendor }) => vendor)).toEqual(['Next', 'Lifted']);
    expect(result.notTested).toEqual([
      {
        vendor: 'NoPaper',
        reason: 'gateOutOfReach',
        message: 'NoPaper is not tested: the steps that are looked at do not bring it past the gates that it fails.',
      },
      {
        vendor: 'Low',
        reason: 'belowMinimumTotal',
        message: 'Low is not tested: its total lies below the minimum total.',
      },
      {
        vendor: 'LowGate',
        reason: 'belowMinimumTotal',
        message: 'LowGate is not tested: its total lies below the minimum total.',
      },
      { vendor: 'Open', reason: 'noTotal', message: 'Open is not tested: it has no total.' },
    ]);
    expect(scoreStability(itDeskReport, { pureGates: true }).notTested).toEqual([]);
    expect(scoreStability(itDeskReport).notTested.map(({ vendor }) => vendor)).toEqual(['Bolt']);
  });
});
