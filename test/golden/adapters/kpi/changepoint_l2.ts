import { type Changepoints, changepoints } from 'vendorwise/statistics';
import type { GoldenAdapter } from '../../adapter.js';

const ends = (found: Changepoints) => found.segments.map((one) => one.end);

export const adapter: GoldenAdapter = ({ input: { values, penalty, minSegment: minimumSegment }, expected }) => {
  const penalised = changepoints(values, { penalty, minimumSegment });
  // How many changes are asked for stands beside the answer.
  const fixed = (k: number) => {
    const found = changepoints(values, { changes: k, minimumSegment });
    return { k, breakpoints: ends(found), sse: found.cost };
  };
  return {
    penalised: { breakpoints: ends(penalised), objective: penalised.objective },
    fixedK: expected.fixedK && fixed(expected.fixedK.k),
  };
};

export const notCompared = {
  rupturesPelt:
    "a peer's answer, which is not the optimum where it differs (pruning that ignores the fewest values a level)",
};
