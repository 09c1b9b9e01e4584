import { listed } from '../../core/words.js';
import type { MissingPolicy } from '../criteria/criteria.js';
import type { WeightComparisons } from '../weighting/weight-comparisons.js';

/** Sentences of an announcement about one criterion. */
export const LINE_MESSAGES = {
  weight: (importance: string, group: string | null, ofWhole: string): string => {
    const within = group === null ? '' : ` within ${group}`;
    const whole = group === null && importance.endsWith(' %') ? '' : `, ${ofWhole} % of the whole`;
    return `Weight: ${importance}${within}${whole}.`;
  },
  noPoints: (): string => 'It earns no points.',
  disqualifies: (what: readonly string[]): string => `Disqualifies: ${what.join(', or ')}.`,
  noYes: (): string => 'any answer but yes',
  noScore: (): string => 'no score',
  noPrice: (): string => 'no price',
  below: (bar: string): string => `less than ${bar}`,
  above: (bar: string): string => `more than ${bar}`,
  levelBelow: (level: string): string => `a level below ${level}`,
  levelAbove: (level: string): string => `a level above ${level}`,
} as const;

/** What a missing score does, as bidders should know it beforehand. */
const MISSING_RULE: Readonly<Record<MissingPolicy, string>> = {
  unranked: 'A vendor without a score for a criterion that carries weight has no total and no rank.',
  error: 'Vendors are not ranked before every criterion that carries weight is scored.',
  zero: 'A missing score counts as no points.',
  worst: 'A missing score counts as the lowest score that an eligible vendor got for the criterion.',
  neutral: 'A missing score counts as half of the points.',
  reweightSiblings: 'The weight of a criterion without a score goes to the scored criteria of the same group.',
  reweightGlobal: 'The weight of a criterion without a score goes to all scored criteria.',
};

const COMPARED_BY: Readonly<Record<WeightComparisons['method'], string>> = {
  ahp: 'Analytic Hierarchy Process',
  bestWorst: 'best-worst method',
};

/** Sentences of an announcement about the whole. */
export const RULE_MESSAGES = {
  total: (): string =>
    'A total is out of 100: each criterion adds its weight times the share of its points that a vendor earns. Totals are exact; only what is printed is rounded.',
  disqualifies: (names: readonly string[]): string =>
    names.length === 0
      ? 'No single criterion disqualifies a vendor.'
      : `A vendor is disqualified by failing ${listed(names)}, and by no other criterion.`,
  minimumTotal: (total: string): string => `A vendor with a total below ${total} is disqualified.`,
  comparisons: (names: readonly string[], method: WeightComparisons['method']): string =>
    `The weights of ${listed(names)} come from comparing them in pairs (${COMPARED_BY[method]}); the answers are kept with the criteria.`,
  missing: (policy: MissingPolicy): string => MISSING_RULE[policy],
  priceField: (): string =>
    'Prices are compared with those of the vendors that pass every gate, a minimum total apart.',
  ties: (names: readonly string[]): string =>
    names.length === 0
      ? 'Vendors with equal totals share a rank.'
      : `Of vendors with equal totals the one with more points for ${names.join(', then for ')} stands first; who is level in that too shares a rank.`,
} as const;
