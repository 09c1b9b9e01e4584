import { normalQuantile, normalUpperTail } from '../../statistics/normal.js';
import { chanceOf, mixtureOf } from './chance.js';
import { logit, shareOf } from './log-odds.js';

/** What may come of one period, in the unit of the forecast. */
export interface Outlook {
  readonly point: number;
  /** `null` when nothing shows how far values stray. */
  readonly interval80: readonly [low: number, high: number] | null;
  readonly interval95: readonly [low: number, high: number] | null;
  /** Probability of a value below a figure. */
  readonly below: (figure: number) => number;
  /** Probability of a value above a figure. */
  readonly above: (figure: number) => number;
}

/** A forecast and how far it may be off: half widths of its intervals. */
export interface Reach {
  readonly point: number;
  readonly reach80: number;
  readonly reach95: number;
}

const Z80 = /* @__PURE__ */ normalQuantile(0.9);
const Z95 = /* @__PURE__ */ normalQuantile(0.975);

/**
 * Distance from the point that belongs to a standard normal value: straight lines through the ends of both intervals, so
 * that probabilities always agree with the intervals that are shown, wherever these come from.
 */
function distanceAt(z: number, { reach80, reach95 }: Reach): number {
  const size = Math.abs(z);
  const outer = (reach95 - reach80) / (Z95 - Z80);
  const distance = size <= Z80 ? (size / Z80) * reach80 : reach80 + (size - Z80) * outer;
  return Math.sign(z) * distance;
}

/** The standard normal value that belongs to a distance from the point. */
function normalAt(distance: number, { reach80, reach95 }: Reach): number {
  const size = Math.abs(distance);
  if (size === 0) return 0;
  const outer = (reach95 - reach80) / (Z95 - Z80);
  if (size <= reach80) return Math.sign(distance) * (size / reach80) * Z80;
  // Where both intervals of a backtest end at the same error, nothing lies beyond.
  return Math.sign(distance) * (outer > 0 ? Z80 + (size - reach80) / outer : Number.POSITIVE_INFINITY);
}

/**
 * What may come of a figure on its own scale.
 *
 * @param reach - Point and half widths.
 * @param settings - Whether values are whole, the smallest possible one, how many values the forecast rests on, how
 * many are missing between them and the first one forecast, and what is rounding only.
 * @returns The outlook.
 */
export function figureOutlook(
  reach: Reach,
  settings: {
    readonly whole: boolean;
    readonly minimum: number | null;
    readonly n: number;
    readonly missing: number;
    readonly noise: number;
  },
): Outlook {
  const { whole, minimum, n, missing, noise } = settings;
  const floored = (value: number): number => (minimum === null ? value : Math.max(minimum, value));
  const point = floored(reach.point);
  const between = (half: number): [number, number] => [floored(reach.point - half), floored(reach.point + half)];
  // Half way between two whole numbers: a count is never 12.3.
  const underEdge = (figure: number): number => (whole ? Math.ceil(figure) - 0.5 : figure);
  const overEdge = (figure: number): number => (whole ? Math.floor(figure) + 0.5 : figure);
  if (!(reach.reach80 > noise)) {
    // Rule of succession: after n values of one kind, one of the other kind has the probability 1 / (n + 2), and is among
    // the next m + 1 ones with (m + 1) / (n + m + 2).
    const rare = (missing + 1) / (n + missing + 2);
    return {
      point,
      interval80: null,
      interval95: null,
      below: (figure) => (point < underEdge(figure) ? 1 - rare : rare),
      above: (figure) => (point > overEdge(figure) ? 1 - rare : rare),
    };
  }
  return {
    point,
    interval80: between(reach.reach80),
    interval95: between(Math.max(reach.reach80, reach.reach95)),
    below: (figure) =>
      minimum !== null && figure <= minimum ? 0 : normalUpperTail(-normalAt(underEdge(figure) - reach.point, reach)),
    above: (figure) =>
      minimum !== null && figure < minimum ? 1 : normalUpperTail(normalAt(overEdge(figure) - reach.point, reach)),
  };
}

/** Values of the rate that stand for its distribution, each as probable as the others. */
const NODES = 41;
/** Above this variance the number of cases is as good as continuous. */
const CONTINUOUS_ABOVE = 1e4;

