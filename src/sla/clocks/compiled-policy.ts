import { compiledOf } from '../../core/definition.js';
import { fail } from '../../core/errors.js';
import { formatInstant, type InstantInput, toEpochMs } from '../../time/instant.js';
import { type CompiledPolicy, compilePolicy } from './compile-policy.js';
import { EARLIEST_MS, LATEST_MS } from './counted-line.js';
import type { SlaPolicy } from './policy.js';

/** Name of the compiled form of a policy. */
export const POLICY_KEY = 'slaPolicy.1';

/** The compiled form of a policy, or of a copy of one. */
export function compiledPolicy(policy: SlaPolicy): CompiledPolicy {
  return compiledOf(policy, POLICY_KEY, (definition) => compilePolicy(definition));
}

/** Reads the moment of a question. */
export function readAsOf(asOf: InstantInput): number {
  const ms = toEpochMs(asOf, 'asOf');
  if (ms >= EARLIEST_MS && ms < LATEST_MS) return ms;
  return fail('INSTANT_OUT_OF_RANGE', 'asOf', 'Calendars know the years 1900 to 2199 only.', {
    received: formatInstant(ms),
    expected: 'an instant from 1900 to 2199',
  });
}
