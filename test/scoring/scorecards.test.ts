import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { defineScorecard } from '../../src/scoring/scorecards/define-scorecard.js';
import { scoreSuppliers } from '../../src/scoring/scorecards/score-suppliers.js';
import type { ScorecardDefinition, Standing, SupplierPeriod } from '../../src/scoring/scorecards/scorecard.js';
import { supplierScorecard } from '../../src/scoring/scorecards/supplier-scorecard.js';
import { codesOf, issuesOf } from '../core/issues-of.js';

const loose = (value: unknown): never => value as never;

/** The standings that ERPNext ships, with the top one closed. */
const standings: readonly Standing[] = [
  { name: 'Very Poor', from: 0, to: 30, colour: 'red', actions: ['blockRequests', 'blockOrders'] },
  { name: 'Poor', from: 30, to: 50, colour: 'yellow', actions: ['warnOnRequests', 'warnOnOrders'] },
  { name: 'Average', from: 50, to: 80 },
  { name: 'Excellent', from: 80, to: 100 },
];
const document = (more: Partial<ScorecardDefinition> = {}): ScorecardDefinition => ({
  id: 'desk',
  version: 1,
  criteria: [
    { id: 'onTime', name: 'On time', weight: 60 },
    { id: 'quality', name: 'Quality', weight: 40 },
  ],
  standings,
  ...more,
});
const single = (more: Partial<ScorecardDefinition> = {}) =>
  defineScorecard(document({ criteria: [{ id: 'a', weight: 100 }], ...more }));
const month = (period: string, a: number | string | null): SupplierPeriod => ({ period, scores: { a } });
const codes = (report: { readonly findings: readonly { readonly code: string }[] }) =>
  report.findings.map(({ code }) => code);

