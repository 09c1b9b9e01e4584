import { numberIssues, wordIssues } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import type { MovingRangeConstant, RangeScreening } from '../../statistics/charts/control-limits.js';
import type { RunLengths, RunRuleSet, RunRulesOptions } from '../../statistics/charts/run-rules.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiPoint, KpiSeries } from '../kpi-series.js';

/**
 * The chart of a KPI: `byKind` picks it, `p`, `u` and `c` take the plain one whatever the values do, `pPrime` and `uPrime`
 * that of Laney, whose limits follow the variation seen.
 */
export type KpiChartChoice = 'byKind' | 'individuals' | 'p' | 'pPrime' | 'u' | 'uPrime' | 'c';

/** A period from which limits are made anew, and why. */
export interface RebaseAt {
  /** Label of the first period of the new limits, e.g. `2026-04`. */
  readonly period: string;
  /** What changed, for those who read the chart. @defaultValue none */
  readonly reason?: string;
}

/** A period that says nothing of the process as it is, and why. */
export interface ExcludedPeriod {
  /** Label, e.g. `2026-04`. */
  readonly period: string;
  /** What happened, for those who read the chart. @defaultValue none */
  readonly reason?: string;
}

/** How a control chart is made. */
export interface ControlChartOptions {
  /** @defaultValue `'byKind'`: proportions p, rates u, counts c (all by Laney's way when they vary more than by chance), figures individuals */
  readonly chart?: KpiChartChoice;
  /** Rules that find what is unusual. @defaultValue `'nhs'` */
  readonly ruleSet?: RunRuleSet;
  /** Points in a row that make a signal. @defaultValue those of the rules */
  readonly lengths?: RunLengths;
  /** Whether a point on the centre line ends a run or is passed over. @defaultValue `'break'` */
  readonly onCenter?: 'break' | 'skip';
  /** Periods from which limits are made anew: only after a change that is known. @defaultValue none */
  readonly rebaseAt?: readonly (string | RebaseAt)[];
  /** Only the first so many used periods (after each new start) set the limits. @defaultValue all of them do */
  readonly baseline?: { readonly periods: number };
  /** Periods with a known cause, such as a strike: they are judged, but do not set the limits. @defaultValue none */
  readonly exclude?: readonly (string | ExcludedPeriod)[];
  /** The centre line, for individuals: a median is not moved by a few far values. @defaultValue `'mean'` */
  readonly center?: 'mean' | 'median';
  /** What the moving ranges are summed up by, for individuals. @defaultValue `'mean'` */
  readonly movingRange?: 'mean' | 'median';
  /** Divisor of the moving range, for individuals. @defaultValue `'1.128'`; `'2.66'` is the factor of the NHS */
  readonly constant?: MovingRangeConstant;
  /** Whether jumps of more than 3.267 times the mean one widen the limits, for individuals. @defaultValue `'once'`: they do not */
  readonly screening?: RangeScreening;
}

/** Names of {@link ControlChartOptions}. */
export const CONTROL_CHART_OPTIONS: OptionNames<ControlChartOptions> = {
  chart: true,
  ruleSet: true,
  lengths: true,
  onCenter: true,
  rebaseAt: true,
  baseline: true,
  exclude: true,
  center: true,
  movingRange: true,
  constant: true,
  screening: true,
};

/** The rules part of the options. */
export function rulesOf({ ruleSet, lengths, onCenter }: ControlChartOptions): RunRulesOptions {
  return {
    ...(ruleSet === undefined ? {} : { ruleSet }),
    ...(lengths === undefined ? {} : { lengths }),
    ...(onCenter === undefined ? {} : { onCenter }),
  };
}

/** A stretch of periods with limits of its own. */
export interface Stretch {
  /** Place of its first point in the series. */
  readonly from: number;
  /** Place after its last point. */
  readonly to: number;
  readonly reason: string | null;
  /** Places in the series that do not set its limits, each with its reason. */
  readonly excluded: ReadonlyMap<number, string | null>;
}

/** Limits from one period do not exist. */
const FEWEST_BASELINE = 2;

const CHOICES: readonly string[] = ['byKind', 'individuals', 'p', 'pPrime', 'u', 'uPrime', 'c'];
const PARTS: Readonly<Record<string, readonly string[]>> = {
  p: ['ratio'],
  pPrime: ['ratio'],
  u: ['ratio', 'count', 'distinct'],
  uPrime: ['ratio', 'count', 'distinct'],
  c: ['count', 'distinct'],
};

/**
 * Checks what a chart is asked for; words that the engines know are checked by them. Answers the stretches between new
 * starts, in time order.
 *
 * @param series - Already checked.
 * @param known - Names of the options of the caller.
 * @throws {@link VendorwiseError} `UNKNOWN_KEY`, `INVALID_TYPE`, `INVALID_VALUE`, `INVALID_NUMBER`, `OUT_OF_RANGE`,
 * `CHART_NOT_FOR_KPI`, `PERIOD_NOT_IN_SERIES`, `DUPLICATE_PERIOD`.
 */
