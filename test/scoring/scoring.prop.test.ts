import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, fractionToNumber, ratioOf, ZERO } from '../../src/exact/fraction.js';
import type {
  CriteriaNode,
  Criterion,
  MissingPolicy,
  ScoreSheet,
  ScoreValue,
} from '../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { readExact, shownParts } from '../../src/scoring/exact-text.js';
import { bidderDropoutTest } from '../../src/scoring/explain/bidder-dropout-test.js';
import { compareVendors } from '../../src/scoring/explain/compare-vendors.js';
import { weightStability } from '../../src/scoring/explain/weight-stability.js';
import type { PriceFormulaName } from '../../src/scoring/scales/scale-definition.js';
import type { RankedVendor } from '../../src/scoring/totals/score-report.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { documentOf } from './example.js';

const RUNS = { numRuns: 120 };

/** A random tender: a tree of criteria of every kind, a policy, and sheets with gaps. */
interface Tender {
  readonly criteria: readonly CriteriaNode[];
  readonly missing: MissingPolicy;
  readonly sheets: readonly ScoreSheet[];
}

const policies = fc.constantFrom<MissingPolicy>(
  'unranked',
  'zero',
  'worst',
  'neutral',
  'reweightSiblings',
  'reweightGlobal',
);
const formulas = fc.constantFrom<PriceFormulaName>(
  'proportionalToLowest',
  'proportionalToLowestSquared',
  'linearMinMax',
  'meanDeviation',
);

const kinds = fc.constantFrom('points', 'yesNo', 'ordinal', 'number', 'price');
const levels = ['none', 'low', 'high', 'full'];

const criterionArb = (id: string): fc.Arbitrary<Criterion> =>
  fc
    .record({ kind: kinds, weight: fc.integer({ min: 0, max: 9 }), gate: fc.boolean(), formula: formulas })
    .map(({ kind, weight, gate, formula }): Criterion => {
      const common = { id, weight: weight + (id === 'c0' ? 1 : 0) };
      if (kind === 'points') {
        return { ...common, scale: { kind, min: 0, max: 5 }, gates: gate ? [{ kind: 'minimum', value: 1 }] : [] };
      }
      if (kind === 'number')
        return { ...common, scale: { kind, min: '0.5', max: 4, direction: gate ? 'lower' : 'higher' } };
      if (kind === 'ordinal') return { ...common, scale: { kind, levels } };
      if (kind === 'price') return { ...common, scale: { kind, currency: 'EUR', formula } };
      return { ...common, scale: { kind: 'yesNo' } };
    });

const scoreOf = ({ scale }: Criterion, raw: number): ScoreValue => {
  if (raw === 0) return null;
  if (scale.kind === 'yesNo') return raw > 3;
  if (scale.kind === 'ordinal') return levels[raw % 4] as string;
  if (scale.kind === 'price') return `${raw * 100}.5`;
  return raw % 6;
};

