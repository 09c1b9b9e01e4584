import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { CriteriaDefinition, ScoreSheet } from '../../src/scoring/criteria/criteria.js';
import { type compareVendors, defineCriteria, type scoreVendors } from '../../src/scoring/index.js';
import type { criteriaDefinitionSchema, scoreSheetSchema } from '../../src/scoring/schema.js';

describe('types of scoring', () => {
  it('has schemas that yield the public interfaces', () => {
    expectTypeOf<z.output<typeof criteriaDefinitionSchema>>().toEqualTypeOf<CriteriaDefinition>();
    expectTypeOf<z.output<typeof scoreSheetSchema>>().toEqualTypeOf<ScoreSheet>();
  });

  it('refuses what the documents do not know', () => {
    const scale = { kind: 'stars' } as const;
    // @ts-expect-error a scale of an unknown kind
    const stars = () => defineCriteria({ id: 'x', version: 1, criteria: [{ id: 'a', weight: 1, scale }] });
    // @ts-expect-error a policy of an unknown name
    const policy = () => defineCriteria({ id: 'x', version: 1, missing: 'ignore', criteria: [] });
    expectTypeOf(stars).toBeFunction();
    expectTypeOf(policy).toBeFunction();
  });

  it('takes what scoreVendors returns, readonly', () => {
    expectTypeOf<ReturnType<typeof scoreVendors>>().toExtend<Parameters<typeof compareVendors>[0]>();
    expectTypeOf<Parameters<typeof scoreVendors>[1]>().toEqualTypeOf<readonly ScoreSheet[]>();
  });
});
