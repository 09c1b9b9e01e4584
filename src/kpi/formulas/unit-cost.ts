import type { ExactInput } from '../../exact/fraction.js';
import { numberOrNull } from '../../exact/fraction.js';
import { quotient, readFormulaFigures } from './figures.js';

/** What a volume of work cost. */
export interface UnitCostFigures {
  /** In a currency; all amounts in the same one. */
  readonly cost: ExactInput;
  /** Number of units that were delivered. */
  readonly units: ExactInput;
  /** What a unit cost before, in the same currency. @defaultValue none: no savings */
  readonly baselineCostPerUnit?: ExactInput | null;
}

/** What a unit costs and what is saved; unrounded, in the currency of the figures. */
export interface UnitCost {
  /** `null` without units. */
  readonly costPerUnit: number | null;
  /** What the same units would have cost before, minus what they cost; negative when it costs more; `null` without units or baseline. */
  readonly savings: number | null;
  /** Savings in percent of what the units would have cost before; `null` where that is 0 or unknown. */
  readonly savingsPercent: number | null;
}

/**
 * Cost per unit, and the savings against what a unit cost before, at the volume that was delivered.
 *
 * Comparing totals would call a fall in volume a saving.
 *
 * Source: unit cost and volume-adjusted savings as in outsourcing business cases (efficiency variance of cost accounting).
 *
 * @param figures - Cost, units and baseline.
 * @returns Cost per unit and savings.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { unitCost } from 'vendorwise/kpi';
 * unitCost({ cost: '10500', units: 3000, baselineCostPerUnit: 4 }); // => { costPerUnit: 3.5, savings: 1500, savingsPercent: 12.5 }
 * ```
 */
export function unitCost(figures: UnitCostFigures): UnitCost {
  const { cost, units, baselineCostPerUnit } = readFormulaFigures(
    figures,
    {
      cost: { kind: 'any' },
      units: { kind: 'notNegative' },
      baselineCostPerUnit: { kind: 'notNegative', missing: true },
    },
    'figures',
  );
  const perUnit = quotient(cost, units);
  const before = perUnit === null ? null : (baselineCostPerUnit?.mul(units) ?? null);
  const savings = before?.sub(cost) ?? null;
  return {
    costPerUnit: numberOrNull(perUnit),
    savings: numberOrNull(savings),
    savingsPercent: numberOrNull(quotient(savings, before)?.mul(100) ?? null),
  };
}
