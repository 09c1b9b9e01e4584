import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import {
  backlogAgeing,
  customerEffortScore,
  customerSatisfaction,
  defectsPerMillion,
  earnedValue,
  firstContactResolution,
  firstPassYield,
  missShare,
  netPromoterScore,
  occupancy,
  onTimeInFull,
  periodsToTarget,
  relativeChange,
  targetGap,
  turnaround,
  unitCost,
  utilisation,
} from '../../src/kpi/index.js';
import { codesOf } from '../core/issues-of.js';

// biome-ignore lint/suspicious/noExplicitAny: wrong on purpose
const wrong = (value: unknown): any => value;

describe('surveys', () => {
  it('count satisfied answers, from counts or from ratings', () => {
    const counts = deepFreeze({ 1: 3, 2: 5, 3: 12, 4: 40, 5: 40 });
    const found = customerSatisfaction(counts);
    expect(found).toMatchObject({ responses: 100, satisfied: 80, satisfiedShare: 0.8, meanRating: 4.09 });
    // Wilson interval of 80 of 100 (R: prop.test(80, 100, correct = FALSE)).
    expect(found.intervalShare?.map((end) => end.toFixed(4))).toEqual(['0.7112', '0.8666']);
    const list = Object.entries(counts).flatMap(([rating, count]) =>
      Array.from({ length: count }, () => Number(rating)),
    );
    expect(customerSatisfaction(deepFreeze(list))).toEqual(found);
    expect(customerSatisfaction({ 9: 1, 10: 1, 3: 2 }, { satisfiedFrom: 9 }).satisfiedShare).toBe(0.5);
  });

  it('are null without answers, never 0', () => {
    const nothing = { responses: 0, satisfied: 0, satisfiedShare: null, intervalShare: null, meanRating: null };
    expect(customerSatisfaction([])).toEqual(nothing);
    expect(customerSatisfaction({ 5: 0 })).toEqual(nothing);
    expect(customerEffortScore({})).toMatchObject({ meanRating: null, easyShare: null, intervalShare: null });
    expect(netPromoterScore({})).toMatchObject({ score: null, standardError: null, interval: null });
  });

  it('give the net promoter score with its margin', () => {
    const ratings = { 0: 2, 3: 3, 6: 5, 7: 10, 8: 20, 9: 30, 10: 30 };
    expect(netPromoterScore(ratings, { interval: 'wald' }).interval?.map((end) => end.toFixed(3))).toEqual([
      '36.852',
      '63.148',
    ]);
    // A single promoter: the textbook interval claims certainty, the adjusted one (Rocks 2016) knows nothing yet.
    expect(netPromoterScore([10], { interval: 'wald' }).interval).toEqual([100, 100]);
    expect(netPromoterScore([10]).interval?.map((end) => end.toFixed(4))).toEqual(['-48.4986', '98.4986']);
    expect(netPromoterScore([10, 9, 0]).score).toBe(100 / 3);
    expect(netPromoterScore({ promoters: 60, passives: 30, detractors: 10 })).toEqual(netPromoterScore(ratings));
    expect(netPromoterScore({ promoters: 0, passives: 0, detractors: 0 }).score).toBeNull();
  });

  it('refuse ratings that are not on the scale', () => {
    expect(codesOf(() => netPromoterScore({ 11: 1, 5: -1, 6: 1.5 }))).toEqual([
      'OUT_OF_RANGE ratings["5"]',
      'OUT_OF_RANGE ratings["6"]',
      'OUT_OF_RANGE ratings["11"]',
    ]);
    expect(codesOf(() => netPromoterScore(wrong({ promoters: 1.5, passives: 2, 9: 1 })))).toEqual([
      'UNKNOWN_KEY ratings["9"]',
      'OUT_OF_RANGE ratings.promoters',
      'REQUIRED ratings.detractors',
    ]);
    expect(codesOf(() => customerSatisfaction([4, 7], { scale: { min: 1, max: 5 } }))).toEqual([
      'OUT_OF_RANGE ratings[1]',
    ]);
    expect(codesOf(() => customerSatisfaction({ good: 3 }))).toEqual(['INVALID_NUMBER ratings["good"]']);
    expect(codesOf(() => customerSatisfaction([Number.NaN]))).toEqual(['INVALID_NUMBER ratings[0]']);
    expect(codesOf(() => customerSatisfaction([], { scale: { min: 5, max: 1 } }))).toEqual([
      'OUT_OF_RANGE options.scale',
    ]);
    expect(codesOf(() => customerSatisfaction(wrong(undefined)))).toEqual(['REQUIRED ratings']);
    expect(codesOf(() => customerEffortScore(wrong('5')))).toEqual(['INVALID_TYPE ratings']);
    expect(codesOf(() => customerEffortScore([], { easyFrom: wrong('x') }))).toEqual([
      'INVALID_NUMBER options.easyFrom',
    ]);
    expect(codesOf(() => netPromoterScore([], { interval: wrong('wilson') }))).toEqual([
      'INVALID_VALUE options.interval',
    ]);
    expect(codesOf(() => netPromoterScore([], { confidence: 95 }))).toEqual(['OUT_OF_RANGE options.confidence']);
  });
});

