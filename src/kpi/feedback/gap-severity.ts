import { numberIssues, SHARE } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import type { Severity } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { type Fraction, fraction, fractionToNumber, ZERO } from '../../exact/fraction.js';
import type { KpiIndex } from '../define-kpi.js';
import type { GapReason, GapSeverityRule, MissRow } from './gap.js';
import type { UsedPoint } from './judged-points.js';
import { GAP_WORDS } from './messages.js';

/** How much a gap matters. */
export interface GapSeverity {
  readonly severity: Severity;
  readonly reasons: readonly GapReason[];
}

const DEFAULTS: Required<GapSeverityRule> = { gapAbove: [2, 4], streakFrom: [2, 3], missShareFrom: 0.5 };
const BY_POINTS: readonly Severity[] = ['low', 'medium', 'high', 'high', 'critical', 'critical'];

/**
 * Checks the thresholds and fills in those that are not given.
 *
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `OUT_OF_RANGE`.
 */
export function severityRuleOf(given: GapSeverityRule = {}): Required<GapSeverityRule> {
  checkOptions(given, { gapAbove: true, streakFrom: true, missShareFrom: true }, 'options.severity');
  const rule = { ...DEFAULTS, ...Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined)) };
  throwIssues([
    ...stepsIssue(rule.gapAbove, 'gapAbove', (one) => one > 0),
    ...stepsIssue(rule.streakFrom, 'streakFrom', (one) => Number.isSafeInteger(one) && one >= 1),
    ...numberIssues(rule.missShareFrom, SHARE, 'options.severity.missShareFrom', 'A probability'),
  ]);
  return { ...rule, gapAbove: [...rule.gapAbove], streakFrom: [...rule.streakFrom] };
}

/**
 * How much a missed period matters: by the size of the gap, the misses in a row, and what is to be expected next.
 *
 * @param missShare - Probability of missing the next target, 0 to 1; `null` when nobody knows.
 */
export function gapSeverity(
  index: KpiIndex,
  point: UsedPoint,
  row: MissRow,
  missShare: number | null,
  rule: Required<GapSeverityRule>,
): GapSeverity {
  const tolerance = toleranceOf(index, point);
  const size = fraction(point.gap ?? 0).abs();
  const passed = (limit: number): boolean => tolerance !== null && size.compare(tolerance.mul(fraction(limit))) > 0;
  const sizePoints = rule.gapAbove.filter(passed).length;
  const tolerances = tolerance === null ? null : fractionToNumber(size.div(tolerance));
  const streakPoints = rule.streakFrom.filter((from) => row.streak >= from).length;
  const sharePoints = missShare !== null && missShare >= rule.missShareFrom ? 1 : 0;
  const reasons: GapReason[] = [
    { rule: 'gapSize', value: tolerances, points: sizePoints, message: GAP_WORDS.size(tolerances) },
    { rule: 'missStreak', value: row.streak, points: streakPoints, message: GAP_WORDS.streak(row) },
    { rule: 'missShare', value: missShare, points: sharePoints, message: GAP_WORDS.missShare(missShare) },
  ];
  const points = sizePoints + streakPoints + sharePoints;
  return { severity: BY_POINTS[points] ?? 'critical', reasons };
}

/** The tolerance at the edge of the target that was missed; `null` where none is agreed. */
function toleranceOf({ tolerance }: KpiIndex, { value, target }: UsedPoint): Fraction | null {
  if (tolerance === null) return null;
  const below = target?.min != null && value < target.min;
  const edge = fraction((below ? target?.min : target?.max) ?? 0);
  const size = 'points' in tolerance ? tolerance.points : edge.abs().mul(tolerance.ofTarget);
  return size.compare(ZERO) > 0 ? size : null;
}

function stepsIssue(steps: unknown, name: string, isStep: (one: number) => boolean): VendorwiseIssue[] {
  const [first, second] = Array.isArray(steps) ? steps : [];
  const fits = Array.isArray(steps) && steps.length === 2 && [first, second].every((one) => Number.isFinite(one));
  if (fits && isStep(first) && second >= first) return [];
  const expected = name === 'gapAbove' ? 'two numbers above 0, ascending' : 'two whole numbers from 1, ascending';
  const details = { received: steps, expected };
  return [issue('OUT_OF_RANGE', `options.severity.${name}`, `These are no thresholds; expected ${expected}.`, details)];
}