describe('supplierScorecard', () => {
  it('weighs criteria within the period', () => {
    const report = supplierScorecard(
      defineScorecard(deepFreeze(document())),
      deepFreeze([{ period: '2026-10', scores: { onTime: 90, quality: '70' } }]),
    );
    expect(report).toMatchObject({
      score: 82,
      scoreExact: '82',
      scoreText: '82.0',
      standing: { name: 'Excellent' },
      previous: null,
    });
    expect(report.periods).toEqual([
      {
        period: '2026-10',
        age: 0,
        total: 82,
        totalExact: '82',
        totalText: '82.0',
        weightShare: 1,
        coverageShare: 1,
        criteria: [
          {
            criterion: 'onTime',
            name: 'On time',
            score: 90,
            counted: 90,
            capped: false,
            weightPercent: 60,
            points: 54,
          },
          {
            criterion: 'quality',
            name: 'Quality',
            score: '70',
            counted: 70,
            capped: false,
            weightPercent: 40,
            points: 28,
          },
        ],
      },
    ]);
    expect(report.message).toBe(
      'The supplier scores 82.0 of 100 (Excellent) over the period 2026-10. There is no earlier score to compare with.',
    );
  });

  // ERPNext's default weighting: (12 x 50 + 11 x 80 + 10 x 100) / 33.
  it('lets older periods count less, in whatever order they are given', () => {
    const rows = [month('2026-10', 50), month('2026-08', 100), month('2026-09', 80)];
    const report = supplierScorecard(single(), rows);
    expect(report).toMatchObject({
      scoreExact: '2480/33',
      scoreText: '75.2',
      asOfPeriod: '2026-10',
      standingChange: 'worse',
    });
    expect(report.previous).toMatchObject({ scoreExact: '2060/23', standing: { name: 'Excellent' } });
    expect(report.periods.map(({ period, weightShare }) => [period, weightShare])).toEqual([
      ['2026-10', 12 / 33],
      ['2026-09', 11 / 33],
      ['2026-08', 10 / 33],
    ]);
    expect(report.findings).toMatchObject([
      { code: 'STANDING_WORSE', severity: 'high', message: 'The supplier has fallen from Excellent to Average.' },
    ]);
    expect(report.message).toBe(
      'The supplier scores 75.2 of 100 (Average) over 3 periods up to 2026-10. That is worse than Excellent (89.6) a period earlier.',
    );
  });

  it('takes other weights of periods', () => {
    const rows = [month('2026-10', 50), month('2026-09', 80), month('2026-08', 100)];
    const exact = (periodWeights: NonNullable<ScorecardDefinition['periodWeights']>) =>
      supplierScorecard(single({ periodWeights }), rows).scoreExact;
    expect(exact('equal')).toBe('230/3');
    expect(exact({ linear: 2 })).toBe('60');
    expect(exact([1, '0.5', '0.25'])).toBe('460/7');
    expect(exact([0, 1])).toBe('80');
    expect(exact({ linear: 1 })).toBe('50');
  });

  it('gives a standing at every bound: the lower one belongs to the band, and 100 to the top', () => {
    const name = (a: string | number) => supplierScorecard(single(), [month('2026-10', a)]).standing?.name;
    expect([0, '29.999999', 30, 50, '79.999999', 80, 100].map(name)).toEqual([
      'Very Poor',
      'Very Poor',
      'Poor',
      'Average',
      'Average',
      'Excellent',
      'Excellent',
    ]);
    const perfect = single({
      standings: [
        { name: 'Good', from: 0 },
        { name: 'Perfect', from: 100 },
      ],
    });
    expect(supplierScorecard(perfect, [month('2026-10', 100)]).standing).toEqual({
      name: 'Perfect',
      from: 100,
      to: 100,
      colour: null,
      actions: [],
    });
    expect(supplierScorecard(perfect, [month('2026-10', '99.9999')]).standing?.name).toBe('Good');
  });

  it('counts a period without activity neither as 100 nor as 0, and keeps the age of the others', () => {
    const rows = [
      month('2026-10', null),
      month('2026-09', 40),
      { period: '2026-08', scores: {} },
      month('2026-07', 80),
    ];
    const report = supplierScorecard(single(), rows);
    // (11 x 40 + 9 x 80) / 20
    expect(report).toMatchObject({ scoreExact: '58', asOfPeriod: '2026-10' });
    expect(report.periods.map(({ total, weightShare }) => [total, weightShare])).toEqual([
      [null, 0],
      [40, 0.55],
      [null, 0],
      [80, 0.45],
    ]);
    expect(codes(report)).toEqual(['PERIOD_WITHOUT_ACTIVITY', 'PERIOD_WITHOUT_ACTIVITY']);
    // A period that is not given at all is as old as the calendar says.
    const sparse = supplierScorecard(single(), [month('2026-09', 40), month('2026-07', 80)], { asOfPeriod: '2026-10' });
    expect(sparse).toMatchObject({ scoreExact: '58', asOfPeriod: '2026-10' });
    expect(sparse.findings[0]).toMatchObject({
      code: 'PERIODS_NOT_GIVEN',
      message: '2 periods of the supplier from 2026-07 to 2026-10 are not given and do not count.',
    });
  });

  it('gives no score without periods, or when all that counted is over', () => {
    const none = supplierScorecard(single(), []);
    expect(none).toMatchObject({
      asOfPeriod: null,
      score: null,
      scoreText: null,
      standing: null,
      previous: null,
      standingChange: null,
    });
    expect(none.message).toBe('The supplier has no score yet.');
    expect(codes(none)).toEqual(['NO_PERIODS']);
    const old = supplierScorecard(single(), [month('2025-10', 90)], { asOfPeriod: '2026-10' });
    expect(old).toMatchObject({ score: null, previous: { score: 90 }, standingChange: null });
    expect(codes(old)).toEqual(['NO_RECENT_ACTIVITY', 'PERIODS_NOT_GIVEN']);
    expect(codes(supplierScorecard(single(), [month('2026-10', null)]))).toEqual([
      'NO_RECENT_ACTIVITY',
      'PERIOD_WITHOUT_ACTIVITY',
    ]);
  });

  it('leaves periods after the one asked for out', () => {
    const report = supplierScorecard(single(), [month('2026-10', 10), month('2026-09', 90)], { asOfPeriod: '2026-09' });
    expect(report).toMatchObject({ scoreExact: '90', asOfPeriod: '2026-09' });
    expect(report.periods).toHaveLength(1);
    expect(report.findings[0]?.message).toBe(
      '2026-10 of the supplier lies after the period asked for and is left out.',
    );
  });

  it('cuts points below zero and above the most, and tells', () => {
    const card = defineScorecard(
      document({
        criteria: [
          { id: 'onTime', name: 'On time', weight: 60, maximumScore: 80 },
          { id: 'quality', name: 'Quality', weight: 40 },
        ],
      }),
    );
    const report = supplierScorecard(card, [{ period: '2026-10', scores: { onTime: 95, quality: -5 } }]);
    expect(report).toMatchObject({
      scoreExact: '48',
      standing: { name: 'Poor', actions: ['warnOnRequests', 'warnOnOrders'] },
    });
    expect(report.findings.map(({ message }) => message)).toEqual([
      'The supplier has 95 for On time in 2026-10, which lies outside the scale; it counts as the nearest end.',
      'The supplier has -5 for Quality in 2026-10, which lies outside the scale; it counts as the nearest end.',
    ]);
    expect(report.message).toContain(
      'Poor means: think twice before asking for an offer and think twice before ordering.',
    );
  });

  it('lets a criterion bring more than its weight, up to its own most', () => {
    const criteria = [
      { id: 'onTime', weight: 60, maximumScore: 120 },
      { id: 'quality', weight: 40 },
    ];
    const card = defineScorecard(document({ criteria, periodWeights: 'equal' }));
    const report = supplierScorecard(card, [
      { period: '2026-10', scores: { onTime: 130, quality: 100 } },
      { period: '2026-09', total: 120 },
    ]);
    // 0.6 x 120 + 0.4 x 100, with 10 points of 130 cut.
    expect(report.periods.map(({ totalExact }) => totalExact)).toEqual(['112', '120']);
    expect(report.scoreExact).toBe('116');
    expect(report.standing).toEqual(supplierScorecard(card, [{ period: '2026-09', total: 100 }]).standing);
    expect(report.findings.filter(({ code }) => code === 'SCORE_CAPPED')).toHaveLength(1);
    expect(codesOf(() => supplierScorecard(card, [{ period: '2026-09', total: 121 }]))).toEqual([
      'OUT_OF_RANGE [0].total',
    ]);
  });

  it('turns figures into points by the scales of the room', () => {
    const card = defineScorecard(
      document({
        criteria: [
          { id: 'onTime', weight: 50, scale: { kind: 'number', min: 90, max: 100 } },
          { id: 'days', weight: 30, scale: { kind: 'number', min: 0, max: 10, direction: 'lower' } },
          { id: 'certified', weight: 10, scale: { kind: 'yesNo' } },
          { id: 'survey', weight: 10, scale: { kind: 'ordinal', levels: ['poor', 'fair', 'good'] } },
        ],
      }),
    );
    const report = supplierScorecard(card, [
      { period: '2026-10', scores: { onTime: '97.5', days: 12, certified: true, survey: 'fair' } },
    ]);
    expect(report.periods[0]?.criteria.map(({ counted, points, capped }) => [counted, points, capped])).toEqual([
      [75, 37.5, false],
      [0, 0, true],
      [100, 10, false],
      [50, 5, false],
    ]);
    expect(report.scoreExact).toBe('105/2');
  });

  it('does with what was not measured as the scorecard says', () => {
    const run = (missing?: NonNullable<ScorecardDefinition['missing']>) =>
      supplierScorecard(defineScorecard(document(missing === undefined ? {} : { missing })), [
        { period: '2026-10', scores: { onTime: 90, quality: null } },
        { period: '2026-09', scores: { onTime: 60, quality: 60 } },
      ]);
    expect(run().periods[0]).toMatchObject({ totalExact: '90', coverageShare: 0.6 });
    expect(run().periods[0]?.criteria.map(({ weightPercent }) => weightPercent)).toEqual([100, 0]);
    expect(run('zero').periods[0]).toMatchObject({
      totalExact: '54',
      criteria: [{}, { counted: 0, weightPercent: 40, points: 0 }],
    });
    expect(run('noTotal')).toMatchObject({
      scoreExact: '60',
      periods: [{ total: null, weightShare: 0 }, { total: 60 }],
    });
    expect(run('noTotal').findings[0]?.message).toBe(
      'The supplier has no score for Quality in 2026-10; the period has no total.',
    );
    expect(run().findings[0]?.message).toBe(
      'The supplier has no score for Quality in 2026-10; its weight goes to the others.',
    );
    // A period without any score is idle under every rule.
    const idle = supplierScorecard(defineScorecard(document({ missing: 'zero' })), [{ period: '2026-10', scores: {} }]);
    expect(idle).toMatchObject({
      score: null,
      periods: [{ total: null, criteria: [{ counted: null }, { counted: null }] }],
    });
  });

  it('keeps totals that were closed under an earlier scorecard', () => {
    const before = supplierScorecard(
      defineScorecard(document({ criteria: ['x', 'y', 'z'].map((id, i) => ({ id, weight: i === 0 ? 34 : 33 })) })),
      [{ period: '2026-09', scores: { x: 100, y: 50 } }],
    );
    expect(before.scoreExact).toBe('5050/67');
    const report = supplierScorecard(single({ version: 2, periodWeights: 'equal' }), [
      month('2026-10', 80),
      { period: '2026-09', total: before.scoreExact },
      { period: '2026-08', total: null },
      { period: '2026-07', total: '60.5' },
    ]);
    expect(report.periods.map(({ totalExact, coverageShare }) => [totalExact, coverageShare])).toEqual([
      ['80', 1],
      ['5050/67', null],
      [null, null],
      ['121/2', null],
    ]);
  });

  it('reads weeks, quarters and years, also of financial years', () => {
    const exact = (period: NonNullable<ScorecardDefinition['period']>, newer: string, older: string) =>
      supplierScorecard(single({ period, periodWeights: { linear: 3 } }), [
        month(older, 0),
        month(newer, 90),
      ]).periods.map(({ age }) => age);
    expect(exact('week', '2027-W01', '2026-W53')).toEqual([0, 1]);
    expect(exact('week', '2026-W01', '2025-W52')).toEqual([0, 1]);
    expect(exact('week', '1970-W01', '1969-W52')).toEqual([0, 1]);
    expect(exact('week', '9999-W52', '9999-W01')).toEqual([0, 51]);
    expect(exact('quarter', '2027-Q1', '2026-Q3')).toEqual([0, 2]);
    expect(exact('quarter', 'FY2027-Q1', 'FY2026-Q4')).toEqual([0, 1]);
    expect(exact('year', '2027', '2025')).toEqual([0, 2]);
    expect(exact('month', '2027-01', '2026-12')).toEqual([0, 1]);
  });

  it('names the one period that counts, not the one it is asked for', () => {
    const rows = [month('2026-10', 60), month('2020-01', 10)];
    const report = supplierScorecard(single(), rows, { asOfPeriod: '2026-12' });
    expect(report.message).toContain('scores 60.0 of 100 (Average) over the period 2026-10.');
    expect(report.findings).toMatchObject([
      { code: 'PERIODS_NOT_GIVEN', params: { periods: 82, from: '2020-01', to: '2026-12' } },
    ]);
  });

  it('rounds texts as told, and decides on the exact score', () => {
    const rows = [month('2026-10', '79.95')];
    const report = supplierScorecard(single(), rows);
    expect(report).toMatchObject({ scoreText: '79.9', standing: { name: 'Average', to: 80 } });
    expect(report.message).toContain('scores 79.9 of 100 (Average)');
    expect(supplierScorecard(single(), [month('2026-10', '79.94')]).scoreText).toBe('79.9');
    expect(supplierScorecard(single(), [month('2026-10', '99.96')]).scoreText).toBe('100.0');
    const up = { rounding: 'floor', decimals: 0 } as const;
    const halves = single({
      standings: [
        { name: 'Low', from: 0 },
        { name: 'High', from: '79.5' },
      ],
    });
    expect(supplierScorecard(halves, [month('2026-10', '79.7')], up)).toMatchObject({
      scoreText: '80',
      standing: { name: 'High' },
    });
    expect(supplierScorecard(single(), rows, { rounding: 'floor' })).toMatchObject({ scoreText: '79.9' });
    expect(supplierScorecard(single(), [month('2026-10', '82.25')], { rounding: 'halfEven' }).scoreText).toBe('82.2');
    expect(supplierScorecard(single(), rows, { decimals: 2 }).scoreText).toBe('79.95');
  });

  it('works on a copy of the scorecard, and tells a change for the better', () => {
    const report = supplierScorecard(structuredClone(single()), [month('2026-10', 100), month('2026-09', 20)]);
    expect(report).toMatchObject({
      standingChange: 'better',
      conventions: { periodWeights: 'linear12', missing: 'reweight' },
    });
    expect(codes(report)).toEqual(['STANDING_BETTER']);
    const same = supplierScorecard(single(), [month('2026-10', 90), month('2026-09', 95)]);
    expect(same.standingChange).toBe('same');
    expect(codes(same)).toEqual([]);
  });

  it('names every problem of periods and options', () => {
    const card = defineScorecard(document());
    expect(
      codesOf(() =>
        supplierScorecard(card, [
          { period: '2026-13', scores: { onTime: 1 } },
          { period: '2026-10', scores: { onTime: 'x', speed: 1 } },
          { period: '2026-10', total: 101 },
          { period: '2026-09', total: 'x' },
        ]),
      ),
    ).toEqual([
      'INVALID_PERIOD [0].period',
      'UNKNOWN_CRITERION [1].scores.speed',
      'INVALID_NUMBER [1].scores.onTime',
      'OUT_OF_RANGE [2].total',
      'DUPLICATE_PERIOD [2].period',
      'INVALID_NUMBER [3].total',
    ]);
    for (const [period, label] of [
      ['week', '2026-W54'],
      ['week', '2025-W53'],
      ['week', '2026-W00'],
      ['month', '2026-1'],
      ['month', '0000-01'],
      ['quarter', '2026-Q5'],
      ['year', '26'],
    ] as const) {
      expect(
        codesOf(() => supplierScorecard(single({ period }), [month(label, 1)])),
        label,
      ).toEqual(['INVALID_PERIOD [0].period']);
    }
    expect(
      codesOf(() => supplierScorecard(single({ period: 'year' }), [month('2026', 1), month('FY2027', 1)])),
    ).toEqual(['INVALID_PERIOD ']);
    expect(
      codesOf(() => supplierScorecard(card, [], loose({ asOfPeriod: 7, decimals: 11, rounding: 'up a bit' }))),
    ).toEqual(['OUT_OF_RANGE options.decimals', 'INVALID_VALUE options.rounding', 'INVALID_TYPE options.asOfPeriod']);
    expect(codesOf(() => supplierScorecard(card, [], { asOfPeriod: 'October' }))).toEqual([
      'INVALID_PERIOD options.asOfPeriod',
    ]);
    expect(codesOf(() => supplierScorecard(card, [], loose({ asOf: '2026-10' })))).toEqual([
      'UNKNOWN_KEY options.asOf',
    ]);
    expect(codesOf(() => supplierScorecard(loose(document()), []))).toEqual(['NOT_DEFINED scorecard']);
    expect(codesOf(() => supplierScorecard(card, loose([{ period: '2026-10' }])))).toEqual(['REQUIRED [0].scores']);
    const strict = defineScorecard(
      document({ criteria: [{ id: 'a', weight: 100, scale: { kind: 'points', min: 0, max: 5 } }] }),
    );
    expect(codesOf(() => supplierScorecard(strict, [month('2026-10', 6)]))).toEqual(['SCORE_OFF_SCALE [0].scores.a']);
    const scores = JSON.parse('{ "onTime": 1, "__proto__": 5 }');
    expect(codesOf(() => supplierScorecard(card, [{ period: '2026-10', scores }]))).toEqual([
      'UNKNOWN_KEY [0].scores.__proto__',
    ]);
  });
});

