// biome-ignore-all lint/suspicious/noExplicitAny: golden inputs have the shape of their topic
import type { RoundingMode } from '../../../../src/exact/rounding.js';
import type { CreditTier } from '../../../../src/sla/credits/credit-terms.js';

/** `half-up` -> `halfUp`. */
export function roundingMode(text: string): RoundingMode {
  return text.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as RoundingMode;
}

const RENAMED: Readonly<Record<string, string>> = { creditPct: 'creditPercent', ratePct: 'creditPercent' };

/** Renames the members of a tier; further names (bounds of lint tables) may be given. */
export function tierOf(tier: any, names: Readonly<Record<string, string>> = {}): CreditTier {
  const renamed = { ...RENAMED, ...names };
  return Object.fromEntries(Object.entries(tier).map(([key, value]) => [renamed[key] ?? key, value])) as never;
}
