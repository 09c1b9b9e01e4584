import type { JsonRecord, JsonValue } from './json.js';

/** How much a finding matters, from a remark to something that stops the work. */
export type Severity = 'info' | 'low' | 'medium' | 'high' | 'critical';

/** The one shape of everything the library tells a person. */
export interface Finding {
  /** Stable upper-case code; listed in docs/codes. */
  readonly code: string;
  readonly severity: Severity;
  /** Id of the record it is about; `null` when it is about the whole input. */
  readonly subject: string | null;
  /** An English sentence that a manager can act on. */
  readonly message: string;
  /** The figures and names of the message, for hosts that translate by code. */
  readonly params: JsonRecord;
  /** Where it stands in the input; `null` when there is no single place. */
  readonly path: string | null;
  /** What it rests on. */
  readonly evidence: readonly JsonValue[];
}

/** The parts of a finding that {@link finding} fills in when they are left out. */
export interface FindingDetails {
  readonly subject?: string | null;
  readonly params?: JsonRecord;
  readonly path?: string | null;
  readonly evidence?: readonly JsonValue[];
}

/**
 * Makes a finding with every key present.
 *
 * @param code - Stable upper-case code.
 * @param severity - How much it matters.
 * @param message - An English sentence, usually from the room's `messages.ts`.
 * @param details - Subject, parameters, path and evidence; each has an empty default.
 * @returns The finding as plain JSON.
 * @example
 * ```ts
 * import { finding } from './findings.js';
 * finding('SMALL_SAMPLE', 'info', 'With 7 tickets a goal of 95 % allows no miss.').subject; // => null
 * ```
 */
export function finding(code: string, severity: Severity, message: string, details: FindingDetails = {}): Finding {
  return {
    code,
    severity,
    subject: details.subject ?? null,
    message,
    params: details.params ?? {},
    path: details.path ?? null,
    evidence: details.evidence ?? [],
  };
}
