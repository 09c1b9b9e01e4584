import type { Finding } from '../../core/findings.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { TrendVerdict } from '../trend-verdict.js';
import type { LevelComparison } from './compare-levels.js';
import type { ChangesAround } from './comparison-periods.js';
import type { PeriodGroup } from './period-group.js';
import type { TargetKept, VerificationReason, VerificationVerdict } from './verification-verdict.js';

/** What a verification rests on. */
export interface VerificationEvidence extends LevelComparison {
  /** The p that decided; `null` when nothing was tested. */
  readonly decidingP: number | null;
  readonly alpha: number;
  /** Smallest change that matters, in the unit; `null` when none is known. */
  readonly meaningfulChange: number | null;
  readonly comparedWith: 'justBefore' | 'yearBefore';
  readonly periodsChosenBy: 'given' | 'upToTwelve' | 'sinceChange';
  readonly autocorrelation: { readonly lag1: number; readonly allowedFor: boolean };
  /** Changes of level around the steps, and the one at them; `null` when only the target was asked for. */
  readonly changepoints: ChangesAround | null;
  /** The trend before the steps; `null` when only the target was asked for. */
  readonly trendBefore: TrendVerdict | null;
}

/** Whether a corrective action worked. */
export interface ActionVerification {
  readonly actionId: string;
  readonly kpiId: string;
  readonly onDate: CivilDate;
  readonly verdict: VerificationVerdict;
  /** What decided. */
  readonly reason: VerificationReason;
  readonly message: string;
  /** First and last day on which a corrective step was done; `null` while one is not. */
  readonly steps: { readonly first: CivilDate; readonly last: CivilDate } | null;
  /** Day on which enough periods are over by the calendar; `null` while a step is not done. */
  readonly readyOn: CivilDate | null;
  /** `null` without periods. */
  readonly before: PeriodGroup | null;
  readonly after: PeriodGroup | null;
  /** The target in the periods after the steps. */
  readonly target: TargetKept & { readonly targetText: string | null };
  readonly evidence: VerificationEvidence;
  readonly findings: readonly Finding[];
}
