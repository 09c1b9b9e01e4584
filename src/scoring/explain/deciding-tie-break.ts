import { type Fraction, sumFractions } from '../../exact/fraction.js';
import { readExact } from '../exact-text.js';
import type { RankedVendor, ScoreReport } from '../totals/score-report.js';

/** What puts one of two vendors with equal totals first. */
export interface DecidingTieBreak {
  /** Id of the criterion or group that decides. */
  readonly by: string;
  readonly name: string;
  /** The vendor with more points there. */
  readonly ahead: string;
}

/** The first of the criteria's rules by which two ranked vendors with equal totals differ; `null` without one. */
export function decidingTieBreak(report: ScoreReport, a: RankedVendor, b: RankedVendor): DecidingTieBreak | null {
  if (a.rank === null || b.rank === null) return null;
  for (const by of report.definition.tieBreak ?? []) {
    const positions = report.criteria.flatMap(({ criterion, groups }, i) =>
      criterion === by || groups.includes(by) ? [i] : [],
    );
    const points = ({ criteria }: RankedVendor): Fraction =>
      sumFractions(positions.map((i) => readExact(criteria[i]?.pointsExact ?? '0')));
    const order = points(a).compare(points(b));
    if (order === 0) continue;
    const named =
      report.criteria.find(({ criterion }) => criterion === by) ?? report.groups.find(({ group }) => group === by);
    return { by, name: named?.name ?? by, ahead: (order > 0 ? a : b).vendor };
  }
  return null;
}
