import * as statistics from 'vendorwise/statistics';

const SEASON = 12;
const FIGURES = [
  9, 11, 10, 12, 9.5, 10.5, 12, 11, 13, 12.5, 12, 14, 10, 11.2, 12.4, 11.9, 12.1, 13, 12, 13, 12.2, 13.9, 14, 12.8,
];
const places = FIGURES.map((_, index) => index);
const higher = FIGURES.map((figure) => figure + 1);
const counts = FIGURES.map((figure) => Math.round(figure));
const sizes = FIGURES.map(() => 100);

const oneSeries = [FIGURES, {}];
const seasonal = [FIGURES, SEASON, {}];
const line = [places, FIGURES, {}];
const counted = [counts, {}];
const sized = [counts, sizes, {}];

const chart = statistics.individualsChart(FIGURES);
const signals = statistics.runRules(chart.points).signals;
const seasons = statistics.stl(FIGURES, SEASON);
const start = { center: 10, sigma: 1 };
const { valueSketch } = statistics;
const sketch = valueSketch.extractOutput(valueSketch.addInput(valueSketch.createAccumulator(), 5));
const before = { successes: 5, trials: 10 };
const after = { successes: 7, trials: 10 };
const group = { group: 'north', before: { numerator: 5, denominator: 10 }, after: { numerator: 7, denominator: 10 } };

/** One call of every function of the room that is answered, its options written out. */
export const validCalls: Readonly<Record<string, readonly unknown[]>> = {
  adjustPValues: [[0.01, 0.2, null], 'holm'],
  autocorrelatedSeasonalMannKendall: oneSeries,
  autocorrelations: oneSeries,
  backtest: [FIGURES, 'naive', {}],
  changepointTest: oneSeries,
  changepoints: oneSeries,
  chiSquareUpperTail: [3, 2],
  chooseForecast: oneSeries,
  classicalDecomposition: seasonal,
  countChart: counted,
  countInterval: [5, {}],
  cusumChart: oneSeries,
  cusumStep: [statistics.startCusum(start), 11],
  describeValues: [FIGURES],
  driftForecast: oneSeries,
  ewmaChart: oneSeries,
  ewmaStep: [statistics.startEwma(start), 11],
  exponentialSmoothingForecast: oneSeries,
  fCritical: [0.05, 2, 5],
  fUpperTail: [3, 2, 5],
  falseAlarmRate: ['nelson', 20],
  forecastAccuracy: [FIGURES, FIGURES, {}],
  gChart: counted,
  gammaQuantile: [0.5, 2],
  gammaUpperTail: [2, 1],
  generalizedEsd: oneSeries,
  hamedRaoTest: oneSeries,
  hampelFilter: oneSeries,
  hirschSlackTest: oneSeries,
  holtForecast: oneSeries,
  holtWintersForecast: seasonal,
  individualsChart: oneSeries,
  kruskalWallis: [[FIGURES, higher], {}],
  mannKendall: oneSeries,
  meanForecast: oneSeries,
  median: [FIGURES],
  mixAndRate: [[group]],
  modifiedZScores: oneSeries,
  naiveForecast: oneSeries,
  normalQuantile: [0.5],
  normalTwoSided: [1],
  normalUpperTail: [1],
  npChart: [counts, 100, {}],
  ordinaryLeastSquares: line,
  preWhitenedTest: oneSeries,
  processCapability: [FIGURES, { upper: 20 }, {}],
  proportionChart: sized,
  quantile: [FIGURES, 0.5, {}],
  rankSumTest: [FIGURES, higher, {}],
  rateInterval: [5, 10, {}],
  residualAutocorrelation: oneSeries,
  runRules: [chart.points, {}],
  runsAnalysis: oneSeries,
  seasonalMannKendall: oneSeries,
  seasonalNaiveForecast: seasonal,
  seasonalStrength: [seasons],
  siegel: line,
  startCusum: [start],
  startEwma: [start],
  stl: seasonal,
  strongestSignals: [signals, FIGURES.length],
  studentTCritical: [0.05, 5],
  studentTTwoSided: [2, 5],
  theilSen: line,
  thetaForecast: oneSeries,
  timeBetweenChart: oneSeries,
  trendFreePreWhitenedTest: oneSeries,
  trendStrength: [seasons],
  tukeyFences: oneSeries,
  twoRateGroups: [[before, before], [before, after], {}],
  twoRates: [before, after, {}],
  unitRateChart: sized,
  valuePercentile: [sketch, 50],
  welchTest: [FIGURES, higher, {}],
  yueWangTest: oneSeries,
};
