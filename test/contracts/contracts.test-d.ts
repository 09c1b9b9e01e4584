import { expectTypeOf, test } from 'vitest';
import {
  type ChecklistDefinition,
  type GapReport,
  gapReport,
  type PaymentTerms,
  type Review,
  type TermSchedule,
  termSchedule,
  type Verdict,
} from '../../src/contracts/index.js';
import { serviceAgreement } from '../../src/contracts/packs/index.js';

test('public types', () => {
  expectTypeOf(serviceAgreement).toEqualTypeOf<ChecklistDefinition>();
  expectTypeOf(gapReport).returns.toEqualTypeOf<GapReport>();
  expectTypeOf<Verdict>().toEqualTypeOf<'blocked' | 'incomplete' | 'passWithGaps' | 'pass'>();
  expectTypeOf<TermSchedule['daysLeft']>().toEqualTypeOf<number | null>();
  expectTypeOf<{ item: string; status: 'waived' }>().not.toExtend<Review>();
  expectTypeOf<{ item: string; status: 'partial' }>().not.toExtend<Review>();
  expectTypeOf<{ kind: 'net'; day: number }>().not.toExtend<PaymentTerms>();
  // @ts-expect-error the date of the question is required
  termSchedule({ effectiveDate: '2025-02-01', initialTerm: 'P1Y' });
});
