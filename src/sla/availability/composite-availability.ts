import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { parseDocument } from '../../core/parse.js';
import { joinPath } from '../../core/path.js';
import {
  type Fraction,
  fraction,
  fractionToDecimalText,
  fractionToNumber,
  ONE,
  ratioOf,
  ZERO,
} from '../../exact/fraction.js';
import type { CompositeModel, CompositePart, KOfNModel } from './composite-model.js';
import { independenceAssumed } from './messages.js';
import { checkDecimals, percentNumber, percentText } from './percent.js';
import { compositePartSchema } from './schema.js';

/** The availability of one model inside the whole. */
export interface CompositeStep {
  /** Where it stands, e.g. `parts[1]`; the empty string is the whole. */
  readonly path: string;
  readonly name: string | null;
  readonly kind: CompositeModel['kind'] | 'given';
  /** Exact decimal text, 0 to 100, cut after 60 decimals. */
  readonly exactPercent: string;
}

/** Availability of a composite service. */
export interface CompositeAvailability {
  /** Exact decimal text, 0 to 100, cut after 60 decimals. */
  readonly exactPercent: string;
  /** The nearest number, 0 to 100. */
  readonly availabilityPercent: number;
  readonly availabilityText: string;
  /** 0 to 100, computed exactly: near 100 % the difference of two numbers would lose its digits. */
  readonly unavailabilityPercent: number;
  /** Expected downtime in 30 days, ms. */
  readonly downtimePer30DaysMs: number;
  /** Expected downtime in 365 days, ms. */
  readonly downtimePerYearMs: number;
  /** Every model inside the whole, parts before wholes. */
  readonly steps: readonly CompositeStep[];
  readonly conventions: { readonly failures: 'independent' };
  readonly findings: readonly Finding[];
}

const DAY_MS = 86_400_000;
const EXACT_DECIMALS = 60;

/**
 * Availability of a service made of parts: in series, in parallel, k of n, weighted, and nested.
 *
 * Series: product. Parallel: 1 - product of (1 - a). k of n: the chance that at least k work. Weighted: weighted mean.
 * Failures are assumed to be independent (E. Dubrova, "Fault-Tolerant Design", ch. 4; Microsoft, "Azure
 * Well-Architected Framework", composite availability targets).
 *
 * @param model - A model, or a single percentage.
 * @param options - `decimals` of the texts, 0 to 20 (default 4).
 * @returns The exact percentage as decimal text, the nearest number, the downtime it means in ms, and every step.
 * @throws {@link VendorwiseError} `INVALID_PERCENT`, `INVALID_WEIGHT`, `K_EXCEEDS_N`, `PARTS_UNCLEAR`, `NO_WEIGHT`,
 * and the codes of `parseDocument`.
 * @example
 * ```ts
 * import { compositeAvailability } from 'vendorwise/sla';
 * const shop = { kind: 'series', parts: ['99.95', { kind: 'parallel', parts: ['99.99', '99.9'] }] } as const;
 * compositeAvailability(shop).exactPercent; // => '99.949990005'
 * compositeAvailability({ kind: 'kOfN', k: 2, n: 3, part: '99.95' }).availabilityText; // => '99.9999 %'
 * ```
 */
export function compositeAvailability(
  model: CompositePart,
  options: { readonly decimals?: number } = {},
): CompositeAvailability {
  checkOptions(options, { decimals: true });
  const decimals = checkDecimals(options.decimals, 4);
  const checked = parseDocument(compositePartSchema, model);
  const issues: VendorwiseIssue[] = [];
  checkMeaning(checked, '', issues);
  throwIssues(issues);
  const steps: CompositeStep[] = [];
  const share = availabilityOf(checked, '', steps);
  const down = ONE.sub(share);
  return {
    exactPercent: exactPercent(share),
    availabilityPercent: percentNumber(share),
    availabilityText: percentText(share, decimals),
    unavailabilityPercent: percentNumber(down),
    downtimePer30DaysMs: fractionToNumber(down.mul(30 * DAY_MS)),
    downtimePerYearMs: fractionToNumber(down.mul(365 * DAY_MS)),
    steps,
    conventions: { failures: 'independent' },
    findings: isModel(checked) ? [finding('INDEPENDENCE_ASSUMED', 'info', independenceAssumed())] : [],
  };
}

