import { issue, throwIssues } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import type { Relief } from './relief.js';
import { reliefOptionSchema } from './schema.js';

/**
 * Reads the list of agreed exclusions.
 *
 * @throws {@link VendorwiseError} `REQUIRED`, `UNKNOWN_KEY`, `INVALID_TYPE`, `DUPLICATE_RELIEF`.
 */
export function readRelief(relief: unknown): readonly Relief[] {
  const { relief: list } = parseDocument(reliefOptionSchema, { options: { relief } }).options;
  const seen = new Set<string>();
  const issues = list.flatMap(({ ticket, clockId }, position) => {
    const key = JSON.stringify([ticket, clockId ?? null]);
    const repeated = seen.has(key);
    seen.add(key);
    const expected = 'one entry for each ticket and clock';
    return repeated
      ? [
          issue('DUPLICATE_RELIEF', `options.relief[${position}]`, `Relief for ${ticket} is listed twice.`, {
            received: ticket,
            expected,
          }),
        ]
      : [];
  });
  throwIssues(issues);
  return list;
}
