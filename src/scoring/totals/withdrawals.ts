import { type Finding, finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import { type Fraction, fractionToNumber, HUNDRED, ZERO } from '../../exact/fraction.js';
import type { CriteriaIndex, LeafIndex } from '../criteria/criteria-index.js';
import { compareStandings } from '../criteria/tie-break.js';
import { sameTexts } from '../exact-text.js';
import { DROPOUT_MESSAGES } from '../messages.js';
import { priceField } from '../price/price-formulas.js';
import { type Evaluation, evaluateSheets, type Fields, rankEvaluations } from './evaluate-sheets.js';

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

/** A ranked vendor, exactly. */
interface Place {
  readonly vendor: string;
  /** Its total, and the points that decide between equal totals. */
  readonly standing: readonly Fraction[];
}

/** An evaluation of everybody, ready to leave out one vendor after the other. */
export interface Withdrawals {
  readonly index: CriteriaIndex;
  readonly evaluations: readonly Evaluation[];
  /** Vendors in first place; several when they are level, none when nobody is ranked. */
  readonly winners: readonly string[];
  /** The ranking with everybody. */
  readonly places: readonly Place[];
  /** Positions of the vendors whose withdrawal changes what the others' points rest on. */
  readonly movers: readonly number[];
  /** Whether a missing score counts as the lowest of the others, so that a withdrawal may change any criterion. */
  readonly rescored: boolean;
}

/** Finds whose withdrawal could change anything for the others. */
export function withdrawalsOf(index: CriteriaIndex, evaluations: readonly Evaluation[], fields: Fields): Withdrawals {
  const eligible = evaluations.filter(({ failed }) => failed.length === 0);
  const rescored = lowestCounts(index, eligible);
  const moving = new Set(
    rescored ? eligible : relativeLeaves(index).flatMap((leaf) => movingBidders(leaf, eligible, fields)),
  );
  const places = placesOf(index, evaluations);
  return {
    index,
    evaluations,
    winners: winnersOf(places),
    places,
    movers: evaluations.flatMap((one, i) => (moving.has(one) ? [i] : [])),
    rescored,
  };
}

/** How many shares of points it takes, at most, to test every withdrawal that could change anything. */
export function withdrawalEffort(index: CriteriaIndex, evaluations: readonly Evaluation[], fields: Fields): number {
  const eligible = evaluations.filter(({ failed }) => failed.length === 0);
  const relative = relativeLeaves(index);
  if (lowestCounts(index, eligible)) return eligible.length * evaluations.length * index.leaves.length;
  const movers = relative.reduce((sum, leaf) => sum + possibleMovers(leaf, eligible, fields).length, 0);
  return movers * evaluations.length * relative.length;
}

/** Says what the withdrawal of one vendor changes for the others. */
export function withdrawalCheck(withdrawals: Withdrawals, position: number): DropoutCheck {
  const { index, evaluations, winners, places, movers } = withdrawals;
  const withdrawn = evaluations[position]?.sheet.vendor ?? '';
  const before = places.filter(({ vendor }) => vendor !== withdrawn);
  const after = movers.includes(position) ? placesOf(index, evaluationsWithout(withdrawals, position)) : before;
  const kept = !winners.includes(withdrawn);
  return {
    withdrawn,
    ranking: ranksOf(after),
    winnerChanged: kept && !sameTexts(winners, winnersOf(after)),
    orderChanged: orderText(before) !== orderText(after),
  };
}

/**
 * Says what a check found.
 *
 * @returns `WINNER_DEPENDS_ON_LOSER` or `ORDER_DEPENDS_ON_BIDDER`, or nothing; `params.changes` are the others whose
 * rank changes, both ranks counted without the one that withdrew.
 */
export function withdrawalFindings(
  { withdrawn, ranking, winnerChanged, orderChanged }: DropoutCheck,
  { winners, places }: Pick<Withdrawals, 'winners' | 'places'>,
): Finding[] {
  if (!winnerChanged && !orderChanged) return [];
  const after = ranking.filter(({ rank }) => rank === 1).map(({ vendor }) => vendor);
  const others = ranksOf(places.filter(({ vendor }) => vendor !== withdrawn));
  const changes = rankChanges(others, ranking);
  const details = { subject: withdrawn, params: { withdrawn, before: winners, after, changes } };
  if (winnerChanged) {
    const message = DROPOUT_MESSAGES.WINNER_DEPENDS_ON_LOSER(withdrawn, winners, after);
    return [finding('WINNER_DEPENDS_ON_LOSER', 'high', message, details)];
  }
  const message = DROPOUT_MESSAGES.ORDER_DEPENDS_ON_BIDDER(withdrawn, winners);
  return [finding('ORDER_DEPENDS_ON_BIDDER', 'low', message, details)];
}

/** Whose rank changes; `null` stands for a vendor that is not in the ranking. */
function rankChanges(before: readonly DropoutRank[], after: readonly DropoutRank[]): JsonValue[] {
  const was = new Map(before.map(({ vendor, rank }) => [vendor, rank]));
  const is = new Map(after.map(({ vendor, rank }) => [vendor, rank]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((vendor) => {
    const [rankBefore, rankAfter] = [was.get(vendor) ?? null, is.get(vendor) ?? null];
    return rankBefore === rankAfter ? [] : [{ vendor, rankBefore, rankAfter }];
  });
}

/** Writes exact places as ranks. */
export function ranksOf(places: readonly Place[]): DropoutRank[] {
  let rank = 0;
  return places.map(({ vendor, standing }, i) => {
    if (!tiedBefore(places, i)) rank = i + 1;
    return { rank, vendor, total: fractionToNumber(standing[0] ?? ZERO) };
  });
}

/** Criteria whose points depend on other bids, and count. */
function relativeLeaves({ leaves }: CriteriaIndex): LeafIndex[] {
  return leaves.filter(({ scale, globalShare }) => scale.dependsOn !== null && !globalShare.equals(0));
}

/** Whether a missing score counts as the lowest that somebody got, on whatever criterion. */
function lowestCounts({ missing }: CriteriaIndex, eligible: readonly Evaluation[]): boolean {
  return missing === 'worst' && eligible.some((one) => one.missing.length > 0);
}

interface Bidder {
  readonly one: Evaluation;
  readonly price: Fraction;
}

function biddersOf({ position }: LeafIndex, eligible: readonly Evaluation[]): Bidder[] {
  return eligible.flatMap((one) => {
    const price = one.sheet.scores[position]?.value;
    return price === undefined ? [] : [{ one, price }];
  });
}

/** A formula that rests on the ends of the field moves with a single bidder at an end, any other may with every bidder. */
function possibleMovers(leaf: LeafIndex, eligible: readonly Evaluation[], fields: Fields): Bidder[] {
  const field = fields[leaf.position] ?? null;
  if (field === null) return [];
  const bidders = biddersOf(leaf, eligible);
  const figures = leaf.scale.dependsOn?.(field) ?? [];
  if (!figures.every((figure) => figure === field.lowest || figure === field.highest)) return bidders;
  return [...new Set(figures)].flatMap((figure) => {
    const there = bidders.filter(({ price }) => price.equals(figure));
    return there.length === 1 ? there : [];
  });
}

/** The vendors without whose price a formula rests on other figures. */
function movingBidders(leaf: LeafIndex, eligible: readonly Evaluation[], fields: Fields): Evaluation[] {
  const { position, scale } = leaf;
  const field = fields[position] ?? null;
  const figures = field === null ? [] : (scale.dependsOn?.(field) ?? []);
  const bidders = biddersOf(leaf, eligible);
  return possibleMovers(leaf, eligible, fields)
    .filter(({ one }) => {
      const rest = priceField(bidders.flatMap((other) => (other.one === one ? [] : [other.price])));
      const without = rest === null ? null : (scale.dependsOn?.(rest) ?? []);
      return without === null || !figures.every((figure, i) => without[i]?.equals(figure) === true);
    })
    .map(({ one }) => one);
}

/** Everybody but one, where the prices that others are compared with, or everything, has changed. */
function evaluationsWithout({ index, evaluations, rescored }: Withdrawals, position: number): readonly Evaluation[] {
  const others = evaluations.filter((_, i) => i !== position);
  if (rescored) {
    return evaluateSheets(
      index,
      others.map(({ sheet }) => sheet),
    ).evaluations;
  }
  const relative = relativeLeaves(index).map((leaf) => ({
    leaf,
    field: priceField(
      others.flatMap(({ failed, sheet }) => (failed.length > 0 ? [] : (sheet.scores[leaf.position]?.value ?? []))),
    ),
  }));
  return others.flatMap((one): Evaluation[] => {
    if (one.failed.length > 0 || one.total === null) return [];
    let total = one.total;
    const points = [...one.points];
    for (const { leaf, field } of relative) {
      const price = one.sheet.scores[leaf.position]?.value;
      const weight = one.counted.weights[leaf.position] ?? ZERO;
      if (price === undefined || weight.equals(0)) continue;
      const [old, now] = [one.counted.shares[leaf.position] ?? ZERO, leaf.scale.share(price, field) ?? ZERO];
      if (now.equals(old)) continue;
      total = total.add(weight.mul(now.sub(old)).mul(HUNDRED));
      points[leaf.position] = weight.mul(now).mul(HUNDRED);
    }
    return [{ ...one, total, points, belowMinimum: index.minimumTotal !== null && total.lt(index.minimumTotal) }];
  });
}

function placesOf(index: CriteriaIndex, evaluations: readonly Evaluation[]): Place[] {
  return rankEvaluations(index, evaluations, 'competition').flatMap(({ evaluation, standing, rank }) =>
    rank === null ? [] : [{ vendor: evaluation.sheet.vendor, standing }],
  );
}

function winnersOf(places: readonly Place[]): string[] {
  const next = places.findIndex((_, i) => i > 0 && !tiedBefore(places, i));
  return places.slice(0, next < 0 ? places.length : next).map(({ vendor }) => vendor);
}

/** Vendors best first, equals joined: two rankings agree when these texts do. */
function orderText(places: readonly Place[]): string {
  return places.map(({ vendor }, i) => `${tiedBefore(places, i) ? '=' : '>'}${JSON.stringify(vendor)}`).join('');
}

function tiedBefore(places: readonly Place[], i: number): boolean {
  const previous = places[i - 1];
  return previous !== undefined && compareStandings(places[i]?.standing ?? [], previous.standing) === 0;
}