const tenderArb: fc.Arbitrary<Tender> = fc
  .record({
    leaves: fc.tuple(...['c0', 'c1', 'c2', 'c3', 'c4'].map(criterionArb)),
    groupWeight: fc.integer({ min: 1, max: 9 }),
    missing: policies,
    raw: fc.array(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(({ leaves, groupWeight, missing, raw }) => ({
    criteria: [
      ...leaves.slice(0, 2),
      { id: 'g', weight: groupWeight, criteria: [{ ...(leaves[2] as Criterion), weight: 2 }, ...leaves.slice(3)] },
    ],
    missing,
    sheets: raw.map((row, i) => ({
      vendor: `V${i}`,
      scores: Object.fromEntries(leaves.map((leaf, j) => [leaf.id, scoreOf(leaf, row[j] ?? 0)])),
    })),
  }));

const score = ({ criteria, missing, sheets }: Tender): readonly RankedVendor[] =>
  scoreVendors(defineCriteria(documentOf(criteria, { missing })), sheets).ranking;

const shuffled = <T>(items: readonly T[], seed: number): T[] =>
  items
    .map((item, i) => ({ item, key: Math.sin((i + 1) * (seed + 1)) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

const byCriterion = (row: RankedVendor): RankedVendor => ({
  ...row,
  criteria: [...row.criteria].sort((a, b) => (a.criterion < b.criterion ? -1 : 1)),
  failedGates: [...row.failedGates].sort((a, b) => ((a.criterion ?? '') < (b.criterion ?? '') ? -1 : 1)),
  missing: [...row.missing].sort(),
});

describe('laws of scoreVendors', () => {
  it('does not depend on the order of vendors or criteria', () => {
    fc.assert(
      fc.property(tenderArb, fc.nat(99), (tender, seed) => {
        const turn = (nodes: readonly CriteriaNode[]): CriteriaNode[] =>
          shuffled(nodes, seed).map((node) => ('criteria' in node ? { ...node, criteria: turn(node.criteria) } : node));
        const turned = { ...tender, criteria: turn(tender.criteria), sheets: shuffled(tender.sheets, seed) };
        expect(score(turned).map(byCriterion)).toEqual(score(tender).map(byCriterion));
      }),
      RUNS,
    );
  });

  it('does not change when all weights of siblings are scaled', () => {
    fc.assert(
      fc.property(tenderArb, fc.integer({ min: 2, max: 9 }), (tender, factor) => {
        const scale = (nodes: readonly CriteriaNode[], by: number): CriteriaNode[] =>
          nodes.map((node) => ({
            ...node,
            weight: Number(node.weight) * by,
            ...('criteria' in node ? { criteria: scale(node.criteria, by + 1) } : {}),
          }));
        expect(score({ ...tender, criteria: scale(tender.criteria, factor) })).toEqual(score(tender));
      }),
      RUNS,
    );
  });

  it('keeps totals from 0 to 100, and points that sum to them exactly, as numbers and as shown', () => {
    fc.assert(
      fc.property(tenderArb, (tender) => {
        for (const row of score(tender)) {
          if (row.totalExact === null) continue;
          const sum = row.criteria.reduce((total, one) => total.add(readExact(one.pointsExact ?? '0')), ZERO);
          expect(sum.toFraction()).toBe(row.totalExact);
          expect(sum.gte(0) && sum.lte(100)).toBe(true);
          const shown = row.criteria.reduce((total, one) => total.add(fraction(one.pointsText ?? '0')), ZERO);
          expect(shown.equals(fraction(row.totalText ?? ''))).toBe(true);
          expect(row.total).toBe(fractionToNumber(sum));
        }
      }),
      RUNS,
    );
  });

  it('changes nothing for others when an ineligible vendor joins', () => {
    fc.assert(
      fc.property(tenderArb, fc.integer({ min: 1, max: 7 }), (tender, raw) => {
        const gate: Criterion = { id: 'gate', scale: { kind: 'yesNo' }, gates: [{ kind: 'required' }] };
        const leaves = tender.criteria.flatMap((node) =>
          'criteria' in node ? (node.criteria as Criterion[]) : [node],
        );
        const sheets = tender.sheets.map((sheet) => ({ ...sheet, scores: { ...sheet.scores, gate: true } }));
        const out = {
          vendor: 'Out',
          scores: { ...Object.fromEntries(leaves.map((leaf) => [leaf.id, scoreOf(leaf, raw)])), gate: false },
        };
        const before = { ...tender, criteria: [...tender.criteria, gate], sheets };
        const after = score({ ...before, sheets: [...sheets, out] });
        expect(after.filter(({ vendor }) => vendor !== 'Out')).toEqual(score(before));
        expect(after.find(({ vendor }) => vendor === 'Out')?.rank).toBeNull();
      }),
      RUNS,
    );
  });

  it('ranks the eligible with a total by that total, and nobody else', () => {
    fc.assert(
      fc.property(tenderArb, (tender) => {
        const rows = score(tender);
        const ranked = rows.filter(({ rank }) => rank !== null);
        for (const row of rows) {
          expect(row.rank !== null).toBe(row.eligible && row.total !== null);
          if (row.rank === null) continue;
          const own = readExact(row.totalExact ?? '');
          expect(row.rank).toBe(1 + ranked.filter((one) => readExact(one.totalExact ?? '').gt(own)).length);
        }
      }),
      RUNS,
    );
  });

  it('agrees with a plain float sum over leaves when nothing is missing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 10 })), {
          minLength: 1,
          maxLength: 8,
        }),
        (pairs) => {
          const whole = pairs.reduce((sum, [weight]) => sum + weight, 0);
          const plain = pairs.reduce((sum, [weight, points]) => sum + (weight / whole) * (points / 10) * 100, 0);
          const criteria = pairs.map(
            ([weight], i): Criterion => ({ id: `c${i}`, weight, scale: { kind: 'points', min: 0, max: 10 } }),
          );
          const scores = Object.fromEntries(pairs.map(([, points], i) => [`c${i}`, points]));
          const [row] = score({ criteria, missing: 'unranked', sheets: [{ vendor: 'X', scores }] });
          expect(row?.total).toBeCloseTo(plain, 10);
        },
      ),
      RUNS,
    );
  });
});

describe('laws of the explanations', () => {
  it('compares antisymmetrically, with differences that sum to the lead, exactly and as shown', () => {
    fc.assert(
      fc.property(tenderArb, (tender) => {
        const report = scoreVendors(
          defineCriteria(documentOf(tender.criteria, { missing: tender.missing })),
          tender.sheets,
        );
        const [a, b] = report.ranking;
        if (a === undefined || b === undefined || a.total === null || b.total === null) return;
        const there = compareVendors(report, a.vendor, b.vendor);
        const back = compareVendors(report, b.vendor, a.vendor);
        const sum = there.differences.reduce((total, one) => total.add(readExact(one.differenceExact)), ZERO);
        expect(sum.toFraction()).toBe(there.leadExact);
        expect(
          readExact(back.leadExact ?? '')
            .neg()
            .toFraction(),
        ).toBe(there.leadExact);
        expect(back.decisive).toEqual(there.decisive);
        const shown = there.differences.reduce((total, one) => total.add(fraction(one.differenceText)), ZERO);
        expect(shown.equals(fraction(there.leadText ?? ''))).toBe(true);
      }),
      RUNS,
    );
  });

  it('finds weights at which the winner really wins inside and loses outside', () => {
    const share = fc.integer({ min: 0, max: 20 }).map((n) => n / 20);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(share, share, share), { minLength: 2, maxLength: 6 }),
        fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 9 }))),
        (rows, weights) => {
          const tender = (w: readonly (number | string)[]) =>
            scoreVendors(
              defineCriteria(
                documentOf(
                  w.map((weight, j) => ({ id: `c${j}`, weight, scale: { kind: 'number', min: 0, max: 1 } as const })),
                ),
              ),
              rows.map((row, i) => ({ vendor: `V${i}`, scores: { c0: row[0], c1: row[1], c2: row[2] } })),
            );
          const [, w1, w2] = weights as [number, number, number];
          for (const { winner, winnerKeptBetween } of weightStability(tender(weights)).slice(0, 1)) {
            const [lower, upper] = winnerKeptBetween as readonly [number, number];
            const others = w1 + w2;
            for (const percent of [0, 25, 50, 75, 99]) {
              if (Math.abs(percent - lower) < 1e-6 || Math.abs(percent - upper) < 1e-6) continue;
              const moved = tender([percent * others, (100 - percent) * w1, (100 - percent) * w2]);
              const wins = moved.ranking.find(({ vendor }) => vendor === winner)?.rank === 1;
              expect(wins).toBe(percent > lower && percent < upper);
            }
          }
        },
      ),
      RUNS,
    );
  });

  it('tests a withdrawal as if the others alone had been scored', () => {
    fc.assert(
      fc.property(tenderArb, (tender) => {
        const criteria = defineCriteria(documentOf(tender.criteria, { missing: tender.missing }));
        for (const { withdrawn, ranking } of bidderDropoutTest(criteria, tender.sheets).checks) {
          const others = tender.sheets.filter(({ vendor }) => vendor !== withdrawn);
          const alone = scoreVendors(criteria, others).ranking.filter(({ rank }) => rank !== null);
          expect(ranking).toEqual(alone.map(({ rank, vendor, total }) => ({ rank, vendor, total })));
        }
      }),
      RUNS,
    );
  });

  it('rounds parts by less than a unit, so that they add up', () => {
    const part = fc
      .tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 97 }))
      .map(([n, d]) => ratioOf(n, d));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.integer({ min: 0, max: 3 }), (parts, decimals) => {
        const shown = shownParts(
          parts,
          parts.map((_, i) => `k${i}`),
          decimals,
        );
        const sum = shown.parts.reduce((total, one) => total.add(fraction(one)), ZERO);
        expect(sum.equals(fraction(shown.total))).toBe(true);
        parts.forEach((one, i) => {
          expect(
            one
              .sub(fraction(shown.parts[i] ?? ''))
              .abs()
              .mul(10 ** decimals)
              .lt(1),
          ).toBe(true);
        });
      }),
    );
  });
});
