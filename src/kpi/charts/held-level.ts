import { fraction } from '../../exact/fraction.js';
import { analyzeTrend } from '../analyze-trend.js';
import type { Kpi, KpiIndex, TargetBounds } from '../define-kpi.js';
import type { KpiPoint, KpiSeries } from '../kpi-series.js';
import { compareToTarget } from '../target.js';
import type { AssuranceVerdict } from './assurance.js';
import type { Stretch } from './chart-options.js';

/**
 * Where the values of a stretch drift. Limits take the level for steady; a drift that is more than chance says otherwise,
 * whatever single periods show. One that confirms the verdict on the target leaves it standing.
 * `null` without a drift that matters here.
 *
 * @param assurance - What the limits of the stretch say of the target.
 */
export function driftOf(
  kpi: Kpi,
  series: KpiSeries,
  { from, to, excluded }: Stretch,
  assurance: AssuranceVerdict,
): 'better' | 'worse' | null {
  const points = series.points
    .slice(from, to)
    .map((point, i) => (excluded.has(from + i) ? { ...point, used: false } : point));
  const { verdict } = analyzeTrend(kpi, { ...series, points });
  if (verdict === 'deteriorating') return assurance === 'willBeMissed' ? null : 'worse';
  if (verdict === 'improving') return assurance === 'willBeMet' ? null : 'better';
  return null;
}

/** Periods that went the other way than the verdict on the target. */
export function countAgainst(
  index: KpiIndex,
  used: readonly KpiPoint[],
  bounds: TargetBounds,
  verdict: AssuranceVerdict,
): number {
  if (verdict !== 'willBeMet' && verdict !== 'willBeMissed') return 0;
  const isMet = ({ value }: KpiPoint): boolean => compareToTarget(index, fraction(value!), bounds).status === 'met';
  return used.filter((point) => isMet(point) !== (verdict === 'willBeMet')).length;
}
