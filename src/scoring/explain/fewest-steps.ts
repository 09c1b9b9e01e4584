import type { Fraction } from '../../exact/fraction.js';

/** What the steps of one score gain, in points. */
export interface StepGains {
  /** Runs of steps that gain the same, falling from run to run; `null` where `table` says it. */
  readonly runs: readonly { readonly gain: Fraction; readonly count: number }[] | null;
  /** The most that 0, 1, 2 … steps gain; it never falls. `null` where `runs` say it. */
  readonly table: readonly Fraction[] | null;
}

/** The fewest steps that gain enough. */
export interface FewestSteps {
  readonly steps: number;
  /** Steps of each score, in the order given. */
  readonly taken: readonly number[];
}

/** A run in whole units. */
interface Run {
  readonly cell: number;
  readonly gain: bigint;
  readonly count: number;
}

/**
 * The fewest steps, spread over scores, that gain more than is needed.
 *
 * Where the gains of a score never rise from step to step, the best so many steps are the best single ones, so they are
 * taken greedily. Scores whose later steps gain more than earlier ones go through a table over the number of steps (a
 * knapsack with a choice for each score), and for every split between the two kinds the better is known; so the answer
 * is exact. Sums run in whole numbers over one common denominator.
 *
 * @param need - What the gain must exceed, at least 0.
 * @returns The steps; `null` when no such number of steps gains enough.
 */
export function fewestSteps(need: Fraction, cells: readonly StepGains[], most: number): FewestSteps | null {
  const unit = commonDenominator(need, cells);
  const whole = ({ s, n, d }: Fraction): bigint => s * n * (unit / d);
  const runs: Run[] = [];
  const tables: { readonly cell: number; readonly gains: readonly bigint[] }[] = [];
  cells.forEach((one, cell) => {
    if (one.table === null) {
      for (const { gain, count } of one.runs ?? []) runs.push({ cell, gain: whole(gain), count });
      return;
    }
    const gains = one.table.slice(0, most + 1).map(whole);
    const concave = runsOf(gains, cell);
    if (concave === null) tables.push({ cell, gains });
    else runs.push(...concave);
  });
  // The sort is stable: of equal gains those of the first scores are taken.
  const sorted = runs.filter(({ gain }) => gain > 0n).sort((a, b) => (a.gain > b.gain ? -1 : a.gain < b.gain ? 1 : 0));
  const alone = greedySteps(sorted, whole(need), most);
  const { best, picks } = combine(
    tables.map(({ gains }) => gains),
    Math.min(most, alone ?? most),
  );
  let [fewest, inTables] = [alone, 0];
  best.forEach((gained, steps) => {
    const limit = (fewest ?? most + 1) - 1 - steps;
    if (limit < 0) return;
    const more = greedySteps(sorted, whole(need) - gained, limit);
    if (more !== null) [fewest, inTables] = [steps + more, steps];
  });
  if (fewest === null) return null;
  const taken = cells.map(() => 0);
  let left = inTables;
  for (let i = tables.length - 1; i >= 0; i--) {
    const pick = picks[i]?.[left] ?? 0;
    taken[tables[i]?.cell ?? 0] = pick;
    left -= pick;
  }
  let open = whole(need) - (best[inTables] ?? 0n);
  for (const { cell, gain, count } of sorted) {
    if (open < 0n) break;
    const steps = stepsOf(gain, count, open);
    taken[cell] = (taken[cell] ?? 0) + steps;
    open -= gain * BigInt(steps);
  }
  return { steps: fewest, taken };
}

/** Steps of a run until more than `open` is gained, or the run is used up. */
function stepsOf(gain: bigint, count: number, open: bigint): number {
  const enough = open / gain + 1n;
  return enough < BigInt(count) ? Number(enough) : count;
}

/** Fewest single steps, best first, that gain more than `need`; `null` beyond `limit`. */
function greedySteps(runs: readonly Run[], need: bigint, limit: number): number | null {
  let [open, total] = [need, 0];
  for (const { gain, count } of runs) {
    if (open < 0n || total > limit) break;
    const steps = stepsOf(gain, count, open);
    total += steps;
    open -= gain * BigInt(steps);
  }
  return open < 0n && total <= limit ? total : null;
}

/** A table whose gains never rise from step to step, as runs; `null` when they do. */
function runsOf(gains: readonly bigint[], cell: number): Run[] | null {
  const runs: Run[] = [];
  for (let i = 1; i < gains.length; i++) {
    const gain = (gains[i] ?? 0n) - (gains[i - 1] ?? 0n);
    const last = runs[runs.length - 1];
    if (last !== undefined && gain > last.gain) return null;
    runs.push({ cell, gain, count: 1 });
  }
  return runs;
}

/** The most that up to `limit` steps gain over all tables, and how many of them each table takes. */
function combine(
  tables: readonly (readonly bigint[])[],
  limit: number,
): { readonly best: readonly bigint[]; readonly picks: readonly (readonly number[])[] } {
  let best: bigint[] = [0n];
  const picks = tables.map((gains) => {
    const size = Math.min(limit, best.length - 1 + gains.length - 1);
    const next: bigint[] = [];
    const pick: number[] = [];
    for (let steps = 0; steps <= size; steps++) {
      let [most, taken] = [-1n, 0];
      for (let own = Math.max(0, steps - best.length + 1); own < gains.length && own <= steps; own++) {
        const gained = (best[steps - own] ?? 0n) + (gains[own] ?? 0n);
        if (gained > most) [most, taken] = [gained, own];
      }
      next.push(most);
      pick.push(taken);
    }
    best = next;
    return pick;
  });
  return { best, picks };
}

function commonDenominator(need: Fraction, cells: readonly StepGains[]): bigint {
  let unit = need.d;
  const include = ({ d }: Fraction): void => {
    if (unit % d !== 0n) unit = (unit / gcd(unit, d)) * d;
  };
  for (const { runs, table } of cells) {
    for (const { gain } of runs ?? []) include(gain);
    for (const gain of table ?? []) include(gain);
  }
  return unit;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
