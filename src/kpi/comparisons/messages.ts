import { type Finding, finding } from '../../core/findings.js';

/** Sentences of `explainChange`. */
export const CHANGE_MESSAGES = {
  nothing: (name: string): string => `${name} cannot be compared: one side has no data.`,
  level: (name: string, value: string): string => `${name} stayed at ${value}.`,
  moved: (name: string, rose: boolean, from: string, to: string): string =>
    `${name} ${rose ? 'rose' : 'fell'} from ${from} to ${to}`,
  parts: (rate: string, mix: string): string =>
    `: ${rate} because of changes within the groups, ${mix} because the share of the groups in the work changed.`,
  reversal: (rose: boolean): string =>
    `, although it ${rose ? 'fell' : 'rose'} in every single group: only the mix of the work changed in its favour or against it.`,
} as const;

export function simpsonFinding(kpi: string, message: string, groups: readonly string[]): Finding {
  return finding('SIMPSON_REVERSAL', 'medium', message, { subject: kpi, params: { groups } });
}
