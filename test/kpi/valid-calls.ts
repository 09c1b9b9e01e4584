import * as kpiRoom from 'vendorwise/kpi';
import { defineBusinessCalendar } from 'vendorwise/time';

const FIGURES = [
  9, 11, 10, 12, 9.5, 10.5, 12, 11, 13, 12.5, 12, 14, 10, 11.2, 12.4, 11.9, 12.1, 13, 12, 13, 12.2, 13.9, 14, 12.8,
];
const AS_OF = '2028-01-10T00:00:00Z';
const ON_DATE = '2028-01-10';

const monthOf = (index: number) => `${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
const monthly = { period: 'month', timeZone: 'UTC', asOf: AS_OF } as const;

const kpi = kpiRoom.defineKpi({
  id: 'hours',
  name: 'Hours to solve',
  unit: 'hours',
  direction: 'lower',
  target: 10,
  tolerance: { points: 1 },
  aggregation: { kind: 'mean' },
});
const rows = FIGURES.map((value, index) => ({ period: monthOf(index), value }));
const series = kpiRoom.measureKpi(kpi, rows, monthly);

const ratio = kpiRoom.defineKpi({
  id: 'onTime',
  name: 'Delivered on time',
  unit: 'percent',
  direction: 'higher',
  target: 95,
  aggregation: { kind: 'ratio', numerator: 'onTime', denominator: 'all' },
});
const ratioRows = FIGURES.map((value, index) => ({
  period: monthOf(index),
  onTime: 900 + Math.round(value),
  all: 1000,
  site: index % 2 === 0 ? 'north' : 'south',
}));
const ratioSeries = kpiRoom.measureKpi(ratio, ratioRows, monthly);

const done = { to: 'done', on: '2027-08-01', by: 'Ann' } as const;
const actionDocument = {
  id: 'action',
  kpiId: 'hours',
  gap: kpiRoom.performanceGap(kpi, series).gap!,
  rootCause: 'The queue is not sorted.',
  corrective: [{ what: 'Sort the queue', owner: 'Ben', due: '2027-08-01', doneOn: '2027-07-30' }],
  verification: { periods: 3, compareWith: 'justBefore', target: 'reported' },
  history: [
    { status: 'open', on: '2027-06-10', by: 'Ann' },
    { status: 'planned', on: '2027-06-20', by: 'Ann' },
  ],
} as const;
const planned = kpiRoom.defineCorrectiveAction(actionDocument);
const finished = kpiRoom.moveAction(planned, done);

const calendar = defineBusinessCalendar({ timeZone: 'UTC', week: { mon: ['09:00-17:00'] } });
const solved = { openedAt: '2027-01-04T09:00:00Z', doneAt: '2027-01-04T11:00:00Z' };
const againstLastMonth = { ...monthly, comparisons: [{ window: 'period', against: 'previous' }] };
const target = { level: 10, target: 8, slopePerPeriod: -0.5, direction: 'lower' };
const project = { plannedValue: 100, earnedValue: 90, actualCost: 95, budgetAtCompletion: 400 };

/** One call of every function of the room that is answered, its options written out. */
export const validCalls: Readonly<Record<string, readonly unknown[]>> = {
  actionStatus: [finished],
  aggregateKpi: [kpi, rows],
  analyzeTrend: [kpi, series, {}],
  backlogAgeing: [[1, 5, 40], {}],
  comparePeriods: [kpi, rows, againstLastMonth],
  controlChart: [kpi, series, {}],
  customerEffortScore: [[1, 5, 7], {}],
  customerSatisfaction: [[1, 4, 5], {}],
  defectsPerMillion: [{ defects: 5, units: 100, opportunitiesPerUnit: 3 }, {}],
  defineCorrectiveAction: [actionDocument],
  defineKpi: [kpi.definition],
  earnedValue: [project],
  explainChange: [ratio, ratioRows.slice(0, 12), ratioRows.slice(12), 'site'],
  feedbackNote: [kpi, series, { onDate: ON_DATE }],
  findChanges: [kpi, series, {}],
  findOutliers: [kpi, series, {}],
  firstContactResolution: [{ resolvedAtFirstContact: 8, resolvableContacts: 10 }],
  firstPassYield: [[{ entered: 100, rightFirstTime: 90 }]],
  forecastKpi: [kpi, series, {}],
  kpiIntervals: [ratio, ratioSeries, {}],
  measureKpi: [kpi, rows, monthly],
  missShare: [{ mean: 10, target: 11, direction: 'lower', standardDeviation: 1 }],
  moveAction: [planned, done],
  netPromoterScore: [[1, 9, 10], {}],
  occupancy: [{ handleHours: 5, availableForContactHours: 8 }],
  onTimeInFull: [[{ onTime: true, inFull: false }]],
  openActions: [[planned], { onDate: ON_DATE }],
  performanceGap: [kpi, series, {}],
  periodsToTarget: [target],
  proposeRebaseline: [kpi, series, {}],
  relativeChange: [{ previous: 10, current: 12 }],
  scanKpis: [[{ subject: 'Acme', kpi, series }], {}],
  standardKpis: [{}],
  targetGap: [{ value: 12, target: 10, direction: 'lower' }],
  timeToTarget: [kpi, series, {}],
  turnaround: [[1, 5, 9], {}],
  turnaroundRows: [[solved], { asOf: AS_OF, calendar }],
  unitCost: [{ cost: 100, units: 10 }],
  utilisation: [{ productiveHours: 6, availableHours: 8 }],
  verifyAction: [kpi, series, finished, { onDate: ON_DATE }],
};
