import {
  hamedRaoTest,
  hirschSlackTest,
  type MannKendallResult,
  mannKendall,
  preWhitenedTest,
  seasonalMannKendall,
  theilSen,
  trendFreePreWhitenedTest,
  yueWangTest,
} from 'vendorwise/statistics';
import type { GoldenAdapter } from '../../adapter.js';

const TREND = { increasing: 'increasing', decreasing: 'decreasing', noTrend: 'no trend', insufficientData: 'no trend' };

const tested = (test: MannKendallResult, line: { slope: number | null; intercept: number | null }) => ({
  trend: TREND[test.trend],
  h: test.significant,
  p: test.pNormal,
  z: test.z,
  tau: test.tau,
  s: test.s,
  var_s: test.variance,
  slope: line.slope,
  intercept: line.intercept,
});

const seasonal = (test: ReturnType<typeof seasonalMannKendall>) => ({
  period: test.period,
  ...tested(test, { slope: test.slopePerCycle, intercept: test.intercept }),
});

/** The peer's line is at the positions of the values, and its tests are all by the normal distribution. */
export const adapter: GoldenAdapter = ({ input, expected }) => {
  const values: readonly (number | null)[] = input.values;
  const line = theilSen(Array.from(values.keys()), values);
  const normal = { method: 'normal' } as const;
  const asPeer = { residualNoise: 'kept' } as const;
  // The length of the season may stand only beside the answer.
  const period = input.period ?? expected.seasonal?.period ?? expected.correlatedSeasonal?.period ?? 12;
  const exact = mannKendall(values, { exactLimit: 500 }).pExact;
  return {
    peerOriginal: tested(mannKendall(values, normal), line),
    pTailSafe: mannKendall(values, normal).p,
    exactP: exact,
    scipyExactP: exact,
    hamedRao: tested(hamedRaoTest(values, asPeer), line),
    hamedRaoLag3: tested(hamedRaoTest(values, { ...asPeer, maximumLag: 3 }), line),
    yueWang: tested(yueWangTest(values), line),
    yueWangLag1: tested(yueWangTest(values, { maximumLag: 1 }), line),
    preWhitening: tested(preWhitenedTest(values, { ...normal, ...asPeer }), line),
    trendFreePreWhitening: tested(trendFreePreWhitenedTest(values, { ...normal, ...asPeer }), line),
    seasonal: seasonal(seasonalMannKendall(values, { period })),
    correlatedSeasonal: seasonal(hirschSlackTest(values, { period })),
  };
};
