import type * as z from 'zod/mini';
import { documentShapeIssues } from './document-shape.js';
import { issue, throwIssues, VendorwiseError, type VendorwiseIssue } from './errors.js';
import { formatPath } from './path.js';

type ZodIssue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Checks a document against a schema and reports every problem at once.
 *
 * A schema's own refinements carry their code: `z.refine(test, { error: 'sentence', params: { code, expected } })`.
 *
 * @param schema - A `zod/mini` schema.
 * @param input - The document; members that are `undefined` count as absent.
 * @returns The parsed document, with the schema's defaults.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `INVALID_FORMAT`, `OUT_OF_RANGE`,
 * `UNKNOWN_KEY`, or the code of a refinement; `INVALID_VALUE` for a document that contains itself.
 * @example
 * ```ts
 * import { parseDocument } from './parse.js';
 * import { businessCalendarSchema } from 'vendorwise/time';
 * parseDocument(businessCalendarSchema, { timeZone: 'UTC', week: { mon: [9] } }); // throws INVALID_TYPE
 * ```
 */
export function parseDocument<T>(schema: z.ZodMiniType<T>, input: unknown): T {
  const unseen = documentShapeIssues(input);
  const stripped = stripUndefined(input);
  const result = schema.safeParse(stripped);
  if (result.success) {
    throwIssues(unseen);
    return result.data;
  }
  const seen = result.error.issues.flatMap((one) => translate(one, stripped, schema, []));
  const paths = new Set(seen.map((one) => one.path));
  throw new VendorwiseError([...seen, ...unseen.filter((one) => !paths.has(one.path))]);
}

/** Optional keys under exactOptionalPropertyTypes are absent, never undefined; hosts spread objects and leave undefined. */
function stripUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripUndefined);
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, stripUndefined(member)]),
  );
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function translate(one: ZodIssue, root: unknown, schema: z.core.$ZodType, base: Path): VendorwiseIssue[] {
  const path: Path = [...base, ...one.path];
  const received = valueAt(root, path);
  const at = formatPath(path);
  switch (one.code) {
    case 'invalid_type':
      return [
        typeIssue(
          at,
          received,
          `${withArticle(one.expected)}${allowsNull(schemaAt(schema, path, root)) ? ' or null' : ''}`,
        ),
      ];
    case 'unrecognized_keys':
      return one.keys.map((key) => unknownKey(key, path, root, schema));
    case 'invalid_value': {
      const expected = `one of ${one.values.map((value) => JSON.stringify(value)).join(', ')}`;
      if (received === undefined) return [requiredIssue(at, expected)];
      return [
        issue('INVALID_VALUE', at, `This value is not among those allowed: ${expected}.`, { received, expected }),
      ];
    }
    case 'too_small':
    case 'too_big':
      return [rangeIssue(one, at, received)];
    case 'invalid_format': {
      const expected = one.format === 'regex' ? `text of the form ${one.pattern}` : `text in the format ${one.format}`;
      return [
        issue('INVALID_FORMAT', at, `This text does not have the right form; expected ${expected}.`, {
          received,
          expected,
        }),
      ];
    }
    case 'invalid_union':
      return unionIssues(one, root, schema, path, received);
    case 'invalid_key':
      return one.issues.map((inner) => keyIssue(inner, at, path[path.length - 1]));
    case 'custom':
      return [customIssue(one, at, received)];
    default:
      return [issue('INVALID_VALUE', at, 'This value is not allowed.', { received })];
  }
}

function customIssue(one: ZodIssue, at: string, received: unknown): VendorwiseIssue {
  const { code, expected } = ((one as { params?: Record<string, unknown> }).params ?? {}) as {
    code?: string;
    expected?: string;
  };
  return issue(code ?? 'INVALID_VALUE', at, one.message, { received, ...(expected === undefined ? {} : { expected }) });
}

/** Keys that a schema lists by name are told as `unrecognized_keys`; here are those that fail a rule of their own. */
function keyIssue(inner: ZodIssue, at: string, key: PropertyKey | undefined): VendorwiseIssue {
  if (inner.code === 'custom') return customIssue(inner, at, key);
  return issue('UNKNOWN_KEY', at, 'This key does not have the right form.', {
    received: String(key),
    expected: 'a valid key',
  });
}

function typeIssue(at: string, received: unknown, expected: string): VendorwiseIssue {
  if (received === undefined) return requiredIssue(at, expected);
  return issue('INVALID_TYPE', at, `Expected ${expected}, but found ${kindOf(received)}.`, { received, expected });
}

function requiredIssue(at: string, expected: string): VendorwiseIssue {
  return issue('REQUIRED', at, `A required value is missing; expected ${expected}.`, { expected });
}

function rangeIssue(
  one: Extract<ZodIssue, { code: 'too_small' | 'too_big' }>,
  at: string,
  received: unknown,
): VendorwiseIssue {
  const small = one.code === 'too_small';
  const limit = Number(small ? one.minimum : one.maximum);
  const word = small
    ? one.inclusive === false
      ? 'more than'
      : 'at least'
    : one.inclusive === false
      ? 'less than'
      : 'at most';
  const noun = one.origin === 'string' ? ' character' : one.origin === 'array' ? ' item' : '';
  const unit = noun === '' || limit === 1 ? noun : `${noun}s`;
  const expected = `${word} ${limit}${unit}`;
  return issue('OUT_OF_RANGE', at, `This is out of range; expected ${expected}.`, {
    received,
    expected,
    params: { limit },
  });
}

