import { isVendorwiseError } from 'vendorwise/core';
import * as kpi from 'vendorwise/kpi';
import * as mcda from 'vendorwise/mcda';
import * as scoring from 'vendorwise/scoring';
import * as statistics from 'vendorwise/statistics';
import { describe, expect, it } from 'vitest';
import { describeReceived } from '../../src/core/errors.js';
import { validCalls as kpiCalls } from '../kpi/valid-calls.js';
import { validCalls as mcdaCalls } from '../mcda/valid-calls.js';
import { validCalls as scoringCalls } from '../scoring/valid-calls.js';
import { validCalls as statisticsCalls } from '../statistics/valid-calls.js';

type Arguments = readonly unknown[];
type PublicFunction = (...given: Arguments) => unknown;

const ROOMS = [
  { room: 'scoring', shown: scoring, calls: scoringCalls },
  { room: 'mcda', shown: mcda, calls: mcdaCalls },
  { room: 'kpi', shown: kpi, calls: kpiCalls },
  { room: 'statistics', shown: statistics, calls: statisticsCalls },
];

const WRONG_VALUES: Arguments = [null, 'zzz', Number.NaN, true, {}, [], () => 1];

/** They answer with columns of figures for hot loops: typed arrays, which JSON does not carry. */
const TYPED_ARRAYS: readonly string[] = [
  'decisionMatrix',
  'normalizeColumn',
  'normalizeMatrix',
  'prometheeColumns',
  'topsisColumns',
  'vikorColumns',
  'weightedSumColumns',
];

/** They answer what they are documented to answer outside their range: NaN, or an infinity, as a distribution does. */
const DISTRIBUTIONS: readonly string[] = [
  'chiSquareUpperTail',
  'fCritical',
  'fUpperTail',
  'gammaQuantile',
  'gammaUpperTail',
  'normalQuantile',
  'normalTwoSided',
  'normalUpperTail',
  'studentTCritical',
  'studentTTwoSided',
];

/** They take no options: what they take last was made by the library, and may carry more than they read. */
const NO_OPTIONS: readonly string[] = [
  'actionStatus',
  'announceCriteria',
  'definePanel',
  'entropyWeights',
  'equalWeights',
  'giniWeights',
  'lintCriteria',
  'merecWeights',
  'seasonalStrength',
  'trendStrength',
  'vendorFronts',
  'weightStability',
];

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** A call with a wrong argument, and the words that name it when the test fails. */
interface HostileCall {
  readonly words: string;
  readonly given: Arguments;
}

const inPlaceOf = (given: Arguments, place: number, value: unknown): Arguments =>
  given.map((argument, index) => (index === place ? value : argument));

const misspell = (name: string, given: Arguments, place: number): HostileCall => ({
  words: `${name} with a misspelt key in argument ${place + 1}`,
  given: inPlaceOf(given, place, { ...Object(given[place]), misspeltKey: 1 }),
});

function hostileCalls(name: string, given: Arguments): HostileCall[] {
  const wrong = given.flatMap((argument, place) => [
    ...WRONG_VALUES.map((value) => ({
      words: `${name} with ${describeReceived(value)} as argument ${place + 1}`,
      given: inPlaceOf(given, place, value),
    })),
    ...(isPlainObject(argument) ? [misspell(name, given, place)] : []),
  ]);
  return [{ words: `${name} without arguments`, given: [] }, ...wrong];
}

/** What became of a call: its answer, or what it threw. */
type Outcome = { readonly answer: unknown } | { readonly thrown: unknown };

function outcomeOf(call: PublicFunction, given: Arguments): Outcome {
  try {
    return { answer: call(...given) };
  } catch (thrown) {
    return { thrown };
  }
}

const readBack = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer) ?? 'null');

const hasCodesAndPaths = (thrown: unknown): boolean =>
  isVendorwiseError(thrown) &&
  thrown.issues.length > 0 &&
  thrown.issues.every(({ code, path }) => /^[A-Z][A-Z0-9_]+$/.test(code) && typeof path === 'string');

const hasUnknownKey = (outcome: Outcome): boolean =>
  'thrown' in outcome &&
  isVendorwiseError(outcome.thrown) &&
  outcome.thrown.issues.some(({ code }) => code === 'UNKNOWN_KEY');

for (const { room, shown, calls } of ROOMS) {
  describe(`the functions of ${room}`, () => {
    const functions = new Map(
      Object.entries(shown).filter((entry): entry is [string, PublicFunction] => typeof entry[1] === 'function'),
    );
    const each = [...functions].flatMap(([name, call]) => {
      const given = calls[name];
      return given === undefined ? [] : [{ name, call, given }];
    });

    it('each have a valid call, and no call is left over from a function that is gone', () => {
      expect(Object.keys(calls).sort()).toEqual([...functions.keys()].sort());
    });

    const outcomes = each.flatMap(({ name, call, given }) =>
      hostileCalls(name, given).map((hostile) => ({
        name,
        words: hostile.words,
        outcome: outcomeOf(call, hostile.given),
      })),
    );

    it('answer a valid call with plain JSON that reads back as the same', () => {
      for (const { name, call, given } of each.filter((one) => !TYPED_ARRAYS.includes(one.name))) {
        const answer = call(...given);
        expect.soft(readBack(answer), name).toStrictEqual(answer);
      }
    });

    it('answer a wrong call that they accept with plain JSON too', () => {
      const excepted = [...TYPED_ARRAYS, ...DISTRIBUTIONS];
      for (const { name, words, outcome } of outcomes) {
        if (excepted.includes(name) || 'thrown' in outcome) continue;
        expect.soft(readBack(outcome.answer), words).toStrictEqual(outcome.answer);
      }
    });

    it('throw nothing but errors with a code and a path, whatever they are given', () => {
      const raw = outcomes.flatMap(({ words, outcome }) =>
        'thrown' in outcome && !hasCodesAndPaths(outcome.thrown) ? [`${words}: ${outcome.thrown}`] : [],
      );
      expect(raw).toEqual([]);
    });

    it('refuse a key they do not know in their options, or in the one document they take', () => {
      const accepted = each
        .filter(({ name, given }) => isPlainObject(given.at(-1)) && !NO_OPTIONS.includes(name))
        .map(({ name, call, given }) => ({ call, ...misspell(name, given, given.length - 1) }))
        .filter(({ call, given }) => !hasUnknownKey(outcomeOf(call, given)))
        .map(({ words }) => words);
      expect(accepted).toEqual([]);
    });
  });
}
