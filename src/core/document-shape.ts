import { issue, throwIssues, type VendorwiseIssue } from './errors.js';
import { formatPath } from './path.js';

/** Lists and objects in one another: far more than a definition needs, far fewer than a stack holds. */
const MOST_LEVELS = 100;

/**
 * Finds what a schema cannot see: the key `__proto__`, which schemas drop without a word.
 *
 * @param document - The document.
 * @returns An `UNKNOWN_KEY` issue for each such key.
 * @throws {@link VendorwiseError} `INVALID_VALUE` when the document contains itself, `OUT_OF_RANGE` when it is nested too
 * deep to walk.
 */
export function documentShapeIssues(document: unknown): VendorwiseIssue[] {
  const found: VendorwiseIssue[] = [];
  look(document, [], [], found);
  return found;
}

function look(value: unknown, path: PropertyKey[], ancestors: unknown[], found: VendorwiseIssue[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (ancestors.includes(value)) throwIssues([containsItself(value, path)]);
  if (ancestors.length === MOST_LEVELS) throwIssues([tooDeep(value, path)]);
  ancestors.push(value);
  for (const [key, member] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    path.push(key);
    if (key === '__proto__') found.push(forbiddenKey(path));
    else look(member, path, ancestors, found);
    path.pop();
  }
  ancestors.pop();
}

function containsItself(received: unknown, path: readonly PropertyKey[]): VendorwiseIssue {
  return issue('INVALID_VALUE', formatPath(path), 'This contains itself, so it is no JSON document.', {
    received,
    expected: 'plain JSON',
  });
}

function tooDeep(received: unknown, path: readonly PropertyKey[]): VendorwiseIssue {
  const expected = `at most ${MOST_LEVELS} levels`;
  return issue('OUT_OF_RANGE', formatPath(path), `This is nested too deep; expected ${expected}.`, {
    received,
    expected,
    params: { limit: MOST_LEVELS },
  });
}

function forbiddenKey(path: readonly PropertyKey[]): VendorwiseIssue {
  return issue('UNKNOWN_KEY', formatPath(path), 'The key "__proto__" cannot be used; give it another name.', {
    received: '__proto__',
    expected: 'no such key',
    params: { key: '__proto__' },
  });
}