describe('results', () => {
  it('are plain JSON that leads back to no definition', () => {
    const card = single();
    const ranking = scoreSuppliers(card, [
      { supplier: 'Acme', periods: [month('2026-10', 10), month('2026-09', null), { period: '2026-08', total: '5' }] },
      { supplier: 'New', periods: [] },
    ]);
    expect(JSON.parse(JSON.stringify(ranking))).toStrictEqual(ranking);
    const shown = ranking.ranking[0]?.standing?.actions as string[] | undefined;
    shown?.push('notifyOwner');
    expect(shown).toHaveLength(3);
    expect(supplierScorecard(card, [month('2026-10', 10)]).standing?.actions).toEqual(['blockRequests', 'blockOrders']);
  });
});

describe('scoreSuppliers', () => {
  it('ranks suppliers as of one period', () => {
    const ranking = scoreSuppliers(single(), [
      { supplier: 'Old', periods: [month('2025-09', 100)] },
      { supplier: 'Bolt', periods: [month('2026-10', 60)] },
      { supplier: 'Acme', periods: [month('2026-09', 60)] },
      { supplier: 'Crest', periods: [month('2026-10', 90), month('2026-09', 20)] },
      { supplier: 'New', periods: [] },
    ]);
    expect(ranking.asOfPeriod).toBe('2026-10');
    expect(ranking.ranking.map(({ rank, supplier, scoreText }) => [rank, supplier, scoreText])).toEqual([
      [1, 'Acme', '60.0'],
      [1, 'Bolt', '60.0'],
      [3, 'Crest', '56.5'],
      [null, 'New', null],
      [null, 'Old', null],
    ]);
    expect(ranking.findings.map(({ code, subject }) => [code, subject])).toEqual([
      ['PERIODS_NOT_GIVEN', 'Acme'],
      ['STANDING_BETTER', 'Crest'],
      ['NO_PERIODS', 'New'],
      ['NO_RECENT_ACTIVITY', 'Old'],
      ['PERIODS_NOT_GIVEN', 'Old'],
    ]);
    expect(ranking.ranking[2]?.message).toBe(
      'Crest scores 56.5 of 100 (Average) over 2 periods up to 2026-10. That is better than Very Poor (20.0) a period earlier.',
    );
  });

  it('names every problem with its supplier', () => {
    expect(
      codesOf(() =>
        scoreSuppliers(single(), [
          { supplier: 'A', periods: [month('x', 1)] },
          { supplier: 'A', periods: [month('2026-10', 'y')] },
        ]),
      ),
    ).toEqual([
      'INVALID_PERIOD [0].periods[0].period',
      'DUPLICATE_VENDOR [1].supplier',
      'INVALID_NUMBER [1].periods[0].scores.a',
    ]);
    expect(scoreSuppliers(single(), [])).toEqual({ asOfPeriod: null, ranking: [], findings: [] });
  });
});

