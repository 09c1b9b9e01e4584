import type { CriteriaDefinition, CriteriaNode } from '../../../src/scoring/criteria/criteria.js';
import type { PanelScore } from '../../../src/scoring/panels/panel-report.js';

/**
 * A small program of its own: it makes totals from the raw ratings, facts and moderated scores of an audit trail with
 * nothing but whole numbers, and knows neither the library's fractions nor its sheets. Points scales from 0, yes/no
 * facts, and prices by the lowest eligible bid.
 */
type Ratio = readonly [bigint, bigint];

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const ratio = (a: bigint, b: bigint): Ratio => {
  const by = gcd(a, b) * (b < 0n ? -1n : 1n);
  return [a / by, b / by];
};
const plus = (x: Ratio, y: Ratio): Ratio => ratio(x[0] * y[1] + y[0] * x[1], x[1] * y[1]);
const times = (x: Ratio, y: Ratio): Ratio => ratio(x[0] * y[0], x[1] * y[1]);
const over = (x: Ratio, y: Ratio): Ratio => ratio(x[0] * y[1], x[1] * y[0]);
const less = (x: Ratio, y: Ratio): boolean => x[0] * y[1] < y[0] * x[1];
const sum = (all: readonly Ratio[]): Ratio => all.reduce(plus, [0n, 1n]);
export const textOf = ([a, b]: Ratio): string => (b === 1n ? `${a}` : `${a}/${b}`);

export function ratioOfText(value: unknown): Ratio {
  const text = String(value);
  const [top = '', bottom] = text.split('/');
  if (bottom !== undefined) return ratio(BigInt(top), BigInt(bottom));
  const [whole = '', decimals = ''] = top.split('.');
  return ratio(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

interface Leaf {
  readonly id: string;
  readonly weight: Ratio;
  readonly kind: string;
  readonly max: Ratio;
}

function leavesOf(nodes: readonly CriteriaNode[], whole: Ratio): Leaf[] {
  const all = sum(nodes.map(({ weight }) => ratioOfText(weight ?? 0)));
  return nodes.flatMap((node): Leaf[] => {
    const weight = times(whole, over(ratioOfText(node.weight ?? 0), all));
    if ('criteria' in node) return leavesOf(node.criteria, weight);
    const max = node.scale.kind === 'points' ? ratioOfText(node.scale.max) : ([1n, 1n] as const);
    return [{ id: node.id, weight, kind: node.scale.kind, max }];
  });
}

/** The weighted mean of the ratings that stand in a line of the trail, or what replaced it. */
export function scoreOfLine({ source, score, ratings, moderation }: PanelScore): Ratio {
  if (source === 'fact') return ratioOfText(score);
  if (moderation !== null) return ratioOfText(moderation.score);
  const rated = ratings.filter((one) => one.status === 'rated');
  const weights = rated.map(({ weightExact }) => ratioOfText(weightExact));
  return over(sum(rated.map((one, i) => times(weights[i] as Ratio, ratioOfText(one.score)))), sum(weights));
}

/** Totals by vendor, from the trail alone. */
export function totalsOfTrail(
  { criteria }: CriteriaDefinition,
  trail: readonly PanelScore[],
  eligible: (vendor: string) => boolean,
): Record<string, string> {
  const leaves = leavesOf(criteria, [1n, 1n]);
  const vendors = [...new Set(trail.map(({ vendor }) => vendor))];
  const scoreOf = (vendor: string, id: string): PanelScore =>
    trail.find((line) => line.vendor === vendor && line.criterion === id) as PanelScore;
  const price = leaves.find(({ kind }) => kind === 'price');
  const prices = price === undefined ? [] : vendors.filter(eligible).map((one) => scoreOfLine(scoreOf(one, price.id)));
  const lowest = prices.reduce<Ratio>((low, one) => (less(one, low) ? one : low), prices[0] ?? [1n, 1n]);
  return Object.fromEntries(
    vendors.map((vendor) => {
      const points = leaves.map(({ id, weight, kind, max }): Ratio => {
        if (weight[0] === 0n) return [0n, 1n];
        const score = scoreOfLine(scoreOf(vendor, id));
        const share =
          kind !== 'price' ? over(score, max) : less(score, lowest) ? ([1n, 1n] as const) : over(lowest, score);
        return times(times(weight, share), [100n, 1n]);
      });
      return [vendor, textOf(sum(points))];
    }),
  );
}
