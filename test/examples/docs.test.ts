import { describe, expect, it } from 'vitest';
import { issuesOf } from '../core/issues-of.js';
import { findExamples, writeExamples } from './extract.js';

const examples = findExamples();
const files = writeExamples(examples);

let performed = 0;
Object.assign(globalThis, {
  checkExample: (actual: () => unknown, expected: () => unknown) => {
    performed += 1;
    expect(actual()).toEqual(expected());
  },
  checkThrows: (run: () => unknown, code: string) => {
    performed += 1;
    expect(issuesOf(run).map((one) => one.code)).toContain(code);
  },
});

describe('every example of the documentation runs', () => {
  it('finds examples', () => expect(examples.length).toBeGreaterThan(0));

  it.each(examples.map((example, position) => [example.name, position] as const))('%s', async (_name, position) => {
    performed = 0;
    await import(/* @vite-ignore */ files[position] as string);
    expect(performed).toBe(examples[position]?.checks);
  });
});