describe('shares', () => {
  it('of nothing are null', () => {
    expect(firstContactResolution({ resolvedAtFirstContact: 0, resolvableContacts: 0 })).toEqual({
      share: null,
      interval95Share: null,
    });
    expect(utilisation({ productiveHours: 0, availableHours: 0 })).toBeNull();
    expect(occupancy({ handleHours: '0', availableForContactHours: '0.0' })).toBeNull();
    expect(firstPassYield([])).toEqual({ steps: [], rolledThroughputYieldShare: null });
  });

  it('cannot have a part above the whole, and hours can', () => {
    expect(codesOf(() => firstContactResolution({ resolvedAtFirstContact: 3, resolvableContacts: 2 }))).toEqual([
      'OUT_OF_RANGE contacts.resolvedAtFirstContact',
    ]);
    expect(codesOf(() => firstPassYield([{ entered: 5, rightFirstTime: 6 }]))).toEqual([
      'OUT_OF_RANGE steps[0].rightFirstTime',
    ]);
    expect(utilisation({ productiveHours: 44, availableHours: 40 })).toBe(1.1);
  });

  it('multiply along a process, and are unknown when a step is', () => {
    const steps = deepFreeze([
      { entered: 100, rightFirstTime: 95 },
      { entered: 98, rightFirstTime: 94 },
      { entered: 97, rightFirstTime: 97 },
    ]);
    expect(firstPassYield(steps).rolledThroughputYieldShare).toBeCloseTo(0.9112244897959184, 15);
    const idle = firstPassYield([...steps, { entered: 0, rightFirstTime: 0 }]);
    expect(idle.steps[3]).toEqual({ yieldShare: null, interval95Share: null });
    expect(idle.rolledThroughputYieldShare).toBeNull();
  });
});

describe('on time in full', () => {
  it('counts orders that are both, not the product of the shares', () => {
    const orders = [
      { onTime: true, inFull: true },
      { onTime: false, inFull: false },
    ];
    expect(onTimeInFull(deepFreeze(orders))).toMatchObject({ onTimeInFullShare: 0.5, productOfShares: 0.25 });
  });

  it('reads promises and deliveries', () => {
    const due = { dueAt: '2026-03-02', orderedQuantity: 10 };
    const found = onTimeInFull([
      { ...due, deliveredAt: '2026-03-02', deliveredQuantity: '10.0' },
      { ...due, deliveredAt: '2026-03-03', deliveredQuantity: 12 },
      { ...due, deliveredAt: null, deliveredQuantity: 0 },
      {
        dueAt: '2026-03-02T10:00:00Z',
        deliveredAt: '2026-03-02T11:00:00+01:00',
        orderedQuantity: 1,
        deliveredQuantity: 0.5,
      },
    ]);
    expect(found).toMatchObject({ onTimeShare: 0.5, inFullShare: 0.5, onTimeInFullShare: 0.25 });
  });

  it('refuses orders without an outcome', () => {
    expect(
      codesOf(() =>
        onTimeInFull([
          wrong({}),
          wrong(null),
          { dueAt: '2026-03-02', deliveredAt: '2026-03-02T10:00:00Z', orderedQuantity: 1, deliveredQuantity: -1 },
          { dueAt: 'soon', deliveredAt: null, orderedQuantity: 1, deliveredQuantity: 1 },
        ]),
      ),
    ).toEqual([
      'INVALID_TYPE orders[0]',
      'INVALID_TYPE orders[1]',
      'INVALID_INSTANT orders[2].deliveredAt',
      'OUT_OF_RANGE orders[2].deliveredQuantity',
      'INVALID_INSTANT orders[3].dueAt',
    ]);
    expect(codesOf(() => onTimeInFull(wrong(undefined)))).toEqual(['REQUIRED orders']);
    expect(onTimeInFull([])).toMatchObject({ orders: 0, onTimeInFullShare: null, productOfShares: null });
  });
});

