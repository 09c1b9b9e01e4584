import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import { joinPath } from '../../core/path.js';
import { type Fraction, fractionToDecimalText, fractionToNumber, ratioOf, ZERO } from '../../exact/fraction.js';
import { isIssue, readFigure } from '../scales/compiled-scale.js';
import { SCORECARD_MESSAGES } from './messages.js';
import type { ParsedPeriod } from './schema.js';
import type { ScorecardMissing } from './scorecard.js';
import type { ScorecardIndex, ScorecardLeaf } from './scorecard-index.js';
import type { ScorecardCriterionResult } from './scorecard-report.js';

const FULL = /* @__PURE__ */ ratioOf(100, 1);

/** The total of one period. */
export interface PeriodTotal {
  /** Out of 100; `null` when the period does not count. */
  readonly total: Fraction | null;
  readonly coveragePercent: number | null;
  readonly criteria: readonly ScorecardCriterionResult[];
  readonly findings: readonly Finding[];
}

/** A criterion in one period. */
interface Measured {
  readonly leaf: ScorecardLeaf;
  readonly given: JsonValue;
  /** Points out of 100; `null` when it was not measured. */
  readonly points: Fraction | null;
  readonly capped: boolean;
}

/**
 * Scores one period: the sum of points times weight over the weights that count.
 *
 * @param index - The compiled scorecard.
 * @param period - A period of the right form.
 * @param supplier - Name for sentences.
 * @param path - Where the period stands.
 * @param issues - Receives `UNKNOWN_CRITERION`, `INVALID_NUMBER`, `OUT_OF_RANGE`, and what a scale says of a figure.
 * @returns The total; usable only when no issue was added.
 */
export function periodTotal(
  index: ScorecardIndex,
  period: ParsedPeriod,
  supplier: string,
  path: string,
  issues: VendorwiseIssue[],
): PeriodTotal {
  if ('total' in period) {
    const total = period.total === null ? null : readTotal(period.total, mostPoints(index), `${path}.total`, issues);
    return {
      total,
      coveragePercent: null,
      criteria: [],
      findings: total === null ? [without(supplier, period.period, path)] : [],
    };
  }
  const { scores } = period;
  checkIds(index, scores, `${path}.scores`, issues);
  const measured = index.leaves.map((leaf) =>
    measure(leaf, Object.hasOwn(scores, leaf.id) ? scores[leaf.id] : null, joinPath(`${path}.scores`, leaf.id), issues),
  );
  return totalOf(measured, index.definition.missing ?? 'reweight', supplier, period.period, path);
}

/** No total is higher than the points of its best criterion. */
function mostPoints({ leaves }: ScorecardIndex): Fraction {
  return leaves.reduce<Fraction>((most, { maxScore }) => (maxScore.gt(most) ? maxScore : most), FULL);
}

function readTotal(total: string | number, most: Fraction, path: string, issues: VendorwiseIssue[]): Fraction {
  const value = readFigure(total, path);
  if (!isIssue(value) && value.gte(0) && value.lte(most)) return value;
  const limit = fractionToDecimalText(most);
  const details = { received: total, expected: `from 0 to ${limit}` };
  issues.push(isIssue(value) ? value : issue('OUT_OF_RANGE', path, `A total lies between 0 and ${limit}.`, details));
  return ZERO;
}

function checkIds(
  { leaves }: ScorecardIndex,
  scores: Readonly<Record<string, unknown>>,
  path: string,
  issues: VendorwiseIssue[],
): void {
  for (const id of Object.keys(scores)) {
    if (leaves.some((leaf) => leaf.id === id)) continue;
    issues.push(
      issue('UNKNOWN_CRITERION', joinPath(path, id), `"${id}" is no criterion of the scorecard.`, {
        received: id,
        expected: `one of ${leaves.map((leaf) => leaf.id).join(', ')}`,
      }),
    );
  }
}

