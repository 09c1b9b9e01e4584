import { elapsedSketch, outcomeTally } from 'vendorwise/accumulators';
import type { Accumulator } from 'vendorwise/core';
import {
  type AttainmentSource,
  attainment,
  type ClockOutcome,
  type OutcomeTally,
  type OutcomeTallyState,
  type Relief,
  type ReportedMeasurement,
  type ReportedOutcome,
  type ReportGoal,
  reliefSchema,
  type SlaGoal,
  type StatementMeasurement,
  summarizeOutcomes,
  type VendorOutcome,
} from 'vendorwise/sla';
import { describe, expectTypeOf, it } from 'vitest';

describe('types of the reports', () => {
  it('lets results, tallies and lines be asked for attainment', () => {
    expectTypeOf<OutcomeTally>().toExtend<AttainmentSource>();
    expectTypeOf<OutcomeTally['lines'][number]>().toExtend<AttainmentSource>();
    expectTypeOf<readonly ClockOutcome[]>().toExtend<AttainmentSource>();
    expectTypeOf(attainment({ met: 1, missed: 0 }).attainmentPercent).toEqualTypeOf<number | null>();
  });

  it("takes our results as a vendor's, and a policy's goal as a report's", () => {
    expectTypeOf<ClockOutcome>().toExtend<VendorOutcome>();
    expectTypeOf<SlaGoal>().toExtend<ReportGoal>();
    expectTypeOf<ReportedOutcome>().toExtend<ClockOutcome>();
    expectTypeOf<ReportedOutcome>().toExtend<VendorOutcome>();
    expectTypeOf<ReportedMeasurement>().toExtend<StatementMeasurement>();
  });

  it('has accumulators of the common shape and a schema of the public type', () => {
    expectTypeOf(outcomeTally).toEqualTypeOf<Accumulator<ClockOutcome, OutcomeTallyState, OutcomeTally>>();
    expectTypeOf(elapsedSketch.createAccumulator().version).toEqualTypeOf<1>();
    expectTypeOf(reliefSchema._zod.output).toEqualTypeOf<Relief>();
  });

  it('asks for the moment and the zone', () => {
    // @ts-expect-error asOf is required: the library has no clock
    summarizeOutcomes([], { period: 'month', timeZone: 'UTC' });
    // @ts-expect-error without a policy the zone is required
    summarizeOutcomes([], { period: 'month', asOf: 0 });
  });
});
