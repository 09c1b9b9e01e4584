import { type NormalizationName, normalizeColumn } from '../../../../src/mcda/normalize.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input, expected }) =>
  Object.fromEntries(
    (Object.keys(expected) as NormalizationName[]).map((method) => [
      method,
      Array.from(normalizeColumn(input.x, method, { direction: input.cost ? 'cost' : 'benefit' })),
    ]),
  );
