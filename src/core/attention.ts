import type { Severity } from './findings.js';
import type { JsonValue } from './json.js';

/** Something that somebody should do, with the date by which: every practice tells its deadlines in this shape. */
export interface AttentionItem {
  /** Stable name of what is to be done, e.g. `correctiveAction.step`. */
  readonly kind: string;
  /** Id of the record it is about. */
  readonly subject: string;
  readonly severity: Severity;
  /** Civil date by which it should be done; `null` where none was set. */
  readonly due: string | null;
  readonly state: 'overdue' | 'dueSoon' | 'later' | 'undated';
  /** Days from the date of the question to `due`, negative when it is past; `null` without a date. */
  readonly daysLeft: number | null;
  /** An English sentence that a manager can act on. */
  readonly message: string;
  /** Where it stands in the input. */
  readonly path: string | null;
  /** What it rests on. */
  readonly evidence: readonly JsonValue[];
}
