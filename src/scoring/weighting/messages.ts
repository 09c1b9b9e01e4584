import { listed } from '../../core/words.js';
import { formatFraction, fraction, fractionToDecimalText } from '../../exact/fraction.js';
import type { WeightUnit } from '../criteria/criteria.js';

/** An answer as sentences need it. */
interface Answer {
  readonly a: string;
  readonly b: string;
  readonly ratio: number;
  readonly wouldFit: number;
}

/**
 * A ratio of importance in words for people: `'4'`, `'2.4'`, `'1/3'`.
 *
 * @returns Text of a few digits; a ratio below 1 is told as the reciprocal that answers are given in.
 */
function ratioText(ratio: number): string {
  const digits = (value: number): string => fractionToDecimalText(fraction(value.toPrecision(12)), value < 10 ? 1 : 0);
  if (ratio >= 1) return digits(ratio);
  const below = digits(1 / ratio);
  return below === '1' ? '1' : `1/${below}`;
}

/** A figure beside its limit, with as many digits as it takes to see on which side it stands. */
export function figureText(value: number, limit: number): string {
  const exact = fraction(value);
  for (let decimals = 2; decimals < 6; decimals++) {
    const text = formatFraction(exact, decimals);
    if (value <= limit === Number(text) <= limit) return text;
  }
  return formatFraction(exact, 6, value <= limit ? 'floor' : 'ceiling');
}

const against = ({ a, b }: Answer): string => `${a} against ${b}`;

/** Sentences of the weighting methods. */
export const WEIGHTING_MESSAGES = {
  exact: (): string => 'The answers fit together exactly.',
  fits: (value: string, limit: string): string =>
    `The answers fit together well enough (${value}; up to ${limit} is acceptable).`,
  unchecked: (): string =>
    'No answer checks another, so nobody can tell whether they fit together; answer one more pair.',
  contradict: (value: string, limit: string, answers: readonly Pick<Answer, 'a' | 'b'>[]): string =>
    `The answers contradict each other more than is usual (${value}; up to ${limit} is acceptable): look again at ${listed(answers.map((one) => against(one as Answer)))}.`,
  contradictAt: (value: string, limit: string, items: readonly string[]): string =>
    `The answers contradict each other more than is usual (${value}; up to ${limit} is acceptable): look again at ${listed(items)}.`,
  suggestion: (answer: Answer): string =>
    `${against(answer)} was answered with ${ratioText(answer.ratio)}; the other answers suggest ${ratioText(answer.wouldFit)}.`,
  triad: ([first, second, third]: readonly [Answer, Answer, Answer]): string =>
    `${against(first)} is ${ratioText(first.ratio)}, ${against(second)} is ${ratioText(second.ratio)} and ${against(third)} is ${ratioText(third.ratio)}, which do not fit together: if the two others stand, these would be ${ratioText(first.wouldFit)}, ${ratioText(second.wouldFit)} or ${ratioText(third.wouldFit)}.`,
  unanswered: (pairs: number): string =>
    pairs === 1
      ? 'One pair was not answered; the other answers say what it must be, and the check rests on fewer answers.'
      : `${pairs} pairs were not answered; the other answers say what they must be, and the check rests on fewer answers.`,
  verdictDepends: (tables: readonly string[], acceptable: boolean): string =>
    `By the table of ${listed(tables)} the answers would ${acceptable ? 'contradict each other too much' : 'be acceptable'}: the verdict is a close one.`,
  beyondEnds: (item: string, below: boolean): string =>
    below
      ? `${item} is further below the best than the worst is, so it would be the worst itself; look again at both answers.`
      : `${item} is further above the worst than the best is, so it would be the best itself; look again at both answers.`,
  equalEnds: (item: string): string =>
    `Best and worst were answered as equals, but ${item} is not; look again at these answers.`,
  notJudged: (criteria: number, scale: string): string =>
    `No limit is known for ${criteria} items with a best that is ${scale} times as important as the worst, so the contradictions are shown but not judged.`,
  hierarchyFits: (checked: number, unchecked: number): string => {
    if (unchecked > 0) {
      const of = `${unchecked} of ${checked + unchecked} sets of answers`;
      return `In ${of} no answer checks another${checked === 0 ? '' : '; the others fit together well enough'}.`;
    }
    if (checked === 0) return 'Nothing had to be compared.';
    return checked === 1
      ? 'The answers fit together well enough.'
      : `All ${checked} sets of answers fit together well enough.`;
  },
  hierarchyContradicts: (names: readonly string[]): string =>
    `Answers contradict each other more than is usual under ${listed(names)}; look at the findings.`,
  goal: (): string => 'the goal',
} as const;

const ranked =
  (rule: string) =>
  (given: string, count: string, exponent: string): string =>
    `rank ${given} of ${count} (${rule}${exponent === '' ? '' : ` ${exponent}`})`;

/** How important a criterion is, in the words of an announcement: what it was given, of what, and by which exponent. */
export const IMPORTANCE: Readonly<Record<WeightUnit, (given: string, whole: string, exponent: string) => string>> = {
  percent: (given, sum) => (sum === '100' ? `${given} %` : `${given} of ${sum} percent`),
  share: (given, sum) => `${given} of ${sum}`,
  points: (given, sum) => `${given} of ${sum} points`,
  swing: (given, sum) => `${given} of ${sum} swing points`,
  rankOrderCentroid: /* @__PURE__ */ ranked('rank order centroid'),
  rankSum: /* @__PURE__ */ ranked('rank sum'),
  rankReciprocal: /* @__PURE__ */ ranked('rank reciprocal'),
  rankExponent: /* @__PURE__ */ ranked('rank exponent'),
};
