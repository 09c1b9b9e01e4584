import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExact } from '../../src/scoring/exact-text.js';
import { fixedBudgetSelection } from '../../src/scoring/price/fixed-budget-selection.js';
import { leastCostSelection } from '../../src/scoring/price/least-cost-selection.js';
import { qcbs } from '../../src/scoring/price/qcbs.js';
import { qualityPrice } from '../../src/scoring/price/quality-price.js';
import type { QualityPriceRule } from '../../src/scoring/price/quality-price-report.js';
import type { Proposal, SelectionReport } from '../../src/scoring/price/selection-report.js';

const RUNS = { numRuns: 200 };
const proposals = fc
  .array(fc.record({ technical: fc.integer({ min: 0, max: 100 }), price: fc.integer({ min: 1, max: 40 }) }), {
    minLength: 1,
    maxLength: 7,
  })
  .map((list): Proposal[] => list.map((one, i) => ({ vendor: `V${i}`, ...one })));
const weights = fc.integer({ min: 0, max: 100 });
const select = (list: readonly Proposal[], weight: number, minimumTechnical: number) =>
  qcbs({ currency: 'EUR', technicalWeight: weight, priceWeight: 100 - weight, minimumTechnical }, list);
const methods = fc.constantFrom<(list: readonly Proposal[]) => SelectionReport>(
  (list) => select(list, 60, 30),
  (list) => leastCostSelection({ currency: 'EUR', minimumTechnical: 30 }, list),
  (list) => fixedBudgetSelection({ currency: 'EUR', budget: 20, minimumTechnical: 30 }, list),
);

describe('selections', () => {
  it('give the same report for proposals in any order', () => {
    fc.assert(
      fc.property(methods, proposals, (method, list) => {
        expect(method([...list].reverse())).toEqual(method(list));
      }),
      RUNS,
    );
  });

  it('are not moved by proposals that do not qualify', () => {
    fc.assert(
      fc.property(methods, proposals, fc.integer({ min: 0, max: 29 }), (method, list, technical) => {
        const ranked = ({ ranking }: SelectionReport) => ranking.filter(({ rank }) => rank !== null);
        expect(ranked(method([...list, { vendor: 'out', technical, price: '0.01' }]))).toEqual(ranked(method(list)));
      }),
      RUNS,
    );
  });

  it('do not depend on the unit of money or of weights', () => {
    fc.assert(
      fc.property(proposals, weights, (list, weight) => {
        const figures = ({ ranking }: SelectionReport) =>
          ranking.map(({ rank, vendor, combinedExact, financialScoreExact }) => [
            rank,
            vendor,
            combinedExact,
            financialScoreExact,
          ]);
        const inCents = list.map((one) => ({ ...one, price: Number(one.price) * 100 }));
        const percent = figures(select(list, weight, 0));
        expect(figures(select(inCents, weight, 0))).toEqual(percent);
        const rule = {
          currency: 'EUR',
          technicalWeight: String(weight / 100),
          priceWeight: String((100 - weight) / 100),
        };
        fc.pre(Number(rule.technicalWeight) + Number(rule.priceWeight) === 1);
        expect(figures(qcbs(rule, list))).toEqual(percent);
      }),
      RUNS,
    );
  });

  it('rank no vendor behind one that is dearer and technically worse', () => {
    fc.assert(
      fc.property(methods, proposals, (method, list) => {
        const rows = method(list).ranking.filter(({ rank }) => rank !== null);
        for (const a of rows) {
          for (const b of rows) {
            const [price, other] = [Number(a.price?.amount), Number(b.price?.amount)];
            if (a.technical >= b.technical && price <= other) expect(a.rank).toBeLessThanOrEqual(b.rank ?? 0);
          }
        }
      }),
      RUNS,
    );
  });

  it('put points together as the formula says, tell of every fragile award, and of no other', () => {
    fc.assert(
      fc.property(proposals, weights, (list, weight) => {
        const report = select(list, weight, 0);
        const lowest = Math.min(...list.map(({ price }) => Number(price)));
        for (const { vendor, combined } of report.ranking) {
          const one = list.find((proposal) => proposal.vendor === vendor);
          const slow = (weight * Number(one?.technical) + ((100 - weight) * 100 * lowest) / Number(one?.price)) / 100;
          expect(combined).toBeCloseTo(slow, 9);
        }
        const winners = ({ ranking }: SelectionReport) =>
          ranking.filter(({ rank }) => rank === 1).map(({ vendor }) => vendor);
        const before = winners(report);
        const fragile = list.filter(
          (one) =>
            list.length > 1 &&
            !before.includes(one.vendor) &&
            JSON.stringify(
              winners(
                select(
                  list.filter((other) => other !== one),
                  weight,
                  0,
                ),
              ),
            ) !== JSON.stringify(before),
        );
        const told = report.findings
          .filter(({ code }) => code === 'WINNER_DEPENDS_ON_LOSER')
          .map(({ subject }) => subject);
        expect(told).toEqual(fragile.map(({ vendor }) => vendor));
      }),
      RUNS,
    );
  });
});

