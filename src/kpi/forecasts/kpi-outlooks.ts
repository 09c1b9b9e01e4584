import { fractionToNumber } from '../../exact/fraction.js';
import type { ChosenForecast } from '../../statistics/forecasts/choose-forecast.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiPoint } from '../kpi-series.js';
import { usedValue } from '../read-series.js';
import { figureOutlook, type Outlook, rateOutlook } from './outlook.js';
import { type Rates, volumeFactor } from './rates.js';

/** Deviations this small beside the values are rounding. */
const NOISE = 1e-12;

/**
 * What may come of each period ahead: of rates with what chance adds, of figures with what cannot be.
 *
 * @param index - The KPI.
 * @param points - Points up to the last one used.
 * @param chosen - Their forecast from the period after it on, on the scale of log odds for rates.
 * @param settings - The rates, the denominator expected, the smallest value that is possible, and how many periods are
 * missing between the last one used and the first one forecast.
 * @returns One outlook a period, in the unit of the KPI.
 */
export function outlooksOf(
  index: KpiIndex,
  points: readonly KpiPoint[],
  chosen: ChosenForecast,
  settings: {
    readonly rates: Rates | null;
    readonly volume: number | null;
    readonly minimum: number | null;
    readonly missing: number;
  },
): Outlook[] {
  const { point: all, upper80, upper95, fitted, conventions, n } = chosen.forecast!;
  const { rates, volume, minimum, missing } = settings;
  // A level that n periods show as steady may move as far in the next n as the values stray, and no method sees it.
  const stale = missing / n;
  const point = all.slice(missing);
  const reachOf = (upper: readonly number[], i: number): number => {
    const reach = (step: number): number => upper[step]! - all[step]!;
    return missing === 0 ? reach(i) : Math.max(reach(i + missing), reach(i) * Math.sqrt(1 + stale));
  };
  if (rates !== null) {
    // Errors of a backtest are as they are; only those of a fit can be weighted.
    const factor = conventions.interval === 'conformal' ? 1 : Math.sqrt(volumeFactor(rates, fitted));
    const volumes = rates.volumes.filter((one) => one !== null);
    const usual = volumes.reduce((sum, one) => sum + one, 0) / volumes.length;
    const scale = fractionToNumber(index.scale);
    return point.map((value, i) => {
      const reach = {
        point: value + rates.shift,
        reach80: reachOf(upper80, i) * factor,
        reach95: reachOf(upper95, i) * factor,
      };
      const { counted, inwards, always } = rates;
      const cases = { counted, volume: volume ?? usual, usual, inwards, always, stale };
      return scaled(rateOutlook(reach, cases), scale);
    });
  }
  const { kind } = index.definition.aggregation;
  const whole = kind === 'count' || kind === 'distinct';
  const size = points.reduce((most, one) => Math.max(most, Math.abs(usedValue(one) ?? 0)), 0);
  const floor = minimum ?? (whole || neverNegative(kind, points) ? 0 : null);
  return point.map((value, i) =>
    figureOutlook(
      { point: value, reach80: reachOf(upper80, i), reach95: reachOf(upper95, i) },
      { whole, minimum: floor, n, missing, noise: size * NOISE },
    ),
  );
}

/** A ratio of parts that are never negative, such as a cost a ticket. */
function neverNegative(kind: string, points: readonly KpiPoint[]): boolean {
  return kind === 'ratio' && points.every(({ numerator }) => (numerator ?? 0) >= 0);
}

/** A share in the unit of the KPI. */
function scaled(outlook: Outlook, scale: number): Outlook {
  const ends = (interval: readonly [number, number] | null): readonly [number, number] | null =>
    interval === null ? null : [interval[0] * scale, interval[1] * scale];
  return {
    point: outlook.point * scale,
    interval80: ends(outlook.interval80),
    interval95: ends(outlook.interval95),
    below: (figure) => outlook.below(figure / scale),
    above: (figure) => outlook.above(figure / scale),
  };
}
