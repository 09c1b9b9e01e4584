import type { JsonValue } from '../../core/json.js';
import { grouped, listed } from '../../core/words.js';
import { formatFraction } from '../../exact/fraction.js';
import { readExact } from '../exact-text.js';
import { inSentence } from '../messages.js';

/** Sentences of `compareVendors`; those without a full stop are continued by the reasons. */
export const COMPARISON_MESSAGES = {
  leads: (vendor: string, other: string, points: string): string => `${vendor} leads ${other} by ${points} points`,
  trails: (vendor: string, other: string, points: string): string => `${vendor} trails ${other} by ${points} points`,
  level: (
    vendor: string,
    other: string,
    total: string,
    tie: { readonly ahead: string; readonly name: string } | null,
  ): string =>
    `${vendor} and ${other} are level at ${total} points${tie === null ? '' : `, and ${tie.ahead} stands before ${tie.ahead === vendor ? other : vendor} by its points for ${inSentence(tie.name)}, as the criteria say`}`,
  out: (vendors: readonly string[], objects: boolean): string =>
    `${objects ? 'But ' : ''}${listed(vendors)} ${vendors.length === 1 ? 'is' : 'are'} out of the ranking.`,
  NO_TOTAL: (vendor: string, other: string, without: readonly string[]): string =>
    `${vendor} and ${other} cannot be compared yet: ${listed(without)} ${without.length === 1 ? 'has' : 'have'} no total.`,
} as const;

/** Sentences of `vendorContributions`. */
export const CONTRIBUTION_MESSAGES = {
  total: (
    vendor: string,
    total: string,
    parts: readonly { readonly name: string; readonly pointsText: string }[],
  ): string => {
    const visible = parts.filter(({ pointsText }) => /[1-9]/.test(pointsText));
    const words = visible.map(({ name, pointsText }) => `${inSentence(name)} ${pointsText}`);
    return `${vendor} has ${total} points${words.length === 0 ? '' : `: ${words.join(', ')}`}.`;
  },
  NO_TOTAL: (vendor: string, missing: boolean): string =>
    missing
      ? `${vendor} has no total yet, because scores are missing.`
      : `${vendor} has no total, because no eligible vendor has a price to compare its price with.`,
} as const;

/** Sentences of `weightStability`. */
export const STABILITY_MESSAGES = {
  always: (winner: string, name: string): string => `${winner} stays first whatever ${name} weighs.`,
  between: (
    winner: string,
    name: string,
    bounds: { readonly lower: string; readonly upper: string; readonly now: string },
    below: string | null,
    above: string | null,
  ): string => {
    const parts = [
      `${winner} stays first while ${name} weighs between ${bounds.lower} % and ${bounds.upper} % (now ${bounds.now} %)`,
      ...(below === null ? [] : [`below that ${below} would win`]),
      ...(above === null ? [] : [`above that ${above} would win`]),
    ];
    return `${parts.join('; ')}.`;
  },
  noWinner: (): string => 'No vendor is ranked, so there is no first place to lose.',
  onlyCriterion: (name: string): string => `${name} carries all the weight, so there is nothing to weigh it against.`,
  unscored: (vendors: readonly string[], name: string): string =>
    `${listed(vendors)} ${vendors.length === 1 ? 'has' : 'have'} no score for ${name}, so nothing can be said of other weights.`,
  reweighted: (vendors: readonly string[]): string =>
    `${listed(vendors)} ${vendors.length === 1 ? 'has' : 'have'} missing scores whose weight was handed on, so weights differ between vendors.`,
} as const;

/** Sentences of `winnerMap`. */
export const WINNER_MAP_MESSAGES = {
  segment: (winners: readonly string[], name: string, from: string, to: string): string =>
    `${listed(winners)} ${winners.length === 1 ? 'wins' : 'share the first place'} while ${name} weighs between ${from} % and ${to} %.`,
  map: (
    name: string,
    now: string,
    ends: readonly { readonly winners: readonly string[]; readonly to: string }[],
  ): string => {
    const [first] = ends;
    if (first === undefined) return '';
    const verb = first.winners.length === 1 ? 'wins' : 'share the first place';
    if (ends.length === 1) return `${listed(first.winners)} ${verb} whatever ${name} weighs.`;
    const parts = ends.map(({ winners, to }, i) =>
      i === 0
        ? `${listed(winners)} ${verb} up to ${to} %`
        : `then ${listed(winners)}${i < ends.length - 1 ? ` up to ${to} %` : ''}`,
    );
    return `As ${name} weighs more (now ${now} %): ${parts.join(', ')}.`;
  },
} as const;

/** Sentences of `vendorFronts`. */
export const FRONT_MESSAGES = {
  fronts: (
    first: readonly string[],
    behind: readonly { readonly vendor: string; readonly by: readonly string[] }[],
  ): string => {
    const open =
      first.length === 1
        ? `${first[0]} is first whatever the weights, or level with the first.`
        : `Weights decide between ${listed(first)}.`;
    const closed = behind.map(({ vendor, by }) => {
      const verb = by.length === 1 ? 'is' : 'are';
      return `No weights could put ${vendor} ahead of ${listed(by)}, which ${verb} at least as good on every criterion.`;
    });
    return [open, ...closed].join(' ');
  },
} as const;

