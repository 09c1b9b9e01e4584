import {
  backlogAgeing,
  customerEffortScore,
  customerSatisfaction,
  defectsPerMillion,
  earnedValue,
  firstContactResolution,
  firstPassYield,
  missShare,
  netPromoterScore,
  occupancy,
  onTimeInFull,
  periodsToTarget,
  relativeChange,
  targetGap,
  turnaround,
  unitCost,
  utilisation,
} from 'vendorwise/kpi';
import type { GoldenAdapter } from '../../adapter.js';

// biome-ignore lint/suspicious/noExplicitAny: inputs have the shape of their kind
type Input = any;

const FORMULAS: Readonly<Record<string, (input: Input) => unknown>> = {
  csat: ({ counts, satisfiedFrom }) => {
    const { satisfiedShare, responses, meanRating } = customerSatisfaction(
      counts,
      satisfiedFrom === undefined ? {} : { satisfiedFrom },
    );
    return { value: satisfiedShare, n: responses, mean: meanRating };
  },
  nps: (input) => {
    const { responses, score, standardError, interval, promoters, detractors, passives } = netPromoterScore(
      answersOf(input),
      { interval: 'wald' },
    );
    const [low95, high95] = interval ?? [null, null];
    return { promoters, detractors, passives, n: responses, nps: score, standardError, low95, high95 };
  },
  ces: ({ counts }) => {
    const { meanRating, easyShare, responses } = customerEffortScore(counts);
    return { mean: meanRating, topBox5to7: easyShare, n: responses };
  },
  fcr: ({ resolvedFirstContact, resolvableContacts }) => ({
    value: firstContactResolution({ resolvedAtFirstContact: resolvedFirstContact, resolvableContacts }).share,
  }),
  otif: ({ orders }) => {
    const { onTimeShare, inFullShare, onTimeInFullShare, productOfShares } = onTimeInFull(orders.map(orderOf));
    return { onTime: onTimeShare, inFull: inFullShare, otif: onTimeInFullShare, productWrong: productOfShares };
  },
  dpmo: ({ defects, units, opportunitiesPerUnit }) => {
    const found = defectsPerMillion({ defects, units, opportunitiesPerUnit });
    return {
      dpu: found.defectsPerUnit,
      dpo: found.defectsPerOpportunity,
      dpmo: found.defectsPerMillion,
      yieldPct: found.yieldPercent,
      sigmaLongTerm: found.sigmaLongTerm,
      sigmaShortTerm_1_5_shift: found.sigmaShortTerm,
    };
  },
  firstPassYield: ({ steps }) => {
    const found = firstPassYield(steps.map((step: Input) => ({ entered: step.in, rightFirstTime: step.firstPass })));
    return { fpy: found.steps.map((step) => step.yieldShare), rolledThroughputYield: found.rolledThroughputYieldShare };
  },
  backlogAgeing: ({ agesDays, edgesDays }) => {
    const found = backlogAgeing(agesDays, { edgesDays });
    const { items, meanDays, medianDays, oldestDays } = found;
    return {
      buckets: found.bands.map((band) => band.items),
      n: items,
      mean: meanDays,
      median: medianDays,
      max: oldestDays,
    };
  },
  turnaround: ({ targetHours, ...input }) => {
    const found = turnaround(listOf(input), (targetHours ?? null) === null ? {} : { targetHours });
    return {
      n: found.jobs,
      value: found.meanHours,
      mean: found.meanHours,
      median: found.medianHours,
      p90: found.percentile90Hours,
      p95: found.percentile95Hours,
      max: found.longestHours,
      withinTarget: found.withinTargetShare,
    };
  },
  occupancy: ({ handleHours, availableForContactHours }) => ({
    value: occupancy({ handleHours, availableForContactHours }),
  }),
  utilisation: (input) => ({
    value: utilisation({
      productiveHours: memberOf(input, /^(productive|billable|worked|utili[sz]ed|used|booked)/i),
      availableHours: memberOf(input, /^(available|paid|scheduled|capacity|total)/i),
    }),
  }),
  costPerUnit: (input) => {
    const { costPerUnit, savings, savingsPercent } = unitCost(withoutKind(input));
    return { costPerUnit, savings, savingsPct: savingsPercent };
  },
  evm: ({ pv, ev, ac, bac }) => {
    const found = earnedValue({ plannedValue: pv, earnedValue: ev, actualCost: ac, budgetAtCompletion: bac });
    return {
      sv: found.scheduleVariance,
      cv: found.costVariance,
      spi: found.schedulePerformanceIndex,
      cpi: found.costPerformanceIndex,
      eacTypical: found.estimateAtCompletion.atCostSoFar,
      eacAtypical: found.estimateAtCompletion.atPlannedCost,
      eacCpiSpi: found.estimateAtCompletion.atCostAndPaceSoFar,
      etc: found.estimateToComplete,
      vac: found.varianceAtCompletion,
      tcpiBac: found.toCompletePerformanceIndex.forBudget,
    };
  },
  change: (input) => {
    const { change, changeShare } = relativeChange(withoutKind(input));
    return { absolute: change, relative: changeShare };
  },
  targetGap: (input) => {
    const { direction, value, baseline } = input;
    const { gap, met, progressShare } = targetGap({ direction, value, baseline, target: targetOf(input) });
    return { gap, gapSignedGoodPositive: gap, met, progress: progressShare };
  },
  missProbability: (input) => ({
    p: missShare({
      mean: input.forecastMean,
      standardDeviation: input.forecastSd,
      degreesOfFreedom: input.df,
      direction: input.direction,
      target: targetOf(input),
    }),
  }),
  timeToTarget: (input) => {
    const { level, slopePerPeriod, direction } = input;
    return periodsToTarget({ level, slopePerPeriod, direction, target: targetOf(input) });
  },
};

