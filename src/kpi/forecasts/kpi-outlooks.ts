import { fractionToNumber } from '../../exact/fraction.js';
import type { ChosenForecast } from '../../statistics/forecasts/choose-forecast.js';
import { median } from '../../statistics/quantile.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiPoint } from '../measure-kpi.js';
import { figureOutlook, type Outlook, rateOutlook } from './outlook.js';
import { type Rates, volumeFactor } from './rates.js';
import { usedValue } from './read-series.js';

/** Deviations this small beside the values are rounding. */
const NOISE = 1e-12;

/**
 * What may come of each period ahead: of rates with what chance adds, of figures with what cannot be.
 *
 * @param index - The KPI.
 * @param points - Points before the first period ahead.
 * @param chosen - Their forecast, on the scale of log odds for rates.
 * @param settings - The rates, the denominator expected, and the smallest value that is possible.
 * @returns One outlook a period, in the unit of the KPI.
 */
export function outlooksOf(
  index: KpiIndex,
  points: readonly KpiPoint[],
  chosen: ChosenForecast,
  settings: { readonly rates: Rates | null; readonly volume: number | null; readonly minimum: number | null },
): Outlook[] {
  const { point, upper80, upper95, fitted, conventions, n } = chosen.forecast!;
  const { rates, volume, minimum } = settings;
  if (rates !== null) {
    // Errors of a backtest are as they are; only those of a fit can be weighted.
    const factor = conventions.interval === 'conformal' ? 1 : Math.sqrt(volumeFactor(rates, fitted));
    const volumes = rates.volumes.filter((one) => one !== null);
    const usual = volumes.reduce((sum, one) => sum + one, 0) / volumes.length;
    const scale = fractionToNumber(index.scale);
    return point.map((value, i) => {
      const reach = {
        point: value + rates.shift,
        reach80: (upper80[i]! - value) * factor,
        reach95: (upper95[i]! - value) * factor,
      };
      const { counted, inwards } = rates;
      return scaled(rateOutlook(reach, { counted, volume: volume ?? usual, usual, inwards }), scale);
    });
  }
  const { kind } = index.definition.aggregation;
  const whole = kind === 'count' || kind === 'distinct';
  const size = points.reduce((most, one) => Math.max(most, Math.abs(usedValue(one) ?? 0)), 0);
  const floor = minimum ?? (whole || neverNegative(kind, points) ? 0 : null);
  return point.map((value, i) =>
    figureOutlook(
      { point: value, reach80: upper80[i]! - value, reach95: upper95[i]! - value },
      { whole, minimum: floor, n, noise: size * NOISE },
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

/** Periods that say how much is to come. */
const RECENT = 12;

/** The denominator to expect. */
export function usualVolume(used: readonly KpiPoint[]): number {
  return median(used.slice(-RECENT).map((point) => point.denominator!))!;
}