/** Sentences of `rankAcceptability`. */
export const ACCEPTABILITY_MESSAGES = {
  wins: (
    winners: readonly { readonly vendor: string; readonly text: string }[],
    others: readonly string[],
    keepOrder: boolean,
    samples: number | null,
  ): string => {
    const all = keepOrder ? 'all weights that keep the announced order of importance' : 'all possible weights';
    const tried = samples === null ? '' : ` of the ${grouped(samples)} that were tried`;
    const [first, ...rest] = winners;
    if (first === undefined) return '';
    if (rest.length === 0)
      return `${first.vendor} wins with ${all}${samples === null ? '' : `, as far as ${grouped(samples)} of them tell`}.`;
    const share = (text: string): string =>
      text === '0 %' ? 'less than 1 %' : text === '100 %' ? 'more than 99 %' : text;
    const about = samples === null ? '' : 'about ';
    const parts = rest.map(({ vendor, text }) => `${vendor} with ${share(text)}`);
    const never =
      others.length === 0 ? '' : ` ${listed(others)} ${others.length === 1 ? 'wins' : 'win'} with none${tried}.`;
    return `${first.vendor} wins with ${about}${share(first.text)} of ${all}, ${listed(parts)}.${never}`;
  },
  equalWeights: (winners: readonly string[]): string =>
    `${listed(winners)} ${winners.length === 1 ? 'wins' : 'share the first place'}: the criteria weigh the same, so no other weights keep their order.`,
  WINNER_NEEDS_ITS_WEIGHTS: (
    winners: readonly { readonly vendor: string; readonly text: string }[],
    other: { readonly vendor: string; readonly text: string },
  ): string => {
    const names = listed(winners.map(({ vendor }) => vendor));
    const shares = listed(winners.map(({ text }) => text));
    return `${names} ${winners.length === 1 ? 'is' : 'are'} first with the announced weights, but ${other.vendor} would be with more of all weights (${other.text} against ${shares}): keep the reasons for the weights on file.`;
  },
  VENDORS_ALWAYS_LEVEL: (vendors: readonly string[]): string =>
    `${listed(vendors)} have equal totals whatever the weights, so they share their ranks equally.`,
} as const;

/** A change of one score, as sentences need it. */
interface ShownChange {
  readonly vendor: string;
  readonly name: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
}

const shown = (score: JsonValue): string => {
  if (typeof score === 'boolean') return score ? 'yes' : 'no';
  // A panel's mean is a ratio, which nobody says.
  if (typeof score === 'string' && /^-?\d+\/\d+$/.test(score)) return formatFraction(readExact(score), 2);
  if (typeof score !== 'object' || score === null || !('amount' in score)) return String(score);
  return `${String(score.amount)} ${String(score.currency)}`;
};

const needed = (steps: number): string =>
  steps === 1
    ? 'At least one single-step score change is needed'
    : `At least ${steps} single-step score changes are needed`;

/** Sentences of `scoreStability`. */
export const SCORE_STABILITY_MESSAGES = {
  overtaken: (steps: number, vendor: string): string => `${needed(steps)} before ${vendor} wins.`,
  passed: (steps: number, vendor: string, winner: string, gates: readonly string[]): string =>
    `${needed(steps)} before ${vendor} has more points than ${winner}${gates.length === 0 ? '' : ` and fails no gate any more (${listed(gates.map(inSentence))})`}; level totals, which the criteria decide by a rule, are not counted.`,
  gateFailed: (steps: number, vendor: string, winner: string): string =>
    `${needed(steps)} before ${vendor} wins: ${winner} would fail a gate.`,
  lifted: (steps: number, vendor: string, gates: readonly string[]): string =>
    `${needed(steps)} before ${vendor} wins, which now fails a gate (${listed(gates.map(inSentence))}).`,
  fallAndLift: (steps: number, vendor: string, winner: string): string =>
    `${needed(steps)} before ${vendor} wins: ${winner} would fail a gate, and ${vendor} would no longer fail one.`,
  notTested: {
    noTotal: (vendor: string): string => `${vendor} is not tested: it has no total.`,
    belowMinimumTotal: (vendor: string): string => `${vendor} is not tested: its total lies below the minimum total.`,
    gateOutOfReach: (vendor: string): string =>
      `${vendor} is not tested: the steps that are looked at do not bring it past the gates that it fails.`,
  },
  never: (winner: string, most: number): string =>
    `${winner} stays first whatever scores change by up to ${most} single steps.`,
  alone: (winner: string): string => `${winner} is the only vendor in the ranking, so nobody else can win.`,
  othersOut: (winner: string, most: number): string =>
    `${winner} is the only vendor in the ranking, and no score changes by up to ${most} single steps that were looked at bring another one in.`,
  rival: (steps: number, vendor: string, winner: string, changes: readonly ShownChange[]): string =>
    `${needed(steps)} before ${vendor} overtakes ${winner}, such as ${listed(
      changes.map((one) => `${inSentence(one.name)} of ${one.vendor} from ${shown(one.from)} to ${shown(one.to)}`),
    )}.`,
  rivalNever: (vendor: string, winner: string, most: number): string =>
    `${vendor} does not overtake ${winner} by up to ${most} single-step score changes.`,
  gate: (steps: number, winner: string, change: ShownChange, next: readonly string[]): string => {
    const then = next.length === 0 ? 'nobody would be ranked' : `${listed(next)} would be first`;
    return `${needed(steps)} before ${winner} fails a gate (${inSentence(change.name)} from ${shown(change.from)} to ${shown(change.to)}); then ${then}.`;
  },
  WINNER_ONE_STEP_AHEAD: (winner: string, vendor: string): string =>
    `One score of ${winner} or ${vendor} that is one step off decides who wins; look at their scores again before the award.`,
} as const;
