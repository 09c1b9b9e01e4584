import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import { rankWeights } from '../../../src/scoring/index.js';
import type { BestWorstAnswers } from '../../../src/scoring/weighting/best-worst-answers.js';
import type { AhpHierarchyDefinition } from '../../../src/scoring/weighting/hierarchy-document.js';
import type { PairwiseComparisons } from '../../../src/scoring/weighting/pairwise.js';
import type {
  ahpHierarchySchema,
  bestWorstSchema,
  pairwiseComparisonsSchema,
} from '../../../src/scoring/weighting/schema.js';

describe('types of weighting', () => {
  it('has schemas that yield the public interfaces', () => {
    expectTypeOf<z.output<typeof pairwiseComparisonsSchema>>().toEqualTypeOf<PairwiseComparisons>();
    expectTypeOf<z.output<typeof ahpHierarchySchema>>().toEqualTypeOf<AhpHierarchyDefinition>();
    expectTypeOf<z.output<typeof bestWorstSchema>>().toEqualTypeOf<BestWorstAnswers>();
  });

  it('refuses methods that do not exist', () => {
    // @ts-expect-error an abbreviation
    const abbreviated = () => rankWeights(['a'], { method: 'roc' });
    expectTypeOf(abbreviated).toBeFunction();
  });
});