describe('defects per million', () => {
  it('state the famous six sigma', () => {
    // 3.4 per million is six sigma only with the customary shift of 1.5 (ISO 13053-1, table of sigma levels).
    const found = defectsPerMillion({ defects: 34, units: 10_000_000 });
    expect(found.sigmaShortTerm).toBeCloseTo(6, 3);
    expect(found.sigmaLongTerm).toBeCloseTo(4.4998544700250065, 12);
    expect(defectsPerMillion({ defects: 34, units: 10_000_000 }, { shift: 0 }).sigmaShortTerm).toBe(
      found.sigmaLongTerm,
    );
  });

  it('have no level where the yield is 0 or 100 %, and no yield where there are more defects than chances', () => {
    expect(defectsPerMillion({ defects: 0, units: 10 })).toMatchObject({ yieldPercent: 100, sigmaLongTerm: null });
    expect(defectsPerMillion({ defects: 10, units: 10 })).toMatchObject({ yieldPercent: 0, sigmaShortTerm: null });
    expect(defectsPerMillion({ defects: 30, units: 10 })).toMatchObject({
      defectsPerUnit: 3,
      defectsPerMillion: 3_000_000,
      yieldPercent: null,
      sigmaLongTerm: null,
    });
    expect(defectsPerMillion({ defects: 0, units: 5, opportunitiesPerUnit: 0 }).defectsPerMillion).toBeNull();
    // More wrong than right is below zero, as accurate as the other side.
    const few = defectsPerMillion({ defects: 1, units: 1000 }).sigmaLongTerm ?? 0;
    expect(defectsPerMillion({ defects: 999, units: 1000 }).sigmaLongTerm).toBeCloseTo(-few, 12);
  });
});

describe('backlog and turnaround', () => {
  it('put an age on the edge into the older band', () => {
    const found = backlogAgeing(deepFreeze([0, 2.999, 3, 6.9, 7, 100]), { edgesDays: [3, 7] });
    expect(found.bands).toEqual([
      { fromDays: 0, toDays: 3, items: 2, share: 1 / 3 },
      { fromDays: 3, toDays: 7, items: 2, share: 1 / 3 },
      { fromDays: 7, toDays: null, items: 2, share: 1 / 3 },
    ]);
    expect(backlogAgeing([])).toMatchObject({ items: 0, meanDays: null, medianDays: null, oldestDays: null });
    expect(backlogAgeing([], { edgesDays: [] }).bands).toEqual([{ fromDays: 0, toDays: null, items: 0, share: null }]);
    expect(codesOf(() => backlogAgeing([-1], { edgesDays: [7] }))).toEqual(['OUT_OF_RANGE agesDays[0]']);
    expect(codesOf(() => backlogAgeing([], { edgesDays: [7, 7] }))).toEqual(['OUT_OF_RANGE options.edgesDays[1]']);
    expect(codesOf(() => backlogAgeing([], { edgesDays: [0] }))).toEqual(['OUT_OF_RANGE options.edgesDays[0]']);
  });

  it('give percentiles beside the mean', () => {
    expect(turnaround(deepFreeze([1, 2, 3, 4, 5, 6, 7, 8, 9, 100]), { targetHours: 9 })).toMatchObject({
      jobs: 10,
      meanHours: 14.5,
      medianHours: 5.5,
      percentile90Hours: 18.1,
      longestHours: 100,
      withinTarget: 9,
      withinTargetShare: 0.9,
    });
    expect(turnaround([0.1, '0.2'], { targetHours: '0.2' }).withinTarget).toBe(2);
    expect(turnaround([])).toMatchObject({ jobs: 0, meanHours: null, longestHours: null, withinTarget: null });
    expect(turnaround([], { targetHours: 8 })).toMatchObject({ withinTarget: 0, withinTargetShare: null });
    expect(codesOf(() => turnaround([1, wrong('soon')], { targetHours: -1 }))).toEqual([
      'INVALID_NUMBER hours[1]',
      'OUT_OF_RANGE options.targetHours',
    ]);
  });
});

