import { type Finding, finding } from '../../core/findings.js';
import { fractionToNumber } from '../../exact/fraction.js';
import type { Interval } from '../../time/interval.js';
import type { DowntimeRules } from './downtime-rules.js';
import { exactDowntime } from './exact-downtime.js';
import { reliefUnmatched } from './messages.js';
import type { OutageRows, OutageSpan } from './outage-rows.js';

/** An outage that the contract excuses, e.g. one that the client caused. */
export interface OutageRelief {
  /** Id of the outage. */
  readonly outage: string;
  /** Why, e.g. `client-caused`, `force majeure`. */
  readonly reason: string;
  /** Who agreed, on the other side. */
  readonly agreedBy: string;
}

/** An outage that relief took out of the figure. */
export interface AppliedOutageRelief extends OutageRelief {
  /** Downtime that it would count by itself, ms; where outages overlap, the figure changes by less than their sum. */
  readonly downtimeMs: number;
}

/** Outages after relief, and what it did. */
export interface RelievedOutages {
  readonly spans: readonly OutageSpan[];
  readonly applied: readonly AppliedOutageRelief[];
  readonly findings: readonly Finding[];
}

/** Takes the excused outages out, and says what each of them would have counted. */
export function relieveOutages(
  rows: OutageRows,
  relief: readonly OutageRelief[],
  counted: readonly Interval[],
  rules: DowntimeRules,
): RelievedOutages {
  const excused = new Map<string, OutageSpan[]>(relief.map((one) => [one.outage, []]));
  const spans = rows.spans.filter((span) => {
    const list = span.id === null ? undefined : excused.get(span.id);
    list?.push(span);
    return list === undefined;
  });
  const applied: AppliedOutageRelief[] = [];
  const findings: Finding[] = [];
  relief.forEach(({ outage, reason, agreedBy }, position) => {
    const own = excused.get(outage) ?? [];
    if (own.length > 0) {
      const { downtime } = exactDowntime(own, counted, rules);
      applied.push({ outage, reason, agreedBy, downtimeMs: fractionToNumber(downtime) });
      return;
    }
    const details = { subject: outage, params: { outage, reason }, path: `options.relief[${position}]` };
    findings.push(finding('RELIEF_UNMATCHED', 'low', reliefUnmatched(outage), details));
  });
  return { spans, applied, findings };
}
