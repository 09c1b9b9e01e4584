import { fail } from './errors.js';

/** A checked definition: plain, frozen JSON under `definition`, its compiled index hidden beside it. */
export interface Defined<Definition> {
  /** The document with its defaults filled in; store this as JSON. */
  readonly definition: Definition;
}

/**
 * Freezes a JSON document and everything in it.
 *
 * @param value - Plain JSON; typed arrays must not be in it (they cannot be frozen).
 * @returns The same value, frozen.
 * @example
 * ```ts
 * import { deepFreeze } from './definition.js';
 * Object.isFrozen(deepFreeze({ a: [1] }).a); // => true
 * ```
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const child of Object.values(value)) deepFreeze(child);
  return Object.freeze(value);
}

/**
 * Wraps a checked document so that its compiled form travels with it without showing in JSON.
 *
 * @param definition - The checked document; it is frozen.
 * @param key - Name of the compiled form, with a version of its layout, e.g. `calendar.1`.
 * @param compiled - What runs need.
 * @returns The wrapped definition, frozen.
 * @example
 * ```ts
 * import { wrapDefinition } from './definition.js';
 * const wrapped = wrapDefinition({ id: 'a' }, 'example.1', { lookUp: 7 });
 * JSON.stringify(wrapped); // => '{"definition":{"id":"a"}}'
 * ```
 */
export function wrapDefinition<Definition, Compiled>(
  definition: Definition,
  key: string,
  compiled: Compiled,
): Defined<Definition> {
  const wrapped = { definition: deepFreeze(definition) };
  Object.defineProperty(wrapped, symbolOf(key), { value: compiled });
  return Object.freeze(wrapped);
}

/**
 * Finds the compiled form of a wrapped definition, and compiles anew when a copy (`structuredClone`, JSON) lost it.
 *
 * @param wrapped - What a `define…` function returned, or a copy of it.
 * @param key - The name given to {@link wrapDefinition}.
 * @param compile - Makes the compiled form of a document; it checks the document, as a copy may have been changed.
 * @param from - The argument it stands in and the function that makes it, for the error.
 * @returns The compiled form.
 * @throws {@link VendorwiseError} `NOT_DEFINED` when it is neither, such as a document that was never checked; what
 * `compile` throws.
 * @example
 * ```ts
 * import { compiledOf, wrapDefinition } from './definition.js';
 * const wrapped = wrapDefinition({ id: 'a' }, 'example.1', { lookUp: 7 });
 * compiledOf(wrapped, 'example.1', () => ({ lookUp: 0 }), { path: 'example', by: 'defineExample' }).lookUp; // => 7
 * ```
 */
export function compiledOf<Definition, Compiled>(
  wrapped: Defined<Definition>,
  key: string,
  compile: (definition: Definition) => Compiled,
  from: { readonly path: string; readonly by: string },
): Compiled {
  const given = wrapped as unknown as
    | (Record<symbol, Compiled | undefined> & { definition?: unknown })
    | null
    | undefined;
  const compiled = given?.[symbolOf(key)];
  if (compiled !== undefined) return compiled;
  if (typeof given?.definition !== 'object' || given.definition === null) {
    fail('NOT_DEFINED', from.path, `This was not checked: call ${from.by} on the document first.`, {
      received: wrapped,
      expected: `what ${from.by} returned, or a copy of it with its member "definition"`,
    });
  }
  return compile(wrapped.definition);
}

function symbolOf(key: string): symbol {
  return Symbol.for(`vendorwise.${key}`);
}
