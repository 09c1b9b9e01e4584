import { compositeAvailability } from '../../../../src/sla/availability/composite-availability.js';
import type { CompositePart } from '../../../../src/sla/availability/composite-model.js';
import type { GoldenAdapter } from '../../adapter.js';

// biome-ignore lint/suspicious/noExplicitAny: the models of the file are nested and differ in shape
function modelOf(input: any): CompositePart {
  if (typeof input !== 'object') return input;
  const { op, parts, part, weights, ...rest } = input;
  if (op === 'weighted') {
    return {
      kind: op,
      parts: parts.map((one: unknown, position: number) => ({ part: modelOf(one), weight: weights[position] })),
    };
  }
  return {
    kind: op,
    ...rest,
    ...(parts === undefined ? {} : { parts: parts.map(modelOf) }),
    ...(part === undefined ? {} : { part: modelOf(part) }),
  };
}

export const adapter: GoldenAdapter = ({ input }) => ({ pct: compositeAvailability(modelOf(input)).exactPercent });

export const notCompared = { published: 'The source rounds, once with a tilde; `pct` is the exact figure.' };
