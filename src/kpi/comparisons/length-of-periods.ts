import type { Finding } from '../../core/findings.js';
import type { Fraction } from '../../exact/fraction.js';
import { decimalsApart } from '../../exact/telling-apart.js';
import type { KpiIndex } from '../define-kpi.js';
import { figureText } from '../target.js';
import type { ComparedSide } from './comparison.js';
import { isAdditive } from './comparison-options.js';
import { lengthExplainsChangeFinding } from './messages.js';

/** Quotients by days may differ that late. */
const MOST_DECIMALS = 20;

/** Says where a sum moved one way only because one time is longer than the other; `null` where it did not. */
export function lengthExplainsChange(
  index: KpiIndex,
  now: ComparedSide,
  before: ComparedSide,
  perDay: boolean,
): Finding | null {
  const { id, name, aggregation } = index.definition;
  if (perDay || !isAdditive(aggregation.kind) || now.problem !== null || before.problem !== null) return null;
  const [current, base] = [now.value, before.value];
  if (current === null || base === null || now.coveredDays === before.coveredDays) return null;
  const daily = { now: current.div(now.coveredDays), before: base.div(before.coveredDays) };
  const moved = Math.sign(current.compare(base));
  if (moved === 0 || moved === Math.sign(daily.now.compare(daily.before))) return null;
  const sides = {
    name,
    rose: moved > 0,
    now: now.name,
    before: before.name,
    days: [now.coveredDays, before.coveredDays] as const,
    daily: tellingApart(index, daily.now, daily.before),
  };
  return lengthExplainsChangeFinding(id, sides);
}

/** Two figures with as many decimals as it takes to see which is the larger one. */
function tellingApart(index: KpiIndex, one: Fraction, other: Fraction): readonly [string, string] {
  const decimals = decimalsApart([one, other], index.decimals, MOST_DECIMALS);
  return [figureText(index, one, decimals), figureText(index, other, decimals)];
}
