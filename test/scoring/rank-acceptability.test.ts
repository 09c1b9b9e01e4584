import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import type { CriteriaDefinition, ScoreSheet } from '../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { type RankAcceptabilityOptions, rankAcceptability } from '../../src/scoring/explain/rank-acceptability.js';
import type { ScoreReport } from '../../src/scoring/totals/score-report.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { codesOf } from '../core/issues-of.js';
import { documentOf, itDesk, itDeskSheets, outOfTen } from './example.js';

const itDeskReport = deepFreeze(scoreVendors(defineCriteria(itDesk), itDeskSheets));

const reportOf = (
  weights: readonly number[],
  rows: readonly (readonly (number | null)[])[],
  more: Partial<CriteriaDefinition> = {},
): ScoreReport =>
  scoreVendors(
    defineCriteria(
      documentOf(
        weights.map((weight, j) => ({ id: `c${j}`, weight, scale: { kind: 'number', min: 0, max: 1 } as const })),
        more,
      ),
    ),
    rows.map(
      (row, i): ScoreSheet => ({
        vendor: `V${i}`,
        scores: Object.fromEntries(row.flatMap((x, j) => (x === null ? [] : [[`c${j}`, x]]))),
      }),
    ),
  );

describe('rankAcceptability', () => {
  it('knows who shares the first place whatever the rule for ties', () => {
    const criteria = defineCriteria(documentOf([outOfTen('a', 1), outOfTen('b', 1)]));
    const sheets = [
      { vendor: 'A', scores: { a: 8, b: 2 } },
      { vendor: 'B', scores: { a: 2, b: 8 } },
      { vendor: 'C', scores: { a: 1, b: 1 } },
    ];
    for (const ties of ['competition', 'modifiedCompetition', 'dense', 'fractional', 'ordinal'] as const) {
      expect(rankAcceptability(scoreVendors(criteria, sheets, { ties }), { seed: 1 }).findings).toEqual([]);
    }
  });

  it('refuses more vendors than it can set against each other', () => {
    const report = reportOf(
      [1, 1],
      Array.from({ length: 2001 }, (_, i) => [i / 2000, 1 - i / 2000]),
    );
    expect(codesOf(() => rankAcceptability(report, { seed: 1 }))).toEqual(['OUT_OF_RANGE report.ranking']);
  });

  it('leaves out who is not ranked, and tells two vendors apart exactly', () => {
    const result = rankAcceptability(itDeskReport, { seed: 1 });
    expect(result).toMatchObject({ weights: 'any', method: 'exact', samples: null });
    expect(result.criteria).toEqual(['experience', 'references', 'dataProtection', 'price']);
    expect(result.vendors.map(({ vendor }) => vendor)).toEqual(['Acme', 'Crest']);
    // Acme gains 1/5, 2/5 and 1/5 and loses 1 - 104/118: it loses the race when no gain outlasts the loss.
    const loss = 1 - 104 / 118;
    const crest = [0.2, 0.4, 0.2].reduce((product, gain) => (product * loss) / (gain + loss), 1);
    expect(result.vendors[1]?.winsPercent).toBeCloseTo(100 * crest, 10);
    expect(result.message).toBe('Acme wins with 97 % of all possible weights, Crest with 3 %.');
    expect(result.vendors[1]?.aheadOf).toEqual([{ vendor: 'Acme', aheadPercent: expect.closeTo(100 * crest, 10) }]);
    const price = result.vendors[1]?.typicalWeights?.find(({ criterion }) => criterion === 'price');
    expect(price?.weightPercent).toBeGreaterThan(60);
  });

  it('measures three criteria: the golden case with exact areas', () => {
    const rows = [
      [0.9, 0.2, 0.5],
      [0.4, 0.8, 0.6],
      [0.6, 0.6, 0.3],
    ];
    const { vendors, message, findings } = rankAcceptability(reportOf([5, 3, 2], rows), { seed: 1 });
    expect(vendors.map(({ vendor, rank }) => `${rank} ${vendor}`)).toEqual(['1 V0', '2 V1', '3 V2']);
    expect(vendors.map(({ winsPercent }) => winsPercent / 100)).toEqual(
      [491 / 1302, 115 / 186, 1 / 217].map((share) => expect.closeTo(share, 12)),
    );
    expect(message).toBe('V1 wins with 62 % of all possible weights, V0 with 38 % and V2 with less than 1 %.');
    expect(findings).toMatchObject([{ code: 'WINNER_NEEDS_ITS_WEIGHTS', severity: 'low', subject: 'V0' }]);
    expect(findings[0]?.message).toBe(
      'V0 is first with the announced weights, but V1 would be with more of all weights (62 % against 38 %): keep the reasons for the weights on file.',
    );
  });

  it('keeps the announced order of importance where it is asked to', () => {
    const report = reportOf(
      [2, 3],
      [
        [1, 0.2],
        [0.2, 0.8],
      ],
    );
    // The first leads while its weight is above 3/7; in order it weighs at most 1/2.
    const any = rankAcceptability(report, { seed: 1 });
    const kept = rankAcceptability(report, { seed: 1, keepOrder: true });
    const first = ({ vendors }: typeof any): number | undefined =>
      vendors.find(({ vendor }) => vendor === 'V0')?.winsPercent;
    expect(first(any)).toBeCloseTo((4 / 7) * 100, 10);
    expect(first(kept)).toBeCloseTo((1 / 7) * 100, 10);
    expect(kept.weights).toBe('announcedOrder');
    expect(kept.message).toBe(
      'V1 wins with 86 % of all weights that keep the announced order of importance, V0 with 14 %.',
    );
  });

  it('says so when equal weights leave no choice', () => {
    const equal = rankAcceptability(
      reportOf(
        [1, 1, 1, 1],
        [
          [1, 0, 0, 0],
          [0.2, 0.3, 0.3, 0.3],
        ],
      ),
      { seed: 1, keepOrder: true },
    );
    expect(equal.message).toBe('V1 wins: the criteria weigh the same, so no other weights keep their order.');
    expect(equal.method).toBe('exact');
  });

  it('samples more criteria and says about', () => {
    const rows = [
      [0.26, 0.3, 0.81, 0.09],
      [0.6, 0.73, 0.19, 0.06],
      [0.43, 0.67, 0.42, 0.63],
      [0.2, 0.2, 0.1, 0.05],
    ];
    const result = rankAcceptability(reportOf([1, 2, 3, 4], rows), { seed: 1, samples: 20_000 });
    expect(result).toMatchObject({ method: 'monteCarlo', samples: 20_000 });
    expect(result.message).toMatch(
      /^V2 wins with about \d\d % of all possible weights, V0 with \d\d % and V1 with \d\d %\. V3 wins with none of the 20,000 that were tried\.$/,
    );
    for (const { winsPercent, winsErrorPercent, rankPercents } of result.vendors) {
      expect(winsErrorPercent).toBeCloseTo(Math.sqrt((winsPercent * (100 - winsPercent)) / 20_000), 10);
      expect(rankPercents.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 9);
    }
    const whole = result.vendors.reduce((sum, { winsText }) => sum + Number(winsText.replace(' %', '')), 0);
    expect(whole).toBe(100);
    expect(result.choiceEntropyBits).toBeLessThan(Math.log2(3));
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('knows a vendor that always wins, one that never does, and criteria without weight', () => {
    const better = reportOf(
      [1, 1, 0],
      [
        [0.9, 0.8, 0],
        [0.5, 0.8, 1],
        [0.1, 0.1, 0.1],
      ],
    );
    const result = rankAcceptability(better, { seed: 1 });
    expect(result.criteria).toEqual(['c0', 'c1']);
    expect(result.message).toBe('V0 wins with all possible weights.');
    expect(result.vendors[1]?.typicalWeights).toBeNull();
    const alone = rankAcceptability(reportOf([1, 1, 1, 1], [[1, 1, 1, 1]]), { seed: 1 });
    expect(alone.message).toBe('V0 wins with all possible weights.');
    const four = [1, 1, 1, 1];
    const sampled = rankAcceptability(reportOf(four, [four, [0, 1, 1, 0], [0, 0, 1, 0]]), { seed: 1 });
    expect(sampled.message).toBe('V0 wins with all possible weights, as far as 10,000 of them tell.');
  });

  it('lets vendors with the same scores share, exactly', () => {
    const result = rankAcceptability(
      reportOf(
        [1, 2],
        [
          [0.1, 0.7],
          [0.1, 0.7],
          [0.7, 0.1],
        ],
      ),
      { seed: 1 },
    );
    expect(result.vendors.map(({ vendor, winsPercent }) => [vendor, winsPercent])).toEqual([
      ['V0', expect.closeTo(25, 12)],
      ['V1', expect.closeTo(25, 12)],
      ['V2', expect.closeTo(50, 12)],
    ]);
    // Together the two that are level win as often as the third.
    expect(result.findings.map(({ code }) => code)).toEqual(['VENDORS_ALWAYS_LEVEL']);
    expect(result.findings[0]?.params).toEqual({ vendors: ['V0', 'V1'] });
  });

  it('says why nothing can be said', () => {
    const uneven = rankAcceptability(
      reportOf(
        [1, 1],
        [
          [1, null],
          [0.5, 1],
        ],
        { missing: 'reweightGlobal' },
      ),
      { seed: 1 },
    );
    expect(uneven).toMatchObject({ method: null, samples: null, vendors: [], choiceEntropyBits: null });
    expect(uneven.message).toMatch(/^V0 has missing scores/);
    const nobody = rankAcceptability(reportOf([1, 1], [[1, null]]), { seed: 1 });
    expect(nobody.message).toMatch(/^No vendor is ranked/);
  });

  it('answers for a copy of the report from JSON, whatever the order of the vendors', () => {
    const options = { seed: 5, samples: 500 };
    const rows = [
      [0.1, 0.9, 0.4, 0.3],
      [0.8, 0.2, 0.3, 0.3],
      [0.3, 0.3, 0.6, 0.5],
    ];
    const report = reportOf([1, 2, 3, 4], rows);
    const result = rankAcceptability(report, options);
    expect(rankAcceptability(JSON.parse(JSON.stringify(report)), options)).toEqual(result);
    const turned = reportOf([1, 2, 3, 4], [...rows].reverse());
    const wins = (one: typeof result): number[] => one.vendors.map(({ winsPercent }) => winsPercent);
    expect(wins(rankAcceptability(turned, options))).toEqual(wins(result));
  });

  it('refuses what is no report and what is no option', () => {
    const problems = (options: unknown): string[] =>
      codesOf(() => rankAcceptability(itDeskReport, options as RankAcceptabilityOptions));
    expect(codesOf(() => rankAcceptability({} as ScoreReport, { seed: 1 }))).toEqual(['INVALID_TYPE report']);
    expect(problems(undefined)).toEqual(['REQUIRED options']);
    expect(problems({})).toEqual(['INVALID_SEED seed']);
    expect(problems({ seed: 1, keepOrder: 'yes' })).toEqual(['INVALID_TYPE options.keepOrder']);
    expect(problems({ seed: 1, order: 'announced' })).toEqual(['UNKNOWN_KEY options.order']);
    expect(problems({ seed: 1, samples: 1.5 })).toEqual(['OUT_OF_RANGE options.samples']);
    const broken = structuredClone(itDeskReport) as unknown as {
      ranking: { criteria: { earnedShareExact: string | null }[] }[];
    };
    for (const one of broken.ranking[0]?.criteria ?? []) one.earnedShareExact = null;
    expect(codesOf(() => rankAcceptability(broken as unknown as ScoreReport, { seed: 1 }))).toEqual([
      'INVALID_NUMBER report.ranking[0].criteria[1].earnedShareExact',
    ]);
  });
});
