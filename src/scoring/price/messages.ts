import { listed } from '../../core/words.js';

const points = (text: string): string => (text === '1' ? 'point' : 'points');

/** Sentences of the selection by quality and cost. */
export const SELECTION_MESSAGES = {
  belowMinimum: (vendor: string, technical: string, minimum: string): string =>
    `${vendor} has ${technical} technical ${points(technical)}; ${minimum} are needed, so its price is not opened.`,
  overBudget: (vendor: string, price: string, budget: string): string =>
    `${vendor} asks ${price}, which is more than the budget of ${budget}.`,
  combined: (vendor: string, technical: string, financial: string, combined: string): string =>
    `${vendor} has ${technical} technical and ${financial} financial points: ${combined} together.`,
  technicalAndPrice: (vendor: string, technical: string, price: string): string =>
    `${vendor} has ${technical} technical ${points(technical)} and asks ${price}.`,
  NO_QUALIFIED_PROPOSAL: (proposals: number): string =>
    proposals === 0
      ? 'There is no proposal.'
      : proposals === 1
        ? 'The only proposal does not qualify.'
        : `None of the ${proposals} proposals qualifies.`,
  SINGLE_QUALIFIED_PROPOSAL: (vendor: string): string =>
    `${vendor} is the only one that qualifies; there is no competition.`,
  WINNER_TIED: (vendors: readonly string[]): string =>
    `${listed(vendors)} are level in points and in what breaks ties; decide by a rule that was announced.`,
  TIE_BROKEN: (winner: string, others: readonly string[], by: string): string =>
    `${winner} is level with ${listed(others)} and stands before ${others.length === 1 ? 'it' : 'them'} for its ${by}.`,
} as const;

/** Sentences of the methods that set quality against price. */
export const QUALITY_PRICE_MESSAGES = {
  belowMinimumQuality: (vendor: string, quality: string, minimum: string): string =>
    `${vendor} has ${quality} quality ${points(quality)}; at least ${minimum} are needed.`,
  belowMinimumPercent: (vendor: string, name: string, percent: string, minimum: string): string =>
    `${vendor} reaches ${percent} % for ${name}; at least ${minimum} % is needed.`,
  aboveMaximumPrice: (vendor: string, price: string, maximum: string): string =>
    `${vendor} asks ${price}; at most ${maximum} is allowed.`,
  noQuality: (vendor: string): string => `${vendor} has no quality points, so its price buys none.`,
  pricePerPoint: (vendor: string, figure: string): string => `${vendor} asks ${figure} for each quality point.`,
  qualityPerPrice: (vendor: string, figure: string, unit: string): string =>
    `${vendor} offers ${figure} quality points for each ${unit}.`,
  adjustedBid: (vendor: string, price: string, figure: string): string =>
    `${vendor} asks ${price}, which is ${figure} once divided by its share of the quality.`,
  monetizedQuality: (vendor: string, price: string, value: string, figure: string): string =>
    `${vendor} asks ${price}; its quality is worth ${value}, which leaves ${figure}.`,
  NO_ELIGIBLE_OFFER: (offers: number): string =>
    offers === 0
      ? 'There is no offer.'
      : offers === 1
        ? 'The only offer does not meet the conditions.'
        : `None of the ${offers} offers meets the conditions.`,
  SINGLE_RANKED_OFFER: (vendor: string): string =>
    `${vendor} is the only offer in the ranking; there is no competition.`,
  WINNER_TIED: (vendors: readonly string[]): string =>
    `${listed(vendors)} share the first place exactly; decide by a rule that was announced.`,
  DECIDED_WITHIN_BAND: (winner: string, others: readonly string[], by: string): string =>
    `${winner} wins for its ${by}: ${listed(others)} ${others.length === 1 ? 'offers' : 'offer'} so nearly as much for the money that the announced band counts ${others.length === 1 ? 'it' : 'them'} as equal.`,
} as const;
