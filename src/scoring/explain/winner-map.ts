import { textIssues } from '../../core/check.js';
import { fail, throwIssues } from '../../core/errors.js';
import { type Fraction, fractionToNumber, ONE, ZERO } from '../../exact/fraction.js';
import { readExact } from '../exact-text.js';
import { checkReport } from '../totals/check-report.js';
import type { RankedVendor, ScoreReport } from '../totals/score-report.js';
import { WINNER_MAP_MESSAGES } from './messages.js';
import { shownWeights } from './shown-weights.js';
import { weightBasis, whyNoLines } from './weight-basis.js';

/** A range of weights at which the same vendor wins. */
export interface WinnerSegment {
  /** Weights in the whole, 0 to 100; at the ends the vendors on both sides are level. */
  readonly from: number;
  readonly to: number;
  /** The same as exact fractions of 100. */
  readonly fromExact: string;
  readonly toExact: string;
  /** Who has most points in between; several, in the order of the ranking, when they are level all along. */
  readonly winners: readonly string[];
  readonly message: string;
}

/** Who wins at which weight of a criterion. */
export interface WinnerMap {
  readonly criterion: string;
  readonly name: string;
  /** Announced weight in the whole, 0 to 100. */
  readonly weight: number;
  /** From a weight of 0 to one of 100 without gaps; `null` when it cannot be said. */
  readonly segments: readonly WinnerSegment[] | null;
  readonly message: string;
}

/**
 * Maps who wins at which weight of a criterion, from none at all to all the weight.
 *
 * When the weight moves, the other criteria keep their proportions, so every total is a line in it; the winners are the
 * upper envelope of these lines (Andrew 1979, Information Processing Letters 9, on lines instead of points), with ends
 * as exact fractions. Minimum totals are not tested again.
 *
 * @param report - What `scoreVendors` returned, or a copy of it from JSON.
 * @param criterion - Id of a criterion that carries weight.
 * @returns The segments, lowest weight first.
 * @throws {@link VendorwiseError} `REQUIRED`, `UNKNOWN_CRITERION`, `INVALID_TYPE` for what is no report or id, `INVALID_NUMBER` for an
 * exact figure in it that is none.
 * @example
 * ```ts
 * import { defineCriteria, scoreVendors, winnerMap } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'two', version: 1,
 *   criteria: [
 *     { id: 'quality', weight: 60, scale: { kind: 'number', min: 0, max: 1 } },
 *     { id: 'speed', weight: 40, scale: { kind: 'number', min: 0, max: 1 } },
 *   ],
 * });
 * const report = scoreVendors(criteria, [
 *   { vendor: 'A', scores: { quality: '0.9', speed: '0.1' } },
 *   { vendor: 'B', scores: { quality: '0.5', speed: '0.6' } },
 * ]);
 * winnerMap(report, 'speed').message; // => 'As speed weighs more (now 40.0 %): A wins up to 44.4 %, then B.'
 * ```
 */
export function winnerMap(report: ScoreReport, criterion: string): WinnerMap {
  checkReport(report);
  throwIssues(textIssues(criterion, 'criterion', 'a criterion of the report'));
  const position = report.criteria.findIndex((one) => one.criterion === criterion && one.globalWeightExact !== null);
  const announced = report.criteria[position] ?? unknownCriterion(report, criterion);
  const weight = readExact(announced.globalWeightExact ?? '', `report.criteria[${position}].globalWeightExact`);
  const basis = weightBasis(report);
  const { name } = announced;
  const common = { criterion, name, weight: fractionToNumber(weight.mul(100)) };
  const reason = whyNoLines(basis, announced, position, weight);
  if (reason !== null) return { ...common, segments: null, message: reason };
  const hull = upperEnvelope(basis.ranked.map((row) => lineOf(row, position, weight)));
  const bounds = [...hull.map(({ from }) => from), ONE].map((bound) => bound.mul(100));
  // The announced weight last: its text has the digits of the others.
  const shown = shownWeights([...bounds, weight.mul(100)]);
  const segments = hull.map(({ line }, i): WinnerSegment => {
    const [start, end] = [bounds[i] as Fraction, bounds[i + 1] as Fraction];
    return {
      from: fractionToNumber(start),
      to: fractionToNumber(end),
      fromExact: start.toFraction(),
      toExact: end.toFraction(),
      winners: line.vendors,
      message: WINNER_MAP_MESSAGES.segment(line.vendors, name, shown[i] as string, shown[i + 1] as string),
    };
  });
  const ends = segments.map(({ winners }, i) => ({ winners, to: shown[i + 1] as string }));
  return { ...common, segments, message: WINNER_MAP_MESSAGES.map(name, shown[bounds.length] as string, ends) };
}

/** The total of vendors by the weight, as a share of 1: `rest` at weight 0, rising by `slope` up to weight 1. */
interface Line {
  readonly vendors: readonly string[];
  readonly rest: Fraction;
  readonly slope: Fraction;
}

function lineOf(row: RankedVendor, position: number, weight: Fraction): Line {
  const own = readExact(row.criteria[position]?.earnedShareExact ?? '');
  const total = readExact(row.totalExact ?? '').div(100);
  const rest = total.sub(weight.mul(own)).div(ONE.sub(weight));
  return { vendors: [row.vendor], rest, slope: own.sub(rest) };
}

/** A line and the weight from which on it is on top. */
interface Piece {
  readonly line: Line;
  readonly from: Fraction;
}

/** The lines on top between weights 0 and 1, in the order of their slopes. */
function upperEnvelope(lines: readonly Line[]): Piece[] {
  // The sort is stable: lines that are equal keep the order of the ranking.
  const sorted = [...lines].sort((a, b) => a.slope.compare(b.slope) || b.rest.compare(a.rest));
  const hull: Piece[] = [];
  sorted.forEach((line, i) => {
    if (sorted[i - 1]?.slope.equals(line.slope) !== true) {
      place(hull, line);
      return;
    }
    // Parallel to a line that was just placed, or dropped: at best the same line.
    const last = hull[hull.length - 1];
    if (last?.line.slope.equals(line.slope) === true && last.line.rest.equals(line.rest)) {
      hull[hull.length - 1] = { ...last, line: { ...last.line, vendors: [...last.line.vendors, ...line.vendors] } };
    }
  });
  return hull;
}

/** Puts a line that is steeper than all before it on top of those it covers. */
function place(hull: Piece[], line: Line): void {
  let from = ZERO;
  for (let top = hull[hull.length - 1]; top !== undefined; top = hull[hull.length - 1]) {
    const crossing = top.line.rest.sub(line.rest).div(line.slope.sub(top.line.slope));
    if (crossing.gte(ONE)) return;
    if (crossing.gt(top.from)) {
      from = crossing;
      break;
    }
    hull.pop();
  }
  hull.push({ line, from });
}

function unknownCriterion(report: ScoreReport, received: string): never {
  const known = report.criteria.filter((one) => one.globalWeightExact !== null).map((one) => one.criterion);
  return fail('UNKNOWN_CRITERION', 'criterion', `No criterion "${received}" carries weight in this report.`, {
    received,
    expected: `one of ${known.join(', ')}`,
    params: { criterion: received },
  });
}
