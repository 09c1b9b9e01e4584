import { isVendorwiseError, VendorwiseError } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';

/**
 * Checks the form of a scale that is an argument of its own, so that every path begins with `scale`.
 *
 * @throws {@link VendorwiseError} codes of form.
 */
export function parseScale<T>(schema: Parameters<typeof parseDocument<T>>[0], scale: unknown): T {
  try {
    return parseDocument(schema, scale);
  } catch (error) {
    if (!isVendorwiseError(error)) throw error;
    throw new VendorwiseError(
      error.issues.map((one) => ({
        ...one,
        path: one.path.startsWith('[') ? `scale${one.path}` : one.path === '' ? 'scale' : `scale.${one.path}`,
      })),
    );
  }
}
