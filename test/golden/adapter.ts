/** One case of a golden file, as it stands there. */
export interface GoldenCase {
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: golden inputs have the shape of their topic; adapters name what they read
  readonly input: any;
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly expected: any;
  readonly tolerance?: GoldenTolerance;
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly [key: string]: any;
}

/** A golden file without its cases: source, notes, shared calendars or tables. */
export interface GoldenFile {
  readonly cases: readonly GoldenCase[];
  readonly tolerance?: GoldenTolerance;
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly [key: string]: any;
}

/**
 * How far an answer may be off. A record of other names (`{ exactMethod: 1e-9, monteCarlo10k: 0.02 }`) has one tolerance
 * for each way to the answer; the runner holds every answer to the strictest.
 */
export type GoldenTolerance =
  | number
  | { readonly rel?: number; readonly abs?: number }
  /** Decimals, or words with a log relative error (`'LRE >= 9'`). */
  | { readonly digits: number | string }
  | { readonly [way: string]: number };

/**
 * Translates a case into calls of the library and its answer into the shape of `expected`: renaming, units, letter
 * case. It computes nothing and knows no expected value.
 */
export type GoldenAdapter = (testCase: GoldenCase, file: GoldenFile) => unknown;

/** What an adapter module exports beside `adapter`. */
export interface GoldenAdapterModule {
  readonly adapter: GoldenAdapter;
  /** Members of `expected` that are prose or a peer's known fault, by path (`*` is any array position), with the reason. */
  readonly notCompared?: Readonly<Record<string, string>>;
}
