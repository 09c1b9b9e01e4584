import { type StlOptions, stl } from 'vendorwise/statistics';
import type { GoldenAdapter } from '../../adapter.js';

/** Options of statsmodels by their names in the library. */
const NAMES: Readonly<Record<string, keyof StlOptions>> = {
  seasonal: 'seasonalWindow',
  trend: 'trendWindow',
  low_pass: 'lowPassWindow',
  seasonal_deg: 'seasonalDegree',
  trend_deg: 'trendDegree',
  low_pass_deg: 'lowPassDegree',
  robust: 'robust',
  inner_iter: 'innerIterations',
  outer_iter: 'outerIterations',
};

const JUMPS: readonly string[] = ['seasonal_jump', 'trend_jump', 'low_pass_jump'];

export const adapter: GoldenAdapter = ({
  input: { values, period: season, options: { period = season, ...options } = {} },
}) => {
  const { seasonal, trend, remainder: resid, weights } = stl(values, period, optionsOf(options));
  return { seasonal, trend, resid, weights };
};

function optionsOf(options: Readonly<Record<string, unknown>>): StlOptions {
  // `None` is the default of the peer.
  const given = Object.entries(options).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    given.flatMap(([name, value]) => {
      if (JUMPS.includes(name)) {
        if (value === 1) return [];
        throw new Error(`The library fits every point: ${name} can only be 1, and is ${String(value)}.`);
      }
      const known = NAMES[name];
      if (known === undefined) throw new Error(`The adapter knows no option "${name}" of statsmodels' STL.`);
      return [[known, value]];
    }),
  );
}
