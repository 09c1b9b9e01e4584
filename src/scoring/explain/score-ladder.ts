import type { JsonValue } from '../../core/json.js';
import {
  type ExactInput,
  type Fraction,
  fraction,
  fractionToDecimalText,
  fractionToNumber,
  ONE,
  ratioOf,
} from '../../exact/fraction.js';
import type { Scale, TiersScale } from '../scales/scale-definition.js';

/** The scores that single steps lead to, counted upwards on the scale's own axis. */
export interface ScoreLadder {
  /** The score after so many steps; `null` beyond the last one. */
  after(value: Fraction, steps: number): Fraction | null;
  /** Most steps upwards (1) or downwards (-1) that can change a share, and no more than `most`. */
  room(value: Fraction, direction: 1 | -1, most: number): number;
  /** Where every step between two ends earns the same: the ends, and which way is better; else `null`. */
  readonly line: { readonly step: Fraction; readonly ends: Ends; readonly better: 1 | -1 } | null;
  /** A score as a sheet takes it, in the manner of the one that was given. */
  write(value: Fraction, given: JsonValue): JsonValue;
}

type Ends = readonly [lowest: Fraction, highest: Fraction];

/** Prices that can be meant, as price scales read them. */
const PRICES = /* @__PURE__ */ (() => [ratioOf(1, 1_000_000_000), ratioOf(10n ** 18n, 1)] as const)();

/**
 * Says where single steps lead on a scale: to the next point, level or tier, to the other answer of yes and no, or on by
 * a hundredth of the way between the ends of a scale of figures. A step ends at the end of the scale.
 *
 * @param step - Another size of a step, in the criterion's own unit, above 0; `null` for the one above.
 * @returns The ladder; `null` for a price without a step.
 */
export function scoreLadder(scale: Scale, step: Fraction | null): ScoreLadder | null {
  switch (scale.kind) {
    case 'yesNo':
      return levelLadder(2, (place) => place === 1);
    case 'ordinal': {
      const names = scale.levels.map((one) => (typeof one === 'string' ? one : one.level));
      return levelLadder(names.length, (place) => names[place] ?? '');
    }
    case 'points':
      return lineLadder(step ?? ONE, [fraction(scale.min), fraction(scale.max)], 1, true);
    case 'number': {
      const ends = [fraction(scale.min), fraction(scale.max)] as const;
      return lineLadder(step ?? hundredth(ends), ends, scale.direction === 'lower' ? -1 : 1, scale.outside === 'error');
    }
    case 'target':
    case 'exponential': {
      const ends = [fraction(scale.min), fraction(scale.max)] as const;
      return figureLadder(step ?? hundredth(ends), ends, scale.outside === 'error' ? ends : null);
    }
    case 'piecewise': {
      const at = scale.points.map((point) => fraction(point.at));
      const ends = [at[0] as Fraction, at[at.length - 1] as Fraction] as const;
      return figureLadder(step ?? hundredth(ends), ends, null);
    }
    case 'tiers':
      return step === null ? tierLadder(scale) : figureLadder(step, tierEnds(scale, step), null);
    case 'price':
      return step === null ? null : priceLadder(step);
  }
}

function hundredth([low, high]: Ends): Fraction {
  return high.sub(low).div(100);
}

/** Places counted from 0. */
function levelLadder(count: number, name: (place: number) => JsonValue): ScoreLadder {
  const inside = (place: number): boolean => place >= 0 && place < count;
  return {
    after: (value, steps) => (inside(Number(value.n) + steps) ? ratioOf(Number(value.n) + steps, 1) : null),
    room: (value, direction, most) => Math.min(most, direction === 1 ? count - 1 - Number(value.n) : Number(value.n)),
    line: null,
    write: (value) => name(Number(value.n)),
  };
}

function lineLadder(step: Fraction, ends: Ends, better: 1 | -1, closed: boolean): ScoreLadder {
  return { ...figureLadder(step, ends, closed ? ends : null), line: { step, ends, better } };
}

/** Figures: shares change between `ends` only; scores cannot lie outside `walls`, where the last step is cut short. */
function figureLadder(step: Fraction, [low, high]: Ends, walls: Ends | null): ScoreLadder {
  return {
    after: (value, steps) => {
      const next = value.add(step.mul(steps));
      if (walls === null) return next;
      const [lowest, highest] = walls;
      if (next.gt(highest)) return next.sub(step).lt(highest) ? highest : null;
      if (next.lt(lowest)) return next.add(step).gt(lowest) ? lowest : null;
      return next;
    },
    room: (value, direction, most) => {
      const way = direction === 1 ? high.sub(value) : value.sub(low);
      return Math.max(0, ceiling(way.div(step), most));
    },
    line: null,
    write: writeFigure,
  };
}

function priceLadder(step: Fraction): ScoreLadder {
  const inside = (price: Fraction): boolean => price.gte(PRICES[0]) && price.lte(PRICES[1]);
  return {
    ...figureLadder(step, PRICES, null),
    after: (value, steps) => {
      const next = value.add(step.mul(steps));
      return inside(next) ? next : null;
    },
  };
}

/** A step leads to the first figure of the tier above or below; below the second tier lies the first one. */
function tierLadder({ tiers }: TiersScale): ScoreLadder {
  const froms = tiers.slice(1).map(({ from }) => fraction(from ?? 0));
  const [second] = froms;
  const first =
    second === undefined ? null : second.sub(second.abs().gt(ONE) ? second.abs().div(100) : ratioOf(1, 100));
  const placeOf = (value: Fraction): number => froms.filter((from) => value.gte(from)).length;
  return {
    after: (value, steps) => {
      const place = placeOf(value) + steps;
      return place === 0 ? first : (froms[place - 1] ?? null);
    },
    room: (value, direction, most) => Math.min(most, direction === 1 ? froms.length - placeOf(value) : placeOf(value)),
    line: null,
    write: writeFigure,
  };
}

/** One step below the second tier's first figure everything is the first tier. */
function tierEnds({ tiers }: TiersScale, step: Fraction): Ends {
  const froms = tiers.slice(1).map(({ from }) => fraction(from ?? 0));
  const low = froms[0] ?? ONE;
  return [low.sub(step), froms[froms.length - 1] ?? low];
}

function ceiling(value: Fraction, most: number): number {
  if (value.gte(most)) return most;
  const { s, n, d } = value;
  return s <= 0n ? 0 : Number((n + d - 1n) / d);
}

/** As a number where a number was given, in money where money was; exactly as text where no short decimal will do. */
function writeFigure(value: Fraction, given: JsonValue): JsonValue {
  const text = fractionToDecimalText(value, 40);
  const exact = fraction(text).equals(value) ? text : value.toFraction();
  if (typeof given === 'object' && given !== null && 'amount' in given) {
    return { ...given, amount: writeFigure(value, given.amount as ExactInput) };
  }
  const number = fractionToNumber(value);
  return typeof given === 'number' && exact === text && fraction(number).equals(value) ? number : exact;
}
