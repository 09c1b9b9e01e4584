import { median } from '../../statistics/quantile.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiPoint } from '../kpi-series.js';
import { usedValue } from '../read-series.js';
import { chanceOf } from './chance.js';
import { countLogit, keptInside, logit } from './log-odds.js';

/** A KPI that is a share of something, on the scale on which it is forecast. */
export interface Rates {
  /** Log odds, `null` where the KPI has no usable value. */
  readonly logits: readonly (number | null)[];
  /** The same, those of months with few cases drawn towards their neighbours: what is forecast. */
  readonly steadied: readonly (number | null)[];
  /** Denominators, `null` in the same places. */
  readonly volumes: readonly (number | null)[];
  /** Whether numerators and denominators are counts: then chance alone moves the rate of a period. */
  readonly counted: boolean;
  /** The rate when it was 0 or 1 in every period, which no log odds can say; else `null`. */
  readonly always: 0 | 1 | null;
  /** What is added to a forecast because log odds of rates that stray are off on average. */
  readonly shift: number;
  /** How far numerators are kept from 0 and from their denominators. */
  readonly inwards: number;
}

/**
 * Reads a KPI as rates: a ratio whose numerators never exceeded their denominators, of counts, or shown in percent or as
 * a share.
 *
 * Rates of 0 and 1 have no log odds, so half a count is added on both sides, and what that does to the rate of the whole
 * series is taken off again: a rate that never changes is forecast as itself. Where rates stray further than counting
 * explains, a count says less, and numerators are kept as much further from both ends (by the variance from one period to
 * the next, so that a trend is no straying): else one perfect month among millions would outweigh the whole series.
 * `null` for anything else.
 */
export function ratesOf(index: KpiIndex, points: readonly KpiPoint[]): Rates | null {
  const { aggregation, unit } = index.definition;
  if (aggregation.kind !== 'ratio') return null;
  const used = points.filter((point) => usedValue(point) !== null);
  const isRate = ({ numerator, denominator }: KpiPoint): boolean =>
    numerator !== null && denominator !== null && numerator >= 0 && numerator <= denominator && denominator > 0;
  if (used.length === 0 || !used.every(isRate)) return null;
  const counted = used.every((one) => Number.isInteger(one.numerator) && Number.isInteger(one.denominator));
  if (!counted && unit !== 'percent' && unit !== 'share') return null;
  const total = (name: 'numerator' | 'denominator'): number => used.reduce((sum, one) => sum + one[name]!, 0);
  const [all, volume] = [total('numerator'), total('denominator')];
  const dispersion = dispersionOf(used, all / volume);
  if (!counted && dispersion === 0) return null;
  const inwards = dispersion / 2;
  const read = (point: KpiPoint): number | null => {
    if (usedValue(point) === null) return null;
    const { numerator, denominator } = point as { readonly numerator: number; readonly denominator: number };
    return counted
      ? countLogit(numerator, denominator, inwards)
      : logit(keptInside(numerator, denominator, inwards) / denominator);
  };
  const always = all === 0 ? 0 : all === volume ? 1 : null;
  const rate = always === null ? all / volume : (all + 0.5) / (volume + 1);
  const pull = (denominator: number): number => countLogit(rate * denominator, denominator, inwards) - logit(rate);
  const halved = points.map(read);
  const logits = halved.map((value, i) => {
    if (value === null || !counted) return value;
    return always === null ? value - pull(points[i]!.denominator!) : logit(rate);
  });
  const volumes = points.map((point) => (usedValue(point) === null ? null : point.denominator));
  // Log odds bend: rates that stray are off on average, those that do not stray are not, and all in between in proportion.
  const straying = Math.min(1, dispersion);
  const biasOf = (denominator: number, i: number): number => {
    const { bias } = chanceOf(denominator, rate, inwards);
    return always === null ? straying * (bias - pull(denominator)) : bias - (halved[i]! - logit(rate));
  };
  const weights = counted ? weightsOf(logits, volumes, rate) : volumes.map(() => 1);
  return {
    logits,
    steadied: steadied(logits, volumes, weights),
    volumes,
    counted,
    always,
    shift: counted ? shiftOf(volumes, weights, biasOf) : 0,
    inwards,
  };
}

