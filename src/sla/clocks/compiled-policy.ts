import { compiledOf } from '../../core/definition.js';
import { fail } from '../../core/errors.js';
import { formatInstant, type InstantInput, toEpochMs } from '../../time/instant.js';
import { type CompiledPolicy, compilePolicy } from './compile-policy.js';
import { EARLIEST_MS, LATEST_MS } from './counted-line.js';
import { defineSlaPolicy, POLICY_KEY } from './define-sla-policy.js';
import type { SlaPolicy } from './policy.js';

/** The compiled form of a policy; a copy of one (`structuredClone`, JSON) is checked and compiled anew. */
export function compiledPolicy(policy: SlaPolicy): CompiledPolicy {
  const from = { path: 'policy', by: 'defineSlaPolicy' };
  return compiledOf(
    policy,
    POLICY_KEY,
    (copy) => compiledOf(defineSlaPolicy(copy), POLICY_KEY, compilePolicy, from),
    from,
  );
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
