import { requireList, requireNumber, requireRecord } from '../../core/check.js';
import type { RunRule, RunSignal } from './run-signal.js';

/** What is told first when a point belongs to several patterns: the NHS order, and the rules that the NHS does not use. */
const PRIORITY: readonly RunRule[] = [
  'beyondLimits',
  'trend',
  'twoOfThree',
  'fourOfFive',
  'shift',
  'mixture',
  'alternating',
  'stratification',
];

/**
 * The signal that each point of a chart is named after.
 *
 * Where patterns overlap, limits come before trends, trends before two of three, four of five and shifts, and patterns
 * without a side come last; of two trends that share a turning point, the later one counts.
 *
 * Source: NHS England, "Making data count", as in NHSRplotthedots 0.2.2.
 *
 * @param signals - Those of {@link runRules}.
 * @param count - Points of the chart.
 * @returns For each position the place of its signal in `signals`; `null` for ordinary points.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, and `OUT_OF_RANGE` when `count` is no whole number of at least 0.
 * @example
 * ```ts
 * import { individualsChart, runRules, strongestSignals } from 'vendorwise/statistics';
 * const { points } = individualsChart([5, 6, 5, 4, 5, 6, 5, 4, 5, 15]);
 * strongestSignals(runRules(points).signals, 10); // => [null, null, null, null, null, null, null, null, null, 0]
 * ```
 */
export function strongestSignals(signals: readonly RunSignal[], count: number): (number | null)[] {
  requireList(signals, 'signals');
  signals.forEach((signal, i) => {
    requireRecord(signal, `signals[${i}]`, 'a signal of runRules');
    requireList(signal.points, `signals[${i}].points`);
  });
  requireNumber(count, { whole: true, least: 0 }, 'count', 'The number of points');
  const strongest = new Array<number | null>(count).fill(null);
  signals.forEach((signal, place) => {
    for (const position of signal.points) {
      if (position >= count) continue;
      const known = strongest[position] ?? null;
      if (known === null || isStronger(signal, signals[known]!)) strongest[position] = place;
    }
  });
  return strongest;
}

function isStronger(one: RunSignal, other: RunSignal): boolean {
  const order = PRIORITY.indexOf(one.rule) - PRIORITY.indexOf(other.rule);
  return order < 0 || (order === 0 && one.start > other.start);
}
