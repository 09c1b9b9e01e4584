import { describe, expect, it } from 'vitest';
import { type Condition, evaluateCondition, type Facts, factsOfCondition } from '../../../src/contracts/index.js';

// Strong Kleene tables (S. C. Kleene, Introduction to Metamathematics, 1952, section 64), T = known true, F = known
// false, U = not given.
const facts: Facts = { T: 'yes', F: 'no' };
const part = (name: string): Condition => ({ fact: name, eq: 'yes' });
const table = {
  all: { TT: true, TF: false, TU: null, FT: false, FF: false, FU: false, UT: null, UF: false, UU: null },
  any: { TT: true, TF: true, TU: true, FT: true, FF: false, FU: null, UT: true, UF: null, UU: null },
} as const;

describe('evaluateCondition', () => {
  for (const kind of ['all', 'any'] as const) {
    it.each(Object.entries(table[kind]))(`${kind} of %s`, (names, holds) => {
      const parts = [...names].map(part);
      const condition = kind === 'all' ? { all: parts } : { any: parts };
      expect(evaluateCondition(condition, facts).holds).toBe(holds);
    });
  }

  it('negates true and false and leaves unknown unknown', () => {
    expect(evaluateCondition({ not: part('T') }, facts)).toEqual({ holds: false, unknownFacts: [] });
    expect(evaluateCondition({ not: part('F') }, facts)).toEqual({ holds: true, unknownFacts: [] });
    expect(evaluateCondition({ not: part('U') }, facts)).toEqual({ holds: null, unknownFacts: ['U'] });
  });

  it('always holds without a fact, and so does "all" of nothing; "any" of nothing never does', () => {
    expect(evaluateCondition({ always: true }, {}).holds).toBe(true);
    expect(evaluateCondition({ all: [] }, {}).holds).toBe(true);
    expect(evaluateCondition({ any: [] }, {}).holds).toBe(false);
  });

  it('takes a fact with several values as having each of them', () => {
    const both: Facts = { jurisdiction: ['EU', 'UK'] };
    expect(evaluateCondition({ fact: 'jurisdiction', eq: 'UK' }, both).holds).toBe(true);
    expect(evaluateCondition({ fact: 'jurisdiction', in: ['US', 'EU'] }, both).holds).toBe(true);
    expect(evaluateCondition({ fact: 'jurisdiction', eq: 'US' }, both).holds).toBe(false);
  });

  it('does not take inherited keys for facts', () => {
    expect(evaluateCondition({ fact: 'toString', eq: 'x' }, {})).toEqual({ holds: null, unknownFacts: ['toString'] });
  });

  it('names each undecided fact once, and none once the answer is decided', () => {
    const twice: Condition = { all: [part('a'), { any: [part('b'), part('a')] }] };
    expect(evaluateCondition(twice, {}).unknownFacts).toEqual(['a', 'b']);
    expect(evaluateCondition({ all: [part('a'), part('F')] }, facts)).toEqual({ holds: false, unknownFacts: [] });
    expect(factsOfCondition({ not: twice })).toEqual(['a', 'b']);
  });
});
