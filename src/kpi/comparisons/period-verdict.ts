import type { ChangeDirection } from '../../core/change-direction.js';
import { type Fraction, formatFraction, fractionToNumber, numberOrNull, ZERO } from '../../exact/fraction.js';
import { twoRates } from '../../statistics/rates/two-rates.js';
import type { PeriodUnit } from '../../time/period.js';
import type { KpiIndex, TargetBounds } from '../define-kpi.js';
import { changeText, compareToTarget, meaningfulChangeOf } from '../target.js';
import { dailyIndex } from './compared-window.js';
import type { ComparedSide, NoDirectionReason, PeriodComparison, PeriodScatter, PeriodTest } from './comparison.js';
import { isShareOfCases } from './comparison-options.js';
import { type ChanceWord, notComparedMessage, PERIOD_MESSAGES } from './messages.js';
import { countsOf } from './period-scatter.js';

/** What a comparison comes to. */
export type PeriodVerdict = Pick<
  PeriodComparison,
  'change' | 'changeText' | 'changePercent' | 'direction' | 'matters' | 'test' | 'noDirectionBecause' | 'message'
>;

/** What it is judged by. */
export interface VerdictContext {
  readonly unit: PeriodUnit;
  readonly alpha: number;
  readonly perDay: boolean;
  readonly scatter: PeriodScatter | null;
}

/** Judges a change between two sides, and puts it in a sentence. */
export function verdictOf(
  index: KpiIndex,
  now: ComparedSide,
  before: ComparedSide | null,
  bounds: TargetBounds | null,
  context: VerdictContext,
): PeriodVerdict {
  const { name, direction: aim } = index.definition;
  const problem = problemOf(now, before);
  const hindered = problem !== null && problem !== 'insufficientVolume';
  if (hindered || before === null || now.value === null || before.value === null) {
    const noDirectionBecause = problem ?? 'noData';
    const message = notComparedMessage(name, noDirectionBecause, now, before, context.unit);
    return { ...NOTHING, noDirectionBecause, message };
  }
  const [current, base] = [now.value, before.value];
  const change = current.sub(base);
  const size = base.abs();
  const percent = size.compare(0) === 0 ? null : change.div(size).mul(100);
  const noRange = aim === 'range' && bounds === null;
  const reason: NoDirectionReason | null = problem ?? (noRange ? 'noTarget' : null);
  const direction = reason === null ? directionOf(index, current, base, bounds) : null;
  const meaningful = context.perDay ? null : meaningfulChangeOf(index, bounds);
  const matters = meaningful === null ? null : change.abs().compare(meaningful) >= 0;
  const test = testOf(index, now, before, context);
  const distance = fractionToNumber(change.abs());
  const text = context.perDay ? `${changeText(dailyIndex(index), distance)} a day` : changeText(index, distance);
  const sign = Math.sign(change.compare(0));
  const words = {
    name,
    now,
    before,
    unit: context.unit,
    sign,
    size: text,
    percentText: percent === null || hasPoints(index) ? null : percentText(percent.abs()),
    direction,
    bothInside: aim === 'range' && direction === 'same' && bounds !== null && isInside(index, current, bounds),
    chance:
      matters === false && test !== null && test.p < context.alpha ? null : chanceOf(test, now, before, context.alpha),
    tooSmallToMatter: matters === false && meaningful !== null ? changeText(index, fractionToNumber(meaningful)) : null,
    minimumSample: problem === 'insufficientVolume' ? index.minimumSample : null,
  };
  return {
    change: fractionToNumber(change),
    changeText: sign > 0 ? `+${text}` : sign < 0 ? `-${text}` : text,
    changePercent: numberOrNull(percent),
    direction,
    matters,
    test,
    noDirectionBecause: reason,
    message: PERIOD_MESSAGES.compared(words),
  };
}

const NOTHING = {
  change: null,
  changeText: null,
  changePercent: null,
  direction: null,
  matters: null,
  test: null,
} as const;

/** What hinders most comes first; a small sample only hinders the judgement. */
function problemOf(now: ComparedSide, before: ComparedSide | null): NoDirectionReason | null {
  if (before === null) return 'noCounterpart';
  const problems = [now.problem, before.problem].filter((one) => one !== null);
  return problems.find((one) => one !== 'insufficientVolume') ?? problems[0] ?? null;
}

function directionOf(index: KpiIndex, current: Fraction, base: Fraction, bounds: TargetBounds | null): ChangeDirection {
  const { direction } = index.definition;
  const order =
    direction === 'range' && bounds !== null
      ? distanceTo(index, base, bounds).compare(distanceTo(index, current, bounds))
      : direction === 'lower'
        ? base.compare(current)
        : current.compare(base);
  return order === 0 ? 'same' : order > 0 ? 'better' : 'worse';
}

/** How far outside of a range; 0 inside. */
function distanceTo(index: KpiIndex, value: Fraction, bounds: TargetBounds): Fraction {
  const { gap } = compareToTarget(index, value, bounds);
  return gap.compare(0) < 0 ? gap.neg() : ZERO;
}

function isInside(index: KpiIndex, value: Fraction, bounds: TargetBounds): boolean {
  return distanceTo(index, value, bounds).compare(0) === 0;
}

/** The difference of two shares of counted cases; other ratios, of amounts or of defects per unit, have no such test. */
function testOf(
  index: KpiIndex,
  now: ComparedSide,
  before: ComparedSide,
  { alpha, scatter }: VerdictContext,
): PeriodTest | null {
  if (!isShareOfCases(index)) return null;
  const [first, second] = [countsOf(now.result), countsOf(before.result)];
  if (first === null || second === null) return null;
  const { p, decidedOn, scoreInterval } = twoRates(first, second, { confidence: 1 - alpha });
  if (p === null || decidedOn === null || scoreInterval === null) return null;
  const scale = fractionToNumber(index.scale);
  return {
    p,
    decidedOn,
    couldBeChance: largerP(p, scatter) >= alpha,
    scatter,
    interval: [scale * scoreInterval[0], scale * scoreInterval[1]],
  };
}

/** Periods that scatter less than counting explains are a matter of luck: the larger p counts. */
function largerP(p: number, scatter: PeriodScatter | null): number {
  return scatter === null || scatter.dispersion <= 1 ? p : Math.max(p, scatter.p);
}

/** From so many cases on, chance among them is small beside whatever else differs from period to period. */
const MANY_CASES = 10_000;

function chanceOf(test: PeriodTest | null, now: ComparedSide, before: ComparedSide, alpha: number): ChanceWord | null {
  if (test === null) return null;
  if (test.p >= alpha) return 'couldBe';
  if (test.couldBeChance) return 'ordinary';
  const cases = Math.min(now.result.sample, before.result.sample);
  if (test.scatter === null && cases >= MANY_CASES) return 'notSmallNumbers';
  return largerP(test.p, test.scatter) < 0.01 ? 'veryUnlikely' : 'unlikely';
}

/** A change of a percentage is in points; a percentage of it beside that is mistaken for it. */
function hasPoints({ definition }: KpiIndex): boolean {
  return definition.unit === 'percent' || definition.unit === 'share';
}

function percentText(size: Fraction): string {
  const text = formatFraction(size, 1);
  return text === '0.0' && size.compare(0) > 0 ? 'under 0.1 %' : `${text} %`;
}
