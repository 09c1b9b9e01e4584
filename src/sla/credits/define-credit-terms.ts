import { requireWord } from '../../core/check.js';
import { compiledOf, type Defined, wrapDefinition } from '../../core/definition.js';
import { isVendorwiseError, throwIssues } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { type Fraction, fraction, ONE } from '../../exact/fraction.js';
import { boundIssues, meaningIssues, tableIssues } from './check-credit-terms.js';
import type { CreditKind, CreditTerms, DowntimeUnit } from './credit-terms.js';
import { type PercentBand, readBands } from './percent-band.js';
import { creditTermsSchemas } from './schema.js';

/** Checked service-credit terms; store `definition`. */
export type DefinedCreditTerms = Defined<CreditTerms>;

/** What a run needs of the terms. */
export interface CompiledTerms {
  readonly terms: CreditTerms & { readonly kind: CreditKind };
  /** Tiers in the order written; empty for kinds without a table. */
  readonly bands: readonly PercentBand[];
  readonly multipliers: readonly Fraction[];
}

const KEY = 'creditTerms.1';
const KINDS: readonly CreditKind[] = ['stepped', 'marginal', 'perUnit', 'flatPerMiss', 'atRiskPool'];
const UNIT_MS: Readonly<Record<keyof DowntimeUnit, number>> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/**
 * Checks service-credit terms and prepares them for repeated use.
 *
 * Every function of the room that takes terms takes the plain JSON too; this saves the checks when many months are
 * computed.
 *
 * @param json - The terms; without `kind` they are `stepped`.
 * @returns The frozen terms as `definition`.
 * @throws {@link VendorwiseError} the codes of the schema, `NEGATIVE_PERCENT`, `PERCENT_OVER_100`, `INVALID_NUMBER`,
 * `NEGATIVE_MULTIPLIER`, `CONFLICTING_BOUNDS`, `TIER_BOUNDS_REVERSED`, `OVERLAPPING_TIERS`, `UNKNOWN_CURRENCY`,
 * `INVALID_AMOUNT`, `NEGATIVE_AMOUNT`, `CURRENCY_MISMATCH`, `CHOOSE_ONE`, `DUPLICATE_SERVICE_LEVEL`, `INVALID_DATE`,
 * `INVALID_DURATION`.
 * @example
 * ```ts
 * import { defineCreditTerms } from 'vendorwise/sla';
 * defineCreditTerms({ tiers: [{ below: '99.9', creditPercent: '10' }] }).definition.kind; // => 'stepped'
 * ```
 */
export function defineCreditTerms(json: unknown): DefinedCreditTerms {
  const terms = readTerms(json);
  const issues = meaningIssues(terms);
  if ('tiers' in terms) issues.push(...tableIssues(terms.tiers));
  throwIssues(issues);
  return wrapDefinition<CreditTerms, CompiledTerms>(terms, KEY, compile(terms));
}

/** Checks terms without the checks of the table itself, which a lint reports instead of throwing. */
export function readTermsForLint(input: CreditTerms | DefinedCreditTerms): CompiledTerms {
  const terms = readTerms(isDefined(input) ? input.definition : input);
  throwIssues([...meaningIssues(terms), ...('tiers' in terms ? boundIssues(terms.tiers) : [])]);
  return compile(terms);
}

/** The compiled form of terms given in either form. */
export function compiledTerms(input: CreditTerms | DefinedCreditTerms, path = ''): CompiledTerms {
  const from = { path, by: 'defineCreditTerms' };
  const anew = (copy: CreditTerms): CompiledTerms =>
    compile(defineCreditTerms(copy).definition as CompiledTerms['terms']);
  try {
    return isDefined(input) ? compiledOf(input, KEY, anew, from) : anew(input);
  } catch (error) {
    if (path === '' || !isVendorwiseError(error)) throw error;
    throwIssues(error.issues.map((one) => ({ ...one, path: one.path === '' ? path : `${path}.${one.path}` })));
    throw error;
  }
}

function isDefined(input: unknown): input is DefinedCreditTerms {
  return typeof input === 'object' && input !== null && 'definition' in input;
}

function readTerms(json: unknown): CreditTerms & { readonly kind: CreditKind } {
  const kind = typeof json === 'object' && json !== null ? ((json as { kind?: unknown }).kind ?? 'stepped') : 'stepped';
  requireWord(kind, KINDS, 'kind');
  const schema = creditTermsSchemas[kind as CreditKind];
  const parsed: CreditTerms = parseDocument<CreditTerms>(schema as never, json);
  return { ...parsed, kind } as CreditTerms & { readonly kind: CreditKind };
}

function compile(terms: CreditTerms): CompiledTerms {
  return {
    terms: { ...terms, kind: terms.kind ?? 'stepped' } as CompiledTerms['terms'],
    bands: 'tiers' in terms ? readBands(terms.tiers) : [],
    multipliers: terms.repeatMultipliers?.map((one) => fraction(one)) ?? [ONE],
  };
}

/** Length of a unit of downtime in milliseconds. */
export function unitMs(unit: DowntimeUnit): Fraction {
  const [name, size] = Object.entries(unit)[0] as [keyof DowntimeUnit, number];
  return fraction(size).mul(UNIT_MS[name]);
}
