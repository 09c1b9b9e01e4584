import { describe, expect, it } from 'vitest';
import { compiledOf, deepFreeze, wrapDefinition } from '../../src/core/definition.js';
import { finding } from '../../src/core/findings.js';
import { formatPath, joinPath } from '../../src/core/path.js';

describe('definitions', () => {
  it('hide their compiled form from JSON and find it again', () => {
    const wrapped = wrapDefinition({ id: 'a', list: [{ b: 1 }] }, 'test.1', { index: 7 });
    expect(JSON.parse(JSON.stringify(wrapped))).toEqual({ definition: { id: 'a', list: [{ b: 1 }] } });
    expect(compiledOf(wrapped, 'test.1', () => ({ index: -1 })).index).toBe(7);
    expect(Object.isFrozen(wrapped.definition.list[0])).toBe(true);
  });

  it('compile anew for a copy that lost it', () => {
    const copy = structuredClone(wrapDefinition({ id: 'a' }, 'test.1', 'compiled'));
    expect(compiledOf(copy, 'test.1', (definition) => `anew ${definition.id}`)).toBe('anew a');
  });

  it('are no documents that nobody checked', () => {
    for (const value of [{ id: 'a' }, { definition: null }, null, undefined, 'a', []]) {
      expect(() => compiledOf(value as never, 'test.1', () => 1)).toThrowError(
        expect.objectContaining({ code: 'INVALID_TYPE' }),
      );
    }
  });

  it('freeze scalars and frozen values without complaint', () => {
    expect(deepFreeze(null)).toBe(null);
    expect(deepFreeze(Object.freeze([1]))).toEqual([1]);
  });
});

describe('paths', () => {
  it('are written as in JavaScript', () => {
    expect(formatPath([])).toBe('');
    expect(formatPath(['a', 0, 'b-c', 'd'])).toBe('a[0]["b-c"].d');
    expect(joinPath('', 'a')).toBe('a');
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
