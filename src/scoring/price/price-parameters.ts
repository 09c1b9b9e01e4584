import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { type ExactInput, type Fraction, ONE } from '../../exact/fraction.js';
import { figureWithin, isIssue } from '../scales/compiled-scale.js';
import type { PriceBand, PriceScale } from '../scales/scale-definition.js';
import { formulaOf } from './formula-table.js';
import type { PriceBandParameter, PriceParameterName, PriceParameters } from './price-formulas.js';
import { readPrice } from './read-price.js';

/** What each key must be, in words. */
const EXPECTED: Readonly<Record<PriceParameterName, string>> = {
  budget: 'an amount above zero',
  fullPointsAt: 'an amount above zero',
  zeroPointsAt: 'an amount above zero',
  floorAtZero: 'true or false',
  spanPercent: 'a percentage from 0.01 to 100000',
  shareAtMeanPercent: 'a percentage from 1 to 99, such as 80',
  bands: 'a list of { upTo, percent }, cheapest first',
};
const NAMES = /* @__PURE__ */ (() => Object.keys(EXPECTED) as readonly PriceParameterName[])();
/** From a ten-thousandth of the lowest price to a thousand times it; anything else is a slip. */
const SPAN_PERCENT = [0.01, 100_000] as const;
const SHARE_PERCENT = [1, 99] as const;

/** Reads the fixed figures of a price scale; usable only when no issue was added. */
export function readParameters(scale: PriceScale, path: string, issues: VendorwiseIssue[]): PriceParameters {
  checkKeys(scale, path, issues);
  const amount = (key: 'budget' | 'fullPointsAt' | 'zeroPointsAt'): Fraction | null => {
    const given = scale[key];
    return given === undefined ? null : accept(readPrice(given, scale.currency, joinPath(path, key)), issues);
  };
  const [budget, fullPointsAt, zeroPointsAt] = [amount('budget'), amount('fullPointsAt'), amount('zeroPointsAt')];
  if (fullPointsAt !== null && zeroPointsAt !== null && fullPointsAt.gte(zeroPointsAt)) {
    issues.push(
      issue('INVALID_SCALE', path, 'The price that earns all points lies below the price that earns none.', {
        received: `${scale.fullPointsAt} to ${scale.zeroPointsAt}`,
        expected: 'fullPointsAt below zeroPointsAt',
      }),
    );
  }
  return {
    budget,
    fullPointsAt,
    zeroPointsAt,
    floorAtZero: scale.floorAtZero ?? false,
    span: readPercent(scale, 'spanPercent', SPAN_PERCENT, path, issues) ?? ONE,
    shareAtMean: readPercent(scale, 'shareAtMeanPercent', SHARE_PERCENT, path, issues),
    bands: readBands(scale, path, issues),
  };
}

function accept(value: Fraction | VendorwiseIssue, issues: VendorwiseIssue[]): Fraction | null {
  if (!isIssue(value)) return value;
  issues.push(value);
  return null;
}

function checkKeys(scale: PriceScale, path: string, issues: VendorwiseIssue[]): void {
  const name = scale.formula ?? 'proportionalToLowest';
  const { needs, allows } = formulaOf(name);
  for (const key of NAMES) {
    const at = joinPath(path, key);
    if (needs.includes(key) && scale[key] === undefined) {
      issues.push(issue('REQUIRED', at, `The formula ${name} needs ${key}.`, { expected: EXPECTED[key] }));
    } else if (scale[key] !== undefined && !needs.includes(key) && !allows.includes(key)) {
      issues.push(
        issue('UNKNOWN_KEY', at, `The formula ${name} does not use ${key}.`, {
          received: scale[key],
          expected: needs.length + allows.length > 0 ? `only ${[...needs, ...allows].join(', ')}` : 'no such key',
        }),
      );
    }
  }
}

function readPercent(
  scale: PriceScale,
  key: 'spanPercent' | 'shareAtMeanPercent',
  [least, most]: readonly [number, number],
  path: string,
  issues: VendorwiseIssue[],
): Fraction | null {
  const given = scale[key];
  if (given === undefined) return null;
  const at = joinPath(path, key);
  const rule = { least, most, message: 'This percentage cannot be used.', expected: `from ${least} to ${most}` };
  return figureWithin(given, at, rule, issues)?.div(100) ?? null;
}

function readBands(scale: PriceScale, path: string, issues: VendorwiseIssue[]): PriceBandParameter[] {
  const bands: PriceBandParameter[] = [];
  (scale.bands ?? []).forEach((band, i) => {
    const at = joinPath(path, 'bands', i);
    const upTo = accept(readPrice(band.upTo, scale.currency, joinPath(at, 'upTo')), issues);
    const share = readBandShare(band, joinPath(at, 'percent'), issues);
    const before = bands[bands.length - 1];
    if (upTo === null || share === null) return;
    if (before !== undefined && upTo.lte(before.upTo)) {
      issues.push(disorder(`${at}.upTo`, band.upTo, 'Bands stand cheapest first.', 'more than in the band before'));
    }
    if (before !== undefined && share.gte(before.share)) {
      issues.push(
        disorder(
          `${at}.percent`,
          band.percent,
          'A dearer band earns less than a cheaper one.',
          'less than in the band before',
        ),
      );
    }
    bands.push({ upTo, share });
  });
  return bands;
}

function readBandShare({ percent }: PriceBand, at: string, issues: VendorwiseIssue[]): Fraction | null {
  const message = 'A band earns from 0 to 100 percent of the points.';
  return (
    figureWithin(percent, at, { least: 0, most: 100, message, expected: 'from 0 to 100' }, issues)?.div(100) ?? null
  );
}

function disorder(path: string, received: ExactInput, message: string, expected: string): VendorwiseIssue {
  return issue('INVALID_SCALE', path, message, { received, expected });
}
