import type { ControlPoint } from './control-limits.js';

/** What is unusual about the points of a signal. */
export type RunRule =
  /** One point beyond a limit. */
  | 'beyondLimits'
  /** Many points in a row on one side of the centre line. */
  | 'shift'
  /** Many points in a row that rise, or that fall. */
  | 'trend'
  /** Two of three points in a row more than two standard deviations from the centre, on one side. */
  | 'twoOfThree'
  /** Four of five points in a row more than one standard deviation from the centre, on one side. */
  | 'fourOfFive'
  /** Many points in a row that go up and down in turn. */
  | 'alternating'
  /** Many points in a row within one standard deviation of the centre. */
  | 'stratification'
  /** Many points in a row more than one standard deviation from the centre, on both sides. */
  | 'mixture';

/** A point as the rules see it: that of a control chart. */
export type RunRulePoint = Pick<ControlPoint, 'value' | 'center' | 'z' | 'beyond'>;

/** An unusual pattern. Positions count from 0. */
export interface RunSignal {
  readonly rule: RunRule;
  /** First point of the pattern. */
  readonly start: number;
  /** Last point of the pattern. */
  readonly end: number;
  /** Where the rule is fulfilled; more than one for a pattern that goes on. For two of three by the NHS it can lie behind the pattern. */
  readonly completedAt: readonly number[];
  /** Every point that belongs to the pattern, ascending. */
  readonly points: readonly number[];
  /** Side of the centre line; `null` for patterns without one. */
  readonly side: 'above' | 'below' | null;
  /** Of a trend, else `null`. */
  readonly direction: 'rising' | 'falling' | null;
}
