import { describe, expect, it } from 'vitest';
import { criteriaIndexOf } from '../../../src/scoring/criteria/criteria-index.js';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import { definePanel } from '../../../src/scoring/panels/define-panel.js';
import type { PanelDefinition, PanelRatings } from '../../../src/scoring/panels/panel.js';
import { panelIndexOf } from '../../../src/scoring/panels/panel-index.js';
import { scorePanel } from '../../../src/scoring/panels/score-panel.js';
import { codesOf, issuesOf } from '../../core/issues-of.js';
import { documentOf, outOfTen } from '../example.js';
import { criteria, panel, ratings, threePeople } from './example.js';

const loose = (value: unknown): never => value as never;
const defining = (change: Partial<Record<keyof PanelDefinition, unknown>>): string[] =>
  codesOf(() => definePanel(loose({ ...threePeople, ...change }), criteria));
const scoring = (change: Partial<Record<keyof PanelRatings, unknown>>): string[] =>
  codesOf(() => scorePanel(criteria, panel, loose({ vendors: ['Acme', 'Bolt'], ratings: [], ...change })));
const sheet = (evaluator: string, vendor: string, scores: unknown, comments?: unknown): unknown => ({
  evaluator,
  vendor,
  scores,
  ...(comments === undefined ? {} : { comments }),
});

describe('definePanel', () => {
  it('fills in its defaults and freezes the document', () => {
    expect(definePanel({ id: 'p', version: 1, evaluators: [{ id: 'a' }] }, criteria).definition).toEqual({
      id: 'p',
      version: 1,
      evaluators: [{ id: 'a', weight: 1 }],
      facts: [],
      aggregate: 'mean',
      minimumRatings: 1,
    });
    expect(Object.isFrozen(panel.definition.evaluators)).toBe(true);
    expect(JSON.stringify(panel)).toBe(JSON.stringify({ definition: panel.definition }));
  });

  it('refuses a document of the wrong form', () => {
    expect(codesOf(() => definePanel(loose({}), criteria))).toEqual([
      'REQUIRED id',
      'REQUIRED version',
      'REQUIRED evaluators',
    ]);
    expect(defining({ evaluators: [] })).toEqual(['OUT_OF_RANGE evaluators']);
    expect(defining({ aggregate: 'mode', minimumRatings: 0, facs: [] } as never)).toEqual([
      'INVALID_VALUE aggregate',
      'OUT_OF_RANGE minimumRatings',
      'UNKNOWN_KEY facs',
    ]);
    expect(defining({ evaluators: [{ id: 'a', criteria: [] }] })).toEqual(['OUT_OF_RANGE evaluators[0].criteria']);
  });

  it('tells everything that does not fit together at once', () => {
    expect(
      defining({
        facts: ['iso27001', 'iso9001'],
        evaluators: [
          { id: 'ana', weight: 0, criteria: ['capability', 'culture'] },
          { id: 'ana', weight: '-1', criteria: ['price'] },
          { id: 'cem', weight: 'two', criteria: ['iso27001'] },
        ],
        trimShare: '0.1',
      }),
    ).toEqual([
      'UNKNOWN_CRITERION facts[1]',
      'UNKNOWN_CRITERION evaluators[0].criteria[1]',
      'OUT_OF_RANGE evaluators[0].weight',
      'DUPLICATE_EVALUATOR evaluators[1].id',
      'NOT_RATED_BY_PANEL evaluators[1].criteria[0]',
      'OUT_OF_RANGE evaluators[1].weight',
      'NOT_RATED_BY_PANEL evaluators[2].criteria[0]',
      'INVALID_NUMBER evaluators[2].weight',
      'NOBODY_ASSIGNED evaluators',
      'UNKNOWN_KEY trimShare',
    ]);
    expect(
      issuesOf(() => definePanel({ ...threePeople, evaluators: [{ id: 'a', criteria: ['capability'] }] }, criteria)),
    ).toMatchObject([
      {
        code: 'NOBODY_ASSIGNED',
        received: 'dataProtection',
        message: 'Nobody rates Data protection; assign it to an evaluator, or make it a fact.',
      },
    ]);
  });

  it('cuts less than a half at each end', () => {
    const trimming = (trimShare: unknown): string[] => defining({ aggregate: 'trimmedMean', trimShare });
    expect(trimming('0.5')).toEqual(['OUT_OF_RANGE trimShare']);
    expect(trimming(-0.1)).toEqual(['OUT_OF_RANGE trimShare']);
    expect(trimming('a fifth')).toEqual(['INVALID_NUMBER trimShare']);
    for (const trimShare of [0, '0.49', '1/3']) {
      expect(() => definePanel({ ...threePeople, aggregate: 'trimmedMean', trimShare }, criteria)).not.toThrow();
    }
  });

  it('wants checked criteria, and a panel that fits those it is used with', () => {
    expect(codesOf(() => definePanel(threePeople, loose(null)))).toEqual(['NOT_DEFINED criteria']);
    const other = defineCriteria(documentOf([outOfTen('quality', 1)]));
    expect(codesOf(() => scorePanel(other, panel, { vendors: [], ratings: [] }))).toEqual([
      'UNKNOWN_CRITERION facts[0]',
      'UNKNOWN_CRITERION evaluators[1].criteria[0]',
      'UNKNOWN_CRITERION evaluators[2].criteria[0]',
    ]);
    // Compiled once for the criteria it was defined with; a copy, or other criteria, are compiled anew.
    const index = criteriaIndexOf(criteria);
    expect(panelIndexOf(panel, index)).toBe(panelIndexOf(panel, index));
    const twin = criteriaIndexOf(structuredClone(criteria));
    expect(panelIndexOf(panel, twin)).toEqual(panelIndexOf(panel, index));
    expect(panelIndexOf(panel, twin)).not.toBe(panelIndexOf(panel, twin));
    for (const wrong of [null, undefined, {}, 5, threePeople]) {
      expect(codesOf(() => scorePanel(criteria, loose(wrong), ratings))).toEqual(['NOT_DEFINED panel']);
    }
    const copy = loose({ definition: { ...panel.definition, evaluators: [{ id: 'ana', wieght: 2 }] } });
    expect(codesOf(() => scorePanel(criteria, copy, ratings))).toEqual(['UNKNOWN_KEY evaluators[0].wieght']);
  });
});