describe('money and projects', () => {
  it('save at the volume that was delivered', () => {
    expect(unitCost({ cost: 900, units: 300, baselineCostPerUnit: '2.5' })).toEqual({
      costPerUnit: 3,
      savings: -150,
      savingsPercent: -20,
    });
    expect(unitCost({ cost: 900, units: 300 })).toEqual({ costPerUnit: 3, savings: null, savingsPercent: null });
    expect(unitCost({ cost: 100, units: 0, baselineCostPerUnit: 4 })).toEqual({
      costPerUnit: null,
      savings: null,
      savingsPercent: null,
    });
    expect(unitCost({ cost: 5, units: 1, baselineCostPerUnit: 0 })).toMatchObject({
      savings: -5,
      savingsPercent: null,
    });
  });

  it('follow the earned value tables', () => {
    const behind = { plannedValue: 50000, earnedValue: 40000, actualCost: 45000, budgetAtCompletion: 100000 };
    expect(earnedValue({ ...behind, estimateAtCompletion: 110000 })).toEqual({
      scheduleVariance: -10000,
      costVariance: -5000,
      schedulePerformanceIndex: 0.8,
      costPerformanceIndex: 8 / 9,
      estimateAtCompletion: { atCostSoFar: 112500, atPlannedCost: 105000, atCostAndPaceSoFar: 129375 },
      estimateToComplete: 67500,
      varianceAtCompletion: -12500,
      toCompletePerformanceIndex: { forBudget: 12 / 11, forEstimate: 12 / 13 },
    });
  });

  it('have no index over nothing', () => {
    const start = earnedValue({ plannedValue: 0, earnedValue: 0, actualCost: 500, budgetAtCompletion: 500 });
    expect(start).toMatchObject({
      schedulePerformanceIndex: null,
      costPerformanceIndex: 0,
      estimateAtCompletion: { atCostSoFar: null, atPlannedCost: 1000, atCostAndPaceSoFar: null },
      varianceAtCompletion: null,
      toCompletePerformanceIndex: { forBudget: null, forEstimate: null },
    });
    expect(codesOf(() => earnedValue(wrong({ plannedValue: -1, earned: 2 })))).toEqual([
      'UNKNOWN_KEY figures.earned',
      'OUT_OF_RANGE figures.plannedValue',
      'REQUIRED figures.earnedValue',
      'REQUIRED figures.actualCost',
      'REQUIRED figures.budgetAtCompletion',
    ]);
  });
});

describe('changes and gaps', () => {
  it('are relative to the size of what was there, and to nothing from 0', () => {
    expect(relativeChange({ previous: -4, current: -2 })).toEqual({ change: 2, changeShare: 0.5 });
    expect(relativeChange({ previous: 0, current: 5 })).toEqual({ change: 5, changeShare: null });
    expect(relativeChange({ previous: null, current: 5 })).toEqual({ change: null, changeShare: null });
    expect(relativeChange({ previous: 0.1, current: 0.3 }).change).toBe(0.2);
  });

  it('are measured on the good side of the target', () => {
    expect(targetGap({ direction: 'lower', value: 4, target: 4, baseline: 6 })).toEqual({
      gap: 0,
      met: true,
      progressShare: 1,
    });
    expect(targetGap({ direction: 'range', value: 80, target: { min: 75, max: 90 } })).toEqual({
      gap: 5,
      met: true,
      progressShare: null,
    });
    expect(targetGap({ direction: 'range', value: 90.5, target: { min: 75, max: 90 } }).gap).toBe(-0.5);
    expect(targetGap({ direction: 'higher', value: 95, target: 95, baseline: 95 }).progressShare).toBeNull();
    expect(targetGap({ direction: 'higher', value: null, target: 95, baseline: 90 })).toEqual({
      gap: null,
      met: null,
      progressShare: null,
    });
  });

  it('are decimal: what doubles add up to is on its target from both sides', () => {
    const sum = 0.1 + 0.2;
    for (const direction of ['higher', 'lower'] as const) {
      for (const [value, target] of [
        [sum, 0.3],
        [0.3, sum],
        [sum, '0.3'],
        [0.1 + 0.7, 0.8],
      ] as const) {
        expect(targetGap({ direction, value, target })).toEqual({ gap: 0, met: true, progressShare: null });
        expect(periodsToTarget({ level: value, slopePerPeriod: 0, direction, target }).alreadyMet).toBe(true);
        expect(missShare({ mean: value, standardDeviation: 0, direction, target })).toBe(0);
      }
    }
    const within = targetGap({ direction: 'range', value: sum, target: { min: 0.1, max: 0.3 } });
    expect(within).toMatchObject({ gap: 0, met: true });
    // A difference in the fifteenth digit is one.
    expect(targetGap({ direction: 'lower', value: '0.300000000000001', target: 0.3 }).met).toBe(false);
  });

  it('refuse a target of the wrong kind', () => {
    const value = 1;
    expect(codesOf(() => targetGap({ direction: 'range', value, target: 5 }))).toEqual([
      'TARGET_NOT_FOR_DIRECTION figures.target',
    ]);
    expect(codesOf(() => targetGap({ direction: 'lower', value, target: { min: 1, max: 2 } }))).toEqual([
      'TARGET_NOT_FOR_DIRECTION figures.target',
    ]);
    expect(codesOf(() => targetGap({ direction: 'range', value, target: { min: 3, max: 2 } }))).toEqual([
      'EMPTY_TARGET_RANGE figures.target',
    ]);
    expect(codesOf(() => targetGap(wrong({ value, target: 2 })))).toEqual(['REQUIRED figures.direction']);
    expect(codesOf(() => targetGap({ direction: wrong('up'), value, target: 2 }))).toEqual([
      'INVALID_VALUE figures.direction',
    ]);
    expect(
      codesOf(() => periodsToTarget({ level: 1, slopePerPeriod: 1, direction: 'higher', target: wrong(null) })),
    ).toEqual(['INVALID_NUMBER figures.target']);
  });
});

