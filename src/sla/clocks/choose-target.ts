import type { CompiledClock, CompiledTarget } from './compile-policy.js';
import type { FieldValue } from './ticket.js';

/** Position of the first target whose conditions hold; -1 when none does. */
export function chooseTarget(
  clock: CompiledClock,
  priority: string | null,
  fields: Readonly<Record<string, FieldValue>>,
): number {
  const { targets } = clock;
  for (let i = 0; i < targets.length; i += 1) {
    if (applies(targets[i] as CompiledTarget, priority, fields)) return i;
  }
  return -1;
}

function applies(
  target: CompiledTarget,
  priority: string | null,
  fields: Readonly<Record<string, FieldValue>>,
): boolean {
  if (target.priorities !== null && (priority === null || !target.priorities.has(priority))) return false;
  for (const [field, values] of target.fields) {
    const value = fields[field];
    if (value === undefined || value === null || typeof value === 'object' || !values.has(String(value))) return false;
  }
  return true;
}
