import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { breakEvenVolume } from '../../src/scoring/sourcing/break-even-volume.js';
import { makeOrOutsource } from '../../src/scoring/sourcing/make-or-outsource.js';
import type { SourcingCase, VolumeCase } from '../../src/scoring/sourcing/sourcing-case.js';
import type { CostPlan } from '../../src/scoring/sourcing/total-cost.js';
import { totalCostOfOwnership } from '../../src/scoring/sourcing/total-cost-of-ownership.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { codesOf, issuesOf } from '../core/issues-of.js';
import { documentOf, itDesk, itDeskSheets, outOfTen } from './example.js';

const loose = (value: unknown): never => value as never;

const plan: CostPlan = {
  currency: 'EUR',
  discountRatePercent: 10,
  costs: [
    { id: 'licence', name: 'Licence', category: 'purchase', amounts: ['1000'] },
    { id: 'support', category: 'maintenance', yearly: { amount: 110, toYear: 2 } },
    { id: 'handover', category: 'transition', amounts: [50, 11] },
    { id: 'manager', category: 'governance', yearly: { amount: 100, fromYear: 0, toYear: 2, changePercent: 10 } },
    { id: 'exit', category: 'switching', amounts: [0, 0, '12.10'] },
  ],
  residualValue: { amount: '121' },
};

