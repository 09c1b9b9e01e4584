import type { ChangeDirection } from '../../core/change-direction.js';
import { wordIssues } from '../../core/check.js';
import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { type Fraction, formatFraction, fraction, fractionToNumber, sumFractions, ZERO } from '../../exact/fraction.js';
import type { RoundingMode } from '../../exact/rounding.js';
import { exactText } from '../exact-text.js';
import { decimalsIssues } from '../options.js';
import { isIssue } from '../scales/compiled-scale.js';
import { type PeriodPlace, readPeriod } from './period-label.js';
import { type PeriodTotal, periodTotal } from './period-total.js';
import type { ParsedPeriod } from './schema.js';
import { scorecardFindings, scorecardMessage } from './scorecard-findings.js';
import type { ScorecardIndex } from './scorecard-index.js';
import type { StandingScore, SupplierScorecardOptions, SupplierScorecardReport } from './scorecard-report.js';
import { type StandingIndex, standingAt } from './standings.js';

/** The newest period of a run. */
export interface NewestPeriod extends PeriodPlace {
  readonly label: string;
}

/** Checked options. */
export interface ScorecardRun {
  readonly asOf: NewestPeriod | null;
  readonly decimals: number;
  readonly rounding: RoundingMode;
}

/** A period with its total and its place on the calendar. */
export interface ReadPeriod extends PeriodTotal {
  readonly label: string;
  readonly place: PeriodPlace;
}

const MODES: readonly RoundingMode[] = ['halfUp', 'halfDown', 'halfEven', 'up', 'down', 'ceiling', 'floor'];

/** Reads the options of a run, with their defaults. */
export function readRun(
  index: ScorecardIndex,
  options: SupplierScorecardOptions,
  issues: VendorwiseIssue[],
): ScorecardRun {
  checkOptions(options, { asOfPeriod: true, decimals: true, rounding: true });
  const { asOfPeriod, decimals = 1, rounding = 'halfUp' } = options;
  issues.push(...decimalsIssues(decimals));
  issues.push(...wordIssues(rounding, MODES, 'options.rounding'));
  if (asOfPeriod === undefined) return { asOf: null, decimals, rounding };
  const unit = index.definition.period ?? 'month';
  const place =
    typeof asOfPeriod === 'string'
      ? readPeriod(asOfPeriod, unit, 'options.asOfPeriod')
      : issue('INVALID_TYPE', 'options.asOfPeriod', `The option asOfPeriod must be the label of a ${unit}.`, {
          received: asOfPeriod,
          expected: `the label of a ${unit}`,
        });
  if (isIssue(place)) issues.push(place);
  return { asOf: isIssue(place) ? null : { ...place, label: asOfPeriod }, decimals, rounding };
}

/**
 * Reads the periods of a supplier, newest first; usable only when no issue was added.
 *
 * @param base - Where their list stands.
 */
export function readPeriods(
  index: ScorecardIndex,
  periods: readonly ParsedPeriod[],
  supplier: string,
  base: string,
  issues: VendorwiseIssue[],
): ReadPeriod[] {
  const seen = new Map<number, string>();
  const read = periods.flatMap((period, i): ReadPeriod[] => {
    const path = `${base}[${i}]`;
    const total = periodTotal(index, period, supplier, path, issues);
    const place = readPeriod(period.period, index.definition.period ?? 'month', `${path}.period`);
    if (isIssue(place)) {
      issues.push(place);
      return [];
    }
    const first = seen.get(place.index);
    if (first !== undefined) {
      const details = {
        received: period.period,
        expected: 'each period once',
        params: { period: period.period, first },
      };
      issues.push(
        issue('DUPLICATE_PERIOD', `${path}.period`, `The period ${period.period} already stands at ${first}.`, details),
      );
    } else seen.set(place.index, path);
    return [{ ...total, label: period.period, place }];
  });
  const mixed = read.find(({ place }) => place.financial !== read[0]?.place.financial);
  if (mixed !== undefined) {
    const details = { received: mixed.label, expected: 'labels of one kind of year' };
    issues.push(issue('INVALID_PERIOD', base, 'Calendar years and financial years cannot be compared.', details));
  }
  return read.sort((a, b) => b.place.index - a.place.index);
}

