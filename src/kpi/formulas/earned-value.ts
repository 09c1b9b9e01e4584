import { type ExactInput, fractionToNumber, numberOrNull } from '../../exact/fraction.js';
import { quotient, readFormulaFigures } from './figures.js';

/** A project at a moment; all amounts in the same currency, or all in hours. */
export interface EarnedValueFigures {
  /** What should have been done by now, valued at its budget (PV). */
  readonly plannedValue: ExactInput;
  /** What has been done, valued at its budget (EV). */
  readonly earnedValue: ExactInput;
  /** What it cost (AC). */
  readonly actualCost: ExactInput;
  /** Budget of the whole (BAC). */
  readonly budgetAtCompletion: ExactInput;
  /** The vendor's own estimate of the whole, to see what it asks of the rest. @defaultValue none */
  readonly estimateAtCompletion?: ExactInput | null;
}

/** Where a project stands and where it goes; amounts in the unit of the figures, indices without unit. */
export interface EarnedValue {
  /** EV - PV: negative is late. */
  readonly scheduleVariance: number;
  /** EV - AC: negative is over budget. */
  readonly costVariance: number;
  /** EV / PV (SPI): below 1 is late; `null` when nothing was planned yet. */
  readonly schedulePerformanceIndex: number | null;
  /** EV / AC (CPI): below 1 is over budget; `null` when nothing was spent yet. */
  readonly costPerformanceIndex: number | null;
  /** What the whole will cost (EAC), by what is thought of the rest. */
  readonly estimateAtCompletion: {
    /** The rest goes on at the cost so far: BAC / CPI; `null` when nothing was earned or spent yet. */
    readonly atCostSoFar: number | null;
    /** The rest goes as planned: AC + BAC - EV. */
    readonly atPlannedCost: number;
    /** The rest goes on at the cost and the pace so far: AC + (BAC - EV) / (CPI x SPI); `null` without both. */
    readonly atCostAndPaceSoFar: number | null;
  };
  /** What the rest will cost at the cost so far (ETC); `null` when nothing was earned or spent yet. */
  readonly estimateToComplete: number | null;
  /** BAC - EAC at the cost so far (VAC): negative is over budget; `null` when nothing was earned or spent yet. */
  readonly varianceAtCompletion: number | null;
  /** How much of a budgeted amount each amount spent from now on must earn (TCPI). */
  readonly toCompletePerformanceIndex: {
    /** To keep the budget: (BAC - EV) / (BAC - AC); `null` when the budget is just spent, negative when it is overspent and cannot be kept. */
    readonly forBudget: number | null;
    /** To keep the estimate given: (BAC - EV) / (EAC - AC); `null` without one, or when it is just spent. */
    readonly forEstimate: number | null;
  };
}

/**
 * Earned value: whether a project is late or over budget, and what it will cost.
 *
 * Source: ANSI/EIA-748; PMI, PMBOK Guide and Practice Standard for Earned Value Management (three forms of EAC, TCPI).
 *
 * @param figures - Planned value, earned value, actual cost and budget.
 * @returns Variances, indices and estimates; an index over nothing is `null`, never infinite.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { earnedValue } from 'vendorwise/kpi';
 * const move = earnedValue({ plannedValue: 50000, earnedValue: 40000, actualCost: 45000, budgetAtCompletion: 100000 });
 * move.schedulePerformanceIndex; // => 0.8
 * move.estimateAtCompletion; // => { atCostSoFar: 112500, atPlannedCost: 105000, atCostAndPaceSoFar: 129375 }
 * ```
 */
export function earnedValue(figures: EarnedValueFigures): EarnedValue {
  const read = readFormulaFigures(
    figures,
    {
      plannedValue: { kind: 'notNegative' },
      earnedValue: { kind: 'notNegative' },
      actualCost: { kind: 'notNegative' },
      budgetAtCompletion: { kind: 'notNegative' },
      estimateAtCompletion: { kind: 'notNegative', missing: true },
    },
    'figures',
  );
  const {
    plannedValue: pv,
    earnedValue: ev,
    actualCost: ac,
    budgetAtCompletion: bac,
    estimateAtCompletion: own,
  } = read;
  const rest = bac.sub(ev);
  const [spi, cpi] = [quotient(ev, pv), quotient(ev, ac)];
  const typical = quotient(bac, cpi);
  const pace = cpi === null || spi === null ? null : quotient(rest, cpi.mul(spi));
  return {
    scheduleVariance: fractionToNumber(ev.sub(pv)),
    costVariance: fractionToNumber(ev.sub(ac)),
    schedulePerformanceIndex: numberOrNull(spi),
    costPerformanceIndex: numberOrNull(cpi),
    estimateAtCompletion: {
      atCostSoFar: numberOrNull(typical),
      atPlannedCost: fractionToNumber(ac.add(rest)),
      atCostAndPaceSoFar: numberOrNull(pace === null ? null : ac.add(pace)),
    },
    estimateToComplete: numberOrNull(typical?.sub(ac) ?? null),
    varianceAtCompletion: numberOrNull(typical === null ? null : bac.sub(typical)),
    toCompletePerformanceIndex: {
      forBudget: numberOrNull(quotient(rest, bac.sub(ac))),
      forEstimate: numberOrNull(own === null ? null : quotient(rest, own.sub(ac))),
    },
  };
}
