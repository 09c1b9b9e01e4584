import { listed } from '../../core/words.js';
import { fractionToDecimalText, ZERO } from '../../exact/fraction.js';
import type { LeafIndex } from '../criteria/criteria-index.js';
import { isIssue } from '../scales/compiled-scale.js';
import type { OrdinalScale, Scale, Tier } from '../scales/scale-definition.js';
import { priceText } from './price-text.js';

/** Says in words what a score on a criterion can be and what it earns. */
export function earningText(scale: Scale, leaf: LeafIndex): string {
  const earns = leaf.localShare !== null;
  switch (scale.kind) {
    case 'points': {
      const ends = `Scored from ${scale.min} to ${scale.max} points`;
      return earns
        ? `${ends}; ${scale.min} earns nothing, ${scale.max} everything, in proportion in between.`
        : `${ends}.`;
    }
    case 'yesNo':
      return earns ? 'Yes earns everything, no earns nothing.' : 'Answered with yes or no.';
    case 'ordinal':
      return levelsText(scale, leaf, earns);
    case 'number':
    case 'exponential': {
      const lower = scale.direction === 'lower';
      const [worst, best] = lower ? [scale.max, scale.min] : [scale.min, scale.max];
      const shape = scale.kind === 'number' ? 'in proportion in between' : bentText(scale.curvature);
      return `${figureText(scale.unit)}: ${worst} earns nothing, ${best} everything, ${shape}${outsideText(scale.outside, 'counts as the nearer end')}.`;
    }
    case 'tiers':
      return `${figureText(scale.unit)}: ${listed(scale.tiers.map(tierText))} of the points.`;
    case 'target': {
      const target = Array.isArray(scale.target)
        ? `from ${scale.target[0]} to ${scale.target[1]}`
        : `${scale.target as string}`;
      return `${figureText(scale.unit)}: ${target} earns everything, less in proportion down to nothing at ${scale.min} and at ${scale.max}${outsideText(scale.outside, 'earns nothing')}.`;
    }
    case 'piecewise': {
      const points = scale.points.map(({ at, percent }) => `${percent} % at ${at}`);
      return `${figureText(scale.unit)}: ${listed(points)} of the points, in proportion in between; a figure beyond counts as the nearer end.`;
    }
    case 'price':
      return `Price in ${scale.currency}. ${earns ? priceText(scale) : ''}`.trimEnd();
  }
}

function figureText(unit: string | undefined): string {
  return unit === undefined ? 'Measured' : `Measured in ${unit}`;
}

function outsideText(outside: 'cap' | 'error' | undefined, capped: string): string {
  return `; a figure outside ${outside === 'error' ? 'is not accepted' : capped}`;
}

function bentText(curvature: number): string {
  if (curvature === 0) return 'in proportion in between';
  return `along a curve (curvature ${curvature}) on which the ${curvature > 0 ? 'first steps from the worse' : 'last steps to the better'} end count most`;
}

function tierText({ from, percent }: Tier, i: number, tiers: readonly Tier[]): string {
  return from === undefined ? `below ${tiers[i + 1]?.from} earns ${percent} %` : `from ${from} ${percent} %`;
}

function levelsText({ levels }: OrdinalScale, { scale }: LeafIndex, earns: boolean): string {
  const names = levels.map((one) => (typeof one === 'string' ? one : one.level));
  if (!earns) return `Levels, worst first: ${names.join(', ')}.`;
  const shown = names.map((name) => {
    const value = scale.readBar(name, '');
    const share = isIssue(value) ? ZERO : (scale.share(value, null) ?? ZERO);
    return `${name} ${fractionToDecimalText(share.mul(100), 2)} %`;
  });
  return `Levels and what they earn of the points: ${shown.join(', ')}.`;
}
