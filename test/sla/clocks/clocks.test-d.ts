import {
  defineSlaPolicy,
  type SlaPolicyDefinition,
  type slaPolicySchema,
  type Ticket,
  type TicketOutcomeColumns,
} from 'vendorwise/sla';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';

describe('the types of clocks', () => {
  it('hold schema and interface together', () => {
    expectTypeOf<z.output<typeof slaPolicySchema>>().toEqualTypeOf<SlaPolicyDefinition>();
  });

  it('are readonly', () => {
    expectTypeOf<Ticket['events']>().toExtend<readonly unknown[] | undefined>();
    const columns = {} as TicketOutcomeColumns;
    // @ts-expect-error results are readonly
    columns.length = 3;
  });

  it('know the built-in measures', () => {
    const clock = { id: 'r', calendar: null } as const;
    const policy = { id: 'p', timeZone: 'UTC' } as const;
    const version = { version: 1, effectiveFrom: '2026-01-01' } as const;
    const define = (): unknown =>
      defineSlaPolicy({
        ...policy,
        // @ts-expect-error there is no such measure
        versions: [{ ...version, clocks: [{ ...clock, measures: 'resolutionTime' }] }],
      });
    expectTypeOf(define).toBeFunction();
  });
});
