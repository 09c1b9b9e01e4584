import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';

/** The forms a condition can have, by their keys in alphabetical order. */
const FORMS: readonly string[] = ['always', 'eq+fact', 'fact+in', 'all', 'any', 'not'];
const EXPECTED = 'one of { fact, eq }, { fact, in }, { all }, { any }, { not }, { always: true }';
/** Deeper than any rule that a person can read; a document that contains itself is deeper still. */
const DEEPEST = 50;

/**
 * Finds the conditions of a raw pack that have the keys of no form, of two forms, or no end.
 *
 * A schema alone cannot say this well: of a union it tells what is wrong with one branch.
 *
 * @param json - A pack before it is parsed; anything.
 * @returns One issue for each such condition.
 */
export function conditionFormIssues(json: unknown): VendorwiseIssue[] {
  const issues: VendorwiseIssue[] = [];
  const pack = isRecord(json) ? json : {};
  if (pack.appliesWhen !== undefined) walk(pack.appliesWhen, 'appliesWhen', 0, issues);
  const items = Array.isArray(pack.items) ? pack.items : [];
  for (const [index, item] of items.entries()) {
    if (isRecord(item) && item.appliesWhen !== undefined)
      walk(item.appliesWhen, joinPath('items', index, 'appliesWhen'), 0, issues);
  }
  return issues;
}

/** {@link conditionFormIssues} of a single condition. */
export function formIssuesOf(condition: unknown, path: string): VendorwiseIssue[] {
  const issues: VendorwiseIssue[] = [];
  walk(condition, path, 0, issues);
  return issues;
}

function walk(condition: unknown, path: string, depth: number, issues: VendorwiseIssue[], top = path): void {
  if (!isRecord(condition)) {
    issues.push(notOfType(path, condition, 'an object'));
    return;
  }
  if (depth >= DEEPEST) {
    issues.push(
      issue('OUT_OF_RANGE', top, 'This condition is nested too deeply, or contains itself.', {
        received: condition,
        expected: `at most ${DEEPEST} levels`,
        params: { limit: DEEPEST },
      }),
    );
    return;
  }
  const keys = Object.keys(condition)
    .filter((key) => condition[key] !== undefined)
    .sort();
  if (!FORMS.includes(keys.join('+'))) {
    const found = keys.length === 0 ? 'no keys' : `the keys ${keys.join(', ')}`;
    issues.push(
      issue('INVALID_VALUE', path, `A condition has one of six forms, but ${found} stand here; expected ${EXPECTED}.`, {
        received: condition,
        expected: EXPECTED,
        params: { keys },
      }),
    );
    return;
  }
  if (keys[0] === 'not') walk(condition.not, joinPath(path, 'not'), depth + 1, issues, top);
  const [list] = keys;
  if (list !== 'all' && list !== 'any') return;
  const parts = condition[list];
  if (!Array.isArray(parts)) {
    issues.push(notOfType(joinPath(path, list), parts, 'a list'));
    return;
  }
  for (const [index, part] of parts.entries()) walk(part, joinPath(path, list, index), depth + 1, issues, top);
}

function notOfType(path: string, received: unknown, expected: string): VendorwiseIssue {
  return issue('INVALID_TYPE', path, `Expected ${expected} in a condition.`, { received, expected });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