describe('what comes next', () => {
  it('misses by the tail of the forecast error', () => {
    const forecast = { mean: 3.2, standardDeviation: 0.6, target: 4, direction: 'lower' } as const;
    // pt(-4/3, 8) and pnorm(-4/3) of R.
    expect(missShare({ ...forecast, degreesOfFreedom: 8 })).toBeCloseTo(0.10956918026143647, 12);
    expect(missShare(forecast)).toBeCloseTo(0.09121121972586788, 14);
    expect(missShare({ ...forecast, mean: 4.8, degreesOfFreedom: 8 })).toBeCloseTo(1 - 0.10956918026143647, 12);
    expect(missShare({ ...forecast, standardDeviation: 0 })).toBe(0);
    expect(missShare({ ...forecast, mean: 4, standardDeviation: 0 })).toBe(0);
    expect(missShare({ ...forecast, mean: 4.1, standardDeviation: 0 })).toBe(1);
    const range = { mean: 0, standardDeviation: 1, direction: 'range', target: { min: -1, max: 1 } } as const;
    expect(missShare(range)).toBeCloseTo(0.31731050786291415, 14);
    expect(codesOf(() => missShare({ ...forecast, standardDeviation: -1, degreesOfFreedom: 0 }))).toEqual([
      'OUT_OF_RANGE figures.standardDeviation',
      'OUT_OF_RANGE figures.degreesOfFreedom',
    ]);
  });

  it('reaches a target only on the right way, in whole periods rounded up exactly', () => {
    const way = { level: 90, slopePerPeriod: 0.1, target: 90.3, direction: 'higher' } as const;
    // In doubles 0.3 / 0.1 is 2.9999999999999716, from 90 even more is lost.
    expect(periodsToTarget(way)).toEqual({ alreadyMet: false, periods: 3, wholePeriods: 3 });
    expect(periodsToTarget({ ...way, slopePerPeriod: 0 }).periods).toBeNull();
    expect(periodsToTarget({ ...way, slopePerPeriod: -1 }).wholePeriods).toBeNull();
    expect(periodsToTarget({ ...way, level: 91 })).toEqual({ alreadyMet: true, periods: 0, wholePeriods: 0 });
    const range = { level: 100, slopePerPeriod: -4, direction: 'range', target: { min: 70, max: 85 } } as const;
    expect(periodsToTarget(range)).toEqual({ alreadyMet: false, periods: 3.75, wholePeriods: 4 });
    expect(periodsToTarget({ ...range, level: 50 }).periods).toBeNull();
  });
});

describe('figures of no business', () => {
  it('are refused with a code and never become infinite', () => {
    const huge = 1e308;
    expect(codesOf(() => unitCost({ cost: huge, units: 1e-308 }))).toEqual([
      'OUT_OF_RANGE figures.cost',
      'OUT_OF_RANGE figures.units',
    ]);
    expect(codesOf(() => turnaround(['1e400', Number.POSITIVE_INFINITY, Number.NaN]))).toEqual([
      'OUT_OF_RANGE hours[0]',
      'INVALID_NUMBER hours[1]',
      'INVALID_NUMBER hours[2]',
    ]);
    expect(codesOf(() => customerSatisfaction({ 5: 1e20 }))).toEqual(['OUT_OF_RANGE ratings["5"]']);
    const largest = earnedValue({
      plannedValue: 1e-100,
      earnedValue: 1e100,
      actualCost: 1e-100,
      budgetAtCompletion: 1e100,
    });
    expect(JSON.stringify(largest)).not.toMatch(/Infinity|NaN|null,"estimateToComplete"/);
    expect(largest.schedulePerformanceIndex).toBe(1e200);
    expect(codesOf(() => unitCost(wrong(null)))).toEqual(['INVALID_TYPE figures']);
    expect(codesOf(() => unitCost({ cost: 1, units: 1, ...wrong({ unit: 1 }) }))).toEqual(['UNKNOWN_KEY figures.unit']);
  });
});