/**
 * What may come of a rate: its true value strays on the scale of log odds, and chance strays around it as it does when so
 * many cases are counted. What chance explains of the past is taken off first, so that it does not count twice.
 *
 * @param reach - Point and half widths as log odds.
 * @param settings - Cases expected; cases usual in the past; how far rates of 0 and 1 were moved inwards; the rate when it
 * was always 0 or 1; periods missing at the end beside each one used.
 * @returns The outlook, as shares from 0 to 1.
 */
export function rateOutlook(
  reach: Reach,
  settings: {
    readonly counted: boolean;
    readonly volume: number;
    readonly usual: number;
    readonly inwards: number;
    readonly always: 0 | 1 | null;
    readonly stale: number;
  },
): Outlook {
  const { counted, inwards, always, stale } = settings;
  const share = shareOf(reach.point);
  const spread = share * (1 - share);
  const volume = Math.max(1, Math.round(settings.volume));
  if (!counted) return continuousRate(reach);
  const whole = (reach.reach80 / Z80) ** 2;
  const chance = chanceOf(Math.max(1, Math.round(settings.usual)), share, inwards).variance;
  // What counting cannot tell apart may have moved unseen as far as that.
  const real = Math.max(0, whole - chance, stale * chance);
  // Cases are whole; a target of 95 % of 60 cases is met by 57 of them, whatever a double says of 0.95 times 60.
  const fewestFrom = (figure: number): number => Math.ceil(figure * volume - roundingOf(figure * volume));
  const mostTo = (figure: number): number => Math.floor(figure * volume + roundingOf(figure * volume));
  const many = (): Outlook => {
    const smooth = continuousRate(widened(reach, real + 1 / (volume * spread)));
    // Half way between two numbers of cases: to be on the target is to meet it.
    return {
      ...smooth,
      below: (figure) => smooth.below((fewestFrom(figure) - 0.5) / volume),
      above: (figure) => smooth.above((mostTo(figure) + 0.5) / volume),
    };
  };
  if (volume * spread > CONTINUOUS_ABOVE) return many();
  const strayed = widened(reach, real);
  const shares =
    real === 0
      ? [share]
      : Array.from({ length: NODES }, (_, j) =>
          shareOf(reach.point + distanceAt(normalQuantile((j + 0.5) / NODES), strayed)),
        );
  if (shares.some((one) => volume * one * (1 - one) > CONTINUOUS_ABOVE)) return many();
  const mixture = mixtureOf(volume, shares);
  const upTo = (cases: number): number => {
    const place = Math.floor(cases) - mixture.from;
    if (place < 0) return 0;
    return place >= mixture.sums.length ? 1 : mixture.sums[place]!;
  };
  // A rate that was always perfect is expected to be so again, though no chance is certain.
  const point = always ?? share;
  const quantile = (p: number): number => {
    const place = mixture.sums.findIndex((sum) => sum >= p);
    return (mixture.from + (place < 0 ? mixture.sums.length - 1 : place)) / volume;
  };
  const holding = (p: number): [number, number] => [Math.min(point, quantile(p)), Math.max(point, quantile(1 - p))];
  return {
    point,
    interval80: holding(0.1),
    interval95: holding(0.025),
    below: (figure) => upTo(fewestFrom(figure) - 1),
    above: (figure) => Math.max(0, 1 - upTo(mostTo(figure))),
  };
}

/** What rounding may do to a number of cases. */
function roundingOf(cases: number): number {
  return Math.max(1e-9, 1e-15 * cases);
}

/** The same shape with another variance. */
function widened({ point, reach80, reach95 }: Reach, variance: number): Reach {
  const sd = Math.sqrt(variance);
  return { point, reach80: Z80 * sd, reach95: reach80 > 0 ? (reach95 / reach80) * Z80 * sd : Z95 * sd };
}

function continuousRate(reach: Reach): Outlook {
  const { point, reach80, reach95 } = reach;
  const ends = (half: number): [number, number] => [shareOf(point - half), shareOf(point + half)];
  const at = (figure: number): number => (figure <= 0 ? -Infinity : figure >= 1 ? Infinity : logit(figure) - point);
  return {
    point: shareOf(point),
    interval80: ends(reach80),
    interval95: ends(Math.max(reach80, reach95)),
    below: (figure) => normalUpperTail(-normalAt(at(figure), reach)),
    above: (figure) => normalUpperTail(normalAt(at(figure), reach)),
  };
}
