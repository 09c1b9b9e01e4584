/** Beyond it nobody reads runs by eye, and counting takes long. */
const MOST_POINTS = 500;

/**
 * How often points in random order give a signal by the rules of Anhoej: among all orders of so many points above and below
 * the line, the share with a run longer than the limit or with fewer crossings than theirs.
 *
 * An order is a row of runs that take turns. The ways to cut the points of one side into a number of runs, none of them too
 * long, are counted for both sides; the sides have as many runs, or one side one more.
 *
 * Source: counting of runs as in W. L. Stevens, "Distribution of groups in a sequence of alternatives", 1939, and F. Mosteller,
 * "Note on an application of runs to quality control charts", 1941.
 *
 * @param longestRunLimit - Longest run without a signal.
 * @param crossingsLimit - Fewest crossings without a signal.
 * @returns 0 to 1; `null` without points, and for more than 500.
 */
export function runsFalseAlarmShare(
  above: number,
  below: number,
  longestRunLimit: number,
  crossingsLimit: number,
): number | null {
  const points = above + below;
  if (points === 0 || points > MOST_POINTS) return null;
  const [ofAbove, ofBelow] = [cutsOf(above, longestRunLimit), cutsOf(below, longestRunLimit)];
  let quiet = 0;
  for (let runs = Math.max(1, crossingsLimit + 1); runs <= points; runs++) {
    const [less, more] = [runs >> 1, (runs + 1) >> 1];
    quiet += (ofAbove[less] ?? 0) * (ofBelow[more] ?? 0) + (ofAbove[more] ?? 0) * (ofBelow[less] ?? 0);
  }
  // Each count is divided by two to the power of its points, so that none passes the largest double.
  let orders = 1;
  for (let i = 1; i <= above; i++) orders *= (below + i) / i / 2;
  for (let i = 0; i < below; i++) orders /= 2;
  return Math.min(1, Math.max(0, 1 - quiet / orders));
}

/** Ways to cut so many points into 0, 1, 2, … runs of at most `longest` each, divided by two to the power of the points. */
function cutsOf(points: number, longest: number): number[] {
  const cuts: number[] = [points === 0 ? 1 : 0];
  let ways = new Float64Array(points + 1);
  ways[0] = 1;
  for (let runs = 1; runs <= points; runs++) {
    const next = new Float64Array(points + 1);
    for (let sum = runs; sum <= points; sum++) {
      let share = 1;
      for (let last = 1; last <= Math.min(longest, sum); last++) {
        share /= 2;
        next[sum] = next[sum]! + share * ways[sum - last]!;
      }
    }
    ways = next;
    cuts.push(ways[points]!);
  }
  return cuts;
}
