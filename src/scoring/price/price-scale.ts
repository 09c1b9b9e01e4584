import type { VendorwiseIssue } from '../../core/errors.js';
import type { JsonValue } from '../../core/json.js';
import { type CompiledScale, isIssue } from '../scales/compiled-scale.js';
import type { PriceScale } from '../scales/scale-definition.js';
import { formulaOf } from './formula-table.js';
import { priceField } from './price-formulas.js';
import { readParameters } from './price-parameters.js';
import { readPrice } from './read-price.js';

/** Compiles a price scale whose currency is known; `null` when it cannot be used. */
export function compilePriceScale(scale: PriceScale, path: string, issues: VendorwiseIssue[]): CompiledScale | null {
  const before = issues.length;
  const parameters = readParameters(scale, path, issues);
  if (issues.length > before) return null;
  const name = scale.formula ?? 'proportionalToLowest';
  const formula = formulaOf(name);
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

function echo(score: unknown): JsonValue {
  return typeof score === 'object' ? { ...(score as Record<string, JsonValue>) } : (score as JsonValue);
}
