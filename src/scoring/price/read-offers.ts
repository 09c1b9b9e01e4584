import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { joinPath } from '../../core/path.js';
import { type Fraction, fractionToDecimalText, HUNDRED, ONE, ratioOf, ZERO } from '../../exact/fraction.js';
import { type FigureRule, figureWithin, isIssue, readFigure } from '../scales/compiled-scale.js';
import { QUALITY_PRICE_MESSAGES } from './messages.js';
import type { FailedCondition, MonetizedQualityRule, QualityPriceRule, QualityValue } from './quality-price-report.js';
import { readPrice } from './read-price.js';
import { offerListSchema } from './schema.js';
import { duplicateVendor } from './selection.js';
import { amountText, pointsText } from './shown-figures.js';

/** Bounds that keep a price for each point a finite double. */
const LEAST_POINTS = /* @__PURE__ */ ratioOf(1, 1_000_000_000);
const MOST_POINTS = 1_000_000_000;

/** A rule whose figures are read. */
export interface ReadRule {
  readonly currency: string;
  readonly maximumPrice: Fraction | null;
  readonly minimumQuality: Fraction | null;
  readonly maximumQuality: Fraction;
  /** Share of the best figure that the band reaches down to; `null` without a band. */
  readonly bandFrom: Fraction | null;
  readonly values: readonly {
    readonly id: string;
    readonly name: string;
    readonly value: Fraction;
    readonly minimum: Fraction | null;
  }[];
}

/** An offer whose figures are read. */
export interface ReadOffer {
  readonly vendor: string;
  readonly price: Fraction;
  /** Points, or the worth of the quality. */
  readonly quality: Fraction;
  readonly failed: readonly FailedCondition[];
}

/** Reads the figures of a rule of the right form; usable only when no issue was added. */
export function readRule(rule: QualityPriceRule, issues: VendorwiseIssue[]): ReadRule {
  const most = rule.maximumPrice === undefined ? null : readPrice(rule.maximumPrice, rule.currency, 'maximumPrice');
  if (most !== null && isIssue(most)) issues.push(most);
  const points = rule.method === 'monetizedQuality' ? null : rule;
  const sane = { least: LEAST_POINTS, most: MOST_POINTS, expected: 'more than 0, at most a billion' };
  const maximum = optional(points?.maximumQuality ?? 100, 'maximumQuality', sane, issues) ?? ZERO;
  const inPoints = { least: 0, most: maximum, expected: 'from 0 to the most points' };
  const band = rule.method === 'qualityPerPrice' ? rule : null;
  const percent = { least: 0, below: 100, expected: 'at least 0 and below 100' };
  const bandPercent = optional(band?.bandPercent, 'bandPercent', percent, issues);
  if (band?.decideBy !== undefined && band.bandPercent === undefined) {
    const details = { received: band.decideBy, expected: 'bandPercent, or no decideBy' };
    issues.push(issue('UNKNOWN_KEY', 'decideBy', 'Without a band nothing is decided by this.', details));
  }
  return {
    currency: rule.currency,
    maximumPrice: most === null || isIssue(most) ? null : most,
    minimumQuality: optional(points?.minimumQuality, 'minimumQuality', inPoints, issues),
    maximumQuality: maximum,
    bandFrom: bandPercent === null ? null : ONE.sub(bandPercent.div(100)),
    values: rule.method === 'monetizedQuality' ? readValues(rule, issues) : [],
  };
}

/** A figure that may be left out. */
function optional(
  value: unknown,
  path: string,
  rule: Omit<FigureRule, 'message'>,
  issues: VendorwiseIssue[],
): Fraction | null {
  const message = `This is out of range; expected ${rule.expected}.`;
  return value === undefined ? null : figureWithin(value, path, { ...rule, message }, issues);
}

function readValues({ values, currency }: MonetizedQualityRule, issues: VendorwiseIssue[]): ReadRule['values'] {
  return values.flatMap((one: QualityValue, i) => {
    const at = `values[${i}]`;
    if (values.findIndex(({ id }) => id === one.id) < i) {
      const details = { received: one.id, expected: 'an id of its own' };
      issues.push(issue('DUPLICATE_CRITERION', `${at}.id`, `The id "${one.id}" is already used.`, details));
    }
    const value = readPrice(one.value, currency, `${at}.value`);
    if (isIssue(value)) issues.push(value);
    const percent = { least: 0, most: 100, expected: 'from 0 to 100' };
    const minimum = optional(one.minimumPercent, `${at}.minimumPercent`, percent, issues);
    return isIssue(value) ? [] : [{ id: one.id, name: one.name ?? one.id, value, minimum }];
  });
}