describe('totalCostOfOwnership', () => {
  // By hand: 1000 | 110/1.1 + 110/1.21 = 190.909... | 50 + 10 | 100 a year after growth 10 % and discount 10 % | 10 | -100.
  it('adds up present values, undiscounted in year 0', () => {
    const report = totalCostOfOwnership(deepFreeze(plan));
    expect(report.lines.map(({ id, nominal, presentValue }) => [id, nominal.amount, presentValue.amount])).toEqual([
      ['licence', '1000.00', '1000.00'],
      ['support', '220.00', '190.91'],
      ['handover', '61.00', '60.00'],
      ['manager', '331.00', '300.00'],
      ['exit', '12.10', '10.00'],
    ]);
    expect(report).toMatchObject({
      discountRatePercent: 10,
      lastYear: 2,
      total: { nominal: { amount: '1503.10' }, presentValue: { amount: '1460.91' } },
      presentValueExact: '16070/11',
      transitionAndSwitching: { nominal: { amount: '73.10' }, presentValue: { amount: '70.00' } },
      governance: { presentValue: { amount: '300.00' } },
      residualValue: { nominal: { amount: '121.00' }, presentValue: { amount: '100.00' } },
      findings: [],
    });
    expect(
      report.years.map(({ year, nominal, presentValue, cumulativePresentValue }) => [
        year,
        nominal.amount,
        presentValue.amount,
        cumulativePresentValue.amount,
      ]),
    ).toEqual([
      [0, '1150.00', '1150.00', '1150.00'],
      [1, '231.00', '210.00', '1360.00'],
      [2, '122.10', '100.91', '1460.91'],
    ]);
    expect(report.years[1]?.discountFactor).toBe(1 / 1.1);
    expect(report.categories.map(({ category }) => category)).toEqual([
      'purchase',
      'maintenance',
      'transition',
      'governance',
      'switching',
    ]);
    expect(report.categories.reduce((sum, { sharePercent }) => sum + (sharePercent ?? 0), 0)).toBeCloseTo(100, 12);
  });

  // The capital recovery of NIST Handbook 135 and any table of annuities: 1000 at 10 % over 2 years is 576.19 a year.
  it('spreads the present value evenly over the years', () => {
    const costs = [{ id: 'a', category: 'purchase', amounts: [1000, 0, 0] }] as const;
    expect(totalCostOfOwnership({ currency: 'EUR', discountRatePercent: 10, costs }).equivalentAnnualCost?.amount).toBe(
      '576.19',
    );
    expect(totalCostOfOwnership({ currency: 'EUR', costs }).equivalentAnnualCost?.amount).toBe('500.00');
    const now = [{ id: 'a', category: 'purchase', amounts: [1000] }] as const;
    expect(totalCostOfOwnership({ currency: 'EUR', costs: now }).equivalentAnnualCost).toBeNull();
  });

  it('rounds once, to the currency', () => {
    const third = (currency: string) =>
      totalCostOfOwnership({
        currency,
        discountRatePercent: 200,
        costs: ['a', 'b', 'c'].map((id) => ({ id, category: 'other', amounts: [0, 1] }) as const),
      });
    expect(third('EUR').lines.map(({ presentValue }) => presentValue.amount)).toEqual(['0.33', '0.33', '0.33']);
    expect(third('EUR').total.presentValue.amount).toBe('1.00');
    expect(third('KWD').lines[0]?.presentValue.amount).toBe('0.333');
    expect(third('JPY').total.presentValue.amount).toBe('1');
  });

  it('lets a residual value lie in any year, and more be left than was spent', () => {
    const report = totalCostOfOwnership({
      currency: 'EUR',
      costs: [{ id: 'a', category: 'purchase', amounts: [10] }],
      residualValue: { amount: 15, year: 3 },
    });
    expect(report).toMatchObject({ lastYear: 3, total: { presentValue: { amount: '-5.00' } } });
    expect(report.years.map(({ nominal }) => nominal.amount)).toEqual(['10.00', '0.00', '0.00', '-15.00']);
  });

  it('says when there is no cost', () => {
    const report = totalCostOfOwnership({ currency: 'EUR', costs: [] });
    expect(report).toMatchObject({ lastYear: 0, total: { presentValue: { amount: '0.00' } }, categories: [] });
    expect(report.findings.map(({ code }) => code)).toEqual(['NO_COSTS']);
    const zero = totalCostOfOwnership({ currency: 'EUR', costs: [{ id: 'a', category: 'risk', amounts: [0] }] });
    expect(zero.categories[0]?.sharePercent).toBeNull();
  });

  it('does not call a saving below the smallest unit nothing', () => {
    const costs = (amount: string) => ({ costs: [{ id: 'a', category: 'other', amounts: [amount] }] as const });
    const choice = makeOrOutsource({ currency: 'EUR', make: costs('100.001'), outsource: costs('100') });
    expect(choice.message).toBe('Outsourcing is cheaper by less than 0.01 EUR in present value.');
    const yen = makeOrOutsource({ currency: 'JPY', make: costs('100'), outsource: costs('100.1') });
    expect(yen.message).toBe('Making is cheaper by less than 1 JPY in present value.');
  });

  it('names a year that is out of range once', () => {
    const plan = { currency: 'EUR', costs: [{ id: 'a', category: 'other', yearly: { amount: 1, toYear: 1e9 } }] };
    expect(codesOf(() => totalCostOfOwnership(loose(plan)))).toEqual(['OUT_OF_RANGE costs[0].yearly.toYear']);
  });

  it('names every problem of a plan', () => {
    const wrong = {
      currency: 'EUR',
      discountRatePercent: '-50.1',
      costs: [
        { id: 'a', category: 'purchase', amounts: ['x', -1, '10000000000000000001'] },
        { id: 'a', category: 'purchase', amounts: [1], yearly: { amount: 1, toYear: 1 } },
        { id: 'b', category: 'purchase' },
        { id: 'c', category: 'purchase', yearly: { amount: -1, fromYear: 3, toYear: 2, changePercent: 'y' } },
        { id: 'd', category: 'purchase', yearly: { amount: 1, fromYear: 0.5, toYear: 101, changePercent: '1e-11' } },
      ],
      residualValue: { amount: -5, year: -1 },
    };
    expect(codesOf(() => totalCostOfOwnership(loose(wrong)))).toEqual([
      'OUT_OF_RANGE discountRatePercent',
      'INVALID_AMOUNT costs[0].amounts[0]',
      'NEGATIVE_COST costs[0].amounts[1]',
      'OUT_OF_RANGE costs[0].amounts[2]',
      'DUPLICATE_COST costs[1].id',
      'INVALID_VALUE costs[1]',
      'INVALID_VALUE costs[2]',
      'NEGATIVE_COST costs[3].yearly.amount',
      'INVALID_NUMBER costs[3].yearly.changePercent',
      'OUT_OF_RANGE costs[3].yearly.toYear',
      'OUT_OF_RANGE costs[4].yearly.fromYear',
      'OUT_OF_RANGE costs[4].yearly.toYear',
      'OUT_OF_RANGE costs[4].yearly.changePercent',
      'NEGATIVE_COST residualValue.amount',
      'OUT_OF_RANGE residualValue.year',
    ]);
    expect(
      codesOf(() =>
        totalCostOfOwnership(loose({ currency: 'EUR', costs: [{ id: 'a', category: 'fun', amounts: [1] }] })),
      ),
    ).toEqual(['INVALID_VALUE costs[0].category']);
    expect(codesOf(() => totalCostOfOwnership({ currency: 'XXQ', costs: [] }))).toEqual(['UNKNOWN_CURRENCY currency']);
    const long = { currency: 'EUR', costs: [{ id: 'a', category: 'other', amounts: Array(102).fill(1) }] };
    expect(codesOf(() => totalCostOfOwnership(loose(long)))).toEqual(['OUT_OF_RANGE costs[0].amounts']);
  });

  it('stays exact over a hundred years', () => {
    const report = totalCostOfOwnership({
      currency: 'EUR',
      discountRatePercent: '3.1234567',
      costs: [{ id: 'a', category: 'operation', yearly: { amount: '99.99', toYear: 100, changePercent: '3.1234567' } }],
    });
    // Growth and discount cancel but for one year's discount.
    expect(report.total.presentValue.amount).toBe((9999 / 1.031234567).toFixed(2));
  });
});

