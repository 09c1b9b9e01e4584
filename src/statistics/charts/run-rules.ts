import { type NumberRule, numberIssues, requireValues } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import { readWord } from './read-points.js';
import {
  alternatingSignals,
  beyondSignals,
  mixtureSignals,
  type RulePiece,
  rulePieces,
  shiftSignals,
  stratificationSignals,
  trendSignals,
  zoneSignals,
} from './run-patterns.js';
import type { RunRule, RunRulePoint, RunSignal } from './run-signal.js';

/** A collection of rules that are used together. */
export type RunRuleSet = 'nhs' | 'westernElectric' | 'nelson';

/** How many points in a row make a signal. */
export interface RunLengths {
  /** Points on one side. @defaultValue 7 (`nhs`), 8 (`westernElectric`), 9 (`nelson`) */
  readonly shift?: number;
  /** Points that rise or fall, the first one counted: 7 points are 6 steps. @defaultValue 7 (`nhs`), 6 (`nelson`) */
  readonly trend?: number;
  /** Points that go up and down in turn. @defaultValue 14 */
  readonly alternating?: number;
  /** Points within one standard deviation. @defaultValue 15 */
  readonly stratification?: number;
  /** Points beyond one standard deviation. @defaultValue 8 */
  readonly mixture?: number;
}

/** Which rules look at the points, and how. */
export interface RunRulesOptions {
  /** @defaultValue `'nhs'` */
  readonly ruleSet?: RunRuleSet;
  /** Whether a point on the centre line (for a trend: an equal value) ends a run or is passed over. @defaultValue `'break'` */
  readonly onCenter?: 'break' | 'skip';
  /** Whether a missing point ends every pattern or is passed over. @defaultValue `'skip'` */
  readonly onGap?: 'break' | 'skip';
  readonly lengths?: RunLengths;
  /** Whether a mixture needs points on both sides, or is one with all points on either side too. @defaultValue `'bothSides'` */
  readonly mixture?: 'bothSides' | 'eitherSide';
}

/** The signals of a chart and the rules that found them. */
export interface RunRulesResult {
  /** In order of their first point. */
  readonly signals: readonly RunSignal[];
  readonly conventions: {
    readonly ruleSet: RunRuleSet;
    readonly rules: readonly RunRule[];
    readonly onCenter: 'break' | 'skip';
    readonly onGap: 'break' | 'skip';
    /** In points; those of rules that are not in the set do not matter. */
    readonly lengths: Required<RunLengths>;
    readonly mixture: 'bothSides' | 'eitherSide';
  };
}

/** The rules of each set, in the order of their numbers. */
const RULES: Readonly<Record<RunRuleSet, readonly RunRule[]>> = {
  nhs: ['beyondLimits', 'shift', 'trend', 'twoOfThree'],
  westernElectric: ['beyondLimits', 'twoOfThree', 'fourOfFive', 'shift'],
  nelson: ['beyondLimits', 'shift', 'trend', 'alternating', 'twoOfThree', 'fourOfFive', 'stratification', 'mixture'],
};

const LENGTHS: Readonly<Record<RunRuleSet, Required<RunLengths>>> = {
  nhs: { shift: 7, trend: 7, alternating: 14, stratification: 15, mixture: 8 },
  westernElectric: { shift: 8, trend: 7, alternating: 14, stratification: 15, mixture: 8 },
  nelson: { shift: 9, trend: 6, alternating: 14, stratification: 15, mixture: 8 },
};

const OPTIONS: OptionNames<RunRulesOptions> = {
  ruleSet: true,
  onCenter: true,
  onGap: true,
  lengths: true,
  mixture: true,
};

/**
 * Every unusual pattern among the points of a control chart, with its first and last point.
 *
 * A signal is a whole pattern: eleven points on one side are one shift, not five. `completedAt` names the points at which
 * the rule is fulfilled (what qcc marks), `points` all that belong to the pattern (what the NHS tools mark). The `nhs` rule
 * of two in three wants all three points on one side, and the two between two standard deviations and the limit; that
 * of the other sets wants the two beyond two standard deviations on one side, the last of them completing it.
 *
 * Source: Western Electric, "Statistical Quality Control Handbook", 1956; L. S. Nelson, "The Shewhart control chart:
 * tests for special causes", 1984; NHS England, "Making data count". Checked against qcc and NHSRplotthedots.
 *
 * @param points - The points of a control chart, missing ones in their place: `points` of `individualsChart` and others.
 * @param options - Rules, lengths of runs and conventions.
 * @returns The signals; positions count from 0.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { individualsChart, runRules } from 'vendorwise/statistics';
 * const chart = individualsChart([5, 6, 4, 6, 5, 7, 8, 9, 8, 9, 8, 9, 8]);
 * const { signals } = runRules(chart.points);
 * signals.map((one) => [one.rule, one.side, one.start, one.end, one.completedAt]); // => [['shift', 'above', 6, 12, [12]]]
 * ```
 */
