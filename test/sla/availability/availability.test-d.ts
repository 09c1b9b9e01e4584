import { expectTypeOf, test } from 'vitest';
import type * as z from 'zod/mini';
import type { CompositeModel } from '../../../src/sla/availability/composite-model.js';
import {
  type EventErrorBudget,
  errorBudget,
  type TimeErrorBudget,
} from '../../../src/sla/availability/error-budget.js';
import type { compositeModelSchema } from '../../../src/sla/availability/schema.js';

test('the unit of a budget follows from what is given', () => {
  expectTypeOf(errorBudget({ goodMs: 1, totalMs: 1 }, { targetPercent: 99 })).toEqualTypeOf<TimeErrorBudget>();
  expectTypeOf(errorBudget({ goodEvents: 1, totalEvents: 1 }, { targetPercent: 99 })).toEqualTypeOf<EventErrorBudget>();
  // @ts-expect-error a share of nothing named
  errorBudget({ good: 1, total: 1 }, { targetPercent: 99 });
});

test('the schema gives the written model', () => {
  expectTypeOf<z.infer<typeof compositeModelSchema>>().toEqualTypeOf<CompositeModel>();
});