describe('breakEvenVolume', () => {
  const volume = (fixedMake: number, unitMake: number, fixedBuy: number, unitBuy: number): VolumeCase => ({
    make: { fixed: fixedMake, variablePerUnit: unitMake },
    outsource: { fixed: fixedBuy, pricePerUnit: unitBuy },
  });

  // Curkovic, supply chain class: 200 000 fixed, 0.40 to make, 0.75 to buy: about 571 429 parts.
  it('finds the volume of the class example', () => {
    expect(breakEvenVolume(deepFreeze({ ...volume(200000, 0.4, 0, 0.75), plannedUnits: 571429 }))).toEqual({
      kind: 'breakEven',
      units: 571428.5714285715,
      unitsExact: '4000000/7',
      unitsText: '571429',
      cheaperBelow: 'outsource',
      cheaperAbove: 'make',
      cheaperAtPlan: 'make',
      message: 'Outsourcing is cheaper below about 571429 units, making above.',
    });
  });

  it('tells every case apart', () => {
    const kind = (...figures: Parameters<typeof volume>) => {
      const { kind: name, units, cheaperBelow, cheaperAbove } = breakEvenVolume(volume(...figures));
      return [name, units, cheaperBelow, cheaperAbove];
    };
    expect(kind(100, 1, 0, 3)).toEqual(['breakEven', 50, 'outsource', 'make']);
    expect(kind(0, 3, 100, 1)).toEqual(['breakEven', 50, 'make', 'outsource']);
    expect(kind(100, 3, 0, 1)).toEqual(['outsourceAlways', null, 'outsource', 'outsource']);
    expect(kind(0, 1, 100, 3)).toEqual(['makeAlways', null, 'make', 'make']);
    expect(kind(5, 1, 5, 3)).toEqual(['makeAlways', null, 'make', 'make']);
    expect(kind(9, 1, 5, 1)).toEqual(['outsourceAlways', null, 'outsource', 'outsource']);
    expect(kind(5, 1, 5, 1)).toEqual(['alwaysLevel', null, null, null]);
    expect(breakEvenVolume({ ...volume(100, 1, 0, 3), plannedUnits: 50 }).cheaperAtPlan).toBeNull();
    expect(breakEvenVolume(volume(5, 1, 5, 1)).message).toBe('Making and outsourcing cost the same at any volume.');
    expect(breakEvenVolume(volume(0, 1, 100, 3)).message).toBe('Making is cheaper at any volume.');
  });

  it('names every problem', () => {
    expect(codesOf(() => breakEvenVolume({ ...volume(-1, 1, 1, -1), plannedUnits: -5 }))).toEqual([
      'NEGATIVE_COST make.fixed',
      'NEGATIVE_COST outsource.pricePerUnit',
      'NEGATIVE_COST plannedUnits',
    ]);
    expect(codesOf(() => breakEvenVolume(loose({ make: {}, outsource: { fixed: 1, pricePerUnit: 'x' } })))).toEqual([
      'REQUIRED make.fixed',
      'REQUIRED make.variablePerUnit',
    ]);
  });
});

