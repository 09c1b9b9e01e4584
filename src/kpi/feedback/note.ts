import type { Finding } from '../../core/findings.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { KpiPoint } from '../kpi-series.js';
import type { TrendVerdict } from '../trend-verdict.js';
import type { ImpactFigures } from './feedback-impact.js';

/** Whether a note praises, asks for better, or both; `none` when there is nothing to judge. */
export type FeedbackTone = 'praise' | 'mixed' | 'neutral' | 'concern' | 'none';

/** A feedback note: situation, behaviour, impact, request. */
export interface FeedbackNote {
  readonly kpiId: string;
  readonly onDate: CivilDate;
  readonly to: string | null;
  /** Label; `null` when there is nothing to judge. */
  readonly period: string | null;
  readonly tone: FeedbackTone;
  /** When and what was agreed; `null` with the tone `none`, as all the others. */
  readonly situation: string | null;
  /** What was done, in figures. */
  readonly behaviour: string | null;
  /** What it means; `null` when neither the figures nor the host say. */
  readonly impact: string | null;
  /** What is asked for. */
  readonly request: string | null;
  /** Civil date by which an answer is asked for; `null` when none is needed. */
  readonly answerBy: CivilDate | null;
  /** The whole note as plain text. */
  readonly text: string | null;
  readonly evidence: {
    readonly value: number | null;
    readonly valueText: string | null;
    readonly targetText: string | null;
    readonly status: KpiPoint['status'] | null;
    /** Judged periods with the same status up to this one; periods that were not judged are passed over. */
    readonly streak: number;
    readonly trend: TrendVerdict | null;
    readonly impact: ImpactFigures;
  };
  readonly findings: readonly Finding[];
}
