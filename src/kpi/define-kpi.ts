import { compiledOf, type Defined, wrapDefinition } from '../core/definition.js';
import { issue, throwIssues, type VendorwiseIssue } from '../core/errors.js';
import { parseDocument } from '../core/parse.js';
import { joinPath } from '../core/path.js';
import { type ExactInput, type Fraction, fraction, HUNDRED, ONE } from '../exact/fraction.js';
import { readCivilDate } from '../time/civil-date.js';
import type { DatedKpiTarget, KpiDefinition, KpiTarget } from './definition.js';
import { isUsableSize } from './figure-size.js';
import { kpiDefinitionSchema } from './schema.js';

/** A checked KPI definition. */
export type Kpi = Defined<KpiDefinition>;

/** The good side of a target, exact; `null` is an open end. */
export interface TargetBounds {
  readonly min: Fraction | null;
  readonly max: Fraction | null;
}

/** What runs need of a definition. */
export interface KpiIndex {
  readonly definition: KpiDefinition;
  readonly decimals: number;
  readonly minimumSample: number;
  /** By first date (days since 1970-01-01, -Infinity for a target without a date), ascending. */
  readonly targets: readonly { readonly from: number; readonly bounds: TargetBounds }[];
  readonly baseline: Fraction | null;
  readonly tolerance: { readonly points: Fraction } | { readonly ofTarget: Fraction } | null;
  readonly meaningfulChange: Fraction | null;
  /** Of a ratio. */
  readonly scale: Fraction;
  /** Of a percentile, 0 to 1. */
  readonly share: Fraction;
}

const KEY = 'kpi.2';

/**
 * Checks the definition of a KPI and fills in its defaults.
 *
 * @param json - The definition.
 * @returns The checked definition, frozen.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `UNKNOWN_KEY`, `OUT_OF_RANGE`,
 * `INVALID_NUMBER`, `INVALID_DATE`, `TARGET_NOT_FOR_DIRECTION`, `EMPTY_TARGET_RANGE`, `DUPLICATE_DATE`; all problems at
 * once.
 * @example
 * ```ts
 * import { defineKpi } from 'vendorwise/kpi';
 * const kpi = defineKpi({
 *   id: 'accuracy', name: 'Invoices booked without error', unit: 'percent', direction: 'higher', target: '98',
 *   aggregation: { kind: 'ratio', numerator: 'correct', denominator: 'checked' },
 * });
 * kpi.definition.decimals; // => 1
 * ```
 */
export function defineKpi(json: KpiDefinition): Kpi {
  const definition = checked(json);
  return wrapDefinition(definition, KEY, compile(definition));
}

function checked(json: KpiDefinition): KpiDefinition {
  const definition = parseDocument(kpiDefinitionSchema, json);
  throwIssues(meaningIssues(definition));
  return definition;
}

/**
 * The compiled form of a KPI.
 *
 * @param kpi - What {@link defineKpi} returned, or a copy of it.
 * @returns Exact targets and settings.
 * @throws {@link VendorwiseError} `NOT_DEFINED` for anything else, such as a definition not checked yet; the codes of
 * {@link defineKpi} for a copy that was changed and is wrong.
 */
export function kpiIndexOf(kpi: Kpi): KpiIndex {
  return compiledOf(kpi, KEY, (copy) => compile(checked(copy)), { path: 'kpi', by: 'defineKpi' });
}

function compile(definition: KpiDefinition): KpiIndex {
  const { target, tolerance, aggregation, direction } = definition;
  const dated = Array.isArray(target)
    ? target.map((one) => ({ from: readCivilDate(one.effectiveFrom), target: one.target as KpiTarget }))
    : target === undefined
      ? []
      : [{ from: Number.NEGATIVE_INFINITY, target: target as KpiTarget }];
  const points = toleranceOf(tolerance);
  const half = points !== null && 'points' in points ? points.points.div(2) : null;
  const scale = aggregation.kind === 'ratio' ? aggregation.scale : undefined;
  return {
    definition,
    decimals: definition.decimals ?? 1,
    minimumSample: definition.minimumSample ?? 0,
    targets: dated
      .map((one) => ({ from: one.from, bounds: boundsOf(one.target, direction) }))
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
    baseline: definition.baseline === undefined ? null : fraction(definition.baseline),
    tolerance: points,
    meaningfulChange: definition.meaningfulChange === undefined ? half : fraction(definition.meaningfulChange),
    scale: scale === undefined ? (definition.unit === 'percent' ? HUNDRED : ONE) : fraction(scale),
    share: aggregation.kind === 'percentile' ? fraction(aggregation.percentile).div(100) : ONE,
  };
}

function toleranceOf(tolerance: KpiDefinition['tolerance']): KpiIndex['tolerance'] {
  if (tolerance === undefined) return null;
  if ('points' in tolerance) return { points: fraction(tolerance.points) };
  return { ofTarget: fraction(tolerance.percentOfTarget).div(100) };
}