/**
 * Reads the offers that can be read, and says which conditions they do not meet.
 *
 * @param monetized - Whether quality is told by value.
 * @param decimals - Digits after the point of points in sentences.
 */
export function readOffers(
  offers: unknown,
  rule: ReadRule,
  monetized: boolean,
  decimals: number,
  issues: VendorwiseIssue[],
): ReadOffer[] {
  const seen = new Set<string>();
  return parseDocument(offerListSchema, offers).flatMap(({ vendor, price, quality }, i): ReadOffer[] => {
    const path = `[${i}]`;
    if (seen.has(vendor)) issues.push(duplicateVendor(vendor, path));
    seen.add(vendor);
    const amount = readPrice(price, rule.currency, `${path}.price`);
    if (isIssue(amount)) issues.push(amount);
    const failed: FailedCondition[] = [];
    if (!isIssue(amount) && rule.maximumPrice !== null && amount.gt(rule.maximumPrice)) {
      const [has, most] = [amountText(amount, rule.currency), amountText(rule.maximumPrice, rule.currency)];
      const message = QUALITY_PRICE_MESSAGES.aboveMaximumPrice(vendor, has, most);
      failed.push({ condition: 'maximumPrice', value: null, message });
    }
    const at = `${path}.quality`;
    const points = monetized
      ? readWorth(vendor, quality, rule, at, decimals, failed, issues)
      : readQuality(vendor, quality, rule, at, decimals, failed, issues);
    return isIssue(amount) || points === null ? [] : [{ vendor, price: amount, quality: points, failed }];
  });
}

function readQuality(
  vendor: string,
  quality: unknown,
  rule: ReadRule,
  path: string,
  decimals: number,
  failed: FailedCondition[],
  issues: VendorwiseIssue[],
): Fraction | null {
  const points = inRange(quality, rule.maximumQuality, path, issues);
  if (points === null) return null;
  if (rule.minimumQuality !== null && points.lt(rule.minimumQuality)) {
    const [has, needs] = [pointsText(points, decimals, rule.minimumQuality), pointsText(rule.minimumQuality, decimals)];
    const message = QUALITY_PRICE_MESSAGES.belowMinimumQuality(vendor, has, needs);
    failed.push({ condition: 'minimumQuality', value: null, message });
  }
  if (points.equals(0)) {
    failed.push({ condition: 'noQuality', value: null, message: QUALITY_PRICE_MESSAGES.noQuality(vendor) });
  }
  return points;
}

/** What the quality is worth: of each value the percent that was reached. */
function readWorth(
  vendor: string,
  quality: unknown,
  rule: ReadRule,
  path: string,
  decimals: number,
  failed: FailedCondition[],
  issues: VendorwiseIssue[],
): Fraction | null {
  if (typeof quality !== 'object' || quality === null) {
    const details = { received: quality, expected: 'percents by id' };
    issues.push(issue('INVALID_TYPE', path, 'Quality is told here as the percent reached of each value.', details));
    return null;
  }
  const reached = quality as Readonly<Record<string, unknown>>;
  for (const id of Object.keys(reached)) {
    if (rule.values.some((one) => one.id === id)) continue;
    const details = { received: id, expected: `one of ${rule.values.map((one) => one.id).join(', ')}` };
    issues.push(issue('UNKNOWN_CRITERION', joinPath(path, id), `"${id}" is no value of the rule.`, details));
  }
  return rule.values.reduce<Fraction | null>((sum, { id, name, value, minimum }) => {
    const at = joinPath(path, id);
    if (!Object.hasOwn(reached, id)) {
      issues.push(issue('REQUIRED', at, `${vendor} has no percent for ${name}.`, { expected: 'from 0 to 100' }));
      return null;
    }
    const percent = inRange(reached[id], HUNDRED, at, issues);
    if (percent === null) return null;
    if (minimum !== null && percent.lt(minimum)) {
      const [has, needs] = [pointsText(percent, decimals, minimum), pointsText(minimum, decimals)];
      const message = QUALITY_PRICE_MESSAGES.belowMinimumPercent(vendor, name, has, needs);
      failed.push({ condition: 'minimumQuality', value: id, message });
    }
    return sum === null ? null : sum.add(value.mul(percent).div(100));
  }, ZERO);
}

function inRange(value: unknown, most: Fraction, path: string, issues: VendorwiseIssue[]): Fraction | null {
  const read = readFigure(value, path);
  if (!isIssue(read) && (read.equals(0) || (read.gte(LEAST_POINTS) && read.lte(most)))) return read;
  const expected = `from 0 to ${fractionToDecimalText(most)}`;
  issues.push(
    isIssue(read) ? read : issue('OUT_OF_RANGE', path, `Quality lies ${expected}.`, { received: value, expected }),
  );
  return null;
}
