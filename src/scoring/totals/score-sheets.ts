import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { formatPath } from '../../core/path.js';
import type { ScoreSheet } from '../criteria/criteria.js';
import type { CriteriaIndex } from '../criteria/criteria-index.js';
import { isIssue, type ReadScore } from '../scales/compiled-scale.js';
import { sheetListSchema } from '../schema.js';

/** A checked score sheet. */
export interface ReadSheet {
  readonly vendor: string;
  /** By leaf position; `null` where there is no score. */
  readonly scores: readonly (ReadScore | null)[];
  /** By leaf position. */
  readonly comments: readonly (string | null)[];
}

/**
 * Checks score sheets against the criteria.
 *
 * @throws {@link VendorwiseError} with every problem: codes of form, `DUPLICATE_VENDOR`, `UNKNOWN_CRITERION`,
 * `INVALID_NUMBER`, `INVALID_TYPE`, `SCORE_OFF_SCALE`, `UNKNOWN_LEVEL`, `INVALID_AMOUNT`, `PRICE_NOT_POSITIVE`,
 * `CURRENCY_MISMATCH`, and `MISSING_SCORE` where the criteria say `missing: 'error'`.
 */
export function readSheets(index: CriteriaIndex, sheets: readonly ScoreSheet[]): ReadSheet[] {
  const parsed = parseDocument(sheetListSchema, sheets);
  const issues: VendorwiseIssue[] = [];
  const seen = new Map<string, number>();
  const leafPaths = index.leaves.map(({ id }) => formatPath(['scores', id]));
  const read = parsed.map((sheet, i): ReadSheet => {
    const first = seen.get(sheet.vendor);
    if (first === undefined) seen.set(sheet.vendor, i);
    else issues.push(duplicateVendor(sheet.vendor, i, first));
    for (const key of Object.keys(sheet.scores)) checkKey(index, key, formatPath([i, 'scores', key]), issues);
    for (const key of Object.keys(sheet.comments ?? {})) {
      checkKey(index, key, formatPath([i, 'comments', key]), issues);
    }
    const scores = index.leaves.map((leaf): ReadScore | null => {
      const score = own(sheet.scores, leaf.id) ?? null;
      const path = `[${i}].${leafPaths[leaf.position]}`;
      if (score === null) {
        if (index.missing === 'error' && !leaf.globalShare.equals(0)) {
          issues.push(missingScore(sheet.vendor, leaf.id, leaf.name, path));
        }
        return null;
      }
      const reading = leaf.scale.read(score, path);
      if (!isIssue(reading)) return reading;
      issues.push(reading);
      return null;
    });
    return {
      vendor: sheet.vendor,
      scores,
      comments: index.leaves.map(({ id }) => own(sheet.comments ?? {}, id) ?? null),
    };
  });
  throwIssues(issues);
  return read;
}

/** Ids such as "constructor" must not find what every object inherits. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function checkKey(index: CriteriaIndex, key: string, path: string, issues: VendorwiseIssue[]): void {
  if (index.positions.has(key)) return;
  const group = index.groups.find(({ id }) => id === key);
  issues.push(
    issue(
      'UNKNOWN_CRITERION',
      path,
      group === undefined
        ? `There is no criterion "${key}".`
        : `"${key}" is a group: its score follows from the criteria in it.`,
      { received: key, expected: `one of ${[...index.positions.keys()].join(', ')}`, params: { criterion: key } },
    ),
  );
}

function duplicateVendor(vendor: string, position: number, first: number): VendorwiseIssue {
  return issue('DUPLICATE_VENDOR', formatPath([position, 'vendor']), `"${vendor}" already has a sheet at [${first}].`, {
    received: vendor,
    expected: 'one sheet a vendor',
    params: { vendor, first },
  });
}

function missingScore(vendor: string, criterion: string, name: string, path: string): VendorwiseIssue {
  return issue('MISSING_SCORE', path, `"${vendor}" has no score for ${name}.`, {
    expected: 'a score',
    params: { vendor, criterion },
  });
}
