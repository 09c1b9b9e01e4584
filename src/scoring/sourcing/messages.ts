type Way = 'make' | 'outsource';

const NAME: Readonly<Record<Way, string>> = { make: 'Making', outsource: 'Outsourcing' };
const SMALL: Readonly<Record<Way, string>> = { make: 'making', outsource: 'outsourcing' };

/** Sentences of the total cost and of the choice between making and outsourcing. */
export const SOURCING_MESSAGES = {
  NO_COSTS: (way: Way | null): string =>
    `${way === null ? 'The plan' : NAME[way]} has no cost at all, so its total says nothing.`,
  breakEven: (units: string, below: Way, above: Way): string =>
    `${NAME[below]} is cheaper below about ${units} units, ${SMALL[above]} above.`,
  always: (way: Way): string => `${NAME[way]} is cheaper at any volume.`,
  alwaysLevel: (): string => 'Making and outsourcing cost the same at any volume.',
  cheaper: (way: Way, amount: string): string => `${NAME[way]} is cheaper by ${amount} in present value.`,
  sameCost: (): string => 'Making and outsourcing cost the same in present value.',
  better: (way: Way, points: string, perPoint: string | null): string =>
    `${NAME[way]} is better by ${points} points in what money does not tell${perPoint === null ? '' : `, at ${perPoint} a point`}.`,
  sameQuality: (): string => 'Both are level in what money does not tell.',
  NO_TRANSITION_COST: (): string =>
    'Outsourcing has no cost of transition or switching; handing over and running both in parallel seldom cost nothing.',
  NO_GOVERNANCE_COST: (): string =>
    'Outsourcing has no cost of governance; somebody has to manage the contract and check the work.',
  UNEQUAL_YEARS: (make: number, outsource: number): string =>
    `Making is costed to year ${make} and outsourcing to year ${outsource}; compare the same years, or the equivalent annual costs.`,
  SAVING_EATEN_UP: (before: string): string =>
    `Outsourcing would save ${before} in present value, but transition and governance eat it up.`,
  COST_AND_QUALITY_DISAGREE: (cheaper: Way, better: Way, recommended: Way | null): string =>
    `${NAME[cheaper]} is cheaper, but ${SMALL[better]} is better in what money does not tell; ${
      recommended === null
        ? 'decide what quality is worth, and set weightPercent.'
        : `together ${SMALL[recommended]} comes first.`
    }`,
  BREAK_EVEN_DISAGREES: (cheaper: Way, atPlan: Way): string =>
    `By present value ${SMALL[cheaper]} is cheaper, at the planned volume ${SMALL[atPlan]}; check whether both rest on the same volume and costs.`,
} as const;
