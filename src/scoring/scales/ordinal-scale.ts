import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { type Fraction, ratioOf, ZERO } from '../../exact/fraction.js';
import { type CompiledScale, isIssue } from './compiled-scale.js';
import { readPercent } from './figure-scale.js';
import type { OrdinalScale } from './scale-definition.js';

/**
 * Compiles a scale of named levels; on its axis a level stands at its position, counted from 0.
 *
 * @param issues - Receives what is wrong with it.
 * @returns The compiled scale; `null` when it cannot be used.
 */
export function compileOrdinalScale(
  scale: OrdinalScale,
  path: string,
  issues: VendorwiseIssue[],
): CompiledScale | null {
  const names = scale.levels.map((one) => (typeof one === 'string' ? one : one.level));
  const shares = readLevelShares(scale, path, issues);
  names.forEach((name, i) => {
    if (names.indexOf(name) < i) {
      issues.push(
        issue('DUPLICATE_LEVEL', joinPath(path, 'levels', i), `The level "${name}" stands twice on this scale.`, {
          received: name,
          expected: 'a name of its own',
        }),
      );
    }
  });
  if (shares === null) return null;
  const position = (level: unknown, at: string): Fraction | VendorwiseIssue => {
    const found = names.indexOf(level as string);
    if (found >= 0) return ratioOf(found, 1);
    const expected = `one of ${names.map((name) => JSON.stringify(name)).join(', ')}`;
    return issue('UNKNOWN_LEVEL', at, `This is not a level of the scale; expected ${expected}.`, {
      received: level,
      expected,
    });
  };
  return {
    kind: 'ordinal',
    read: (score, at) => {
      const value = position(score, at);
      return isIssue(value) ? value : { given: score as string, value, capped: false };
    },
    readBar: position,
    share: (value) => shares[Number(value.n)] ?? null,
    rubric: 'exact',
    bars: ['minimum', 'maximum'],
    requiredValue: null,
    ends: [ZERO, ratioOf(names.length - 1, 1)],
    dependsOn: null,
    price: null,
  };
}

function readLevelShares(scale: OrdinalScale, path: string, issues: VendorwiseIssue[]): Fraction[] | null {
  const percents = scale.levels.map((one) => (typeof one === 'string' ? undefined : one.percent));
  const given = percents.filter((one) => one !== undefined).length;
  if (given === 0) return percents.map((_, i) => ratioOf(i, percents.length - 1));
  const before = issues.length;
  const shares: Fraction[] = [];
  percents.forEach((percent, i) => {
    const at = joinPath(path, 'levels', i, 'percent');
    if (percent === undefined) {
      issues.push(
        issue('REQUIRED', at, 'Either every level of a scale has a percent or none has.', {
          expected: 'a percent from 0 to 100',
        }),
      );
      return;
    }
    const share = readPercent(percent, at, 'level', issues);
    if (share === null) return;
    const previous = shares[shares.length - 1];
    if (previous !== undefined && share.lt(previous)) {
      issues.push(
        issue('LEVELS_NOT_ORDERED', at, 'Levels stand worst first; this one earns less than the level before it.', {
          received: percent,
          expected: 'at least the percent of the level before',
        }),
      );
    }
    shares.push(share);
  });
  return issues.length > before ? null : shares;
}
