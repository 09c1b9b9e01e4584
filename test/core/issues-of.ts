import { isVendorwiseError, type VendorwiseIssue } from '../../src/core/errors.js';

/** The issues of the error that a call throws, as a host would read them from JSON; a call that throws nothing fails the test. */
export function issuesOf(run: () => unknown): readonly VendorwiseIssue[] {
  try {
    run();
  } catch (error) {
    if (!isVendorwiseError(error)) throw error;
    return (JSON.parse(JSON.stringify(error)) as { issues: readonly VendorwiseIssue[] }).issues;
  }
  throw new Error('nothing was thrown');
}

/** The same as `CODE path` texts. */
export function codesOf(run: () => unknown): string[] {
  return issuesOf(run).map(({ code, path }) => `${code} ${path}`);
}

/** The code of the first of them. */
export function codeOf(run: () => unknown): string | undefined {
  return issuesOf(run)[0]?.code;
}