describe('makeOrOutsource', () => {
  const sourcing: SourcingCase = {
    currency: 'EUR',
    discountRatePercent: 5,
    make: { costs: [{ id: 'team', category: 'operation', yearly: { amount: 105000, toYear: 2 } }] },
    outsource: {
      costs: [
        { id: 'fee', category: 'purchase', yearly: { amount: 84000, toYear: 2 } },
        { id: 'handover', category: 'transition', amounts: [20000] },
        { id: 'vendorManager', category: 'governance', yearly: { amount: 10500, toYear: 2 } },
      ],
    },
  };
  const quality = { criteria: [{ id: 'knowledge', weight: 100, makePercent: 60, outsourcePercent: 80 }] };
  const codes = (one: SourcingCase) => makeOrOutsource(one).findings.map(({ code }) => code);

  // By hand: 105000 x (1/1.05 + 1/1.1025) = 195238.10; 94500 x the same + 20000 = 195714.29.
  it('shows what transition and governance leave of a saving', () => {
    const report = makeOrOutsource(deepFreeze(sourcing));
    expect(report).toMatchObject({
      cheaper: 'make',
      recommended: 'make',
      breakEven: null,
      qualitative: null,
      combined: null,
      saving: {
        presentValue: { amount: '-476.19', currency: 'EUR' },
        presentValueExact: '-10000/21',
        nominal: { amount: '1000.00' },
        beforeTransitionAndGovernance: { amount: '39047.62' },
      },
      message: 'Making is cheaper by 476.19 EUR in present value.',
    });
    expect(report.saving.savedPercent).toBeCloseTo(-0.2439, 4);
    expect(report.findings.map(({ message }) => message)).toEqual([
      'Outsourcing would save 39047.62 EUR in present value, but transition and governance eat it up.',
    ]);
  });

  it('leaves the choice open where cost and quality disagree, unless a weight was given', () => {
    const open = makeOrOutsource({ ...sourcing, qualitative: quality });
    expect(open).toMatchObject({
      cheaper: 'make',
      recommended: null,
      qualitative: { make: 60, outsource: 80, better: 'outsource' },
    });
    expect(open.message).toBe(
      'Making is cheaper by 476.19 EUR in present value. Outsourcing is better by 20.0 points in what money does not tell, at 23.81 EUR a point.',
    );
    expect(open.findings[1]).toMatchObject({ code: 'COST_AND_QUALITY_DISAGREE', severity: 'medium' });
    const weighed = makeOrOutsource({ ...sourcing, qualitative: { ...quality, weightPercent: 40 } });
    // 0.4 x 60 + 0.6 x 100; 0.4 x 80 + 0.6 x 100 x 195238.10 / 195714.29.
    expect(weighed).toMatchObject({
      recommended: 'outsource',
      combined: { makeExact: '84', outsourceExact: '12584/137' },
    });
    expect(weighed.findings[1]).toMatchObject({ severity: 'info' });
    expect(makeOrOutsource({ ...sourcing, qualitative: { ...quality, weightPercent: 0 } }).recommended).toBe('make');
  });

  it('takes two totals of a report', () => {
    const criteria = defineCriteria(documentOf([outOfTen('fit', 1), outOfTen('risk', 1)]));
    const report = scoreVendors(criteria, [
      { vendor: 'At home', scores: { fit: 9, risk: 6 } },
      { vendor: 'Acme', scores: { fit: 7, risk: 6 } },
      { vendor: 'Bolt', scores: { fit: 7 } },
    ]);
    const from = (make: string, outsource: string) =>
      makeOrOutsource({ ...sourcing, qualitative: { report: structuredClone(report), make, outsource } });
    expect(from('At home', 'Acme')).toMatchObject({
      qualitative: { make: 75, outsource: 65, better: 'make' },
      recommended: 'make',
    });
    expect(from('At home', 'Acme').message).toContain('Making is better by 10.0 points in what money does not tell.');
    expect(codesOf(() => from('Home', 'Bolt'))).toEqual([
      'UNKNOWN_VENDOR qualitative.make',
      'NO_TOTAL qualitative.outsource',
    ]);
    expect(
      codesOf(() => makeOrOutsource({ ...sourcing, qualitative: { report: loose({}), make: 'a', outsource: 'b' } })),
    ).toEqual(['INVALID_TYPE qualitative.report']);
    // A vendor out by a gate still has a total, and the report's price may be part of it: the caller's business.
    const desk = scoreVendors(defineCriteria(itDesk), itDeskSheets);
    expect(
      makeOrOutsource({ ...sourcing, qualitative: { report: desk, make: 'Bolt', outsource: 'Crest' } }).qualitative
        ?.make,
    ).toBe(96);
  });

  it('warns of what a comparison leaves out', () => {
    const bare: SourcingCase = {
      currency: 'EUR',
      make: { costs: [{ id: 'team', category: 'operation', amounts: [100, 100] }] },
      outsource: { costs: [{ id: 'fee', category: 'purchase', amounts: [100, 50, 50] }] },
    };
    expect(codes(bare)).toEqual(['NO_TRANSITION_COST', 'NO_GOVERNANCE_COST', 'UNEQUAL_YEARS']);
    expect(makeOrOutsource(bare)).toMatchObject({ cheaper: null, recommended: null });
    expect(makeOrOutsource(bare).message).toBe('Making and outsourcing cost the same in present value.');
    expect(makeOrOutsource({ ...bare, qualitative: quality })).toMatchObject({ recommended: 'outsource' });
    expect(codes({ ...bare, make: { costs: [] } })).toContain('NO_COSTS');
    expect(makeOrOutsource({ ...bare, make: { costs: [] } }).findings[0]).toMatchObject({
      message: 'Making has no cost at all, so its total says nothing.',
      path: 'make.costs',
    });
    expect(makeOrOutsource({ ...bare, make: { costs: [] } }).saving.savedPercent).toBeNull();
    const volume = {
      make: { fixed: 100, variablePerUnit: 1 },
      outsource: { fixed: 0, pricePerUnit: 3 },
      plannedUnits: 10,
    };
    const report = makeOrOutsource({ ...sourcing, volume });
    expect(report.findings.map(({ code }) => code)).toContain('BREAK_EVEN_DISAGREES');
    expect(report.message).toBe(
      'Making is cheaper by 476.19 EUR in present value. Outsourcing is cheaper below about 50 units, making above.',
    );
  });

  it('answers in plain JSON', () => {
    const volume = { make: { fixed: 1, variablePerUnit: 1 }, outsource: { fixed: 0, pricePerUnit: 3 } };
    const report = makeOrOutsource({ ...sourcing, volume, qualitative: quality });
    expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
    const total = totalCostOfOwnership(plan);
    expect(JSON.parse(JSON.stringify(total))).toStrictEqual(total);
  });

  it('combines costs below zero without a ratio', () => {
    const report = makeOrOutsource({
      currency: 'EUR',
      make: { costs: [{ id: 'a', category: 'purchase', amounts: [10] }], residualValue: { amount: 15 } },
      outsource: { costs: [{ id: 'b', category: 'purchase', amounts: [10] }] },
      qualitative: { ...quality, weightPercent: 50 },
    });
    expect(report.combined).toMatchObject({ make: 80, outsource: 40 });
  });

  it('names every problem with its place', () => {
    const wrong = {
      ...sourcing,
      discountRatePercent: 'x',
      make: { costs: [{ id: 'a', category: 'other', amounts: [-1] }] },
      outsource: { costs: [{ id: 'a', category: 'other' }] },
      volume: { make: { fixed: -1, variablePerUnit: 1 }, outsource: { fixed: 1, pricePerUnit: 1 } },
      qualitative: {
        weightPercent: 101,
        criteria: [
          { id: 'q', weight: 50, makePercent: 101, outsourcePercent: 'x' },
          { id: 'q', weight: 40, makePercent: 1, outsourcePercent: 1 },
        ],
      },
    };
    expect(codesOf(() => makeOrOutsource(loose(wrong)))).toEqual([
      'INVALID_NUMBER discountRatePercent',
      'NEGATIVE_COST make.costs[0].amounts[0]',
      'INVALID_VALUE outsource.costs[0]',
      'NEGATIVE_COST volume.make.fixed',
      'OUT_OF_RANGE qualitative.criteria[0].makePercent',
      'INVALID_NUMBER qualitative.criteria[0].outsourcePercent',
      'DUPLICATE_CRITERION qualitative.criteria[1].id',
      'OUT_OF_RANGE qualitative.weightPercent',
    ]);
    const sum = { criteria: [{ id: 'q', weight: 90, makePercent: 1, outsourcePercent: 1 }] };
    expect(codesOf(() => makeOrOutsource({ ...sourcing, qualitative: sum }))).toEqual([
      'WEIGHT_SUM qualitative.criteria',
    ]);
    expect(issuesOf(() => makeOrOutsource({ ...sourcing, qualitative: sum }))[0]?.message).toBe(
      'The weights here sum to 90, not to 100.',
    );
  });
});
