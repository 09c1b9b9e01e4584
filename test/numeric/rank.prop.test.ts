import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankScores, type TieRule } from '../../src/numeric/rank.js';

const scores = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 30 });
const ties = fc.constantFrom<TieRule>('competition', 'modifiedCompetition', 'dense', 'fractional', 'ordinal');

/** The definition, pair by pair. */
const slow = (values: readonly number[], rule: TieRule): number[] =>
  values.map((own, i) => {
    const better = values.filter((v) => v > own).length;
    const equal = values.filter((v) => v === own).length;
    const equalBefore = values.slice(0, i).filter((v) => v === own).length;
    const byRule: Record<TieRule, number> = {
      competition: better + 1,
      modifiedCompetition: better + equal,
      dense: new Set(values.filter((v) => v > own)).size + 1,
      fractional: better + (equal + 1) / 2,
      ordinal: better + equalBefore + 1,
    };
    return byRule[rule];
  });

describe('laws of rankScores', () => {
  it('agrees with counting pair by pair', () => {
    fc.assert(
      fc.property(scores, ties, (values, rule) => {
        expect(rankScores(values, { ties: rule })).toEqual(slow(values, rule));
      }),
    );
  });

  it('agrees with counting pair by pair on lists that are sorted by their digits', () => {
    const many = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 257, maxLength: 400 });
    fc.assert(
      fc.property(many, ties, fc.boolean(), (values, rule, higherIsBetter) => {
        const signed = higherIsBetter ? values : values.map((value) => -value);
        expect(rankScores(signed, { ties: rule, higherIsBetter })).toEqual(slow(values, rule));
      }),
      { numRuns: 25 },
    );
  });

  it('does not depend on the order of the input, but for the ordinal rule', () => {
    const rules = ties.filter((rule) => rule !== 'ordinal');
    fc.assert(
      fc.property(scores, rules, (values, rule) => {
        const forward = rankScores(values, { ties: rule });
        const backward = rankScores([...values].reverse(), { ties: rule });
        expect(backward.reverse()).toEqual(forward);
      }),
    );
  });

  it('keeps ranks under a growing change of scale, and mirrors them under a falling one', () => {
    fc.assert(
      fc.property(scores, ties, (values, rule) => {
        const ranks = rankScores(values, { ties: rule });
        expect(
          rankScores(
            values.map((v) => 3 * v + 7),
            { ties: rule },
          ),
        ).toEqual(ranks);
        expect(
          rankScores(
            values.map((v) => -v),
            { ties: rule, higherIsBetter: false },
          ),
        ).toEqual(ranks);
      }),
    );
  });

  it('shares out the same sum of ranks whatever is tied, by the fractional and the ordinal rule', () => {
    fc.assert(
      fc.property(scores, (values) => {
        const sum = (rule: TieRule): number => rankScores(values, { ties: rule }).reduce((a, b) => a + b, 0);
        expect(sum('fractional')).toBe((values.length * (values.length + 1)) / 2);
        expect(sum('ordinal')).toBe(sum('fractional'));
      }),
    );
  });
});
