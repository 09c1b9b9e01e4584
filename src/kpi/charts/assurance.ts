import { fraction } from '../../exact/fraction.js';
import { rangeFreedom } from '../../statistics/charts/capability-indices.js';
import { fUpperTail } from '../../statistics/f-distribution.js';
import { gammaUpperTail } from '../../statistics/gamma-distribution.js';
import { normalQuantile, normalUpperTail } from '../../statistics/normal.js';
import { countInterval } from '../../statistics/rates/count-interval.js';
import { rateInterval } from '../../statistics/rates/rate-interval.js';
import { studentTTwoSided } from '../../statistics/student-t.js';
import type { KpiIndex, TargetBounds } from '../define-kpi.js';
import type { KpiPoint } from '../kpi-series.js';
import { usualVolume } from '../read-series.js';
import { boundNumbers, compareToTarget } from '../target.js';
import type { StretchLimits } from './chart-limits.js';

/** Whether the process as it is can be relied on to meet the target. */
export type AssuranceVerdict =
  /** Ordinary variation stays on the good side of the target. */
  | 'willBeMet'
  /** The target lies within ordinary variation, or on its edge. */
  | 'hitAndMiss'
  /** Ordinary variation stays on the bad side of the target. */
  | 'willBeMissed'
  | 'noTarget'
  | 'insufficientData';

/** How the probability of a miss was found. */
export type MissShareMethod = 't' | 'binomial' | 'poisson';

/** Whether the target will be met, and how sure that is. */
export interface Assurance {
  readonly verdict: AssuranceVerdict;
  /** Probability that the next period misses the target, 0 to 1; `null` without target or limits. */
  readonly missShare: number | null;
  /** Where that probability lies with 95 % confidence: a centre line from few periods or cases is not sure either. */
  readonly missShare95: readonly [low: number, high: number] | null;
  readonly method: MissShareMethod | null;
  /** Of the t distribution, else `null`. */
  readonly degreesOfFreedom: number | null;
  /** Cases expected in the next period: the median of the last twelve; `null` for figures. */
  readonly expectedVolume: number | null;
}

/** The last limits that hold, in the unit of the KPI. */
export interface LastLimits {
  readonly center: number;
  readonly lower: number;
  readonly upper: number;
}

const nothing = (verdict: AssuranceVerdict): Assurance => ({
  verdict,
  missShare: null,
  missShare95: null,
  method: null,
  degreesOfFreedom: null,
  expectedVolume: null,
});

/**
 * Compares the target of the next period with the last limits; a target on a limit is hit and miss.
 *
 * The probability of a miss: for plain proportions and counts from the binomial and the Poisson distribution around the
 * centre line, else from Student's t with the standard deviation of the chart times sqrt(1 + 1/n) and n - 1 degrees of
 * freedom, n being the periods that set the limits. Its interval comes from that of the rate (Wilson, exact Poisson), else
 * from that of the distance to the target in standard deviations; for a range those of both sides are added.
 *
 * Source: NHS England, "Making data count" (verdict); G. J. Hahn and W. Q. Meeker, "Statistical intervals", 1991 (the next
 * value of a normal sample); A. F. Bissell, "How reliable is your capability index?", 1990 (interval of the distance).
 */
export function assuranceOf(
  index: KpiIndex,
  used: readonly KpiPoint[],
  parts: StretchLimits,
  last: LastLimits | null,
  bounds: TargetBounds | null,
): Assurance {
  if (bounds === null) return nothing(used.length === 0 && index.targets.length > 0 ? 'insufficientData' : 'noTarget');
  if (last === null) return nothing('insufficientData');
  const { min, max } = boundNumbers(bounds);
  const verdict = verdictOf(index, last, bounds, min, max);
  const next = nextPeriod(index, used, parts, last);
  if (next === null) return nothing(verdict);
  const missed = ({ below, above }: Tails): number =>
    Math.min(1, Math.max(0, (min === null ? 0 : below(min)) + (max === null ? 0 : above(max))));
  const share = missed(next);
  const ends = [share, ...next.bounds.map(missed)];
  return {
    verdict,
    missShare: share,
    missShare95: [Math.min(...ends), Math.max(...ends)],
    method: next.method,
    degreesOfFreedom: next.degreesOfFreedom,
    expectedVolume: next.expectedVolume,
  };
}

/** Probabilities of a value below and above a figure in the unit of the KPI. */
interface Tails {
  readonly below: (figure: number) => number;
  readonly above: (figure: number) => number;
}

/** What may come of the next period. */
interface NextPeriod extends Tails, Pick<Assurance, 'method' | 'degreesOfFreedom' | 'expectedVolume'> {
  /** Both ends of what is known of these probabilities. */
  readonly bounds: readonly Tails[];
}