describe('ratings of a panel', () => {
  it('names evaluators, vendors and criteria that are not there', () => {
    expect(
      scoring({
        facts: [{ vendor: 'Dorn', scores: { price: 1 } }],
        ratings: [
          sheet('eve', 'Acme', { experience: 3 }),
          sheet('ana', 'acme', { experience: 3 }),
          sheet('ana', 'Acme', { experiense: 3, capability: 4 }, { culture: 'Fine.' }),
        ],
        recusals: [{ evaluator: 'Ben', vendor: 'Nobody', reason: 'x' }],
        moderation: [{ vendor: 'Dorn', criterion: 'capability', score: 1, reason: 'x', by: 'y' }],
      }),
    ).toEqual([
      'UNKNOWN_VENDOR facts[0].vendor',
      'UNKNOWN_EVALUATOR recusals[0].evaluator',
      'UNKNOWN_VENDOR recusals[0].vendor',
      'UNKNOWN_EVALUATOR ratings[0].evaluator',
      'UNKNOWN_VENDOR ratings[1].vendor',
      'UNKNOWN_CRITERION ratings[2].scores.experiense',
      'UNKNOWN_CRITERION ratings[2].scores.capability',
      'UNKNOWN_CRITERION ratings[2].comments.culture',
      'UNKNOWN_VENDOR moderation[0].vendor',
      'UNKNOWN_CRITERION moderation[0].criterion',
    ]);
  });

  it('keeps facts and ratings apart', () => {
    expect(
      scoring({
        facts: [
          { vendor: 'Acme', scores: { experience: 3, price: 0 } },
          { vendor: 'Acme', scores: {} },
        ],
        ratings: [sheet('ana', 'Acme', { price: '1000', iso27001: true })],
        moderation: [{ vendor: 'Acme', criterion: 'iso27001', score: true, reason: 'x', by: 'y' }],
      }),
    ).toEqual([
      'NOT_A_FACT facts[0].scores.experience',
      'PRICE_NOT_POSITIVE facts[0].scores.price',
      'DUPLICATE_VENDOR facts[1].vendor',
      'NOT_RATED_BY_PANEL ratings[0].scores.iso27001',
      'NOT_RATED_BY_PANEL ratings[0].scores.price',
      'NOT_RATED_BY_PANEL moderation[0].criterion',
    ]);
  });

  it('refuses ratings off the scale, twice, not asked for, or by who is recused', () => {
    expect(
      scoring({
        vendors: ['Acme', 'Bolt', 'Acme'],
        ratings: [
          sheet('ana', 'Acme', { experience: 6, references: 'good', dataProtection: Number.NaN }),
          sheet('ben', 'Acme', { dataProtection: 3, experience: 2 }),
          sheet('ben', 'Acme', { experience: null, references: 4 }),
          sheet('ben', 'Acme', { experience: 2 }),
          sheet('ben', 'Bolt', { experience: 2 }, { references: 'Nice people.' }),
        ],
        recusals: [
          { evaluator: 'ben', vendor: 'Bolt', reason: 'Worked there.' },
          { evaluator: 'ben', vendor: 'Bolt', reason: 'Again.' },
        ],
      }),
    ).toEqual([
      'DUPLICATE_VENDOR vendors[2]',
      'DUPLICATE_RECUSAL recusals[1]',
      'SCORE_OFF_SCALE ratings[0].scores.experience',
      'INVALID_NUMBER ratings[0].scores.references',
      'INVALID_NUMBER ratings[0].scores.dataProtection',
      'RATING_NOT_ASSIGNED ratings[1].scores.dataProtection',
      'DUPLICATE_RATING ratings[3].scores.experience',
      'RATING_BY_RECUSED ratings[4].scores.experience',
      'RATING_BY_RECUSED ratings[4].comments.references',
    ]);
  });

  it('wants a score, a reason and a name for what is moderated', () => {
    const one = { vendor: 'Acme', criterion: 'experience', reason: 'Talked.', by: 'Ana' };
    expect(
      scoring({
        moderation: [
          { ...one, score: 9 },
          { ...one, score: null },
          { ...one, criterion: 'references', score: 3, reason: '  ', by: ' ', on: '2026-02-30' },
          { ...one, criterion: 'references', score: 3 },
        ],
        recusals: [{ evaluator: 'ana', vendor: 'Acme', reason: '\t', on: 'yesterday' }],
      }),
    ).toEqual([
      'REQUIRED recusals[0].reason',
      'INVALID_DATE recusals[0].on',
      'SCORE_OFF_SCALE moderation[0].score',
      'REQUIRED moderation[1].score',
      'REQUIRED moderation[2].reason',
      'REQUIRED moderation[2].by',
      'INVALID_DATE moderation[2].on',
      'DUPLICATE_MODERATION moderation[3]',
    ]);
    expect(scoring({ moderation: [{ vendor: 'Acme' }], extra: [] } as never)).toEqual([
      'REQUIRED moderation[0].criterion',
      'REQUIRED moderation[0].score',
      'REQUIRED moderation[0].reason',
      'REQUIRED moderation[0].by',
      'UNKNOWN_KEY extra',
    ]);
  });

  it('lists every missing score where the criteria say that it is an error', () => {
    const strict = defineCriteria(
      documentOf([outOfTen('a', 1), outOfTen('b', 1), outOfTen('c', 0)], { missing: 'error' }),
    );
    const solo = definePanel({ id: 'p', version: 1, evaluators: [{ id: 'ana' }] }, strict);
    const rated: PanelRatings = { vendors: ['Z', 'Y'], ratings: [{ evaluator: 'ana', vendor: 'Z', scores: { a: 1 } }] };
    expect(codesOf(() => scorePanel(strict, solo, rated))).toEqual([
      'MISSING_SCORE vendors[1]',
      'MISSING_SCORE vendors[1]',
      'MISSING_SCORE vendors[0]',
    ]);
  });

  it('takes several sheets by one evaluator, names that objects inherit, and comments without a score', () => {
    const odd = defineCriteria(documentOf([outOfTen('constructor', 1), outOfTen('toString', 1)]));
    const names = definePanel({ id: 'p', version: 1, evaluators: [{ id: '__proto__' }, { id: 'valueOf' }] }, odd);
    const { trail } = scorePanel(odd, names, {
      vendors: ['hasOwnProperty'],
      ratings: [
        {
          evaluator: 'valueOf',
          vendor: 'hasOwnProperty',
          scores: { constructor: 4 } as never,
          comments: { constructor: 'Papers.' } as never,
        },
        {
          evaluator: 'valueOf',
          vendor: 'hasOwnProperty',
          scores: { toString: 6 } as never,
          comments: { constructor: 'Interview.' } as never,
        },
      ],
    });
    expect(trail.map(({ score }) => score)).toEqual(['4', '6']);
    expect(trail[0]?.ratings.map(({ evaluator, comment }) => [evaluator, comment])).toEqual([
      ['__proto__', null],
      ['valueOf', 'Interview.\nPapers.'],
    ]);
    const scores = JSON.parse('{ "__proto__": 3 }');
    expect(
      codesOf(() =>
        scorePanel(odd, names, { vendors: ['V'], ratings: [{ evaluator: 'valueOf', vendor: 'V', scores }] }),
      ),
    ).toEqual(['UNKNOWN_KEY ratings[0].scores.__proto__']);
  });

  it('refuses options that nobody reads or that make no sense', () => {
    const options = (value: unknown): string[] => codesOf(() => scorePanel(criteria, panel, ratings, loose(value)));
    expect(options({ aggregate: 'median' })).toEqual(['UNKNOWN_KEY options.aggregate']);
    expect(options({ ties: 'best', consensus: { rangePercent: 101, sdPercent: 'x', spread: 1 } })).toEqual([
      'UNKNOWN_KEY options.consensus.spread',
      'OUT_OF_RANGE options.consensus.rangePercent',
      'INVALID_NUMBER options.consensus.sdPercent',
    ]);
    expect(options({ consensus: null })).toEqual(['INVALID_TYPE options.consensus']);
    expect(options({ decimals: 11 })).toEqual(['OUT_OF_RANGE options.decimals']);
    expect(options({ ties: 'best' })).toEqual(['INVALID_VALUE options.ties']);
    expect(codesOf(() => scorePanel(criteria, panel, loose(null)))).toEqual(['INVALID_TYPE ']);
  });
});

