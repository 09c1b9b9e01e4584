import { describe, expect, it } from 'vitest';
import {
  adjustPValues,
  cusumChart,
  generalizedEsd,
  individualsChart,
  runRules,
  seasonalStrength,
  stl,
  strongestSignals,
  trendStrength,
  valuePercentile,
  valueSketch,
} from '../../src/statistics/index.js';
import { codesOf } from '../core/issues-of.js';

const loose = (value: unknown): never => value as never;
const values = [5, 6, 5, 4, 5, 6, 5, 4, 5, 15, 5, 6];

describe('arguments of the wrong kind', () => {
  it('refuses signals that are none', () => {
    expect(codesOf(() => strongestSignals(loose(undefined), 3))).toEqual(['REQUIRED signals']);
    for (const signals of [null, 'x', {}, 5]) {
      expect(codesOf(() => strongestSignals(loose(signals), 3))).toEqual(['INVALID_TYPE signals']);
    }
    expect(codesOf(() => strongestSignals(loose([null]), 3))).toEqual(['INVALID_TYPE signals[0]']);
    expect(codesOf(() => strongestSignals(loose([{ points: 5 }]), 3))).toEqual(['INVALID_TYPE signals[0].points']);
    const { signals } = runRules(individualsChart(values).points);
    expect(codesOf(() => strongestSignals(signals, -1))).toEqual(['OUT_OF_RANGE count']);
    expect(codesOf(() => strongestSignals(signals, loose('12')))).toEqual(['INVALID_TYPE count']);
  });

  it('refuses parts that are no lists, whichever of them', () => {
    const parts = { seasonal: [0, 0], trend: [1, 2], remainder: [0, 0] };
    for (const run of [seasonalStrength, trendStrength]) {
      for (const name of Object.keys(parts)) {
        expect(codesOf(() => run({ ...parts, [name]: loose(null) }))).toEqual([`INVALID_TYPE parts.${name}`]);
      }
    }
  });

  it('reads a p value and a percentile as numbers only', () => {
    expect(codesOf(() => adjustPValues([0.2, loose(true), loose([])]))).toEqual([
      'INVALID_NUMBER pValues[1]',
      'INVALID_NUMBER pValues[2]',
    ]);
    const sketch = valueSketch.extractOutput(valueSketch.addInput(valueSketch.createAccumulator(), 5));
    for (const percent of [null, true, '5', []]) {
      expect(codesOf(() => valuePercentile(sketch, loose(percent)))).toEqual(['INVALID_TYPE percent']);
    }
    expect(codesOf(() => valuePercentile(sketch, 101))).toEqual(['OUT_OF_RANGE percent']);
  });

  it('takes null for no number of an option', () => {
    expect(codesOf(() => generalizedEsd(values, { maximumOutliers: loose(null) }))).toEqual([
      'INVALID_TYPE options.maximumOutliers',
    ]);
    const names = ['seasonalDegree', 'trendDegree', 'lowPassDegree', 'innerIterations', 'outerIterations'];
    for (const name of [...names, 'seasonalWindow', 'trendWindow']) {
      expect(codesOf(() => stl(values, 4, { [name]: null }))).toEqual([`INVALID_TYPE options.${name}`]);
    }
    expect(codesOf(() => cusumChart(values, { center: loose(10n), sigma: 1 }))).toEqual([
      'INVALID_TYPE options.center',
    ]);
  });

  it('refuses what nobody reads in a baseline', () => {
    const baseline = loose({ from: 0, to: 5, til: 9 });
    expect(codesOf(() => individualsChart(values, { baseline }))).toEqual(['UNKNOWN_KEY options.baseline.til']);
  });
});
