import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { compositeAvailability } from '../../../src/sla/availability/composite-availability.js';
import type { CompositePart } from '../../../src/sla/availability/composite-model.js';
import { codesOf } from '../../core/issues-of.js';

const exact = (model: CompositePart): string => compositeAvailability(deepFreeze(model)).exactPercent;
const codes = (model: unknown) => codesOf(() => compositeAvailability(model as CompositePart));

describe('compositeAvailability', () => {
  it('multiplies in series, as the Azure guidance does for a web app and its database', () => {
    expect(exact({ kind: 'series', parts: ['99.95', '99.99'] })).toBe('99.940005');
  });

  it('keeps every digit near 100 %', () => {
    const model = { kind: 'parallel', parts: new Array<string>(6).fill('99.99') } as const;
    const result = compositeAvailability(model);
    expect(result.exactPercent).toBe('99.9999999999999999999999');
    expect(result.unavailabilityPercent).toBe(1e-22);
    expect(result.availabilityPercent).toBe(100);
    expect(result.availabilityText).not.toContain('100');
    expect(result.downtimePerYearMs).toBeCloseTo(1e-24 * 365 * 86_400_000, 30);
  });

  it('sums the binomial for k of n, equal or different', () => {
    expect(exact({ kind: 'kOfN', k: 2, n: 3, part: '90' })).toBe('97.2');
    expect(exact({ kind: 'kOfN', k: 2, parts: ['90', '90', '90'] })).toBe('97.2');
    // 0.9 x 0.8 x 0.5 + 0.9 x 0.8 x 0.5 + 0.9 x 0.2 x 0.5 + 0.1 x 0.8 x 0.5
    expect(exact({ kind: 'kOfN', k: 2, parts: ['90', '80', '50'] })).toBe('85');
    expect(exact({ kind: 'kOfN', k: 1, n: 2, part: { kind: 'series', parts: [50, 50] } })).toBe('43.75');
  });

  it('weighs, nests and lists its steps', () => {
    const model = {
      kind: 'series',
      name: 'shop',
      parts: [
        '99',
        {
          kind: 'weighted',
          parts: [
            { part: '100', weight: 3 },
            { part: { kind: 'parallel', parts: ['0', '60'] }, weight: '1' },
          ],
        },
      ],
    } as const;
    const result = compositeAvailability(model);
    expect(result.exactPercent).toBe('89.1');
    expect(result.steps).toEqual([
      { path: 'parts[0]', name: null, kind: 'given', exactPercent: '99' },
      { path: 'parts[1].parts[0].part', name: null, kind: 'given', exactPercent: '100' },
      { path: 'parts[1].parts[1].part.parts[0]', name: null, kind: 'given', exactPercent: '0' },
      { path: 'parts[1].parts[1].part.parts[1]', name: null, kind: 'given', exactPercent: '60' },
      { path: 'parts[1].parts[1].part', name: null, kind: 'parallel', exactPercent: '60' },
      { path: 'parts[1]', name: null, kind: 'weighted', exactPercent: '90' },
      { path: '', name: 'shop', kind: 'series', exactPercent: '89.1' },
    ]);
    expect(result.findings.map((one) => one.code)).toEqual(['INDEPENDENCE_ASSUMED']);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('cuts what never ends after 60 decimals', () => {
    const third = {
      kind: 'weighted',
      parts: [
        { part: 100, weight: 1 },
        { part: 0, weight: 2 },
      ],
    } as const;
    expect(exact(third)).toBe(`33.${'3'.repeat(60)}`);
  });

  it('takes a single figure', () => {
    const result = compositeAvailability('99.9');
    expect(result).toMatchObject({ exactPercent: '99.9', downtimePer30DaysMs: 2_592_000, findings: [] });
    expect(compositeAvailability(99.9).exactPercent).toBe('99.9');
    expect([exact('0'), exact('100')]).toEqual(['0', '100']);
  });

  it('reports every problem with its path', () => {
    expect(codes({ kind: 'series', parts: ['101', { kind: 'parallel', parts: ['-1', 'much'] }] })).toEqual([
      'INVALID_PERCENT parts[0]',
      'INVALID_PERCENT parts[1].parts[0]',
      'INVALID_PERCENT parts[1].parts[1]',
    ]);
    expect(codes(Number.NaN)).toHaveLength(1);
    expect(codes({ kind: 'series', parts: [] })).toEqual(['OUT_OF_RANGE parts']);
    expect(codes({ kind: 'serial', parts: ['1'] })).toHaveLength(1);
    expect(
      codes({
        kind: 'series',
        parts: [
          { kind: 'kOfN', k: 3, n: 2, part: 99 },
          { kind: 'kOfN', k: 1, n: 2 },
        ],
      }),
    ).toEqual(['K_EXCEEDS_N parts[0].k', 'PARTS_UNCLEAR parts[1]']);
    expect(codes({ kind: 'kOfN', k: 2, part: 99, parts: [99, 99] })).toEqual(['PARTS_UNCLEAR ']);
    expect(codes({ kind: 'weighted', parts: [{ part: 99, weight: 0 }] })).toEqual(['NO_WEIGHT parts']);
    expect(codes({ kind: 'weighted', parts: [{ part: 99, weight: -1 }] })).toEqual(['INVALID_WEIGHT parts[0].weight']);
  });
});
