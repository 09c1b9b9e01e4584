import { type Finding, finding } from '../../core/findings.js';
import { type Fraction, fractionToNumber } from '../../exact/fraction.js';
import type { Criteria, ScoreSheet } from '../criteria/criteria.js';
import { type CriteriaIndex, criteriaIndexOf } from '../criteria/criteria-index.js';
import { DROPOUT_MESSAGES } from '../messages.js';
import { type Evaluation, evaluateSheets, failedGates, fieldsOf, rankEvaluations } from '../totals/evaluate-sheets.js';
import { type ReadSheet, readSheets } from '../totals/score-sheets.js';

/** A vendor's place in a ranking. */
export interface DropoutRank {
  /** Competition rank. */
  readonly rank: number;
  readonly vendor: string;
  /** Points out of 100. */
  readonly total: number;
}

/** What happens when one vendor withdraws. */
export interface DropoutCheck {
  readonly withdrawn: string;
  /** The ranking of the others without it. */
  readonly ranking: readonly DropoutRank[];
  /** Whether somebody else wins although no winner withdrew. */
  readonly winnerChanged: boolean;
  /** Whether any two of the others stand in another order than before, or one enters or leaves the ranking. */
  readonly orderChanged: boolean;
}

/** The result of the test. */
export interface DropoutReport {
  /** The vendors in first place; several when they are level, none when nobody is ranked. */
  readonly winners: readonly string[];
  /** The ranking with everybody. */
  readonly ranking: readonly DropoutRank[];
  /** One check for each vendor, in the order of the sheets. */
  readonly checks: readonly DropoutCheck[];
  readonly findings: readonly Finding[];
}

/**
 * Tests whether the withdrawal of a bidder would change the award among the others.
 *
 * Price formulas that look at other bids are not independent of irrelevant alternatives: a losing bid can decide who
 * wins (Stilger, Siderius & van Raaij 2017, Journal of Public Procurement 17). Every vendor is left out once, and the
 * rest is scored anew.
 *
 * @param criteria - What `defineCriteria` returned.
 * @param sheets - The sheets as for `scoreVendors`.
 * @returns The ranking with everybody and without each vendor; findings `WINNER_DEPENDS_ON_LOSER` (high) and
 * `ORDER_DEPENDS_ON_BIDDER` (low).
 * @throws {@link VendorwiseError} as `scoreVendors` does.
 * @example
 * ```ts
 * import { bidderDropoutTest, defineCriteria } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'fragile', version: 1,
 *   criteria: [
 *     { id: 'quality', weight: 50, scale: { kind: 'points', min: 0, max: 100 } },
 *     { id: 'price', weight: 50, scale: { kind: 'price', currency: 'EUR' } },
 *   ],
 * });
 * const { findings } = bidderDropoutTest(criteria, [
 *   { vendor: 'A', scores: { quality: 80, price: 100 } },
 *   { vendor: 'B', scores: { quality: 60, price: 75 } },
 *   { vendor: 'C', scores: { quality: 10, price: 40 } },
 * ]);
 * findings[0]?.message; // => 'If C withdrew, B would win instead of A: the award rests on a losing bid.'
 * ```
 */
export function bidderDropoutTest(criteria: Criteria, sheets: readonly ScoreSheet[]): DropoutReport {
  const index = criteriaIndexOf(criteria);
  const read = readSheets(index, sheets);
  const base = rankingOf(evaluateSheets(index, read).evaluations);
  const winners = winnersOf(base);
  const eligible = read.filter((sheet) => failedGates(index, sheet).length === 0);
  const footing = footingOf(index, eligible);
  const checks = read.map((sheet): DropoutCheck => {
    const others = without(read, sheet);
    const before = base.filter(({ vendor }) => vendor !== sheet.vendor);
    // Where the withdrawal leaves everything that scores depend on as it was, nothing needs to be scored again.
    const same = footing !== null && footing === footingOf(index, without(eligible, sheet));
    const after = same ? before : rankingOf(evaluateSheets(index, others).evaluations);
    const kept = !winners.includes(sheet.vendor);
    return {
      withdrawn: sheet.vendor,
      ranking: placesOf(after),
      winnerChanged: kept && JSON.stringify(winners) !== JSON.stringify(winnersOf(after)),
      orderChanged: orderText(before) !== orderText(after),
    };
  });
  return { winners, ranking: placesOf(base), checks, findings: checks.flatMap((check) => findingsOf(check, winners)) };
}

/** A ranked vendor, exactly; equal totals share a group. */
interface Place {
  readonly vendor: string;
  readonly total: Fraction;
}

function rankingOf(evaluations: readonly Evaluation[]): Place[] {
  return rankEvaluations(evaluations, 'competition').flatMap(({ evaluation, rank }) =>
    rank === null || evaluation.total === null ? [] : [{ vendor: evaluation.sheet.vendor, total: evaluation.total }],
  );
}

function winnersOf(places: readonly Place[]): string[] {
  const [first] = places;
  return first === undefined ? [] : places.filter(({ total }) => total.equals(first.total)).map(({ vendor }) => vendor);
}

function placesOf(places: readonly Place[]): DropoutRank[] {
  let rank = 0;
  return places.map(({ vendor, total }, i) => {
    if (i === 0 || !total.equals((places[i - 1] as Place).total)) rank = i + 1;
    return { rank, vendor, total: fractionToNumber(total) };
  });
}

/** Vendors best first, equals joined: two rankings agree when these texts do. */
function orderText(places: readonly Place[]): string {
  return places
    .map(
      ({ vendor, total }, i) =>
        `${i > 0 && total.equals((places[i - 1] as Place).total) ? '=' : '>'}${JSON.stringify(vendor)}`,
    )
    .join('');
}

function without(sheets: readonly ReadSheet[], withdrawn: ReadSheet): readonly ReadSheet[] {
  return sheets.filter((one) => one !== withdrawn);
}

/** What the eligible vendors give that any total rests on, as text; `null` when it is not only their prices. */
function footingOf(index: CriteriaIndex, eligible: readonly ReadSheet[]): string | null {
  if (index.missing === 'worst') return null;
  const fields = fieldsOf(index, eligible);
  return index.leaves
    .map(({ position, scale, globalShare }) => {
      const field = fields[position];
      if (scale.dependsOn === null || globalShare.equals(0)) return '';
      return field
        ? scale
            .dependsOn(field)
            .map((figure) => figure.toFraction())
            .join(' ')
        : 'empty';
    })
    .join('|');
}

function findingsOf(
  { withdrawn, ranking, winnerChanged, orderChanged }: DropoutCheck,
  winners: readonly string[],
): Finding[] {
  const after = ranking.filter(({ rank }) => rank === 1).map(({ vendor }) => vendor);
  const details = { subject: withdrawn, params: { withdrawn, before: winners, after } };
  if (winnerChanged) {
    const message = DROPOUT_MESSAGES.WINNER_DEPENDS_ON_LOSER(withdrawn, winners, after);
    return [finding('WINNER_DEPENDS_ON_LOSER', 'high', message, details)];
  }
  if (!orderChanged) return [];
  const message = DROPOUT_MESSAGES.ORDER_DEPENDS_ON_BIDDER(withdrawn, winners);
  return [finding('ORDER_DEPENDS_ON_BIDDER', 'low', message, details)];
}