function measure(leaf: ScorecardLeaf, given: unknown, path: string, issues: VendorwiseIssue[]): Measured {
  const none = { leaf, given: null, points: null, capped: false };
  if (given === null || given === undefined) return none;
  if (leaf.scale !== null) {
    const read = leaf.scale.read(given, path);
    if (isIssue(read)) {
      issues.push(read);
      return none;
    }
    const share = leaf.scale.share(read.value, null);
    return { leaf, given: read.given, points: share?.mul(FULL) ?? null, capped: read.capped };
  }
  const value = readFigure(given, path);
  if (isIssue(value)) {
    issues.push(value);
    return none;
  }
  const points = value.lt(0) ? ZERO : value.gt(leaf.maxScore) ? leaf.maxScore : value;
  return { leaf, given: given as JsonValue, points, capped: !points.equals(value) };
}

function totalOf(
  measured: readonly Measured[],
  missing: ScorecardMissing,
  supplier: string,
  period: string,
  path: string,
): PeriodTotal {
  const open = measured.filter(({ points, leaf }) => points === null && leaf.weight.gt(0));
  const covered = measured.reduce<Fraction>(
    (sum, { points, leaf }) => (points === null ? sum : sum.add(leaf.weight)),
    ZERO,
  );
  const idle = covered.equals(0);
  const counts = !idle && (missing !== 'noTotal' || open.length === 0);
  // With `zero` what was not measured keeps its weight.
  const base = missing === 'reweight' ? covered : FULL;
  const weightOf = ({ points, leaf }: Measured): Fraction =>
    !counts || (points === null && missing === 'reweight') ? ZERO : leaf.weight.div(base);
  const pointsOf = (one: Measured): Fraction => (one.points ?? ZERO).mul(weightOf(one));
  const total = counts ? measured.reduce<Fraction>((sum, one) => sum.add(pointsOf(one)), ZERO) : null;
  return {
    total,
    coveragePercent: fractionToNumber(covered),
    criteria: measured.map((one) => ({
      criterion: one.leaf.id,
      name: one.leaf.name,
      score: one.given,
      counted: one.points !== null ? fractionToNumber(one.points) : counts && missing === 'zero' ? 0 : null,
      capped: one.capped,
      weightPercent: fractionToNumber(weightOf(one).mul(FULL)),
      points: counts ? fractionToNumber(pointsOf(one)) : null,
    })),
    findings: [
      ...measured.filter(({ capped }) => capped).map((one) => cappedFinding(one, supplier, period, path)),
      ...(idle ? [without(supplier, period, path)] : []),
      ...(!idle && open.length > 0 ? [notMeasured(open, missing, supplier, period, path)] : []),
    ],
  };
}

function cappedFinding({ leaf, given }: Measured, supplier: string, period: string, path: string): Finding {
  return finding('SCORE_CAPPED', 'info', SCORECARD_MESSAGES.SCORE_CAPPED(supplier, leaf.name, period, String(given)), {
    subject: supplier,
    params: { supplier, criterion: leaf.id, period, score: given },
    path: joinPath(`${path}.scores`, leaf.id),
  });
}

function notMeasured(
  open: readonly Measured[],
  missing: ScorecardMissing,
  supplier: string,
  period: string,
  path: string,
): Finding {
  const names = open.map(({ leaf }) => leaf.name);
  return finding('NOT_MEASURED', 'low', SCORECARD_MESSAGES.NOT_MEASURED(supplier, names, period, missing), {
    subject: supplier,
    params: { supplier, criteria: open.map(({ leaf }) => leaf.id), period, missing },
    path,
  });
}

function without(supplier: string, period: string, path: string): Finding {
  return finding('PERIOD_WITHOUT_ACTIVITY', 'info', SCORECARD_MESSAGES.PERIOD_WITHOUT_ACTIVITY(supplier, period), {
    subject: supplier,
    params: { supplier, period },
    path,
  });
}
