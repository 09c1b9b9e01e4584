import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backtest,
  chooseForecast,
  driftForecast,
  exponentialSmoothingForecast,
  type Forecast,
  holtForecast,
  holtWintersForecast,
  meanForecast,
  naiveForecast,
  seasonalNaiveForecast,
  thetaForecast,
} from '../../src/statistics/index.js';

const horizon = 6;
const fixed = { alpha: 0.4, horizon } as const;
/** Methods that move with the values; the last ones only scale with them. */
const ways: readonly (readonly [string, boolean, (values: readonly (number | null)[]) => Forecast])[] = [
  ['mean', true, (values) => meanForecast(values, { horizon })],
  ['naive', true, (values) => naiveForecast(values, { horizon })],
  ['drift', true, (values) => driftForecast(values, { horizon })],
  ['seasonal naive', true, (values) => seasonalNaiveForecast(values, 4, { horizon })],
  ['smoothing', true, (values) => exponentialSmoothingForecast(values, fixed)],
  ['holt', true, (values) => holtForecast(values, { ...fixed, beta: 0.2 })],
  ['damped holt', true, (values) => holtForecast(values, { ...fixed, beta: 0.2, damped: true, phi: 0.9 })],
  ['holt-winters', true, (values) => holtWintersForecast(values, 4, { ...fixed, beta: 0.1, gamma: 0.2 })],
  ['theta', false, (values) => thetaForecast(values, { period: 4, horizon })],
  [
    'holt-winters with factors',
    false,
    (values) => holtWintersForecast(values, 4, { ...fixed, beta: 0.1, gamma: 0.2, seasonal: 'multiplicative' }),
  ],
];
const value = fc.integer({ min: 1000, max: 9999 }).map((units) => units / 100);
const series = fc.array(value, { minLength: 12, maxLength: 30 });
const gapped = fc
  .array(fc.option(value, { freq: 5, nil: null }), { minLength: 14, maxLength: 30 })
  .filter((list) => list.filter((one) => one !== null).length >= 10);

const lists = ({ point, lower80, upper80, lower95, upper95 }: Forecast) => [point, lower80, upper80, lower95, upper95];
const close = (actual: number, expected: number): void => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(expected)));
};

describe.each(ways)('%s', (_, moves, way) => {
  it('moves with the values, and scales with them', () => {
    fc.assert(
      fc.property(
        series,
        fc.integer({ min: -50, max: 50 }),
        fc.constantFrom(0.001, 3, 1e6),
        (values, shift, factor) => {
          const own = lists(way(values));
          if (moves) {
            lists(way(values.map((one) => one + shift))).forEach((list, k) => {
              list.forEach((one, i) => {
                close(one, own[k]![i]! + shift);
              });
            });
          }
          lists(way(values.map((one) => one * factor))).forEach((list, k) => {
            list.forEach((one, i) => {
              close(one / factor, own[k]![i]!);
            });
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has its point inside its intervals, the wide one around the narrow one, and no NaN, with gaps too', () => {
    fc.assert(
      fc.property(gapped, (values) => {
        const { noForecastBecause, point, lower80, upper80, lower95, upper95, fitted } = way(values);
        if (noForecastBecause !== null) {
          expect(point).toEqual([]);
          return;
        }
        expect(fitted).toHaveLength(values.length);
        expect(fitted.every((one) => one === null || Number.isFinite(one))).toBe(true);
        point.forEach((one, i) => {
          const order = [lower95[i]!, lower80[i]!, one, upper80[i]!, upper95[i]!];
          expect(order.every(Number.isFinite)).toBe(true);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('intervals', () => {
  it('never get narrower with the steps', () => {
    fc.assert(
      fc.property(series, (values) => {
        for (const [, moves, way] of ways) {
          if (!moves) continue;
          const { point, upper80, upper95 } = way(values);
          for (const upper of [upper80, upper95]) {
            for (let i = 1; i < point.length; i++) {
              expect(upper[i]! - point[i]!).toBeGreaterThanOrEqual((upper[i - 1]! - point[i - 1]!) * (1 - 1e-9));
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the search for parameters', () => {
  it('leaves no point of a fine grid that is better', () => {
    fc.assert(
      fc.property(series, (values) => {
        const weights = Array.from({ length: 9 }, (_, i) => 0.0001 + (i / 8) * 0.9998);
        const level = exponentialSmoothingForecast(values).sse!;
        for (const alpha of weights) {
          expect(exponentialSmoothingForecast(values, { alpha }).sse!).toBeGreaterThanOrEqual(level * (1 - 1e-6));
        }
        const slope = holtForecast(values).sse!;
        const least = Math.min(
          ...weights.flatMap((alpha) => weights.map((beta) => holtForecast(values, { alpha, beta }).sse!)),
        );
        // Squares of two parameters may have several valleys; the search must at least be as good as the grid to 2 %.
        expect(slope).toBeLessThanOrEqual(least * 1.02);
      }),
      { numRuns: 2 },
    );
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(series, (values) => {
        const options = { period: 4, horizon: 3 };
        expect(JSON.stringify(chooseForecast(values, options))).toBe(
          JSON.stringify(chooseForecast([...values], options)),
        );
      }),
      { numRuns: 10 },
    );
  });
});

describe('the choice', () => {
  it('never loses to the floor, and survives JSON', () => {
    fc.assert(
      fc.property(gapped, fc.constantFrom(1, 4), fc.integer({ min: 1, max: 4 }), (values, period, steps) => {
        const chosen = chooseForecast(values, { period, horizon: steps });
        expect(JSON.parse(JSON.stringify(chosen))).toEqual(chosen);
        if (chosen.noForecastBecause !== null || chosen.reason === 'tooFewOrigins') return;
        expect(chosen.chosen!.mae).toBeLessThanOrEqual(chosen.floor!.mae!);
        expect(chosen.forecast!.method).toBe(chosen.chosen!.method);
        expect(chosen.forecast!.point).toHaveLength(steps);
      }),
      { numRuns: 60 },
    );
  });

  it('does not know what comes after each moment', () => {
    fc.assert(
      fc.property(series, value, (values, other) => {
        const errors = (list: readonly number[]) => backtest(list, 'holt', { firstOrigin: 9 }).errors[0]!;
        const changed = errors([...values.slice(0, -1), other]);
        expect(changed.slice(0, -1)).toEqual(errors(values).slice(0, -1));
      }),
      { numRuns: 20 },
    );
  });
});
