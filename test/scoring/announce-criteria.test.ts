import { describe, expect, it } from 'vitest';
import { announceCriteria } from '../../src/scoring/announce/announce-criteria.js';
import type { Criterion, Gate, MissingPolicy } from '../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { goodPracticeCriteria } from '../../src/scoring/practice/good-practice-criteria.js';
import { priceFormulas } from '../../src/scoring/price/price-formula-list.js';
import { pricePoints } from '../../src/scoring/price/price-points.js';
import type { PriceScale, Scale } from '../../src/scoring/scales/scale-definition.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { weighByComparisons } from '../../src/scoring/weighting/weigh-by-comparisons.js';
import { codesOf } from '../core/issues-of.js';
import { documentOf, itDesk, outOfTen } from './example.js';

const sentences = (scale: Scale, gates: readonly Gate[] = [], weight: number | undefined = 1): readonly string[] => {
  const criterion: Criterion = { id: 'c', ...(weight === undefined ? {} : { weight }), scale, gates };
  const { lines } = announceCriteria(defineCriteria(documentOf([criterion, outOfTen('other', 1)])));
  return lines[0]?.sentences.slice(1) ?? [];
};

describe('announceCriteria', () => {
  it('says importance and disqualification for each criterion, as a notice must', () => {
    const { lines, name, criteriaVersion } = announceCriteria(defineCriteria(itDesk));
    expect([name, criteriaVersion]).toEqual(['it-desk-2026', 1]);
    expect(
      lines.map(({ number, id, importance, globalWeightPercent, disqualifies, sentences: [first] }) => [
        number,
        id,
        importance,
        globalWeightPercent,
        disqualifies,
        first,
      ]),
    ).toEqual([
      ['1', 'iso27001', null, null, true, 'It earns no points.'],
      ['2', 'capability', '40 %', 40, false, 'Weight: 40 %.'],
      ['2.1', 'experience', '50 %', 20, false, 'Weight: 50 % within Capability, 20 % of the whole.'],
      ['2.2', 'references', '50 %', 20, true, 'Weight: 50 % within Capability, 20 % of the whole.'],
      ['3', 'dataProtection', '25 %', 25, false, 'Weight: 25 %.'],
      ['4', 'price', '35 %', 35, false, 'Weight: 35 %.'],
    ]);
    expect(lines[2]?.rubric[0]).toEqual({ at: '1', text: 'under two years' });
  });

  it('says ranks and other descriptions of importance', () => {
    const ranked = documentOf([outOfTen('a', 1), outOfTen('b', 2), outOfTen('c', 3)], { weights: 'rankOrderCentroid' });
    expect(announceCriteria(defineCriteria(ranked)).lines[0]?.sentences[0]).toBe(
      'Weight: rank 1 of 3 (rank order centroid), 61.11 % of the whole.',
    );
    const points = documentOf([outOfTen('a', 30), outOfTen('b', 20)]);
    expect(announceCriteria(defineCriteria(points)).lines[1]?.sentences[0]).toBe(
      'Weight: 20 of 50 points, 40 % of the whole.',
    );
    const draft = weighByComparisons({
      id: 'pairs',
      version: 1,
      comparisons: { method: 'ahp', judgements: [{ a: 'a', b: 'b', ratio: 3 }] },
      criteria: [outOfTen('a', undefined, { name: 'Quality' }), outOfTen('b')],
    });
    const { lines, rules } = announceCriteria(defineCriteria(draft));
    expect(lines[0]?.sentences[0]).toBe('Weight: 75.00 %.');
    expect(rules.find(({ rule }) => rule === 'weights')?.message).toBe(
      'The weights of Quality and b come from comparing them in pairs (Analytic Hierarchy Process); the answers are kept with the criteria.',
    );
  });

  it('says what each scale earns', () => {
    expect(sentences({ kind: 'points', min: 0, max: 5 })).toEqual([
      'Scored from 0 to 5 points; 0 earns nothing, 5 everything, in proportion in between.',
    ]);
    expect(sentences({ kind: 'yesNo' })).toEqual(['Yes earns everything, no earns nothing.']);
    expect(sentences({ kind: 'ordinal', levels: ['low', 'mid', 'high', 'top'] })).toEqual([
      'Levels and what they earn of the points: low 0 %, mid 33.33 %, high 66.67 %, top 100 %.',
    ]);
    expect(sentences({ kind: 'number', min: 1, max: 9, direction: 'lower', unit: 'hours' })).toEqual([
      'Measured in hours: 9 earns nothing, 1 everything, in proportion in between; a figure outside counts as the nearer end.',
    ]);
    expect(sentences({ kind: 'number', min: 0, max: 100, outside: 'error' })).toEqual([
      'Measured: 0 earns nothing, 100 everything, in proportion in between; a figure outside is not accepted.',
    ]);
    expect(sentences({ kind: 'exponential', min: 0, max: 10, curvature: 3 })[0]).toContain(
      'along a curve (curvature 3) on which the first steps from the worse end count most',
    );
    expect(
      sentences({
        kind: 'tiers',
        unit: 'clients',
        tiers: [{ percent: 0 }, { from: 3, percent: 60 }, { from: 10, percent: 100 }],
      }),
    ).toEqual(['Measured in clients: below 3 earns 0 %, from 3 60 % and from 10 100 % of the points.']);
    expect(sentences({ kind: 'target', min: 2, target: [5, 12], max: 60 })).toEqual([
      'Measured: from 5 to 12 earns everything, less in proportion down to nothing at 2 and at 60; a figure outside earns nothing.',
    ]);
    expect(
      sentences({
        kind: 'piecewise',
        points: [
          { at: 0, percent: 0 },
          { at: 4, percent: 80 },
          { at: 9, percent: 100 },
        ],
      }),
    ).toEqual([
      'Measured: 0 % at 0, 80 % at 4 and 100 % at 9 of the points, in proportion in between; a figure beyond counts as the nearer end.',
    ]);
  });

  it('says what disqualifies, with a missing score', () => {
    expect(sentences({ kind: 'yesNo' }, [{ kind: 'required' }], undefined)).toEqual([
      'Yes earns everything, no earns nothing.',
      'Disqualifies: any answer but yes.',
    ]);
    const gates: Gate[] = [
      { kind: 'minimum', value: 2 },
      { kind: 'maximum', value: 8 },
    ];
    expect(sentences({ kind: 'number', min: 1, max: 9, unit: 'hours' }, gates)[1]).toBe(
      'Disqualifies: less than 2 hours, or more than 8 hours, or no score.',
    );
    expect(sentences({ kind: 'ordinal', levels: ['low', 'high'] }, [{ kind: 'minimum', value: 'high' }])[1]).toBe(
      'Disqualifies: a level below high, or no score.',
    );
    expect(sentences({ kind: 'price', currency: 'EUR' }, [{ kind: 'maximum', value: 90000 }])[1]).toBe(
      'Disqualifies: more than 90000 EUR, or no price.',
    );
    expect(sentences({ kind: 'points', min: 0, max: 5 }, [{ kind: 'required' }])[1]).toBe('Disqualifies: no score.');
  });

  it('says every price formula with its figures', () => {
    const figures = {
      budget: 100,
      fullPointsAt: 50,
      zeroPointsAt: 150,
      shareAtMeanPercent: 80,
      bands: [
        { upTo: 60, percent: 100 },
        { upTo: 90, percent: 50 },
      ],
    };
    for (const { formula, needs } of priceFormulas()) {
      const needed = Object.fromEntries(
        Object.entries(figures).filter(([key]) => (needs as readonly string[]).includes(key)),
      );
      const scale = { kind: 'price', currency: 'EUR', formula, ...needed } as PriceScale;
      const [text = ''] = sentences(scale);
      expect(text, formula).toMatch(/^Price in EUR\. .+\.$/);
      expect(text, formula).not.toMatch(/undefined|null|object/);
      for (const value of Object.values(needed)) {
        if (typeof value === 'number') expect(text, formula).toContain(String(value));
      }
    }
    // The words of meanDeviation: ten percent below the mean earns ten percent of the half more.
    const mean: PriceScale = { kind: 'price', currency: 'EUR', formula: 'meanDeviation' };
    expect(pricePoints(mean, [90, 110]).map(({ points }) => points)).toEqual([55, 45]);
  });

  it('says the rules for the whole', () => {
    const rulesOf = (more: object) =>
      Object.fromEntries(
        announceCriteria(defineCriteria({ ...itDesk, ...more })).rules.map(({ rule, message }) => [rule, message]),
      );
    expect(rulesOf({})).toMatchObject({
      disqualification:
        'A vendor is disqualified by failing ISO 27001 certificate and references, and by no other criterion.',
      missingScores: 'A vendor without a score for a criterion that carries weight has no total and no rank.',
      priceField: 'Prices are compared with those of the vendors that pass every gate, a minimum total apart.',
      ties: 'Vendors with equal totals share a rank.',
    });
    expect(rulesOf({ minimumTotal: '40.5', tieBreak: ['capability', 'price'] })).toMatchObject({
      minimumTotal: 'A vendor with a total below 40.5 is disqualified.',
      ties: 'Of vendors with equal totals the one with more points for Capability, then for Price stands first; who is level in that too shares a rank.',
    });
    const policies: MissingPolicy[] = [
      'unranked',
      'error',
      'zero',
      'worst',
      'neutral',
      'reweightSiblings',
      'reweightGlobal',
    ];
    expect(new Set(policies.map((missing) => rulesOf({ missing }).missingScores)).size).toBe(policies.length);
    const open = announceCriteria(defineCriteria(documentOf([outOfTen('a', 1)])));
    expect(open.rules.map(({ rule }) => rule)).toEqual(['total', 'disqualification', 'missingScores', 'ties']);
    expect(open.rules[1]?.message).toBe('No single criterion disqualifies a vendor.');
  });

  it('prints all of it as one text', () => {
    const { text, lines, rules } = announceCriteria(defineCriteria(itDesk));
    const printed = text.split('\n');
    expect(printed[0]).toBe('it-desk-2026, version 1');
    expect(printed).toContain(
      '1. ISO 27001 certificate. It earns no points. Answered with yes or no. Disqualifies: any answer but yes.',
    );
    expect(printed).toContain('     3: two to five years');
    expect(printed).toHaveLength(1 + lines.length + 3 + rules.length);
    const good = announceCriteria(defineCriteria(goodPracticeCriteria('EUR')));
    for (const { name, description, rubric } of good.lines) {
      for (const part of [name, description ?? '', ...rubric.map((one) => one.text)]) expect(good.text).toContain(part);
    }
  });

  it('says what the report repeats, for a copy from JSON too, and refuses what is no criteria', () => {
    const criteria = defineCriteria(itDesk);
    const copy = JSON.parse(JSON.stringify(criteria)) as typeof criteria;
    expect(announceCriteria(copy)).toEqual(announceCriteria(criteria));
    expect(JSON.parse(JSON.stringify(announceCriteria(criteria)))).toEqual(announceCriteria(criteria));
    const leaves = announceCriteria(criteria).lines.filter(({ kind }) => kind === 'criterion');
    expect(leaves.map(({ importance }) => importance)).toEqual(
      scoreVendors(criteria, []).criteria.map((one) => one.importance),
    );
    expect(codesOf(() => announceCriteria({} as never))).toEqual(['NOT_DEFINED criteria']);
  });
});
