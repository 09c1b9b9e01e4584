import { type Changepoints, changepoints } from 'vendorwise/statistics';
import type { GoldenAdapter } from '../../adapter.js';

const ends = (found: Changepoints) => found.segments.map((one) => one.end);

export const adapter: GoldenAdapter = ({ input: { values, penalty, minSegment }, expected }) => {
  const penalised = changepoints(values, { penalty, minSegment });
  const { k } = expected.fixedK;
  const fixed = changepoints(values, { changes: k, minSegment });
  return {
    penalised: { breakpoints: ends(penalised), objective: penalised.objective },
    fixedK: { k, breakpoints: ends(fixed), sse: fixed.cost },
  };
};

export const notCompared = {
  rupturesPelt:
    "a peer's answer, which is not the optimum where it differs (pruning that ignores the fewest values a level)",
};