export function readChartOptions<Options extends ControlChartOptions>(
  index: KpiIndex,
  series: KpiSeries,
  options: Options,
  known: OptionNames<Options>,
): Stretch[] {
  const issues: VendorwiseIssue[] = [...optionIssues(options, known), ...valueIssues(series.points)];
  const { chart = 'byKind', baseline } = options;
  const { kind } = index.definition.aggregation;
  const words = wordIssues(chart, CHOICES, 'options.chart');
  if (words.length > 0) issues.push(...words);
  else if (!(PARTS[chart]?.includes(kind) ?? true)) {
    const expected = `${(PARTS[chart] ?? []).join(', ')} for a chart of this kind; figures go on "individuals"`;
    const message = `A KPI of the kind "${kind}" does not go on the chart "${chart}".`;
    issues.push(
      issue('CHART_NOT_FOR_KPI', 'options.chart', message, { received: kind, expected, params: { chart, kind } }),
    );
  }
  if (baseline !== undefined) issues.push(...baselineIssues(baseline));
  const rebased = readPeriods(series.points, options.rebaseAt, 'options.rebaseAt', issues);
  const excluded = readPeriods(series.points, options.exclude, 'options.exclude', issues);
  throwIssues(issues);
  const starts = new Map([[0, null], ...rebased]);
  const from = [...starts.keys()].sort((a, b) => a - b);
  return from.map((start, i) => {
    const to = from[i + 1] ?? series.points.length;
    const inside = [...excluded].filter(([place]) => place >= start && place < to);
    return { from: start, to, reason: starts.get(start) ?? null, excluded: new Map(inside) };
  });
}

/** Squares must stay finite. */
const LARGEST = 1e150;

function valueIssues(points: readonly KpiPoint[]): VendorwiseIssue[] {
  return points.flatMap(({ used, value }, i) => {
    if (!used || (typeof value === 'number' && Math.abs(value) <= LARGEST)) return [];
    const message = `The value of a period that is used is a number of at most ${LARGEST} in size.`;
    const expected = 'what measureKpi returned';
    return [issue('INVALID_NUMBER', `series.points[${i}].value`, message, { received: value, expected })];
  });
}

function baselineIssues(baseline: unknown): VendorwiseIssue[] {
  if (typeof baseline !== 'object' || baseline === null || Array.isArray(baseline)) {
    const expected = '{ periods: 12 }';
    return [
      issue('INVALID_TYPE', 'options.baseline', 'A baseline is an object.', { received: baseline as never, expected }),
    ];
  }
  const { periods } = baseline as { readonly periods?: unknown };
  return [
    ...optionIssues(baseline as { periods: number }, { periods: true }, 'options.baseline'),
    ...numberIssues(periods, { whole: true, least: FEWEST_BASELINE }, 'options.baseline.periods'),
  ];
}

function isRecord(one: unknown): one is RebaseAt {
  return typeof one === 'object' && one !== null && !Array.isArray(one);
}

/** Periods of the series that are named by their labels, by place, each with its reason. */
function readPeriods(
  points: readonly KpiPoint[],
  given: readonly (string | RebaseAt)[] | undefined,
  path: string,
  issues: VendorwiseIssue[],
): Map<number, string | null> {
  const places = new Map<number, string | null>();
  if (given === undefined) return places;
  if (!Array.isArray(given)) {
    const expected = 'a list of periods such as ["2026-04"]';
    issues.push(issue('INVALID_TYPE', path, 'This is not a list.', { received: given as never, expected }));
    return places;
  }
  given.forEach((one: unknown, i) => {
    const at = `${path}[${i}]`;
    const { period, reason } = (typeof one === 'object' && one !== null ? one : { period: one }) as RebaseAt;
    if (isRecord(one)) issues.push(...optionIssues(one, { period: true, reason: true }, at));
    if (typeof period !== 'string' || (reason !== undefined && typeof reason !== 'string')) {
      const expected = 'a label such as "2026-04", or { period, reason }';
      issues.push(issue('INVALID_TYPE', at, 'This is not a period.', { received: one as never, expected }));
      return;
    }
    const place = points.findIndex((point) => point.period === period);
    if (place < 0) {
      const message = `The series has no period "${period}".`;
      const expected = 'the label of a period of the series';
      issues.push(issue('PERIOD_NOT_IN_SERIES', at, message, { received: period, expected }));
    } else if (places.has(place)) {
      const message = `The period "${period}" is named twice.`;
      issues.push(issue('DUPLICATE_PERIOD', at, message, { received: period, expected: 'each period once' }));
    } else places.set(place, reason ?? null);
  });
  return places;
}
