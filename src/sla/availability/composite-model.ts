import type { ExactInput } from '../../exact/fraction.js';

/** A part of a service: its availability in percent (0 to 100), or a model of its own. */
export type CompositePart = ExactInput | CompositeModel;

/** All parts are needed: the availabilities are multiplied. */
export interface SeriesModel {
  readonly kind: 'series';
  readonly name?: string;
  readonly parts: readonly CompositePart[];
}

/** One part is enough: the unavailabilities are multiplied. */
export interface ParallelModel {
  readonly kind: 'parallel';
  readonly name?: string;
  readonly parts: readonly CompositePart[];
}

/** At least k of n parts are needed: n equal ones (`n`, `part`), or different ones (`parts`). */
export interface KOfNModel {
  readonly kind: 'kOfN';
  readonly name?: string;
  readonly k: number;
  readonly n?: number;
  readonly part?: CompositePart;
  readonly parts?: readonly CompositePart[];
}

/** A part and what it counts. */
export interface WeightedPart {
  readonly part: CompositePart;
  /** At least 0; only its proportion to the other weights matters. */
  readonly weight: ExactInput;
}

/** The users or requests are spread over the parts: a weighted mean (OpenSLO `compositeWeight`). */
export interface WeightedModel {
  readonly kind: 'weighted';
  readonly name?: string;
  readonly parts: readonly WeightedPart[];
}

/** How parts make a whole. */
export type CompositeModel = SeriesModel | ParallelModel | KOfNModel | WeightedModel;
