import { listedUpTo } from '../core/words.js';

/** Texts of the findings of every ranking method. */
export const methodMessages = {
  constantCriterion: (column: number): string =>
    `Criterion ${column + 1} (columns[${column}]) has the same figure for every alternative, so it decides nothing.`,
  logsReversed: (column: number): string =>
    `The logarithms of criterion ${column + 1} (columns[${column}]) sum to less than 0, so this normalisation puts its worst first; give the figures in a smaller unit.`,
  singleAlternative: (): string => 'There is one alternative only, so its rank says nothing about how good it is.',
};

/** Texts of the findings of ELECTRE I. */
export const electreMessages = {
  outrankingCycle: (alternatives: readonly number[]): string =>
    `The alternatives ${listedUpTo(6, alternatives.map(String))} (counted from 0) outrank each other in a circle: these thresholds cannot tell which of them is best.`,
  emptyKernel: (): string =>
    'Every alternative is outranked by another, so none remains: raise the concordance threshold, lower the discordance threshold, or take cycles as one (kernel: graph).',
};

/** Texts of the findings of the test of rank reversal. */
export const reversalMessages = {
  first: (withdrawn: number, before: readonly number[], after: readonly number[]): string =>
    `Without alternative ${withdrawn} (counted from 0) the first place goes from ${before.join(', ')} to ${after.join(', ')}: the choice rests on one that is not chosen.`,
  order: (withdrawn: number): string =>
    `Without alternative ${withdrawn} (counted from 0) the others stand in another order.`,
};

/** Texts of the findings of stochastic acceptability analysis. */
export const smaaMessages = {
  identicalAlternatives: (alternatives: readonly number[]): string =>
    `The alternatives ${alternatives.join(', ')} (counted from 0) have equal totals whatever the weights, so they share their ranks equally.`,
};

/** What the sentence about a VIKOR compromise is made from. */
export interface CompromiseFacts {
  /** Number of alternatives, and of those with the best Q. */
  readonly count: number;
  readonly leaders: number;
  /** Both in units of Q. */
  readonly advantage: number | null;
  readonly required: number | null;
  readonly acceptableAdvantage: boolean;
  readonly acceptableStability: boolean;
}

const threeDigits = (value: number | null): string => String(Number((value ?? 0).toPrecision(3)));

/** Texts of VIKOR. */
export const vikorMessages = {
  compromise: (facts: CompromiseFacts): string => {
    if (facts.count === 1) return 'There is one alternative only, so it is accepted.';
    if (facts.advantage === null) return 'All alternatives have the same Q, so all of them are accepted.';
    const who = facts.leaders === 1 ? 'The best' : `The ${facts.leaders} that share the best Q`;
    const leads = facts.leaders === 1 ? 'leads' : 'lead';
    const figures = `${who} ${leads} the next by ${threeDigits(facts.advantage)} in Q, and ${threeDigits(facts.required)} is needed`;
    if (!facts.acceptableAdvantage) return `${figures}: everyone who is closer than that is accepted too.`;
    if (facts.acceptableStability) return `${figures}; by group utility or by individual regret nobody is better.`;
    return `${figures}, but by group utility and by individual regret somebody else is better: the next in Q is accepted too.`;
  },
};
