import { fractionToNumber } from '../../exact/fraction.js';
import { readExact } from '../exact-text.js';
import type { RankedVendor } from '../totals/score-report.js';
import { NEAR_ERROR, NEAR_TINY, nearNumber } from './near-number.js';

/** The first rival to draw level when the weight falls, and when it rises; `null` where no rival gains. */
export interface NearestRivals {
  readonly falling: RankedVendor | null;
  readonly rising: RankedVendor | null;
}

/** The leads of a winner, the first of the ranked vendors, over all of them, as doubles with their errors. */
export interface Leads {
  readonly ranked: readonly RankedVendor[];
  readonly leads: Float64Array;
  readonly errors: Float64Array;
  /** Exact totals, where they were needed. */
  readonly exact: Map<number, Ratio>;
  /** Lower bounds of the ratios of one criterion; scratch. */
  readonly lows: Float64Array;
  /** Who may be first on which side: 1 when the weight falls, 2 when it rises, 3 on either; scratch. */
  readonly sides: Uint8Array;
}

/** Whole numbers, the lower one above zero; not reduced. */
type Ratio = readonly [upper: bigint, lower: bigint];

const [FALLING, RISING] = [1, 2] as const;

/** A rounded figure after a few operations is off by no more than this share of its size. */
const OFF = 2 * NEAR_ERROR;

/**
 * Reads the leads of the winner once for all criteria.
 *
 * @returns Its leads, in points.
 */
export function leadsOf(ranked: readonly RankedVendor[]): Leads {
  const size = ranked.length;
  const [leads, errors] = [new Float64Array(size), new Float64Array(size)];
  const [first] = ranked;
  const winner = first === undefined ? 0 : totalNear(first, 0);
  ranked.forEach((row, i) => {
    const total = totalNear(row, i);
    leads[i] = winner - total;
    errors[i] = OFF * (Math.abs(winner) + Math.abs(total)) + NEAR_TINY;
  });
  return { ranked, leads, errors, exact: new Map(), lows: new Float64Array(size), sides: new Uint8Array(size) };
}

/**
 * Finds the rivals that draw level with the winner first when the weight of a criterion moves.
 *
 * With D the winner's lead in points and d by how much more of the criterion's points it earns, rivals draw level in the
 * order of D / |d|: those with d above 0 when the weight falls, those with d below 0 when it rises. Doubles with a bound
 * on their error leave few that may be first, and among those exact ratios decide. Of rivals that draw level at the
 * same weight the one that gains faster is ahead beyond it; of equals, the first in the ranking.
 *
 * @param position - Place of the criterion in the report; every ranked vendor has a share there.
 */
export function nearestRivals(basis: Leads, position: number): NearestRivals {
  const { ranked, leads, errors, lows, sides } = basis;
  const ownText = ranked[0]?.criteria[position]?.earnedShareExact;
  const own = shareNear(ownText, 0, position);
  let [falling, rising] = [Infinity, Infinity];
  for (let i = 1; i < ranked.length; i++) {
    const text = ranked[i]?.criteria[position]?.earnedShareExact;
    sides[i] = 0;
    if (text === ownText) continue;
    const share = shareNear(text, i, position);
    const gap = own - share;
    const gapError = OFF * (Math.abs(own) + Math.abs(share)) + NEAR_TINY;
    const size = Math.abs(gap);
    const [lead, leadError] = [leads[i] as number, errors[i] as number];
    const low = (Math.max(0, lead - leadError) / (size + gapError)) * (1 - OFF) - NEAR_TINY;
    // What is no number (two figures beyond the doubles) may be anything.
    lows[i] = low > 0 ? low : 0;
    if (!(size > gapError)) {
      sides[i] = FALLING | RISING;
      continue;
    }
    const high = ((lead + leadError) / (size - gapError)) * (1 + OFF) + NEAR_TINY;
    sides[i] = gap > 0 ? FALLING : RISING;
    if (gap > 0 && high < falling) falling = high;
    if (gap < 0 && high < rising) rising = high;
  }
  return {
    falling: firstOf(basis, position, FALLING, falling),
    rising: firstOf(basis, position, RISING, rising),
  };
}

function totalNear({ totalExact }: RankedVendor, row: number): number {
  const near = nearNumber(totalExact ?? '');
  return Number.isNaN(near) ? fractionToNumber(readExact(totalExact ?? '', totalPath(row))) : near;
}

function shareNear(text: string | null | undefined, row: number, position: number): number {
  const near = nearNumber(text ?? '');
  return Number.isNaN(near) ? fractionToNumber(readExact(text ?? '', sharePath(row, position))) : near;
}

const totalPath = (row: number): string => `report.ranking[${row}].totalExact`;
const sharePath = (row: number, position: number): string =>
  `report.ranking[${row}].criteria[${position}].earnedShareExact`;

/** Of the rivals on a side whose lower bound does not pass the least upper bound, the exact first. */
function firstOf(basis: Leads, position: number, side: number, bound: number): RankedVendor | null {
  const { ranked, lows, sides } = basis;
  const candidates: number[] = [];
  for (let i = 1; i < ranked.length; i++) {
    if (((sides[i] as number) & side) !== 0 && (lows[i] as number) <= bound) candidates.push(i);
  }
  // One candidate whose side is certain needs no fractions.
  const [only] = candidates;
  const best =
    candidates.length === 1 && only !== undefined && sides[only] === side
      ? only
      : exactFirst(basis, position, side, candidates);
  return best === null ? null : (ranked[best] ?? null);
}

function exactFirst(basis: Leads, position: number, side: number, candidates: readonly number[]): number | null {
  const own = shareOf(basis, 0, position);
  const total = totalOf(basis, 0);
  let best: { readonly row: number; readonly lead: Ratio; readonly gap: Ratio } | null = null;
  const seen = new Set<string>();
  for (const row of candidates) {
    const one = basis.ranked[row];
    const key = `${one?.totalExact} ${one?.criteria[position]?.earnedShareExact}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const difference = minus(own, shareOf(basis, row, position));
    if (side === FALLING ? difference[0] <= 0n : difference[0] >= 0n) continue;
    const gap: Ratio = [difference[0] < 0n ? -difference[0] : difference[0], difference[1]];
    const lead = minus(total, totalOf(basis, row));
    if (best !== null) {
      // lead / gap against best.lead / best.gap, then the wider gap.
      const order = compare(times(lead, best.gap), times(best.lead, gap)) || compare(best.gap, gap);
      if (order >= 0) continue;
    }
    best = { row, lead, gap };
  }
  return best?.row ?? null;
}

function totalOf({ ranked, exact }: Leads, row: number): Ratio {
  const known = exact.get(row);
  if (known !== undefined) return known;
  const { s, n, d } = readExact(ranked[row]?.totalExact ?? '', totalPath(row));
  const total: Ratio = [s * n, d];
  exact.set(row, total);
  return total;
}

function shareOf({ ranked }: Leads, row: number, position: number): Ratio {
  const text = ranked[row]?.criteria[position]?.earnedShareExact ?? '';
  const { s, n, d } = readExact(text, sharePath(row, position));
  return [s * n, d];
}

function minus(a: Ratio, b: Ratio): Ratio {
  return [a[0] * b[1] - b[0] * a[1], a[1] * b[1]];
}

function times(a: Ratio, b: Ratio): Ratio {
  return [a[0] * b[0], a[1] * b[1]];
}

function compare(a: Ratio, b: Ratio): number {
  const [x, y] = [a[0] * b[1], b[0] * a[1]];
  return x < y ? -1 : x > y ? 1 : 0;
}
