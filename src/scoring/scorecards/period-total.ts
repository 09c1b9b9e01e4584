import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import { joinPath } from '../../core/path.js';
import {
  type Fraction,
  fractionToDecimalText,
  fractionToNumber,
  HUNDRED,
  sumFractions,
  ZERO,
} from '../../exact/fraction.js';
import { figureWithin, isIssue, readFigure } from '../scales/compiled-scale.js';
import { SCORECARD_MESSAGES } from './messages.js';
import type { ParsedPeriod } from './schema.js';
import type { ScorecardMissing } from './scorecard.js';
import type { ScorecardIndex, ScorecardLeaf } from './scorecard-index.js';
import type { ScorecardCriterionResult } from './scorecard-report.js';

/** The total of one period. */
export interface PeriodTotal {
  /** Out of 100; `null` when the period does not count. */
  readonly total: Fraction | null;
  readonly coverageShare: number | null;
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
 * Scores one period of the right form: the sum of points times weight over the weights that count.
 *
 * @param path - Where the period stands.
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
      coverageShare: null,
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
  return leaves.reduce<Fraction>((most, { maximumScore }) => (maximumScore.gt(most) ? maximumScore : most), HUNDRED);
}

function readTotal(total: string | number, most: Fraction, path: string, issues: VendorwiseIssue[]): Fraction {
  const limit = fractionToDecimalText(most);
  const rule = { least: 0, most, message: `A total lies between 0 and ${limit}.`, expected: `from 0 to ${limit}` };
  return figureWithin(total, path, rule, issues) ?? ZERO;
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
    return { leaf, given: read.given, points: share?.mul(HUNDRED) ?? null, capped: read.capped };
  }
  const value = readFigure(given, path);
  if (isIssue(value)) {
    issues.push(value);
    return none;
  }
  const points = value.lt(0) ? ZERO : value.gt(leaf.maximumScore) ? leaf.maximumScore : value;
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
  const covered = sumFractions(measured.filter(({ points }) => points !== null).map(({ leaf }) => leaf.weight));
  const idle = covered.equals(0);
  const counts = !idle && (missing !== 'noTotal' || open.length === 0);
  // With `zero` what was not measured keeps its weight.
  const base = missing === 'reweight' ? covered : HUNDRED;
  const weightOf = ({ points, leaf }: Measured): Fraction =>
    !counts || (points === null && missing === 'reweight') ? ZERO : leaf.weight.div(base);
  const pointsOf = (one: Measured): Fraction => (one.points ?? ZERO).mul(weightOf(one));
  const total = counts ? sumFractions(measured.map(pointsOf)) : null;
  return {
    total,
    coverageShare: fractionToNumber(covered.div(HUNDRED)),
    criteria: measured.map((one) => ({
      criterion: one.leaf.id,
      name: one.leaf.name,
      score: one.given,
      counted: one.points !== null ? fractionToNumber(one.points) : counts && missing === 'zero' ? 0 : null,
      capped: one.capped,
      weightPercent: fractionToNumber(weightOf(one).mul(HUNDRED)),
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
