import { listed } from '../core/words.js';
import type { MissingPolicy } from './criteria/criteria.js';

/** What a missing score does, as the second half of a sentence. */
const MISSING_EFFECT: Readonly<Record<MissingPolicy, (one: boolean) => string>> = {
  unranked: (one) => `the vendor has no total and no rank until ${one ? 'it is' : 'they are'} scored`,
  error: () => 'scoring stops',
  zero: (one) => `${one ? 'it counts' : 'they count'} as no points`,
  worst: (one) => `${one ? 'it counts' : 'they count'} as the lowest score of an eligible vendor`,
  neutral: (one) => `${one ? 'it counts' : 'they count'} as half of the points`,
  reweightSiblings: (one) => `${one ? 'its' : 'their'} weight goes to the criteria beside ${one ? 'it' : 'them'}`,
  reweightGlobal: (one) => `${one ? 'its' : 'their'} weight goes to all other criteria`,
};

/**
 * A name as it stands inside a sentence.
 *
 * @returns e.g. `'data protection'`; abbreviations stay as they are, and so do names with another capital, which are
 * titles, hold a proper name, or are in a language that writes nouns so (`'McKinsey rating'`, `'Qualität der Arbeit'`).
 */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}\P{Lu}*$/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** Sentences of the findings of `scoreVendors`. */
export const SCORE_MESSAGES = {
  MISSING_SCORE: (vendor: string, names: readonly string[], policy: MissingPolicy): string =>
    `${vendor} has no score for ${listed(names)}; ${MISSING_EFFECT[policy](names.length === 1)}.`,
  NOTHING_SCORED: (vendor: string): string =>
    `${vendor} has no score for any criterion that carries weight, so it has no total.`,
  SCORE_CAPPED: (vendor: string, name: string, score: string): string =>
    `${vendor} lies outside the scale for ${name} (${score}); it counts as the end of the scale.`,
  NEGATIVE_PRICE_POINTS: (vendor: string, name: string): string =>
    `${vendor} gets negative points for ${name}: its price lies beyond the one that earns none; set floorAtZero if that is not meant.`,
  PRICE_FIELD_EMPTY: (name: string): string =>
    `No eligible vendor has a price for ${name}, so a price cannot be compared with the field.`,
  RELATIVE_PRICE_FORMULA: {
    notRun: (name: string): string =>
      `Points for ${name} depend on who else bids; run bidderDropoutTest before the award, or announce a fixed price band.`,
    nothingChanges: (name: string): string =>
      `Points for ${name} depend on who else bids; here no withdrawal of a bidder would change the order of the others.`,
    orderChanges: (name: string): string =>
      `Points for ${name} depend on who else bids, and here so does the order of the vendors; a fixed price band, announced beforehand, would not allow that.`,
  },
  NO_ELIGIBLE_VENDOR: (vendors: number): string =>
    vendors === 0
      ? 'No vendor was scored.'
      : vendors === 1
        ? 'The only vendor does not pass every gate with a complete score.'
        : `None of the ${vendors} vendors passes every gate with a complete score.`,
  SINGLE_RANKED_VENDOR: (vendor: string): string =>
    `${vendor} is the only vendor in the ranking; there is no competition.`,
  WINNER_TIED: (vendors: readonly string[], total: string, ruled: boolean): string =>
    ruled
      ? `${listed(vendors)} share the first place at exactly ${total} points and are level in what breaks ties, too.`
      : `${listed(vendors)} share the first place at exactly ${total} points; decide by a rule that was announced.`,
  TIE_BROKEN: (winner: string, others: readonly string[], by: readonly string[]): string =>
    `${winner} has the same total as ${listed(others)} and stands first by its points for ${listed(by.map(inSentence))}, as the criteria say.`,
  LEAD_NOT_SHOWN: (vendors: readonly string[], others: readonly string[], total: string): string =>
    `${listed(vendors)} ${vendors.length === 1 ? 'has' : 'have'} more points than ${listed(others)}, although the totals print alike, as ${total}: the difference lies beyond the printed digits.`,
} as const;

/** Sentences about a gate that a vendor fails. */
export const GATE_MESSAGES = {
  notGiven: (vendor: string, name: string): string => `${vendor} gave nothing for ${name}, which must be met.`,
  required: (vendor: string, name: string): string => `${vendor} does not meet ${name}, which is required.`,
  minimum: (vendor: string, name: string, value: string, received: string): string =>
    `${vendor} has ${received} for ${name}; at least ${value} is needed.`,
  maximum: (vendor: string, name: string, value: string, received: string): string =>
    `${vendor} has ${received} for ${name}; at most ${value} is allowed.`,
  minimumTotal: (vendor: string, value: string, received: string): string =>
    `${vendor} reaches ${received} points; at least ${value} are needed.`,
} as const;

/** Sentences of the findings of `lintCriteria`. */
export const LINT_MESSAGES = {
  GATE_ALSO_SCORED: (name: string): string =>
    `${name} both disqualifies and earns points; vendors pay twice for one weakness unless points above the bar are meant to count.`,
  GATE_NEVER_FAILS: (name: string, value: string): string =>
    `The bar of ${value} for ${name} is the end of its scale, so only a missing score can fail it.`,
  WEIGHT_ZERO: (name: string): string => `${name} weighs nothing; remove it, or make it a gate.`,
  SINGLE_CHILD_GROUP: (name: string): string => `${name} has one member only; the group adds nothing but a level.`,
  NO_RUBRIC: (name: string): string =>
    `${name} is scored in points without a rubric, so two evaluators may mean different things by one score.`,
  VALUE_NOT_MONOTONE: (name: string): string =>
    `What ${name} earns does not get better one way only; if that is not meant, give its scale a direction and correct the points.`,
  COMPARISONS_UNUSABLE: (problem: string): string =>
    `The comparisons kept here are not those that the weights come from: ${problem}`,
  WEIGHTS_NOT_AS_COMPARED: (weights: readonly string[]): string =>
    `The comparisons kept here give other weights (${weights.join(', ')}); fill them in again, or keep the reason for the change on file.`,
  DUPLICATE_NAME: (name: string): string => `Two criteria are called ${name}; readers cannot tell them apart.`,
  RELATIVE_PRICE_FORMULA: (name: string): string =>
    `Points for ${name} depend on who else bids, so a losing bid can decide who wins; a fixed price band cannot do that.`,
} as const;

/** Sentences of the findings of `bidderDropoutTest`. */
export const DROPOUT_MESSAGES = {
  WINNER_DEPENDS_ON_LOSER: (withdrawn: string, before: readonly string[], after: readonly string[]): string => {
    if (before.length === 0) return `If ${withdrawn} withdrew, ${listed(after)} would win; as it is, nobody is ranked.`;
    const now = after.length === 0 ? 'nobody would be ranked' : `${listed(after)} would win`;
    return `If ${withdrawn} withdrew, ${now} instead of ${listed(before)}: the award rests on a losing bid.`;
  },
  ORDER_DEPENDS_ON_BIDDER: (withdrawn: string, winners: readonly string[]): string =>
    winners.includes(withdrawn)
      ? `If ${withdrawn} withdrew, which is first, the order of the others would change.`
      : `If ${withdrawn} withdrew, the order of the vendors behind the winner would change.`,
} as const;