export function runRules(points: readonly RunRulePoint[], options: RunRulesOptions = {}): RunRulesResult {
  const issues: VendorwiseIssue[] = [...optionIssues(options, OPTIONS)];
  const ruleSet = readWord(options.ruleSet, ['nhs', 'nelson', 'westernElectric'], 'options.ruleSet', issues);
  const onCenter = readWord(options.onCenter, ['break', 'skip'], 'options.onCenter', issues);
  const onGap = readWord(options.onGap, ['skip', 'break'], 'options.onGap', issues);
  const mixture = readWord(options.mixture, ['bothSides', 'eitherSide'], 'options.mixture', issues);
  const lengths = readLengths(options.lengths, LENGTHS[ruleSet], issues);
  checkPoints(points, issues);
  throwIssues(issues);
  const rules = RULES[ruleSet];
  const pieces = rulePieces(points, onGap === 'break');
  const found = pieces.flatMap((piece) =>
    rules.flatMap((rule) => signalsOf(rule, piece, ruleSet, onCenter === 'skip', lengths, mixture === 'bothSides')),
  );
  const signals = found.sort(
    (a, b) => a.start - b.start || a.end - b.end || rules.indexOf(a.rule) - rules.indexOf(b.rule),
  );
  return { signals, conventions: { ruleSet, rules, onCenter, onGap, lengths, mixture } };
}

function signalsOf(
  rule: RunRule,
  piece: RulePiece,
  ruleSet: RunRuleSet,
  skip: boolean,
  lengths: Required<RunLengths>,
  bothSides: boolean,
): RunSignal[] {
  switch (rule) {
    case 'beyondLimits':
      return beyondSignals(piece);
    case 'shift':
      return shiftSignals(piece, lengths.shift, skip);
    case 'trend':
      return trendSignals(piece, lengths.trend, skip);
    case 'alternating':
      return alternatingSignals(piece, lengths.alternating, skip);
    case 'twoOfThree':
      return zoneSignals(piece, { rule, zone: 2, count: 2, among: 3, allOnOneSide: ruleSet === 'nhs' });
    case 'fourOfFive':
      return zoneSignals(piece, { rule, zone: 1, count: 4, among: 5, allOnOneSide: false });
    case 'stratification':
      return stratificationSignals(piece, lengths.stratification);
    case 'mixture':
      return mixtureSignals(piece, lengths.mixture, bothSides);
  }
}

const LENGTH_NAMES: OptionNames<RunLengths> = {
  shift: true,
  trend: true,
  alternating: true,
  stratification: true,
  mixture: true,
};

/** A run of two is no run; longer ones than this cannot be seen on a chart. */
const RUN_LENGTH: NumberRule = { whole: true, least: 3, most: 1000 };

function readLengths(
  given: RunLengths | undefined,
  defaults: Required<RunLengths>,
  issues: VendorwiseIssue[],
): Required<RunLengths> {
  if (given === undefined) return defaults;
  issues.push(...optionIssues(given, LENGTH_NAMES, 'options.lengths'));
  const lengths = { ...defaults };
  for (const name of Object.keys(LENGTH_NAMES) as (keyof RunLengths)[]) {
    const length = given[name];
    if (length === undefined) continue;
    issues.push(...numberIssues(length, RUN_LENGTH, `options.lengths.${name}`, 'A run'));
    lengths[name] = length;
  }
  return lengths;
}

function checkPoints(points: readonly RunRulePoint[], issues: VendorwiseIssue[]): void {
  requireValues(points, 'points');
  const expected = 'a point of a control chart with value, center, z and beyond';
  points.forEach((point, i) => {
    const figures = point === null || typeof point !== 'object' ? [undefined] : [point.value, point.center, point.z];
    if (figures.every((figure) => figure === null || Number.isFinite(figure))) return;
    const message = 'This is not a point of a control chart.';
    issues.push(issue('INVALID_TYPE', `points[${i}]`, message, { received: point, expected }));
  });
}
