import { issue, throwIssues } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import type { OutageRelief } from './outage-relief.js';
import { outageReliefOptionSchema } from './schema.js';

/**
 * Reads the list of excused outages.
 *
 * @throws {@link VendorwiseError} `REQUIRED`, `UNKNOWN_KEY`, `INVALID_TYPE`, `DUPLICATE_RELIEF`.
 */
export function readOutageRelief(given: unknown): readonly OutageRelief[] {
  if (given === undefined) return [];
  const { relief } = parseDocument(outageReliefOptionSchema, { options: { relief: given } }).options;
  const seen = new Set<string>();
  const issues = relief.flatMap(({ outage }, position) => {
    if (!seen.has(outage)) {
      seen.add(outage);
      return [];
    }
    const details = { received: outage, expected: 'one entry for each outage' };
    return [issue('DUPLICATE_RELIEF', `options.relief[${position}]`, `Relief for ${outage} is listed twice.`, details)];
  });
  throwIssues(issues);
  return relief;
}
