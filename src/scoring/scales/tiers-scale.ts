import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { type Fraction, ZERO } from '../../exact/fraction.js';
import { type CompiledScale, isIssue, readFigure } from './compiled-scale.js';
import { compileFigureScale, notRising, readPercent } from './figure-scale.js';
import type { TiersScale } from './scale-definition.js';

/** A tier as runs need it. */
interface TierIndex {
  /** `null` for the first tier, which takes everything below the second. */
  readonly from: Fraction | null;
  readonly share: Fraction;
}

/**
 * Compiles a scale of tiers.
 *
 * @param issues - Receives what is wrong with it.
 * @returns The compiled scale; `null` when it cannot be used.
 */
export function compileTiersScale(scale: TiersScale, path: string, issues: VendorwiseIssue[]): CompiledScale | null {
  const before = issues.length;
  const tiers = scale.tiers.flatMap((tier, i): TierIndex[] => {
    const at = joinPath(path, 'tiers', i);
    const share = readPercent(tier.percent, joinPath(at, 'percent'), 'figure', issues);
    const from = readFrom(tier.from, i, joinPath(at, 'from'));
    if (from === null || !isIssue(from)) return share === null ? [] : [{ from, share }];
    issues.push(from);
    return [];
  });
  if (issues.length > before) return null;
  checkOrder(tiers, scale, path, issues);
  if (issues.length > before) return null;
  const shareOf = (value: Fraction): Fraction =>
    tiers.reduce((share, tier) => (tier.from === null || tier.from.lte(value) ? tier.share : share), ZERO);
  return compileFigureScale({ kind: 'tiers', shareOf, bounds: null, outside: 'cap', ends: null });
}

function readFrom(
  from: TiersScale['tiers'][number]['from'],
  i: number,
  path: string,
): Fraction | VendorwiseIssue | null {
  if (from !== undefined && i > 0) return readFigure(from, path);
  if (from === undefined && i === 0) return null;
  return i > 0
    ? issue('REQUIRED', path, 'Every tier but the first says from which figure on it holds.', { expected: 'a figure' })
    : issue('INVALID_SCALE', path, 'The first tier takes every figure below the second, so it begins nowhere.', {
        received: from,
        expected: 'no figure for the first tier',
      });
}

function checkOrder(tiers: readonly TierIndex[], scale: TiersScale, path: string, issues: VendorwiseIssue[]): void {
  const steps = tiers.slice(1).map(({ share }, i) => share.compare(tiers[i]?.share ?? ZERO));
  const direction = steps.find((step) => step !== 0) ?? 0;
  tiers.slice(1).forEach(({ from }, i) => {
    const previous = tiers[i]?.from ?? null;
    const given = scale.tiers[i + 1];
    const at = joinPath(path, 'tiers', i + 1);
    if (previous !== null && from?.lte(previous)) issues.push(notRising(joinPath(at, 'from'), given?.from ?? ''));
    if ((steps[i] ?? 0) * direction < 0) {
      issues.push(
        issue('LEVELS_NOT_ORDERED', joinPath(at, 'percent'), 'What tiers earn either never falls or never rises.', {
          received: given?.percent,
          expected:
            direction > 0 ? 'at least the percent of the tier before' : 'at most the percent of the tier before',
        }),
      );
    }
  });
}