describe('exact ratios on score sheets', () => {
  it('are read by figures and points, and shown on the right side of a bar', () => {
    const doc = defineCriteria(
      documentOf([
        outOfTen('a', '1/3'),
        {
          id: 'n',
          weight: '2/3',
          scale: { kind: 'number', min: 0, max: '10/3' },
          gates: [{ kind: 'maximum', value: 3 }],
        },
      ]),
    );
    const data = (n: unknown): PanelRatings => ({
      vendors: ['V'],
      ratings: [{ evaluator: 'x', vendor: 'V', scores: { a: '10/3', n: n as never } }],
    });
    const one = definePanel({ id: 'p', version: 1, evaluators: [{ id: 'x' }] }, doc);
    expect(scorePanel(doc, one, data('5/3')).report.ranking[0]?.totalExact).toBe('400/9');
    expect(scorePanel(doc, one, data('3001/1000')).report.ranking[0]?.failedGates[0]?.message).toBe(
      'V has 3.001 for n; at most 3 is allowed.',
    );
    expect(scorePanel(doc, one, data('9001/3000')).report.ranking[0]?.failedGates[0]?.message).toBe(
      'V has 3.01 for n; at most 3 is allowed.',
    );
    for (const wrong of ['1/0', '1/-2', '1 / 2', '1.5/2', '/2', '1/', '0x1/2']) {
      expect(codesOf(() => scorePanel(doc, one, data(wrong)))).toEqual(['INVALID_NUMBER ratings[0].scores.n']);
    }
  });
});
