import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type Fraction, sumFractions, ZERO } from '../../exact/fraction.js';

/** What deciding between equals needs to know of a criterion or group. */
interface Weighed {
  readonly id: string;
  readonly name: string;
  readonly globalShare: Fraction;
}

/** The same of a criterion. */
interface WeighedLeaf extends Weighed {
  readonly position: number;
  /** Ids of the groups it stands in. */
  readonly groups: readonly string[];
}

/** One thing that decides between equal totals. */
export interface TieBreak {
  readonly id: string;
  readonly name: string;
  /** Positions of the criteria whose points are added up: one, or those of a group. */
  readonly positions: readonly number[];
}

/**
 * Checks what decides between equal totals.
 *
 * @param ids - As authored, in the order in which they decide.
 * @throws {@link VendorwiseError} `UNKNOWN_CRITERION`, `DUPLICATE_CRITERION`, and `INVALID_VALUE` for what carries no
 * weight.
 */
export function compileTieBreak(
  ids: readonly string[],
  leaves: readonly WeighedLeaf[],
  groups: readonly Weighed[],
): TieBreak[] {
  const issues: VendorwiseIssue[] = [];
  const all: readonly (WeighedLeaf | Weighed)[] = [...leaves, ...groups];
  const weighted = all.filter(({ globalShare }) => !globalShare.equals(ZERO));
  const compiled = ids.flatMap((id, i): TieBreak[] => {
    const node = weighted.find((one) => one.id === id);
    if (node === undefined || ids.indexOf(id) < i) {
      issues.push(refused(id, i, node !== undefined, all, weighted));
      return [];
    }
    const members = 'position' in node ? [node] : leaves.filter((leaf) => leaf.groups.includes(id));
    return [{ id, name: node.name, positions: members.map(({ position }) => position) }];
  });
  throwIssues(issues);
  return compiled;
}

type Named = { readonly id: string };

function refused(
  id: string,
  i: number,
  twice: boolean,
  all: readonly Named[],
  weighted: readonly Named[],
): VendorwiseIssue {
  const known = all.some((one) => one.id === id);
  const [code, message] = twice
    ? ['DUPLICATE_CRITERION', `"${id}" already decides between equals before.`]
    : known
      ? ['INVALID_VALUE', `"${id}" carries no weight, so nobody has points by which it could decide between equals.`]
      : ['UNKNOWN_CRITERION', `There is no criterion or group "${id}".`];
  return issue(code, `tieBreak[${i}]`, message, {
    received: id,
    expected: twice ? 'each id once' : `one of ${weighted.map((one) => one.id).join(', ')}`,
    params: { criterion: id },
  });
}

/**
 * What places a vendor among others: its total, and behind it the points that decide between equal totals.
 *
 * @param total - Points out of 100; `null` counts as none.
 * @param points - Points by leaf position.
 * @returns Figures to compare one after the other, higher first.
 */
export function standingOf(
  tieBreak: readonly TieBreak[],
  total: Fraction | null,
  points: readonly (Fraction | null)[],
): Fraction[] {
  const sum = (positions: readonly number[]): Fraction => sumFractions(positions.map((at) => points[at] ?? ZERO));
  return [total ?? ZERO, ...tieBreak.map(({ positions }) => sum(positions))];
}

/**
 * Compares what {@link standingOf} gives.
 *
 * @returns Below 0 when the first stands before the other, 0 when they are level.
 */
export function compareStandings(a: readonly Fraction[], b: readonly Fraction[]): number {
  const at = a.findIndex((figure, i) => !figure.equals(b[i] ?? ZERO));
  return at < 0 ? 0 : (b[at] ?? ZERO).compare(a[at] ?? ZERO);
}