function boundsOf(target: KpiTarget, direction: KpiDefinition['direction']): TargetBounds {
  if (typeof target === 'object') return { min: fraction(target.min), max: fraction(target.max) };
  return direction === 'lower' ? { min: null, max: fraction(target) } : { min: fraction(target), max: null };
}

/** Under any other name a ratio would not be multiplied by 100, and nobody would see why every target is missed. */
const PERCENT = /^(?:%|pct\.?|per ?cent|percentages?)$/i;

function meaningIssues(definition: KpiDefinition): VendorwiseIssue[] {
  const { target, direction, tolerance, aggregation } = definition;
  const issues: VendorwiseIssue[] = [];
  if (definition.unit !== 'percent' && PERCENT.test(definition.unit.trim())) {
    const details = { received: definition.unit, expected: 'percent' };
    issues.push(issue('INVALID_VALUE', 'unit', 'A percentage has the unit "percent"; texts show it as %.', details));
  }
  if (Array.isArray(target)) issues.push(...datedTargetIssues(target as readonly DatedKpiTarget[], direction));
  else if (target !== undefined) issues.push(...targetIssues(target as KpiTarget, direction, 'target'));
  if (definition.baseline !== undefined) issues.push(...usable(definition.baseline, 'baseline'));
  if (tolerance !== undefined) {
    const [key, value] = Object.entries(tolerance)[0] as [string, ExactInput];
    issues.push(...notNegative(value, joinPath('tolerance', key)));
  }
  for (const name of ['meaningfulChange', 'weight'] as const) {
    const value = definition[name];
    if (value !== undefined) issues.push(...notNegative(value, name));
  }
  if (aggregation.kind === 'ratio' && aggregation.scale !== undefined) {
    const { scale } = aggregation;
    const above = fraction(scale).compare(0) > 0;
    issues.push(
      ...(above ? usable(scale, 'aggregation.scale') : [outOfRange(scale, 'aggregation.scale', 'a number above 0')]),
    );
  }
  if (aggregation.kind === 'percentile') {
    const percentile = fraction(aggregation.percentile);
    if (percentile.compare(0) < 0 || percentile.compare(100) > 0) {
      issues.push(outOfRange(aggregation.percentile, 'aggregation.percentile', 'a number from 0 to 100'));
    }
  }
  return issues;
}

function datedTargetIssues(
  targets: readonly DatedKpiTarget[],
  direction: KpiDefinition['direction'],
): VendorwiseIssue[] {
  const seen = new Set<string>();
  return targets.flatMap(({ effectiveFrom: received, target }, i) => {
    const path = joinPath('target', i, 'effectiveFrom');
    const found: VendorwiseIssue[] = [];
    if (Number.isNaN(readCivilDate(received))) {
      const expected = 'a date such as "2026-01-01"';
      found.push(issue('INVALID_DATE', path, 'This is not a date of the calendar.', { received, expected }));
    } else if (seen.has(received)) {
      const expected = 'one target for each date';
      found.push(issue('DUPLICATE_DATE', path, `Two targets hold from ${received}.`, { received, expected }));
    }
    seen.add(received);
    return [...found, ...targetIssues(target, direction, joinPath('target', i, 'target'))];
  });
}

function targetIssues(target: KpiTarget, direction: KpiDefinition['direction'], path: string): VendorwiseIssue[] {
  const isRange = typeof target === 'object';
  if (isRange !== (direction === 'range')) {
    const expected = isRange ? 'one figure' : 'a range such as { "min": 10, "max": 20 }';
    return [
      issue(
        'TARGET_NOT_FOR_DIRECTION',
        path,
        `A KPI with the direction "${direction}" needs ${expected} as its target.`,
        {
          received: target,
          expected,
          params: { direction },
        },
      ),
    ];
  }
  if (!isRange) return usable(target, path);
  const unusable = [...usable(target.min, joinPath(path, 'min')), ...usable(target.max, joinPath(path, 'max'))];
  if (unusable.length > 0) return unusable;
  if (fraction(target.min).compare(fraction(target.max)) > 0) {
    return [
      issue('EMPTY_TARGET_RANGE', path, `No value lies between ${target.min} and ${target.max}.`, {
        received: target,
        expected: 'a min that is not above the max',
      }),
    ];
  }
  return [];
}

function notNegative(value: ExactInput, path: string): VendorwiseIssue[] {
  if (fraction(value).compare(0) < 0) return [outOfRange(value, path, 'a number of at least 0')];
  return usable(value, path);
}

/** Figures of such a size are slips, and what is computed from them would be no double. */
function usable(value: ExactInput, path: string): VendorwiseIssue[] {
  return isUsableSize(value) ? [] : [outOfRange(value, path, 'a number between 1e-100 and 1e100 in size, or 0')];
}

function outOfRange(value: ExactInput, path: string, expected: string): VendorwiseIssue {
  return issue('OUT_OF_RANGE', path, `This is out of range; expected ${expected}.`, { received: value, expected });
}