/** Other spellings of the same. */
const ALIASES: Readonly<Record<string, string>> = {
  tat: 'turnaround',
  turnaroundTime: 'turnaround',
  utilization: 'utilisation',
  fpy: 'firstPassYield',
  rolledThroughputYield: 'firstPassYield',
  costEffectiveness: 'costPerUnit',
};

export const adapter: GoldenAdapter = ({ input }) => FORMULAS[ALIASES[input.kpi] ?? input.kpi]?.(input);

const withoutKind = ({ kpi: _kpi, ...figures }: Input) => figures;

const targetOf = ({ direction, target, low, high }: Input) =>
  direction === 'range' ? { min: low, max: high } : target;

/** The one member whose name fits. */
const memberOf = (input: Input, name: RegExp): Input => {
  const found = Object.keys(input).filter((key) => name.test(key));
  if (found.length !== 1) throw new Error(`One member of ${Object.keys(input).join(', ')} should match ${name}.`);
  return input[found[0] ?? ''];
};

/** The one list among the members. */
const listOf = (input: Input): Input => {
  const found = Object.values<Input>(input).filter(Array.isArray);
  if (found.length !== 1) throw new Error(`There should be one list among ${Object.keys(input).join(', ')}.`);
  return found[0];
};

/** Answers by rating, in three groups, or one by one. */
const answersOf = ({ counts, promoters, passives, detractors, ...input }: Input): Input => {
  if (counts !== undefined) return counts;
  return promoters === undefined ? listOf(input) : { promoters, passives, detractors };
};

/** Orders have flags, or what was promised and what came. */
const orderOf = (order: Input) =>
  'onTime' in order
    ? { onTime: order.onTime, inFull: order.inFull }
    : {
        dueAt: order.due ?? order.dueDay ?? order.promised ?? order.promisedDay ?? order.promisedDate,
        deliveredAt: order.deliveredDay ?? order.deliveredDate ?? order.delivered ?? order.actual ?? null,
        orderedQuantity: order.ordered ?? order.orderedQty ?? order.qtyOrdered,
        deliveredQuantity: order.deliveredQty ?? order.qtyDelivered ?? order.shipped,
      };
