import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import {
  type CostPlan,
  type costPlanSchema,
  defineScorecard,
  type QcbsRule,
  type QualityPriceRule,
  type qcbsRuleSchema,
  type qualityPriceRuleSchema,
  type ScorecardDefinition,
  type SourcingCase,
  type scorecardDefinitionSchema,
  type sourcingCaseSchema,
} from '../../src/scoring/index.js';

describe('types of prices, sourcing and scorecards', () => {
  it('has schemas that yield the public interfaces', () => {
    expectTypeOf<z.output<typeof qcbsRuleSchema>>().toEqualTypeOf<QcbsRule>();
    expectTypeOf<z.output<typeof qualityPriceRuleSchema>>().toEqualTypeOf<QualityPriceRule>();
    expectTypeOf<z.output<typeof costPlanSchema>>().toEqualTypeOf<CostPlan>();
    expectTypeOf<z.output<typeof sourcingCaseSchema>>().toEqualTypeOf<SourcingCase>();
    expectTypeOf<z.output<typeof scorecardDefinitionSchema>>().toEqualTypeOf<ScorecardDefinition>();
  });

  it('refuses what the documents do not know', () => {
    const standings = [{ name: 'Any', from: 0 }];
    const criteria = [{ id: 'a', weight: 100, scale: { kind: 'price', currency: 'EUR' } as const }];
    // @ts-expect-error a scorecard compares nobody's price
    const priced = () => defineScorecard({ id: 'x', version: 1, standings, criteria });
    const harsh = [{ name: 'A', from: 0, actions: ['sue' as const] }];
    // @ts-expect-error an action of an unknown name
    const sue = () => defineScorecard({ id: 'x', version: 1, criteria: [], standings: harsh });
    // @ts-expect-error a band belongs to the quality for the money only
    const banded: QualityPriceRule = { method: 'pricePerPoint', currency: 'EUR', bandPercent: 5 };
    expectTypeOf(priced).toBeFunction();
    expectTypeOf(sue).toBeFunction();
    expectTypeOf(banded).not.toBeAny();
  });
});
