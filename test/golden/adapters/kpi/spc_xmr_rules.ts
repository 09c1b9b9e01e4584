import { type ControlChart, type ControlChartPoint, controlChart, defineKpi, measureKpi } from 'vendorwise/kpi';
import { individualsChart, type RunRule, type RunRuleSet, runRules, runsAnalysis } from 'vendorwise/statistics';
import { addDays } from 'vendorwise/time';
import type { GoldenAdapter } from '../../adapter.js';

const NELSON: readonly RunRule[] = [
  'beyondLimits',
  'shift',
  'trend',
  'alternating',
  'twoOfThree',
  'fourOfFive',
  'stratification',
  'mixture',
];
const WESTERN_ELECTRIC: readonly RunRule[] = ['beyondLimits', 'twoOfThree', 'fourOfFive', 'shift'];

type Chart = ReturnType<typeof individualsChart>;

/** Positions from 1 of the points that complete each numbered rule. */
const completing = (chart: Chart, ruleSet: RunRuleSet, rules: readonly RunRule[]) => {
  const { signals } = runRules(chart.points, { ruleSet });
  return Object.fromEntries(
    rules.map((rule, i) => [
      `r${i + 1}`,
      signals
        .filter((signal) => signal.rule === rule)
        .flatMap((signal) => signal.completedAt.map((position) => position + 1))
        .sort((a, b) => a - b),
    ]),
  );
};

const limits = ({ center, lower, upper }: Chart) => ({ cl: center, lcl: lower, ucl: upper });

const DIRECTIONS = { increase: 'higher', decrease: 'lower', neutral: 'range' } as const;
const POINT_TYPES = {
  specialCauseImprovement: 'special_cause_improvement',
  specialCauseConcern: 'special_cause_concern',
  specialCauseNeutral: 'special_cause_neutral',
  commonCause: 'common_cause',
} as const;
const ASSURANCE = {
  willBeMet: 'consistent_pass',
  willBeMissed: 'consistent_fail',
  hitAndMiss: 'inconsistent',
  noTarget: null,
  insufficientData: null,
} as const;

/** A series of unnamed points becomes one of days. */
const day = (position: number): string => addDays('2001-01-01', position);

const causeText = (chart: ControlChart, { signal }: ControlChartPoint): string => {
  if (signal === null) return 'Common Cause';
  const { rule, side, direction } = chart.signals[signal]!;
  const word = side === 'above' ? 'Above' : 'Below';
  if (rule === 'beyondLimits') return side === 'above' ? 'Above UCL' : 'Below LCL';
  if (rule === 'trend') return `7 Point Trend (${direction === 'rising' ? 'In' : 'De'}creasing)`;
  return rule === 'twoOfThree' ? `2 in 3 ${word} CL` : `7 Points ${word} CL`;
};

const pointType = (chart: ControlChart, point: ControlChartPoint): string => {
  const type = POINT_TYPES[point.variation!];
  if (type !== 'special_cause_neutral') return type;
  const { side, direction } = chart.signals[point.signal!]!;
  return `${type}_${side === 'above' || direction === 'rising' ? 'high' : 'low'}`;
};

export const adapter: GoldenAdapter = ({ input }) => {
  const values: readonly number[] = input.values;
  const { improvementDirection = 'increase', target = null, rebaseAtIndex0 = null, fixAfterNPoints = null } = input;
  const plain = individualsChart(values, { screening: 'off' });
  const screened = individualsChart(values);
  const runs = runsAnalysis(values);
  const direction = DIRECTIONS[improvementDirection as keyof typeof DIRECTIONS];
  const kpi = defineKpi({
    id: 'points',
    name: 'Points',
    unit: 'number',
    direction,
    // A neutral chart of the peer has a target line and no verdict.
    ...(target === null || direction === 'range' ? {} : { target }),
    aggregation: { kind: 'last' },
  });
  const rows = values.map((value, i) => ({ date: day(i), value }));
  const series = measureKpi(kpi, rows, { period: 'day', timeZone: 'UTC', asOf: `${day(values.length)}T00:00:00Z` });
  const nhs = controlChart(kpi, series, {
    constant: '2.66',
    ...(rebaseAtIndex0 === null ? {} : { rebaseAt: [rebaseAtIndex0].flat().map(day) }),
    ...(fixAfterNPoints === null ? {} : { baseline: { periods: fixAfterNPoints } }),
  });
  const last = nhs.points[nhs.points.length - 1]!;
  return {
    qcc: {
      center: plain.center,
      sigma: plain.sigma,
      lcl: plain.lower,
      ucl: plain.upper,
      nelson: completing(plain, 'nelson', NELSON),
      westernElectric: completing(plain, 'westernElectric', WESTERN_ELECTRIC),
    },
    individualsUnscreened: limits(plain),
    individualsScreened: limits(screened),
    runsAnalysisMedian: {
      'n.useful': runs.usefulPoints,
      'longest.run': runs.longestRun,
      'longest.run.max': runs.longestRunLimit,
      'n.crossings': runs.crossings,
      'n.crossings.min': runs.crossingsLimit,
      'runs.signal': runs.signal,
    },
    nhs: {
      mean: nhs.points.map((point) => point.center),
      lpl: nhs.points.map((point) => point.lower),
      upl: nhs.points.map((point) => point.upper),
      specialCauseType: nhs.points.map((point) => causeText(nhs, point)),
      pointType: nhs.points.map((point) => pointType(nhs, point)),
      lastPointType: pointType(nhs, last),
      assurance: ASSURANCE[nhs.assurance.verdict],
    },
  };
};
