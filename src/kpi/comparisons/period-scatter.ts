import { fractionToNumber } from '../../exact/fraction.js';
import { twoRateGroups } from '../../statistics/rates/two-rate-groups.js';
import type { RateCount } from '../../statistics/rates/two-rates.js';
import { studentTTwoSided } from '../../statistics/student-t.js';
import type { PeriodUnit } from '../../time/period.js';
import type { KpiIndex } from '../define-kpi.js';
import { resultOf, type TallyResult } from '../tally.js';
import type { PeriodScatter } from './comparison.js';
import type { PeriodSpan } from './period-spans.js';
import type { WindowTallies } from './window-tally.js';

/** Fewer tell too little of how much periods differ. */
const LEAST_PERIODS = 6;
/** Far enough back to know the scatter, and no further; days by whole weeks. */
const lookedBack = (unit: PeriodUnit): number => (unit === 'day' ? 28 : 12);

/**
 * The difference of two times beside what periods differ by anyway: single periods by the scatter of those before, rolling
 * windows by the scatter of the periods in them. Among many thousand cases nearly every difference is more than counting
 * explains.
 *
 * Source: quasi-likelihood for counts, McCullagh and Nelder 1989, section 4.5.
 *
 * @returns `null` for parts of periods, and where too few periods are known.
 */
export function scatterOf(
  index: KpiIndex,
  tallies: WindowTallies,
  current: PeriodSpan,
  base: PeriodSpan,
  unit: PeriodUnit,
): PeriodScatter | null {
  if (current.window === 'toDate') return null;
  const countsAt = (start: number): RateCount[] => {
    const tally = tallies.byPeriod.get(start);
    const counts = tally === undefined ? null : countsOf(resultOf(index, tally));
    return counts === null ? [] : [counts];
  };
  const countsIn = ({ periods }: PeriodSpan): RateCount[] => periods.flatMap(({ start }) => countsAt(start));
  const [now, before] = [countsIn(current), countsIn(base)];
  if (now.length === 0 || before.length === 0) return null;
  if (current.window === 'rolling') {
    const { dispersion, pDispersed } = twoRateGroups(now, before);
    const periods = now.length + before.length;
    return dispersion === null || pDispersed === null || periods < LEAST_PERIODS
      ? null
      : { periods, dispersion, p: pDispersed };
  }
  const earlier = [...tallies.byPeriod.keys()].filter((start) => start < current.start).sort((a, b) => a - b);
  const history = earlier.slice(-lookedBack(unit)).flatMap(countsAt);
  if (history.length < LEAST_PERIODS) return null;
  const { dispersion, degreesOfFreedom } = twoRateGroups(now, history);
  const [one, other] = [now[0] as RateCount, before[0] as RateCount];
  const pooled = (one.successes + other.successes) / (one.trials + other.trials);
  const variance = (dispersion ?? 0) * pooled * (1 - pooled) * (1 / one.trials + 1 / other.trials);
  if (dispersion === null || degreesOfFreedom === null || !(variance > 0)) return null;
  const difference = one.successes / one.trials - other.successes / other.trials;
  const p = studentTTwoSided(difference / Math.sqrt(variance), degreesOfFreedom);
  return { periods: history.length, dispersion, p };
}

/** The counts behind a share of cases; `null` for other ratios. */
export function countsOf(result: TallyResult): RateCount | null {
  const [successes, trials] = [result.numerator, result.denominator].map((one) =>
    one === null ? Number.NaN : fractionToNumber(one),
  ) as [number, number];
  const whole = Number.isSafeInteger(successes) && Number.isSafeInteger(trials);
  return whole && successes >= 0 && trials > 0 && successes <= trials ? { successes, trials } : null;
}