/** A union names its best branch: the one that the input was most likely meant to be. */
function unionIssues(
  one: Extract<ZodIssue, { code: 'invalid_union' }>,
  root: unknown,
  schema: z.core.$ZodType,
  path: Path,
  received: unknown,
): VendorwiseIssue[] {
  const branches = (one.errors ?? []) as ZodIssue[][];
  const at = formatPath(path);
  if (branches.length === 0) {
    const options = (one as { options?: readonly unknown[] }).options ?? [];
    const expected = `one of ${options.map((value) => JSON.stringify(value)).join(', ')}`;
    if (received === undefined) return [requiredIssue(at, expected)];
    return [issue('INVALID_VALUE', at, `This value is not among those allowed: ${expected}.`, { received, expected })];
  }
  const ofWholeValue = branches.filter((branch) =>
    branch.some((inner) => inner.path.length === 0 && inner.code === 'invalid_type'),
  );
  if (ofWholeValue.length === branches.length) {
    const kinds = branches.flatMap((branch) =>
      branch.flatMap((inner) => (inner.code === 'invalid_type' ? [withArticle(inner.expected)] : [])),
    );
    return [typeIssue(at, received, [...new Set(kinds)].join(' or '))];
  }
  const candidates = branches.filter((branch) => !ofWholeValue.includes(branch));
  const best = candidates.reduce((a, b) => (misfit(b) < misfit(a) ? b : a));
  return best.flatMap((inner) => translate(inner, root, schema, path));
}

/** A wrong discriminator or an unknown key says "not this branch" louder than a wrong value further in. */
function misfit(branch: readonly ZodIssue[]): number {
  return branch.reduce((sum, inner) => {
    if (inner.code === 'unrecognized_keys') return sum + 10 * inner.keys.length;
    if (inner.code === 'invalid_value' && inner.path.length <= 1) return sum + 20;
    return sum + 1;
  }, 0);
}

function unknownKey(key: string, path: Path, root: unknown, schema: z.core.$ZodType): VendorwiseIssue {
  const known = knownKeys(schemaAt(schema, path, root), key, valueAt(root, path));
  const expected = known.length > 0 ? `only ${known.join(', ')}` : 'no such key';
  return issue('UNKNOWN_KEY', formatPath([...path, key]), `The key "${key}" is not known here; expected ${expected}.`, {
    received: key,
    expected,
    params: { key, known },
  });
}

interface SchemaDefinition {
  readonly type?: string;
  readonly shape?: Record<string, z.core.$ZodType>;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly getter?: () => z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly in?: z.core.$ZodType;
  readonly keyType?: z.core.$ZodType;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
}

function definitionOf(schema: z.core.$ZodType): SchemaDefinition {
  const definition = schema._zod.def as unknown as SchemaDefinition;
  const inner = definition.innerType ?? definition.getter?.() ?? definition.in;
  return inner === undefined ? definition : definitionOf(inner);
}

function schemaAt(schema: z.core.$ZodType | undefined, path: Path, value: unknown): z.core.$ZodType | undefined {
  let current = schema;
  let at = value;
  for (const segment of path) {
    if (current === undefined) return undefined;
    const definition = definitionOf(current);
    const object = definition.options === undefined ? definition : definitionOf(branchFor(definition.options, at));
    current = object.shape?.[String(segment)] ?? object.element ?? object.valueType;
    at = valueAt(at, [segment]);
  }
  return current;
}

/** The branch whose literals (a `kind`, say) agree with the value, and that shares most keys with it. */
function branchFor(options: readonly z.core.$ZodType[], value: unknown): z.core.$ZodType {
  const given = { ...(value as Readonly<Record<string, unknown>>) };
  const score = (option: z.core.$ZodType): number => {
    const { shape } = definitionOf(option);
    if (shape === undefined) return -1000;
    return Object.keys(given).reduce((sum, key) => {
      if (!Object.hasOwn(shape, key)) return sum;
      const { values } = definitionOf(shape[key] as z.core.$ZodType);
      return sum + (values === undefined ? 1 : values.includes(given[key]) ? 100 : -100);
    }, 0);
  };
  return options.reduce((a, b) => (score(b) > score(a) ? b : a));
}

function allowsNull(schema: z.core.$ZodType | undefined): boolean {
  const definition = schema?._zod.def as SchemaDefinition | undefined;
  return definition?.type === 'nullable' || (definition?.innerType !== undefined && allowsNull(definition.innerType));
}

/** The keys beside which `key` is wrong; of a union, those of the branch that was meant and does not know it. */
function knownKeys(schema: z.core.$ZodType | undefined, key: string, value: unknown): string[] {
  if (schema === undefined) return [];
  const definition = definitionOf(schema);
  if (definition.shape !== undefined) return Object.keys(definition.shape);
  if (definition.keyType !== undefined) return Object.keys(definitionOf(definition.keyType).entries ?? {});
  const options = (definition.options ?? []).filter((option) => {
    const { shape } = definitionOf(option);
    return shape !== undefined && !Object.hasOwn(shape, key);
  });
  return options.length === 0 ? [] : knownKeys(branchFor(options, value), key, value);
}

function valueAt(root: unknown, path: Path): unknown {
  let value: unknown = root;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[segment];
  }
  return value;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value === 'object') return isPlain(value) ? 'an object' : 'an object that is not plain JSON';
  return withArticle(typeof value);
}

function withArticle(kind: string): string {
  const word = kind === 'array' ? 'list' : kind === 'record' ? 'object' : kind === 'int' ? 'whole number' : kind;
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}
