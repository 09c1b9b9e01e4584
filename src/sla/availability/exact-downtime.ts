import { type Fraction, fraction, ratioOf, ZERO } from '../../exact/fraction.js';
import type { Interval } from '../../time/interval.js';
import type { DowntimePeriodRule, DowntimeRules, OverlapRule } from './downtime-rules.js';
import type { OutageSpan } from './outage-rows.js';

/** A period in epoch ms; its sums are in ms times the common denominator of the weights. */
export interface ExactPeriod extends Interval {
  /** Before the downtime-period rule. */
  readonly outage: bigint;
  /** After it. */
  readonly downtime: bigint;
  /** Whether it is long enough. */
  readonly counted: boolean;
}

export interface ExactDowntime {
  readonly periods: readonly ExactPeriod[];
  /** Common denominator of the weights. */
  readonly scale: bigint;
  /** Before the downtime-period rule, ms. */
  readonly outage: Fraction;
  /** After it, ms. */
  readonly downtime: Fraction;
}

const MINUTE_MS = 60_000;

/** The exact downtime of checked outages inside measured time. */
export function exactDowntime(
  spans: readonly OutageSpan[],
  counted: readonly Interval[],
  rules: DowntimeRules,
): ExactDowntime {
  const levels = [...new Set(spans.map((span) => span.weight))].sort((a, b) => a.compare(b));
  const scale = levels.reduce((multiple, { d }) => (multiple / gcd(multiple, d)) * d, 1n);
  const heights = levels.map((weight) => (weight.n * scale) / weight.d);
  const steps = weightedSteps(spans, levels, heights, scale, rules.overlap);
  const periods = mergedPeriods(stepsInside(steps, counted));
  let outage = 0n;
  let downtime = 0n;
  const finished = periods.map((pieces) => {
    const period = appliedRule(pieces, rules.downtimePeriod);
    outage += period.outage;
    downtime += period.downtime;
    return period;
  });
  const inMs = (sum: bigint): Fraction =>
    sum === 0n ? ZERO : scale === 1n ? fraction(Number(sum)) : ratioOf(sum, scale);
  return { periods: finished, scale, outage: inMs(outage), downtime: inMs(downtime) };
}

interface Step extends Interval {
  readonly height: bigint;
}

/** Sweeps over starts and ends; between two of them the weight is constant. */
function weightedSteps(
  spans: readonly OutageSpan[],
  levels: readonly Fraction[],
  heights: readonly bigint[],
  cap: bigint,
  overlap: OverlapRule,
): Step[] {
  const levelOf = new Map(levels.map((weight, level) => [weight, level]));
  const byStart = spans.filter((span) => span.weight.n > 0n).sort((a, b) => a.start - b.start);
  const byEnd = [...byStart].sort((a, b) => a.end - b.end);
  const active = new Int32Array(levels.length);
  let top = -1;
  let sum = 0n;
  let next = 0;
  let from = 0;
  const steps: Step[] = [];
  for (const ending of byEnd) {
    for (;;) {
      const starting = byStart[next];
      const isStart = starting !== undefined && starting.start < ending.end;
      const at = isStart ? starting.start : ending.end;
      const height = overlap === 'max' ? (heights[top] ?? 0n) : sum < cap ? sum : cap;
      if (at > from && height > 0n) steps.push({ start: from, end: at, height });
      from = at;
      const { weight } = isStart ? starting : ending;
      const level = levelOf.get(weight) ?? 0;
      const change = isStart ? 1 : -1;
      active[level] = (active[level] ?? 0) + change;
      sum += isStart ? (heights[level] ?? 0n) : -(heights[level] ?? 0n);
      if (level > top) top = level;
      while (top >= 0 && active[top] === 0) top -= 1;
      if (!isStart) break;
      next += 1;
    }
  }
  return steps;
}

function stepsInside(steps: readonly Step[], counted: readonly Interval[]): Step[] {
  const inside: Step[] = [];
  let at = 0;
  for (const step of steps) {
    while ((counted[at]?.end ?? Number.POSITIVE_INFINITY) <= step.start) at += 1;
    for (let k = at; k < counted.length; k += 1) {
      const span = counted[k] as Interval;
      if (span.start >= step.end) break;
      inside.push({
        start: Math.max(step.start, span.start),
        end: Math.min(step.end, span.end),
        height: step.height,
      });
    }
  }
  return inside;
}

function mergedPeriods(steps: readonly Step[]): Step[][] {
  const periods: Step[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    if (step.start === end) periods[periods.length - 1]?.push(step);
    else periods.push([step]);
    end = step.end;
  }
  return periods;
}

function appliedRule(steps: readonly Step[], rule: Required<DowntimePeriodRule>): ExactPeriod {
  const start = steps[0]?.start ?? 0;
  const end = steps[steps.length - 1]?.end ?? start;
  const counted = end - start >= rule.minimumMs;
  const countedEnd = rule.wholeMinutes ? start + Math.floor((end - start) / MINUTE_MS) * MINUTE_MS : end;
  let outage = 0n;
  let downtime = 0n;
  for (const step of steps) {
    outage += BigInt(step.end - step.start) * step.height;
    if (counted) downtime += BigInt(Math.max(0, Math.min(step.end, countedEnd) - step.start)) * step.height;
  }
  return { start, end, outage, downtime, counted };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
