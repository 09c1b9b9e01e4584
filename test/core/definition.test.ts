import { describe, expect, it } from 'vitest';
import { compiledOf, deepFreeze, wrapDefinition } from '../../src/core/definition.js';
import { finding } from '../../src/core/findings.js';
import { formatPath, joinPath } from '../../src/core/path.js';
import { issuesOf } from './issues-of.js';

const from = { path: 'thing', by: 'defineThing' };

describe('definitions', () => {
  it('hide their compiled form from JSON and find it again', () => {
    const wrapped = wrapDefinition({ id: 'a', list: [{ b: 1 }] }, 'test.1', { index: 7 });
    expect(JSON.parse(JSON.stringify(wrapped))).toEqual({ definition: { id: 'a', list: [{ b: 1 }] } });
    expect(compiledOf(wrapped, 'test.1', () => ({ index: -1 }), from).index).toBe(7);
    expect(Object.isFrozen(wrapped.definition.list[0])).toBe(true);
  });

  it('compile anew for a copy that lost it', () => {
    const copy = structuredClone(wrapDefinition({ id: 'a' }, 'test.1', 'compiled'));
    expect(compiledOf(copy, 'test.1', (definition) => `anew ${definition.id}`, from)).toBe('anew a');
  });

  it('keep compiled forms of different names apart', () => {
    const wrapped = wrapDefinition({ id: 'a' }, 'test.1', 'first');
    expect(compiledOf(wrapped, 'test.2', () => 'second', from)).toBe('second');
    expect(compiledOf(wrapped, 'test.1', () => 'anew', from)).toBe('first');
    expect(Object.keys(wrapped)).toEqual(['definition']);
    expect(Object.isFrozen(wrapped)).toBe(true);
  });

  it('say what was expected where a document was never checked', () => {
    expect(issuesOf(() => compiledOf({ id: 'a' } as never, 'test.1', () => 1, from))).toEqual([
      {
        code: 'NOT_DEFINED',
        path: 'thing',
        message: 'This was not checked: call defineThing on the document first.',
        received: '[object with id]',
        expected: 'what defineThing returned, or a copy of it with its member "definition"',
        params: {},
      },
    ]);
  });

  it('are no documents that nobody checked', () => {
    for (const value of [{ id: 'a' }, { definition: null }, null, undefined, 'a', []]) {
      expect(() => compiledOf(value as never, 'test.1', () => 1, from)).toThrowError(
        expect.objectContaining({ code: 'NOT_DEFINED' }),
      );
    }
  });

  it('freeze scalars and frozen values without complaint', () => {
    expect(deepFreeze(null)).toBe(null);
    expect(deepFreeze('text')).toBe('text');
    expect(deepFreeze(Object.freeze([1]))).toEqual([1]);
  });

  it('freeze what lies in a frozen value too', () => {
    const inner = { list: [1] };
    deepFreeze(Object.freeze({ inner }));
    expect(Object.isFrozen(inner)).toBe(true);
    expect(Object.isFrozen(inner.list)).toBe(true);
  });
});

describe('paths', () => {
  it('are written as in JavaScript', () => {
    expect(formatPath([])).toBe('');
    expect(formatPath(['a', 0, 'b-c', 'd'])).toBe('a[0]["b-c"].d');
    expect(formatPath([0, '0', '$a1', 'é'])).toBe('[0]["0"].$a1["é"]');
    expect(formatPath(['a', Symbol('s'), Symbol.for('t')])).toBe('a[Symbol(s)][Symbol(t)]');
    expect(joinPath('', 'a')).toBe('a');
    expect(joinPath('')).toBe('');
    expect(joinPath('a', 0)).toBe('a[0]');
    expect(joinPath('a', 'b')).toBe('a.b');
    expect(joinPath('a')).toBe('a');
  });
});

describe('findings', () => {
  it('have every key, so that they survive JSON', () => {
    expect(finding('A', 'low', 'Text.')).toEqual({
      code: 'A',
      severity: 'low',
      subject: null,
      message: 'Text.',
      params: {},
      path: null,
      evidence: [],
    });
  });
});
