/** Any value that survives `JSON.parse(JSON.stringify(value))` unchanged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Named JSON values, e.g. the parameters of a message. */
export type JsonRecord = Readonly<Record<string, JsonValue>>;