describe('defineScorecard', () => {
  const problems = (more: unknown) => codesOf(() => defineScorecard(loose({ ...document(), ...(more as object) })));

  it('freezes the document with its defaults', () => {
    const { definition } = defineScorecard(document());
    expect(definition).toMatchObject({ period: 'month', periodWeights: 'linear12', missing: 'reweight' });
    expect(Object.isFrozen(definition.standings[0])).toBe(true);
    expect(JSON.parse(JSON.stringify(defineScorecard(document())))).toEqual({ definition });
  });

  it('checks criteria', () => {
    expect(problems({ criteria: [{ id: 'a', weight: 99 }] })).toEqual(['WEIGHT_SUM criteria']);
    const thirds = ['33.3', '33.3', '33.4'].map((weight, i) => ({ id: `c${i}`, weight }));
    expect(() => defineScorecard(loose({ ...document(), criteria: thirds }))).not.toThrow();
    expect(
      problems({
        criteria: [
          { id: 'a', weight: -5, maximumScore: 0 },
          { id: 'a', weight: 'x', maximumScore: -1 },
          { id: 'b', weight: 50, maximumScore: 50, scale: { kind: 'number', min: 5, max: 5 } },
        ],
      }),
    ).toEqual([
      'NEGATIVE_WEIGHT criteria[0].weight',
      'OUT_OF_RANGE criteria[0].maximumScore',
      'DUPLICATE_CRITERION criteria[1].id',
      'INVALID_NUMBER criteria[1].weight',
      'OUT_OF_RANGE criteria[1].maximumScore',
      'INVALID_VALUE criteria[2].maximumScore',
      'INVALID_SCALE criteria[2].scale',
    ]);
    expect(problems({ criteria: [{ id: 'a', weight: 100, scale: { kind: 'price', currency: 'EUR' } }] })).toEqual([
      'INVALID_SCALE criteria[0].scale',
    ]);
    expect(problems({ criteria: [{ id: '__proto__', weight: 100 }] })).toEqual(['INVALID_VALUE criteria[0].id']);
    expect(problems({ criteria: [] })).toEqual(['OUT_OF_RANGE criteria']);
  });

  it('checks weights of periods', () => {
    expect(problems({ periodWeights: [1, -1, 'x'] })).toEqual([
      'NEGATIVE_WEIGHT periodWeights[1]',
      'INVALID_NUMBER periodWeights[2]',
    ]);
    expect(problems({ periodWeights: [0, 0] })).toEqual(['WEIGHTS_ALL_ZERO periodWeights']);
    expect(problems({ periodWeights: { linear: 0 } })).toEqual(['OUT_OF_RANGE periodWeights.linear']);
    expect(problems({ periodWeights: 'falling' })).toHaveLength(1);
  });

  it('checks that standings cover 0 to 100 once', () => {
    const standings = (...list: readonly Partial<Standing>[]) => list.map((one, i) => ({ name: `S${i}`, ...one }));
    const bands = (...list: readonly Partial<Standing>[]) => problems({ standings: standings(...list) });
    for (const whole of [standings({ from: 0 }), standings({ from: 50 }, { from: 0 })]) {
      expect(() => defineScorecard(loose({ ...document(), standings: whole }))).not.toThrow();
    }
    expect(bands({ from: 10 })).toEqual(['STANDING_GAP standings[0].from']);
    expect(bands({ from: 0, to: 40 }, { from: 50 })).toEqual(['STANDING_GAP standings[1].from']);
    expect(bands({ from: 0, to: 60 }, { from: 50 })).toEqual(['STANDING_OVERLAP standings[1].from']);
    expect(bands({ from: 0 }, { from: 50, to: 90 })).toEqual(['STANDING_GAP standings[1].to']);
    expect(bands({ from: 0 }, { from: 50 }, { from: 50 })).toEqual(['STANDING_OVERLAP standings[1].from']);
    expect(bands({ from: 0 }, { from: 50, to: 40 })).toContain('STANDING_OVERLAP standings[1].to');
    expect(bands({ from: -1 }, { from: 50, to: 101 }, { from: 'x' })).toEqual([
      'OUT_OF_RANGE standings[0].from',
      'OUT_OF_RANGE standings[1].to',
      'INVALID_NUMBER standings[2].from',
    ]);
    expect(
      problems({
        standings: [
          { name: 'A', from: 0 },
          { name: 'A', from: 50 },
        ],
      }),
    ).toEqual(['DUPLICATE_STANDING standings[1].name']);
    expect(problems({ standings: [{ name: 'A', from: 0, actions: ['sue'] }] })).toEqual([
      'INVALID_VALUE standings[0].actions[0]',
    ]);
    const [gap] = issuesOf(() => defineScorecard(document({ standings: [{ name: 'A', from: 0, to: '99.5' }] })));
    expect(gap).toMatchObject({
      message: 'Scores from 99.5 to 100 have no standing.',
      expected: 'a standing that ends with 100',
    });
  });
});
