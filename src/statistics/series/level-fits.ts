/** Values with weights: how much each counts in the mean of its level. */
export interface WeightedValues {
  readonly values: Float64Array;
  /** Above 0, 1 on average: all 1 for plain figures. */
  readonly weights: Float64Array;
}

/** Levels fitted to a series: where each ends, and how far the values are from them. */
export interface LevelFit {
  /** Position after the last value of each level, ascending; the last one is the number of values. */
  readonly ends: readonly number[];
  /** Sum of the squared distances of the values to the mean of their level. */
  readonly cost: number;
}

/** Costs that agree to this share of the cost of a single level are equal but for rounding: fewer changes win, then the earliest. */
const SAME_COST = 1e-12;
/** Distances below this share of the largest value are rounding noise (0.1 + 0.2 against 0.3). */
const ROUNDING = 1e-15;

function roundingOf(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  return values.length * (ROUNDING * largest) ** 2;
}

/**
 * The levels with the least sum of squared distances plus a penalty for each change, by optimal partitioning.
 *
 * The best end of every beginning of the series is found from all the shorter ones, so nothing is ever pruned that could
 * still win. Distances grow as a level grows, which ends the search for one position early and exactly: no beginning
 * of the series costs less than nothing.
 *
 * Source: B. Jackson et al., "An algorithm for optimal partitioning of data on an interval", 2005.
 *
 * @returns The levels; one level when there are too few values for two.
 */
export function penalisedLevels(data: WeightedValues, penalty: number, minimumSegment: number): LevelFit {
  const { values, weights } = data;
  const n = values.length;
  const equal = SAME_COST * (spread(data, 0, n) + penalty) + roundingOf(values);
  const costs = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const changes = new Uint32Array(n + 1);
  const from = new Uint32Array(n + 1);
  costs[0] = 0;
  for (let end = minimumSegment; end <= n; end++) {
    let [best, fewest, bestStart] = [Number.POSITIVE_INFINITY, 0, 0];
    let [mean, total, cost] = [0, 0, 0];
    for (let start = end - 1; start >= 0; start--) {
      const count = end - start;
      const weight = weights[start]!;
      const away = values[start]! - mean;
      total += weight;
      mean += (away * weight) / total;
      cost += weight * away * (values[start]! - mean);
      if (cost > best + equal) break;
      if (count < minimumSegment || (start > 0 && start < minimumSegment)) continue;
      const sum = costs[start]! + cost + (start > 0 ? penalty : 0);
      const used = start > 0 ? changes[start]! + 1 : 0;
      if (sum < best - equal || (sum <= best + equal && used <= fewest)) {
        best = Math.min(sum, best);
        fewest = used;
        bestStart = start;
      }
    }
    costs[end] = best;
    changes[end] = fewest;
    from[end] = bestStart;
  }
  const ends: number[] = [];
  for (let end = n; end > 0; end = n < minimumSegment ? 0 : from[end]!) ends.push(end);
  ends.reverse();
  return { ends, cost: costOf(data, ends) };
}

/**
 * The levels with the least sum of squared distances for every number of changes up to a limit.
 *
 * Source: I. E. Auger and C. E. Lawrence, "Algorithms for the optimal identification of segment neighborhoods", 1989.
 *
 * @param most - Most changes; `(most + 1) * minimumSegment` values are there.
 */
export function levelsByCount(data: WeightedValues, most: number, minimumSegment: number): readonly number[][] {
  const { values, weights } = data;
  const n = values.length;
  const width = n + 1;
  const costs = new Float64Array((most + 1) * width).fill(Number.POSITIVE_INFINITY);
  const from = new Uint32Array((most + 1) * width);
  const equal = SAME_COST * firstLevel(data, costs, minimumSegment) + roundingOf(values);
  for (let end = 2 * minimumSegment; end <= n; end++) {
    const possible = Math.min(most, Math.floor(end / minimumSegment) - 1);
    let [mean, total, cost] = [0, 0, 0];
    for (let start = end - 1; start >= minimumSegment; start--) {
      const weight = weights[start]!;
      const away = values[start]! - mean;
      total += weight;
      mean += (away * weight) / total;
      cost += weight * away * (values[start]! - mean);
      if (end - start < minimumSegment) continue;
      let open = false;
      for (let k = 1; k <= possible; k++) {
        const at = k * width + end;
        // Where a level alone costs more, a longer one will, too.
        if (cost > costs[at]! + equal) continue;
        open = true;
        const sum = costs[(k - 1) * width + start]! + cost;
        if (sum > costs[at]! + equal || sum === Number.POSITIVE_INFINITY) continue;
        costs[at] = Math.min(sum, costs[at]!);
        from[at] = start;
      }
      if (!open) break;
    }
  }
  return Array.from({ length: most + 1 }, (_, changes) => {
    const ends = [n];
    let end = n;
    for (let k = changes; k > 0; k--) {
      end = from[k * width + end]!;
      ends.unshift(end);
    }
    return ends;
  });
}

/** Fills in the costs without a change, and answers with that of the whole series. */
function firstLevel({ values, weights }: WeightedValues, costs: Float64Array, minimumSegment: number): number {
  let [mean, total, cost] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const away = values[i]! - mean;
    total += weights[i]!;
    mean += (away * weights[i]!) / total;
    cost += weights[i]! * away * (values[i]! - mean);
    if (i + 1 >= minimumSegment) costs[i + 1] = cost;
  }
  return cost;
}

/**
 * Mean of part of a series, by steps that neither overflow nor lose digits to a large common part.
 *
 * @param end - Position after the last one.
 * @returns The mean; 0 for no values.
 */
export function levelMean({ values, weights }: WeightedValues, start: number, end: number): number {
  let [mean, total] = [0, 0];
  for (let i = start; i < end; i++) {
    total += weights[i]!;
    mean += ((values[i]! - mean) * weights[i]!) / total;
  }
  return mean;
}

/** The mean of all numbers of a list, in the same way; 0 for none. */
export function runningMean(values: Float64Array): number {
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += (values[i]! - mean) / (i + 1);
  return mean;
}

/** Sum of the squared distances of the values of each level to its mean. */
export function costOf(data: WeightedValues, ends: readonly number[]): number {
  return ends.reduce((cost, end, i) => cost + spread(data, ends[i - 1] ?? 0, end), 0);
}

function spread(data: WeightedValues, start: number, end: number): number {
  const mean = levelMean(data, start, end);
  let cost = 0;
  for (let i = start; i < end; i++) cost += data.weights[i]! * (data.values[i]! - mean) ** 2;
  return cost;
}
