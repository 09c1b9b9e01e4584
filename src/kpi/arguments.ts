import { fail } from '../core/errors.js';

/** Refuses rows that cannot be walked through; what is wrong with a single row is a finding. */
export function requireRows(rows: unknown): void {
  if (typeof rows === 'object' && rows !== null && Symbol.iterator in rows) return;
  refuse(rows, 'rows', 'a list of rows');
}

/** Refuses what is no object, such as a definition that was never checked. */
export function requireObject(value: unknown, path: string, expected: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(value, path, expected);
}

const PERIODS: readonly string[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Refuses a length of periods that there is not. */
export function requirePeriod(period: unknown, path: string): void {
  const expected = `one of ${PERIODS.map((one) => `"${one}"`).join(', ')}`;
  if (period === undefined) refuse(period, path, expected);
  if (!PERIODS.includes(period as string)) {
    fail('INVALID_VALUE', path, 'This is not a length of periods.', { received: period, expected });
  }
}

function refuse(value: unknown, path: string, expected: string): never {
  if (value === undefined) {
    return fail('REQUIRED', path, `A required value is missing; expected ${expected}.`, { expected });
  }
  return fail('INVALID_TYPE', path, `Expected ${expected}.`, { received: value, expected });
}
