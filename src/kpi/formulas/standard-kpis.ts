import { textIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { KpiDefinition } from '../definition.js';

/** The ready KPIs. */
export type StandardKpiId =
  | 'abandonment'
  | 'accuracy'
  | 'backlogAge'
  | 'backlogSize'
  | 'costPerUnit'
  | 'costPerformance'
  | 'customerEffort'
  | 'customerSatisfaction'
  | 'defectsPerMillion'
  | 'firstContactResolution'
  | 'firstPassYield'
  | 'netPromoterScore'
  | 'occupancy'
  | 'onTime'
  | 'onTimeInFull'
  | 'reopened'
  | 'schedulePerformance'
  | 'staffTurnover'
  | 'turnaround'
  | 'utilisation'
  | 'volume';

/** What the ready KPIs are told. */
export interface StandardKpisOptions {
  /** Currency of the amounts, as it is shown. @defaultValue `'EUR'` */
  readonly currency?: string;
}

/** Below this number of cases a percentage swings by many points through chance alone. */
const FEWEST_CASES = 30;

/**
 * Ready definitions of the KPIs that most outsourcing agreements use, to edit: field names are those of your rows,
 * targets are those of your agreement and therefore not among them.
 *
 * Percentages are ratios of counts, so that months, sites and vendors add up; scores of surveys are weighted by their
 * answers; turnaround is the time within which nine of ten are done.
 *
 * @param options - Currency.
 * @returns A definition by id, new at each call.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { defineKpi, standardKpis } from 'vendorwise/kpi';
 * const { accuracy } = standardKpis();
 * accuracy.aggregation; // => { kind: 'ratio', numerator: 'correct', denominator: 'checked' }
 * defineKpi({ ...accuracy, name: 'Invoices booked without error', target: '98' }).definition.minimumSample; // => 30
 * ```
 */
export function standardKpis(options: StandardKpisOptions = {}): Readonly<Record<StandardKpiId, KpiDefinition>> {
  checkOptions(options, { currency: true });
  const { currency = 'EUR' } = options;
  throwIssues(textIssues(currency, 'options.currency', 'a currency, such as "EUR"'));
  const kpis: Readonly<Record<StandardKpiId, KpiParts>> = {
    abandonment: share('Abandoned calls', 'lower', 'abandoned', 'offered'),
    accuracy: share('Work without error', 'higher', 'correct', 'checked'),
    backlogAge: {
      ...monthly('Age of the oldest open item', 'days', 'lower'),
      description: 'From one row per count of the backlog; the last count of the month is its value.',
      aggregation: { kind: 'last', field: 'oldestDays' },
    },
    backlogSize: {
      ...monthly('Open items', 'items', 'lower'),
      description: 'From one row per count of the backlog; the last count of the month is its value.',
      decimals: 0,
      aggregation: { kind: 'last', field: 'openItems' },
    },
    costPerUnit: {
      ...monthly('Cost per unit', `${currency} per unit`, 'lower'),
      decimals: 2,
      aggregation: { kind: 'ratio', numerator: 'cost', denominator: 'units', parts: 'amounts' },
    },
    costPerformance: {
      ...monthly('Earned value over actual cost', 'number', 'higher'),
      decimals: 2,
      aggregation: { kind: 'ratio', numerator: 'earnedValue', denominator: 'actualCost', parts: 'amounts' },
    },
    customerEffort: survey('Customer effort score, 1 to 7', 'meanRating'),
    customerSatisfaction: share('Satisfied customers', 'higher', 'satisfied', 'responses'),
    defectsPerMillion: {
      ...monthly('Defects per million opportunities', 'defects per million', 'lower'),
      decimals: 0,
      aggregation: { kind: 'ratio', numerator: 'defects', denominator: 'opportunities', scale: 1_000_000 },
    },
    firstContactResolution: share(
      'Resolved at first contact',
      'higher',
      'resolvedAtFirstContact',
      'resolvableContacts',
    ),
    firstPassYield: share('Right the first time', 'higher', 'rightFirstTime', 'entered'),
    netPromoterScore: survey('Net promoter score', 'score'),
    occupancy: hours('Occupancy of agents', 'handleHours', 'availableForContactHours'),
    onTime: share('Done on time', 'higher', 'onTime', 'done'),
    onTimeInFull: share('On time and in full', 'higher', 'onTimeAndInFull', 'orders'),
    reopened: share('Reopened after resolution', 'lower', 'reopened', 'resolved'),
    schedulePerformance: {
      ...monthly('Earned value over planned value', 'number', 'higher'),
      decimals: 2,
      aggregation: { kind: 'ratio', numerator: 'earnedValue', denominator: 'plannedValue', parts: 'amounts' },
    },
    staffTurnover: {
      ...monthly('Leavers over staff', 'percent', 'lower'),
      aggregation: { kind: 'ratio', numerator: 'leavers', denominator: 'staff' },
    },
    turnaround: {
      ...monthly('Turnaround of nine in ten', 'hours', 'lower'),
      description: 'From one row per finished job.',
      aggregation: { kind: 'percentile', percentile: 90, field: 'hours' },
      minimumSample: FEWEST_CASES,
    },
    utilisation: hours('Utilisation', 'productiveHours', 'availableHours'),
    volume: {
      ...monthly('Units delivered', 'units', 'higher'),
      decimals: 0,
      aggregation: { kind: 'sum', field: 'units' },
    },
  };
  const named = Object.entries(kpis).map(([id, parts]) => [id, { id, ...parts }] as const);
  return Object.fromEntries(named) as Record<StandardKpiId, KpiDefinition>;
}

type KpiParts = Omit<KpiDefinition, 'id'>;
type Frame = Pick<KpiDefinition, 'name' | 'unit' | 'direction' | 'frequency'>;

function monthly(name: string, unit: string, direction: KpiDefinition['direction']): Frame {
  return { name, unit, direction, frequency: 'month' };
}

function share(name: string, direction: KpiDefinition['direction'], numerator: string, denominator: string): KpiParts {
  return {
    ...monthly(name, 'percent', direction),
    aggregation: { kind: 'ratio', numerator, denominator },
    minimumSample: FEWEST_CASES,
  };
}

/** Too little is idle, too much wears people out: the target is a range. */
function hours(name: string, numerator: string, denominator: string): KpiParts {
  return {
    ...monthly(name, 'percent', 'range'),
    aggregation: { kind: 'ratio', numerator, denominator, parts: 'amounts' },
  };
}

function survey(name: string, field: string): KpiParts {
  return {
    ...monthly(name, 'points', 'higher'),
    description: 'From one row per survey, with its score and its number of answers.',
    aggregation: { kind: 'weightedMean', field, weight: 'responses' },
  };
}
