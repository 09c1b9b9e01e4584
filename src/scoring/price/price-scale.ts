import { issue, type VendorwiseIssue } from '../../core/errors.js';
import type { JsonValue } from '../../core/json.js';
import { joinPath } from '../../core/path.js';
import { isAmount } from '../../exact/amount.js';
import { type ExactInput, type Fraction, ratioOf, tryFraction } from '../../exact/fraction.js';
import type { PriceScale } from '../criteria/criteria.js';
import { type CompiledScale, isIssue } from '../scales/compiled-scale.js';
import { PRICE_FORMULAS, type PriceParameterName, type PriceParameters, priceField } from './price-formulas.js';

/** Bounds that keep the ratio of any two prices a finite double: nothing that is bought lies outside them. */
const LEAST = /* @__PURE__ */ ratioOf(1, 1_000_000_000);
const MOST = /* @__PURE__ */ ratioOf(10n ** 18n, 1);

const AMOUNTS = ['budget', 'fullPointsAt', 'zeroPointsAt'] as const;
const PARAMETERS: readonly PriceParameterName[] = ['budget', 'fullPointsAt', 'zeroPointsAt', 'floorAtZero'];

/**
 * Compiles a price scale whose currency is known.
 *
 * @param scale - The scale.
 * @param path - Where it stands.
 * @param issues - Receives what is wrong with it.
 * @returns The compiled scale; `null` when it cannot be used.
 */
export function compilePriceScale(scale: PriceScale, path: string, issues: VendorwiseIssue[]): CompiledScale | null {
  const before = issues.length;
  const parameters = readParameters(scale, path, issues);
  if (issues.length > before) return null;
  const name = scale.formula ?? 'proportionalToLowest';
  const formula = PRICE_FORMULAS[name];
  return {
    kind: 'price',
    read: (score, at) => {
      const value = readPrice(score, scale.currency, at);
      return isIssue(value) ? value : { given: echo(score), value, capped: false };
    },
    readBar: (bar, at) => readPrice(bar, scale.currency, at),
    share: (price, field) => {
      const used = formula.dependsOn === null ? priceField([price]) : field;
      return used === null ? null : formula.share(price, used, parameters);
    },
    rubric: 'none',
    bars: ['maximum'],
    requiredValue: null,
    ends: null,
    dependsOn: formula.dependsOn,
    price: { currency: scale.currency, formula: name },
  };
}

function readParameters(scale: PriceScale, path: string, issues: VendorwiseIssue[]): PriceParameters {
  const name = scale.formula ?? 'proportionalToLowest';
  const { needs, allows } = PRICE_FORMULAS[name];
  for (const key of PARAMETERS) {
    const at = joinPath(path, key);
    if (needs.includes(key) && scale[key] === undefined) {
      issues.push(issue('REQUIRED', at, `The formula ${name} needs ${key}.`, { expected: 'an amount above zero' }));
    } else if (scale[key] !== undefined && !needs.includes(key) && !allows.includes(key)) {
      issues.push(
        issue('UNKNOWN_KEY', at, `The formula ${name} does not use ${key}.`, {
          received: scale[key],
          expected: needs.length + allows.length > 0 ? `only ${[...needs, ...allows].join(', ')}` : 'no such key',
        }),
      );
    }
  }
  const [budget, fullPointsAt, zeroPointsAt] = AMOUNTS.map((key) => {
    const amount = scale[key];
    if (amount === undefined) return null;
    const value = readPrice(amount, scale.currency, joinPath(path, key));
    if (!isIssue(value)) return value;
    issues.push(value);
    return null;
  }) as [Fraction | null, Fraction | null, Fraction | null];
  if (fullPointsAt !== null && zeroPointsAt !== null && fullPointsAt.gte(zeroPointsAt)) {
    issues.push(
      issue('INVALID_SCALE', path, 'The price that earns all points lies below the price that earns none.', {
        received: `${scale.fullPointsAt} to ${scale.zeroPointsAt}`,
        expected: 'fullPointsAt below zeroPointsAt',
      }),
    );
  }
  return { budget, fullPointsAt, zeroPointsAt, floorAtZero: scale.floorAtZero ?? false };
}

function readPrice(price: unknown, currency: string, path: string): Fraction | VendorwiseIssue {
  const plain = typeof price === 'number' || typeof price === 'string';
  if (!plain && !isMoney(price)) {
    return issue('INVALID_AMOUNT', path, 'This is not a price.', {
      received: price,
      expected: 'a number, decimal text, or { amount, currency }',
    });
  }
  if (!plain && price.currency !== currency) {
    return issue('CURRENCY_MISMATCH', joinPath(path, 'currency'), `Prices are compared in ${currency}.`, {
      received: price.currency,
      expected: currency,
    });
  }
  const amount = plain ? price : price.amount;
  const value = isAmount(amount) ? tryFraction(amount) : null;
  if (value === null) {
    return issue('INVALID_AMOUNT', path, 'This is not an amount of money.', {
      received: amount,
      expected: 'a finite number, or decimal text such as "118000"',
    });
  }
  if (value.lte(0)) {
    return issue('PRICE_NOT_POSITIVE', path, 'A price lies above zero; ask the bidder what a free offer leaves out.', {
      received: amount,
      expected: 'an amount above 0',
    });
  }
  if (value.gte(LEAST) && value.lte(MOST)) return value;
  return issue('OUT_OF_RANGE', path, 'This price is too small or too large to be meant.', {
    received: amount,
    expected: 'from 0.000000001 to 10^18',
  });
}

function isMoney(price: unknown): price is { readonly amount: ExactInput; readonly currency: string } {
  return (
    typeof price === 'object' &&
    price !== null &&
    Object.keys(price).length === 2 &&
    'amount' in price &&
    typeof (price as { currency?: unknown }).currency === 'string'
  );
}

function echo(score: unknown): JsonValue {
  return typeof score === 'object' ? { ...(score as Record<string, JsonValue>) } : (score as JsonValue);
}