/** How far log odds are off on average, with the other sign. */
function shiftOf(
  volumes: readonly (number | null)[],
  weights: readonly number[],
  biasOf: (volume: number, place: number) => number,
): number {
  const known = new Map<number, number>();
  let [sum, n] = [0, 0];
  volumes.forEach((volume, i) => {
    if (volume === null) return;
    const bias = known.get(volume) ?? biasOf(volume, i);
    known.set(volume, bias);
    sum += weights[i]! * bias;
    n++;
  });
  return -sum / n + 0;
}

/** Variance from period to period over that of counting; 0 when the rates do not change. */
function dispersionOf(used: readonly KpiPoint[], rate: number): number {
  const spread = rate * (1 - rate);
  if (spread === 0 || used.length < 2) return 0;
  let sum = 0;
  for (let i = 1; i < used.length; i++) {
    const [a, b] = [used[i - 1]!, used[i]!];
    const change = a.numerator! / a.denominator! - b.numerator! / b.denominator!;
    sum += change ** 2 / (spread * (1 / a.denominator! + 1 / b.denominator!));
  }
  return sum / (used.length - 1);
}

/**
 * How much the log odds of a period with fewer cases than usual count beside those of its neighbours: of two figures that
 * measure the same, each counts by one over its variance. 1 for all others.
 */
function weightsOf(
  logits: readonly (number | null)[],
  volumes: readonly (number | null)[],
  rate: number,
): readonly number[] {
  const places = logits.flatMap((value, i) => (value === null ? [] : [i]));
  const chance = (volume: number): number => 1 / (volume * rate * (1 - rate));
  const usual = chance(median(places.map((i) => volumes[i]!))!);
  let [sum, weights] = [0, 0];
  for (let k = 1; k < places.length; k++) {
    const [a, b] = [places[k - 1]!, places[k]!];
    const both = chance(volumes[a]!) + chance(volumes[b]!);
    sum += ((logits[b]! - logits[a]!) ** 2 - both) / both;
    weights += 2 / both;
  }
  /** Variance from period to period that chance does not explain. */
  const real = weights > 0 ? Math.max(0, sum / weights) : 0;
  return volumes.map((volume) => (volume === null ? 0 : Math.min(1, (real + usual) / (real + chance(volume)))));
}

/** Draws log odds towards those of the periods before and after, as far as they do not count themselves. */
function steadied(
  logits: readonly (number | null)[],
  volumes: readonly (number | null)[],
  weights: readonly number[],
): (number | null)[] {
  const places = logits.flatMap((value, i) => (value === null ? [] : [i]));
  const answer = [...logits];
  places.forEach((i, k) => {
    const own = weights[i]!;
    const around = [places[k - 1], places[k + 1]].filter((one) => one !== undefined);
    if (own === 1 || around.length === 0) return;
    const cases = around.reduce((total, one) => total + volumes[one]!, 0);
    const local = around.reduce((total, one) => total + volumes[one]! * logits[one]!, 0) / cases;
    answer[i] = own * logits[i]! + (1 - own) * local;
  });
  return answer;
}

/**
 * How much larger the variance of the residuals is when each counts as much as its volume: a month with few cases strays
 * further, and says less about the next one.
 *
 * @param rates - The rates.
 * @param fitted - What was expected of them, in the forecast.
 * @returns The ratio of the weighted mean square to the plain one of the forecast; 1 without residuals.
 */
export function volumeFactor(rates: Rates, fitted: readonly (number | null)[]): number {
  let [weighted, weights, plain, count] = [0, 0, 0, 0];
  rates.logits.forEach((value, i) => {
    const expected = fitted[i] ?? null;
    const volume = rates.volumes[i] ?? null;
    if (value === null || expected === null || volume === null) return;
    weighted += volume * (value - expected) ** 2;
    weights += volume;
    plain += (rates.steadied[i]! - expected) ** 2;
    count++;
  });
  const factor = weighted / weights / (plain / count);
  return Number.isFinite(factor) && factor > 0 ? factor : 1;
}
