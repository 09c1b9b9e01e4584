import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type Condition, evaluateCondition } from '../../../src/contracts/index.js';

const names = ['a', 'b', 'c'] as const;
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ fact: fc.constantFrom(...names), eq: fc.boolean() }),
    fc.record({ all: fc.array(tie('condition') as fc.Arbitrary<Condition>, { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition') as fc.Arbitrary<Condition>, { maxLength: 3 }) }),
    fc.record({ not: tie('condition') as fc.Arbitrary<Condition> }),
  ) as fc.Arbitrary<Condition>,
}));
const someFacts = fc.record(
  { a: fc.boolean(), b: fc.boolean(), c: fc.boolean() },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, boolean>>;

function completions(facts: Record<string, boolean>): Record<string, boolean>[] {
  return names
    .filter((name) => !(name in facts))
    .reduce<Record<string, boolean>[]>(
      (all, name) =>
        all.flatMap((one) => [
          { ...one, [name]: true },
          { ...one, [name]: false },
        ]),
      [facts],
    );
}

describe('three-valued conditions', () => {
  it('a decided answer stays the same whatever the unknown facts turn out to be', () => {
    fc.assert(
      fc.property(condition, someFacts, (one, facts) => {
        const { holds } = evaluateCondition(one, facts);
        return holds === null || completions(facts).every((full) => evaluateCondition(one, full).holds === holds);
      }),
    );
  });

  it('is open only while facts are missing, and names only missing facts', () => {
    fc.assert(
      fc.property(condition, someFacts, (one, facts) => {
        const { holds, unknownFacts } = evaluateCondition(one, facts);
        const missing = unknownFacts.every((name) => !(name in facts));
        return missing && (holds === null) === unknownFacts.length > 0;
      }),
    );
  });

  it('keeps the laws of De Morgan', () => {
    fc.assert(
      fc.property(condition, condition, someFacts, (a, b, facts) => {
        const left = evaluateCondition({ not: { all: [a, b] } }, facts).holds;
        return left === evaluateCondition({ any: [{ not: a }, { not: b }] }, facts).holds;
      }),
    );
  });
});
