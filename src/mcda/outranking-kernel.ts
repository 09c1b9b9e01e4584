/** For each node the nodes that it has an arrow to. */
type Relation = readonly (readonly number[])[];

/** The nodes that no other outranks, ascending; empty when each one is outranked, which takes a cycle. */
export function notOutranked(relation: Relation): number[] {
  const outranked = new Uint8Array(relation.length);
  for (const targets of relation) for (const target of targets) outranked[target] = 1;
  return relation.flatMap((_, node) => (outranked[node] === 0 ? [node] : []));
}

/**
 * The groups of nodes that outrank each other in a circle: the strongly connected components of two and more, each
 * ascending, by their first member.
 */
export function outrankingCycles(relation: Relation): number[][] {
  return components(relation)
    .filter((group) => group.length > 1)
    .sort((a, b) => a[0]! - b[0]!);
}

/**
 * The kernel of a relation whose cycles are taken as one, ascending: nobody in it outranks another of it outside its own
 * circle, and everyone else is outranked by someone in it. There is exactly one.
 *
 * Source: C. Berge, "Théorie des graphes et ses applications", 1958 (a graph without circuits has one kernel); B. Roy,
 * RIRO 2(8), 1968 (circuits are reduced to one node).
 */
export function outrankingKernel(relation: Relation): number[] {
  const groups = components(relation);
  const groupOf = new Uint32Array(relation.length);
  groups.forEach((group, g) => {
    for (const node of group) groupOf[node] = g;
  });
  const beaten = new Uint8Array(groups.length);
  const kernel: number[] = [];
  // Components come with those they reach before them: from the last on, whoever could beat a group is settled first.
  for (let g = groups.length - 1; g >= 0; g--) {
    if (beaten[g] === 1) continue;
    for (const node of groups[g]!) {
      kernel.push(node);
      for (const target of relation[node]!) beaten[groupOf[target]!] = 1;
    }
  }
  return kernel.sort((a, b) => a - b);
}

/**
 * Strongly connected components, each one after all that it reaches, with the members ascending.
 *
 * R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1(2), 1972; with a stack of its
 * own, because a chain of thousands would exhaust the call stack.
 */
function components(relation: Relation): number[][] {
  const n = relation.length;
  const index = new Int32Array(n).fill(-1);
  const lowest = new Int32Array(n);
  const next = new Uint32Array(n);
  const open = new Uint8Array(n);
  const pending: number[] = [];
  const path: number[] = [];
  const found: number[][] = [];
  let count = 0;
  const enter = (node: number): void => {
    index[node] = count;
    lowest[node] = count++;
    open[node] = 1;
    pending.push(node);
    path.push(node);
  };
  for (let root = 0; root < n; root++) {
    if (index[root] !== -1) continue;
    enter(root);
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      const target = relation[node]![next[node]!];
      if (target !== undefined) {
        next[node] = next[node]! + 1;
        if (index[target] === -1) enter(target);
        else if (open[target] === 1) lowest[node] = Math.min(lowest[node]!, index[target]!);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) lowest[parent] = Math.min(lowest[parent]!, lowest[node]!);
      if (lowest[node] === index[node]) found.push(closed(pending, node, open));
    }
  }
  return found;
}

function closed(pending: number[], root: number, open: Uint8Array): number[] {
  const group = pending.splice(pending.lastIndexOf(root));
  for (const node of group) open[node] = 0;
  return group.sort((a, b) => a - b);
}
