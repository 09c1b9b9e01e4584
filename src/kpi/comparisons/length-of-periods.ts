import type { Finding } from '../../core/findings.js';
import type { Fraction } from '../../exact/fraction.js';
import type { KpiIndex } from '../define-kpi.js';
import { figureText } from '../target.js';
import type { ComparedSide } from './compared-window.js';
import { isAdditive } from './comparison-options.js';
import { lengthExplainsChangeFinding } from './messages.js';

/** Says where a sum moved one way only because one time is longer than the other; `null` where it did not. */
export function lengthExplainsChange(
  index: KpiIndex,
  now: ComparedSide,
  before: ComparedSide,
  perDay: boolean,
): Finding | null {
  const { id, name, aggregation } = index.definition;
  if (perDay || !isAdditive(aggregation.kind) || now.problem !== null || before.problem !== null) return null;
  if (now.coveredDays === before.coveredDays) return null;
  const [current, base] = [now.value as Fraction, before.value as Fraction];
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

const MOST_DECIMALS = 20;

/** Two figures with as many decimals as it takes to see which is the larger one. */
function tellingApart(index: KpiIndex, one: Fraction, other: Fraction): readonly [string, string] {
  const differ = one.compare(other) !== 0;
  for (let decimals = index.decimals; ; decimals++) {
    const texts = [one, other].map((value) => figureText({ ...index, decimals }, value)) as [string, string];
    if (!differ || texts[0] !== texts[1] || decimals >= MOST_DECIMALS) return texts;
  }
}