function isModel(part: CompositePart): part is CompositeModel {
  return typeof part === 'object';
}

function exactPercent(share: Fraction): string {
  return fractionToDecimalText(share.mul(100), EXACT_DECIMALS);
}

function checkMeaning(part: CompositePart, path: string, issues: VendorwiseIssue[]): void {
  if (!isModel(part)) return;
  if (part.kind === 'weighted') {
    if (part.parts.every(({ weight }) => fraction(weight).n === 0n)) {
      const expected = 'at least one weight above 0';
      issues.push(issue('NO_WEIGHT', joinPath(path, 'parts'), 'No part has a weight above 0.', { expected }));
    }
    part.parts.forEach((one, position) => {
      checkMeaning(one.part, joinPath(path, 'parts', position, 'part'), issues);
    });
    return;
  }
  if (part.kind === 'kOfN') checkKOfN(part, path, issues);
  part.parts?.forEach((one, position) => {
    checkMeaning(one, joinPath(path, 'parts', position), issues);
  });
  if (part.kind === 'kOfN' && part.part !== undefined) checkMeaning(part.part, joinPath(path, 'part'), issues);
}

function checkKOfN(model: KOfNModel, path: string, issues: VendorwiseIssue[]): void {
  const equal = model.part !== undefined && model.n !== undefined && model.parts === undefined;
  const different = model.parts !== undefined && model.part === undefined && model.n === undefined;
  if (!equal && !different) {
    const expected = 'either n and part, or parts';
    issues.push(
      issue('PARTS_UNCLEAR', path, 'It is not clear which parts the model has.', { received: model, expected }),
    );
    return;
  }
  const n = model.n ?? model.parts?.length ?? 0;
  if (model.k <= n) return;
  const message = `${model.k} of ${n} parts can never work.`;
  issues.push(issue('K_EXCEEDS_N', joinPath(path, 'k'), message, { received: model.k, expected: `at most ${n}` }));
}

function availabilityOf(part: CompositePart, path: string, steps: CompositeStep[]): Fraction {
  const share = isModel(part) ? modelAvailability(part, path, steps) : fraction(part).div(100);
  const kind = isModel(part) ? part.kind : 'given';
  steps.push({ path, name: isModel(part) ? (part.name ?? null) : null, kind, exactPercent: exactPercent(share) });
  return share;
}

function modelAvailability(model: CompositeModel, path: string, steps: CompositeStep[]): Fraction {
  if (model.kind === 'weighted') {
    let sum = ZERO;
    let weights = ZERO;
    model.parts.forEach(({ part, weight }, position) => {
      const counts = fraction(weight);
      sum = sum.add(availabilityOf(part, joinPath(path, 'parts', position, 'part'), steps).mul(counts));
      weights = weights.add(counts);
    });
    return sum.div(weights);
  }
  if (model.kind === 'kOfN' && model.part !== undefined) {
    const one = availabilityOf(model.part, joinPath(path, 'part'), steps);
    return atLeast(model.k, new Array<Fraction>(model.n ?? 0).fill(one));
  }
  const shares = (model.parts ?? []).map((part, position) =>
    availabilityOf(part, joinPath(path, 'parts', position), steps),
  );
  if (model.kind === 'series') return shares.reduce((product, share) => product.mul(share), ONE);
  if (model.kind === 'parallel') return ONE.sub(shares.reduce((product, share) => product.mul(ONE.sub(share)), ONE));
  return atLeast(model.k, shares);
}

/** The chance that at least k parts work, by the distribution of how many do (parts may differ). */
function atLeast(k: number, shares: readonly Fraction[]): Fraction {
  const scale = shares.reduce((product, share) => product * share.d, 1n);
  let working: bigint[] = [1n];
  for (const share of shares) {
    const up = share.n;
    const down = share.d - share.n;
    const next = new Array<bigint>(working.length + 1).fill(0n);
    working.forEach((chance, count) => {
      next[count] = (next[count] ?? 0n) + chance * down;
      next[count + 1] = (next[count + 1] ?? 0n) + chance * up;
    });
    working = next;
  }
  const enough = working.slice(k).reduce((sum, chance) => sum + chance, 0n);
  return ratioOf(enough, scale);
}
