import { type Finding, finding } from '../core/findings.js';
import { counted } from '../core/words.js';
import type { PeriodUnit } from '../time/period.js';
import { periodName } from './messages.js';

/** What the sentence about a trend is made of. */
export interface TrendWords {
  readonly verdict: 'improving' | 'deteriorating' | 'stable' | 'inconclusive' | 'insufficientData';
  /** Size of the change per period, e.g. `0.4 points`. */
  readonly step: string;
  readonly interval: readonly [string, string] | null;
  /** Size of the change that matters over the whole time; `null` when none is known. */
  readonly meaningful: string | null;
  readonly unit: PeriodUnit;
  readonly used: number;
  readonly span: number;
  /** First label. */
  readonly from: string | null;
  readonly p: number | null;
  readonly needed: number;
  /** Whether each period was compared with the same one of other years. */
  readonly seasonal: boolean;
  readonly reason: string;
}

/** The verdict in a sentence that a manager can act on. */
export function trendMessage(words: TrendWords): string {
  const { unit, used, span, from, reason } = words;
  const over = `over ${used < span ? `${used} of the` : 'the'} ${counted(span, unit)}${from === null ? '' : ` from ${periodName(from)}`}${words.seasonal ? `, each compared with the same ${unit} of other years` : ''}`;
  switch (words.verdict) {
    case 'improving':
    case 'deteriorating': {
      const word = words.verdict === 'improving' ? 'Improving' : 'Deteriorating';
      const chance = words.p !== null && words.p < 0.01 ? 'very unlikely to be chance' : 'unlikely to be chance';
      return `${word} by about ${words.step} a ${unit} ${over}; ${chance}.`;
    }
    case 'stable':
      if (reason === 'constant') return `Stable ${over}: the value did not change.`;
      if (reason === 'staysInRange')
        return `Stable ${over}: the line through the values stays within the target range.`;
      return `Stable ${over}: any change is smaller than the ${words.meaningful ?? 'least'} that would matter.`;
    case 'inconclusive': {
      if (reason === 'changeTooSmall')
        return `Too small a change to call ${over}: about ${words.step} a ${unit}, less than the ${words.meaningful} that would matter.`;
      if (reason === 'autocorrelated')
        return `No clear direction ${over}: about ${words.step} a ${unit} is no unusual drift where each ${unit} resembles the one before it.`;
      if (reason === 'crossesRange')
        return `Neither better nor worse ${over}: by about ${words.step} a ${unit} it went through the target range and as far beyond it.`;
      const [low, high] = words.interval ?? ['', ''];
      return `No clear direction ${over}: the change lies anywhere from ${low} to ${high} a ${unit}.`;
    }
    case 'insufficientData':
      if (reason === 'noOrderSignificant') return `Too many equal values ${over} to tell a direction from chance.`;
      return `Too little data to tell a direction: ${counted(used, `usable ${unit}`)}${from === null || used === 0 ? '' : ` from ${periodName(from)}`}, at least ${words.needed} are needed.`;
  }
}

/** The verdict rests on the test that allows for resemblance. */
export function autocorrelatedFinding(kpi: string, lag1: number): Finding {
  return finding(
    'AUTOCORRELATED_SERIES',
    'info',
    'Each value resembles the one before it more than chance would have it, so the verdict rests on the test that allows for that; both tests are in the evidence.',
    { subject: kpi, params: { lag1 } },
  );
}

/** The verdict rests on the seasonal test. */
export function seasonalFinding(kpi: string, unit: PeriodUnit, p: number, autocorrelation: number): Finding {
  return finding(
    'SEASONAL_SERIES',
    'info',
    `The ${unit}s of a year differ from each other more than chance would have it, so the verdict compares each ${unit} with the same one of other years; both tests are in the evidence.`,
    { subject: kpi, params: { p, autocorrelation } },
  );
}

/** Without a change that matters, steady and unclear look the same. */
export function noChangeThatMattersFinding(kpi: string): Finding {
  return finding(
    'NO_CHANGE_THAT_MATTERS',
    'info',
    'Nothing says how large a change has to be to matter, so a steady KPI cannot be told from an unclear one: give the KPI a meaningfulChange, or a tolerance around its target.',
    { subject: kpi },
  );
}
