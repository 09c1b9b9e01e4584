import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import { type bidderDropoutTest, definePanel, type scorePanel, type scoreVendors } from '../../../src/scoring/index.js';
import type { PanelDefinition, PanelRatings } from '../../../src/scoring/panels/panel.js';
import type { panelDefinitionSchema, panelRatingsSchema } from '../../../src/scoring/panels/schema.js';
import { criteria } from './example.js';

describe('types of panels', () => {
  it('has schemas that yield the public interfaces', () => {
    expectTypeOf<z.output<typeof panelDefinitionSchema>>().toEqualTypeOf<PanelDefinition>();
    expectTypeOf<z.output<typeof panelRatingsSchema>>().toEqualTypeOf<PanelRatings>();
  });

  it('hands on sheets and a report to what takes them', () => {
    type Report = ReturnType<typeof scorePanel>;
    expectTypeOf<Report['sheets']>().toExtend<Parameters<typeof bidderDropoutTest>[1]>();
    expectTypeOf<Report['report']>().toEqualTypeOf<ReturnType<typeof scoreVendors>>();
  });

  it('refuses what the documents do not know', () => {
    const evaluators = [{ id: 'a' }];
    // @ts-expect-error an aggregate of an unknown name
    const mode = () => definePanel({ id: 'p', version: 1, evaluators, aggregate: 'mode' }, criteria);
    // @ts-expect-error recusals stand with the ratings
    const recused = () => definePanel({ id: 'p', version: 1, evaluators, recusals: [] }, criteria);
    expectTypeOf(mode).toBeFunction();
    expectTypeOf(recused).toBeFunction();
  });
});
