import { requireList } from '../../core/check.js';
import { fail } from '../../core/errors.js';
import type { Fraction } from '../../exact/fraction.js';
import { numberOrNull } from '../../exact/fraction.js';
import { rateInterval } from '../../statistics/rates/rate-interval.js';
import { quotient, readFormulaFigures } from './figures.js';

/** A step of a process. */
export interface ProcessStep {
  /** Number of units that entered the step. */
  readonly entered: number;
  /** Number of units that left it right the first time, without rework. */
  readonly rightFirstTime: number;
}

/** How much goes right the first time. */
export interface FirstPassYield {
  /** Step by step. */
  readonly steps: readonly {
    /** 0 to 1; `null` when nothing entered the step. */
    readonly yieldShare: number | null;
    /** Where the long-run share probably lies with 95 % confidence (Wilson), 0 to 1; `null` when nothing entered. */
    readonly interval95Share: readonly [low: number, high: number] | null;
  }[];
  /** The share of units that go through all steps right the first time, 0 to 1: the product; `null` without steps, or when a step has no yield. */
  readonly rolledThroughputYieldShare: number | null;
}

/**
 * First pass yield (FPY) of each step and rolled throughput yield (RTY) of all.
 *
 * Source: Six Sigma practice (ISO 13053-1 for RTY). The product takes the steps for independent of each other.
 *
 * @param steps - In order.
 * @returns The yield of each step and their product.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { firstPassYield } from 'vendorwise/kpi';
 * const intake = firstPassYield([{ entered: 100, rightFirstTime: 95 }, { entered: 95, rightFirstTime: 76 }]);
 * intake.steps.map((step) => step.yieldShare); // => [0.95, 0.8]
 * intake.rolledThroughputYieldShare; // => 0.76
 * ```
 */
export function firstPassYield(steps: readonly ProcessStep[]): FirstPassYield {
  requireList(steps, 'steps');
  const yields = steps.map((step, i) => yieldOf(step, `steps[${i}]`));
  const product = yields.reduce<Fraction | null>(
    (all, one, i) => (i === 0 ? one : all === null || one === null ? null : all.mul(one)),
    null,
  );
  return {
    steps: steps.map((step, i) => ({
      yieldShare: numberOrNull(yields[i] ?? null),
      interval95Share: rateInterval(Number(step.rightFirstTime), Number(step.entered)).interval,
    })),
    rolledThroughputYieldShare: numberOrNull(product),
  };
}

function yieldOf(step: ProcessStep, path: string): Fraction | null {
  const rules = { entered: { kind: 'count' }, rightFirstTime: { kind: 'count' } } as const;
  const { entered, rightFirstTime } = readFormulaFigures(step, rules, path);
  if (rightFirstTime.compare(entered) > 0) {
    fail('OUT_OF_RANGE', `${path}.rightFirstTime`, 'More units went right than entered the step.', {
      received: step.rightFirstTime,
      expected: `at most ${step.entered}`,
    });
  }
  return quotient(rightFirstTime, entered);
}
