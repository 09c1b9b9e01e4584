import {
  type ControlLimits,
  countChart,
  npChart,
  proportionChart,
  type RangeScreening,
  unitRateChart,
} from '../../../../src/statistics/index.js';
import type { GoldenAdapter } from '../../adapter.js';

const lowers = ({ points }: ControlLimits) => points.map((point) => point.lower);
const uppers = ({ points }: ControlLimits) => points.map((point) => point.upper);
/** One for all points, or one for each. */
const centerOf = ({ center, points }: ControlLimits) => center ?? points.map((point) => point.center);
const positionsBeyond = ({ points }: ControlLimits) =>
  points.flatMap((point, i) => (point.beyond === null ? [] : [i + 1]));

export const adapter: GoldenAdapter = ({ input: { chart, counts, sizes } }) => {
  const plain =
    chart === 'c'
      ? countChart(counts)
      : chart === 'np'
        ? npChart(counts, sizes)
        : (chart === 'p' ? proportionChart : unitRateChart)(counts, sizes, { laney: 'never' });
  const laney = (screening: RangeScreening) => {
    if (chart !== 'p' && chart !== 'u') return undefined;
    const made = (chart === 'p' ? proportionChart : unitRateChart)(counts, sizes, { laney: 'always', screening });
    return { cl: made.center, lcl: lowers(made), ucl: uppers(made) };
  };
  return {
    qcc: { center: centerOf(plain), lcl: lowers(plain), ucl: uppers(plain), beyond: positionsBeyond(plain) },
    qicharts2: { cl: plain.center, lcl: lowers(plain), ucl: uppers(plain) },
    laney: laney('off'),
    laneyScreened: laney('once'),
  };
};
