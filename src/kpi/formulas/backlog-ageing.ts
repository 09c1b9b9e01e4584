import { requireList } from '../../core/check.js';
import { fail, throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import {
  type ExactInput,
  type Fraction,
  fraction,
  fractionToNumber,
  numberOrNull,
  ratioOf,
  ZERO,
} from '../../exact/fraction.js';
import { exactPercentile } from '../tally.js';
import { figureIssues } from './figures.js';

/** How a backlog is put into bands of age. */
export interface BacklogAgeingOptions {
  /** Where a band ends and the next begins, in days, ascending: an age on the edge belongs to the older band. @defaultValue [3, 7, 14, 30] */
  readonly edgesDays?: readonly number[];
}

/** A band of ages. */
export interface AgeBand {
  /** Youngest age in it, in days. */
  readonly fromDays: number;
  /** First age beyond it, in days; `null` for the oldest band. */
  readonly toDays: number | null;
  /** Number of items. */
  readonly items: number;
  /** Share of the backlog, 0 to 1; `null` without items. */
  readonly share: number | null;
}

/** How old a backlog is. */
export interface BacklogAgeing {
  /** Number of items. */
  readonly items: number;
  readonly bands: readonly AgeBand[];
  /** `null` without items. */
  readonly meanDays: number | null;
  /** `null` without items. */
  readonly medianDays: number | null;
  /** `null` without items. */
  readonly oldestDays: number | null;
}

/**
 * Backlog ageing: how many open items there are in each band of age.
 *
 * Source: aged-backlog reports of service desks (ITIL); bands are half-open, [from, to).
 *
 * @param agesDays - Age of each open item, in days, not negative; `turnaroundRows` finds them from instants.
 * @param options - Edges of the bands.
 * @returns Bands, mean, median and oldest.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { backlogAgeing } from 'vendorwise/kpi';
 * const open = backlogAgeing([0.5, 2, 3, 9, 40], { edgesDays: [3, 7] });
 * open.bands.map((band) => band.items); // => [2, 1, 2]
 * [open.meanDays, open.medianDays, open.oldestDays]; // => [10.9, 3, 40]
 * ```
 */
export function backlogAgeing(agesDays: readonly ExactInput[], options: BacklogAgeingOptions = {}): BacklogAgeing {
  checkOptions(options, { edgesDays: true });
  const { edgesDays = [3, 7, 14, 30] } = options;
  requireList(agesDays, 'agesDays');
  requireList(edgesDays, 'options.edgesDays');
  throwIssues([
    ...agesDays.flatMap((age, i) => figureIssues(age, `agesDays[${i}]`, 'notNegative')),
    ...edgesDays.flatMap((edge, i) => figureIssues(edge, `options.edgesDays[${i}]`, 'notNegative')),
  ]);
  const edges = edgesDays.map((edge) => fraction(edge));
  const slip = edges.findIndex((edge, i) => edge.compare(edges[i - 1] ?? ZERO) <= 0);
  if (slip >= 0) {
    fail('OUT_OF_RANGE', `options.edgesDays[${slip}]`, 'The edges of the bands ascend from above 0.', {
      received: edgesDays[slip],
      expected: 'a number above the edge before it, and above 0',
    });
  }
  const ages = agesDays.map((age) => fraction(age)).sort((a, b) => a.compare(b));
  const n = ages.length;
  const counts = [...edges, null].map((edge, i) => below(ages, edge) - below(ages, edges[i - 1] ?? ZERO));
  return {
    items: n,
    bands: counts.map((items, i) => ({
      fromDays: fractionToNumber(edges[i - 1] ?? ZERO),
      toDays: numberOrNull(edges[i] ?? null),
      items,
      share: n === 0 ? null : numberOrNull(ratioOf(items, n)),
    })),
    meanDays: n === 0 ? null : numberOrNull(ages.reduce((all, age) => all.add(age), ZERO).div(n)),
    medianDays: n === 0 ? null : numberOrNull(exactPercentile(agesDays, ratioOf(1, 2))),
    oldestDays: numberOrNull(ages[n - 1] ?? null),
  };
}

/** Number of ages below an edge; all of them without one. */
function below(sorted: readonly Fraction[], edge: Fraction | null): number {
  if (edge === null) return sorted.length;
  const first = sorted.findIndex((age) => age.compare(edge) >= 0);
  return first < 0 ? sorted.length : first;
}
