import { isVendorwiseError, type VendorwiseIssue } from '../../src/core/errors.js';

/** The issues of the error that a call throws, as a host would read them from JSON; none when it throws nothing. */
export function issuesOf(run: () => unknown): readonly VendorwiseIssue[] {
  try {
    run();
  } catch (error) {
    if (!isVendorwiseError(error)) throw error;
    return (JSON.parse(JSON.stringify(error)) as { issues: readonly VendorwiseIssue[] }).issues;
  }
  return [];
}
