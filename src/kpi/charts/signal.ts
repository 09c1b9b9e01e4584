import type { RunRulesResult } from '../../statistics/charts/run-rules.js';
import type { RunRule } from '../../statistics/charts/run-signal.js';

/** What the variation of a period, or of a signal, means for the business. */
export type Variation =
  | 'specialCauseImprovement'
  | 'specialCauseConcern'
  /** Unusual, but neither for the better nor for the worse. */
  | 'specialCauseNeutral'
  | 'commonCause';

/** Something unusual on a control chart. */
export interface ControlChartSignal {
  readonly rule: RunRule;
  readonly variation: Exclude<Variation, 'commonCause'>;
  readonly message: string;
  /** Labels of the first and the last period of the pattern. */
  readonly from: string;
  readonly to: string;
  /** Places of these in `points`. */
  readonly start: number;
  readonly end: number;
  /** Labels of the periods in which the rule is fulfilled. */
  readonly completedAt: readonly string[];
  /** Labels of all periods that belong to the pattern. */
  readonly periods: readonly string[];
  readonly side: 'above' | 'below' | null;
  /** Of a trend, else `null`. */
  readonly direction: 'rising' | 'falling' | null;
}

/** The signals of a series and the one that each point is named after. */
export interface FoundSignals {
  readonly signals: readonly ControlChartSignal[];
  /** For each point the place of its strongest signal; `null` for ordinary ones. */
  readonly strongest: readonly (number | null)[];
  readonly conventions: RunRulesResult['conventions'];
}