describe('qualityPrice', () => {
  const ratio = fc.constantFrom<QualityPriceRule>(
    { method: 'pricePerPoint', currency: 'EUR', minimumQuality: 20 },
    { method: 'qualityPerPrice', currency: 'EUR', minimumQuality: 20 },
    { method: 'adjustedBid', currency: 'EUR', minimumQuality: 20 },
  );
  const offers = proposals.map((list) =>
    list.map(({ vendor, technical, price }) => ({ vendor, quality: technical, price: price ?? 1 })),
  );

  it('puts offers in one order whichever ratio is printed', () => {
    fc.assert(
      fc.property(ratio, ratio, offers, (a, b, list) => {
        const order = (rule: QualityPriceRule) =>
          qualityPrice(rule, list).ranking.map(({ rank, vendor }) => [rank, vendor]);
        expect(order(a)).toEqual(order(b));
      }),
      RUNS,
    );
  });

  it('gives a figure that no other offer changes, in any order', () => {
    fc.assert(
      fc.property(ratio, offers, (rule, list) => {
        const figures = (some: typeof list) =>
          new Map(qualityPrice(rule, some).ranking.map(({ vendor, figureExact }) => [vendor, figureExact]));
        const all = figures(list);
        expect(figures([...list].reverse())).toEqual(all);
        for (const one of list) expect(figures([one]).get(one.vendor)).toBe(all.get(one.vendor));
      }),
      RUNS,
    );
  });

  it('ranks by the figure, and by price alone where quality is worth nothing', () => {
    const worth = (value: number): QualityPriceRule => ({
      method: 'monetizedQuality',
      currency: 'EUR',
      values: [{ id: 'q', value }],
    });
    fc.assert(
      fc.property(offers, fc.integer({ min: 1, max: 90 }), (list, value) => {
        const told = list.map(({ vendor, price, quality }) => ({ vendor, price, quality: { q: quality } }));
        const rows = qualityPrice(worth(value), told).ranking;
        rows.forEach((row, i) => {
          const one = list.find(({ vendor }) => vendor === row.vendor);
          expect(row.figure).toBeCloseTo(Number(one?.price) - (value * Number(one?.quality)) / 100, 9);
          const next = rows[i + 1];
          if (next !== undefined) {
            expect(readExact(row.figureExact ?? '').lte(readExact(next.figureExact ?? ''))).toBe(true);
            expect(row.rank === next.rank).toBe(row.figureExact === next.figureExact);
          }
        });
      }),
      RUNS,
    );
  });

  it('lets the band choose among the best only, and the better of them by what was announced', () => {
    fc.assert(
      fc.property(offers, fc.integer({ min: 0, max: 40 }), (list, bandPercent) => {
        const { ranking } = qualityPrice({ method: 'qualityPerPrice', currency: 'EUR', bandPercent }, list);
        const rows = ranking.filter(({ rank }) => rank !== null);
        fc.pre(rows.length > 0);
        const best = rows.reduce((high, { figure }) => Math.max(high, figure ?? 0), 0);
        const inside = rows.filter(({ withinBand }) => withinBand);
        expect(rows[0]?.withinBand).toBe(true);
        expect(rows[0]?.quality).toBe(Math.max(...inside.map(({ quality }) => quality)));
        for (const row of rows) {
          const bound = best * (1 - bandPercent / 100);
          if (Math.abs((row.figure ?? 0) - bound) > 1e-12) expect(row.withinBand).toBe((row.figure ?? 0) > bound);
        }
      }),
      RUNS,
    );
  });
});
