import type { Finding } from '../../core/findings.js';
import { residualAutocorrelation } from '../../statistics/residual-autocorrelation.js';
import { strongSeason } from '../changes/season.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiSeries } from '../kpi-series.js';
import { usedSpan } from '../read-series.js';
import type { ChartChoice, StretchLimits } from './chart-limits.js';
import {
  alikeFinding,
  fewPeriodsFinding,
  notCountsFinding,
  noVariationFinding,
  overdispersedFinding,
  seasonFinding,
} from './messages.js';

/** Below it a resemblance of neighbours cannot be told from chance. */
const FEWEST_FOR_LIKENESS = 20;

/** What to keep in mind when reading the limits. */
export function chartFindings(
  index: KpiIndex,
  { points, periodUnit: unit }: KpiSeries,
  parts: readonly StretchLimits[],
  choice: ChartChoice,
): Finding[] {
  const { id } = index.definition;
  const findings: Finding[] = [];
  if (choice.reason === 'notCounts') findings.push(notCountsFinding(id));
  for (const { stretch, limits, overdispersed } of parts) {
    const from = points[stretch.from]?.period ?? '';
    const { pointsUsed, reason, dispersion } = limits;
    if (reason === 'noVariation') findings.push(noVariationFinding(id, from));
    else if (pointsUsed > 0 && pointsUsed < 20) findings.push(fewPeriodsFinding(id, unit, pointsUsed, from));
    if (dispersion !== null && overdispersed === true) {
      findings.push(overdispersedFinding(id, unit, from, dispersion.sigmaZ, dispersion.adjusted));
    }
  }
  const { values } = usedSpan(points.slice(parts[parts.length - 1]!.stretch.from));
  if (values.filter((value) => value !== null).length < FEWEST_FOR_LIKENESS) return findings;
  const season = strongSeason(values, unit);
  if (season !== null) findings.push(seasonFinding(id, unit, season.strength));
  const { lag1, significant } = residualAutocorrelation(values);
  if (significant && lag1 !== null && lag1 > 0) findings.push(alikeFinding(id, lag1));
  return findings;
}