function nextPeriod(
  index: KpiIndex,
  used: readonly KpiPoint[],
  { limits, scale, cases }: StretchLimits,
  { center }: LastLimits,
): NextPeriod | null {
  const { chart } = limits;
  const there = limits.points.filter((point) => point.value !== null);
  const sigma = there[there.length - 1]?.sigma ?? null;
  if (sigma === null || limits.limits === 'none') return null;
  const ofCases = chart !== 'individuals' && index.definition.aggregation.kind === 'ratio';
  const sizes = ofCases ? used.map((point) => point.denominator!) : [1];
  const expectedVolume = ofCases ? usualVolume(used) : null;
  const volume = chart === 'p' ? Math.round(expectedVolume ?? 1) : (expectedVolume ?? 1);
  if (chart === 'p' || chart === 'u' || chart === 'c') {
    const tailsAt = (rate: number): Tails => {
      const fewerThan = chart === 'p' ? binomialBelow(volume, rate) : poissonBelow(volume * rate);
      return {
        below: (figure) => fewerThan(atLeast((figure / scale) * volume)),
        above: (figure) => 1 - fewerThan(atMost((figure / scale) * volume) + 1),
      };
    };
    return {
      ...tailsAt(center / scale),
      bounds: rateEnds(chart, center / scale, cases ?? limits.pointsUsed).map(tailsAt),
      method: chart === 'p' ? 'binomial' : 'poisson',
      degreesOfFreedom: null,
      expectedVolume,
    };
  }
  const n = limits.pointsUsed;
  const deviation = sigma * scale * Math.sqrt(sizes[sizes.length - 1]! / volume);
  const spread = deviation * Math.sqrt(1 + 1 / n);
  const freedom = rangeFreedom(limits.movingRanges?.used ?? 1, sigmaBy(limits));
  const beyond = (distance: number): number => {
    const tail = studentTTwoSided(distance / spread, n - 1) / 2;
    return distance > 0 ? tail : 1 - tail;
  };
  return {
    below: (figure) => beyond(center - figure),
    above: (figure) => beyond(figure - center),
    bounds: [1, -1].map((way) => {
      const tail = (distance: number): number => {
        const z = distance / deviation;
        return normalUpperTail(z + way * Z95 * Math.hypot(1 / Math.sqrt(n), z / Math.sqrt(2 * freedom)));
      };
      return { below: (figure) => tail(center - figure), above: (figure) => tail(figure - center) };
    }),
    method: 't',
    degreesOfFreedom: n - 1,
    expectedVolume,
  };
}

function verdictOf(
  index: KpiIndex,
  { center, lower, upper }: LastLimits,
  bounds: TargetBounds,
  min: number | null,
  max: number | null,
): AssuranceVerdict {
  // Without variation the only value to expect is the centre; the comparison of values is exact, edges included.
  if (lower === upper) {
    return compareToTarget(index, fraction(center), bounds).status === 'met' ? 'willBeMet' : 'willBeMissed';
  }
  if ((min === null || lower > min) && (max === null || upper < max)) return 'willBeMet';
  if ((min !== null && upper < min) || (max !== null && lower > max)) return 'willBeMissed';
  return 'hitAndMiss';
}

/** Normal quantile of 97.5 %. */
const Z95 = /* @__PURE__ */ normalQuantile(0.975);

const sigmaBy = ({ conventions }: StretchLimits['limits']): 'mean' | 'median' =>
  conventions.sigma === 'medianMovingRange' ? 'median' : 'mean';

/** Where the long-run rate lies with 95 % confidence, from all that set the limits. */
function rateEnds(chart: 'p' | 'u' | 'c', rate: number, cases: number): readonly [number, number] {
  const events = Math.round(rate * cases);
  const found = chart === 'p' ? rateInterval(events, cases) : countInterval(events, { exposure: cases });
  return found.interval ?? [rate, rate];
}

/** Rounding of a share times a volume does not make a whole number more than it is. */
const SLACK = 1e-9;
const atLeast = (cases: number): number => Math.ceil(cases - SLACK * Math.max(1, cases));
const atMost = (cases: number): number => Math.floor(cases + SLACK * Math.max(1, cases));

/** Probability of fewer than k of so many cases: the binomial tail as one of the F distribution. */
function binomialBelow(volume: number, share: number): (k: number) => number {
  return (k) => {
    if (k <= 0) return 0;
    if (k > volume) return 1;
    const [a, b] = [k, volume - k + 1];
    return fUpperTail((b * share) / (a * (1 - share)), 2 * a, 2 * b);
  };
}

/** Probability of fewer than k events. */
function poissonBelow(mean: number): (k: number) => number {
  return (k) => (k <= 0 ? 0 : gammaUpperTail(k, mean));
}