/** The newest of some periods that stand newest first; `null` without periods. */
export function newestOf(periods: readonly ReadPeriod[]): NewestPeriod | null {
  const [first] = periods;
  return first === undefined ? null : { ...first.place, label: first.label };
}

/**
 * Weighs periods by age and writes the report of a supplier.
 *
 * @param periods - Newest first.
 * @param newest - The period of age 0; `null` without periods.
 */
export function scorecardReport(
  index: ScorecardIndex,
  periods: readonly ReadPeriod[],
  supplier: string,
  newest: NewestPeriod | null,
  run: ScorecardRun,
): SupplierScorecardReport {
  const at = newest?.index ?? 0;
  const used = periods.filter(({ place }) => place.index <= at);
  const weights = used.map(({ place, total }) => (total === null ? ZERO : index.weightAt(at - place.index)));
  const sum = sumFractions(weights);
  const score = scoreAt(index, used, at);
  const now = standingScore(index, score, run);
  const before = scoreAt(index, periods, at - 1);
  const previous = standingScore(index, before, run);
  const { definition } = index;
  const change = score === null || before === null ? null : changeOf(index, before, score);
  const report = {
    scorecardId: definition.id,
    scorecardVersion: definition.version,
    conventions: {
      periodWeights: definition.periodWeights ?? 'linear12',
      missing: definition.missing ?? 'reweight',
      decimals: run.decimals,
      rounding: run.rounding,
    },
    asOfPeriod: newest?.label ?? null,
    score: now?.score ?? null,
    scoreExact: now?.scoreExact ?? null,
    scoreText: now?.scoreText ?? null,
    standing: now?.standing ?? null,
    previous,
    standingChange: change,
    periods: used.map((period, i) => ({
      period: period.label,
      age: at - period.place.index,
      total: period.total && fractionToNumber(period.total),
      totalExact: exactText(period.total),
      totalText: period.total && formatFraction(period.total, run.decimals, run.rounding),
      weightShare: sum.equals(0) ? 0 : fractionToNumber((weights[i] ?? ZERO).div(sum)),
      coverageShare: period.coverageShare,
      criteria: period.criteria,
    })),
  };
  const counted = used.filter((_, i) => weights[i]?.gt(0) === true).map(({ label }) => label);
  return {
    ...report,
    findings: scorecardFindings(report, periods, used, supplier),
    message: scorecardMessage(report, supplier, counted),
  };
}

/** The weighted mean of the periods up to one that counts as the newest; `null` when none with a total carries weight. */
function scoreAt(index: ScorecardIndex, periods: readonly ReadPeriod[], newest: number): Fraction | null {
  let [points, weights] = [ZERO, ZERO];
  for (const { total, place } of periods) {
    if (total === null || place.index > newest) continue;
    const weight = index.weightAt(newest - place.index);
    points = points.add(total.mul(weight));
    weights = weights.add(weight);
  }
  return weights.equals(0) ? null : points.div(weights);
}

function standingScore({ standings }: ScorecardIndex, score: Fraction | null, run: ScorecardRun): StandingScore | null {
  const band = score === null ? undefined : standings[standingAt(standings, score)];
  if (score === null || band === undefined) return null;
  return {
    score: fractionToNumber(score),
    scoreExact: score.toFraction(),
    scoreText: textWithin(standings, score, run),
    // A copy, so that nobody changes the scorecard through a result.
    standing: { ...band.shown, actions: [...band.shown.actions] },
  };
}

/** A score is not rounded across a bound of its standing: 79.99 below a band from 80 is shown as 79.9. */
function textWithin(
  standings: readonly StandingIndex[],
  score: Fraction,
  { decimals, rounding }: ScorecardRun,
): string {
  const text = formatFraction(score, decimals, rounding);
  const beyond = standingAt(standings, fraction(text)) - standingAt(standings, score);
  return beyond === 0 ? text : formatFraction(score, decimals, beyond > 0 ? 'floor' : 'ceiling');
}

function changeOf({ standings }: ScorecardIndex, before: Fraction, now: Fraction): ChangeDirection {
  const steps = standingAt(standings, now) - standingAt(standings, before);
  if (steps === 0) return 'same';
  return steps > 0 ? 'better' : 'worse';
}
