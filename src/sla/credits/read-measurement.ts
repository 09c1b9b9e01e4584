import { issue, type VendorwiseIssue } from '../../core/errors.js';
import type { JsonValue } from '../../core/json.js';
import { joinPath } from '../../core/path.js';
import { type Fraction, fraction, ratioOf } from '../../exact/fraction.js';
import type { CreditMeasurement, RatioMeasure, ServiceLevelMeasurement, UptimeMeasure } from './credit-measurement.js';
import type { CreditKind, CreditTerms, PoolServiceLevel } from './credit-terms.js';

/** A measured percentage, exact; `percent` is null when nothing could be measured. */
interface RatioReading {
  readonly of: 'uptime' | 'attainment';
  readonly percent: Fraction | null;
  readonly missedIds: readonly string[] | null;
  readonly missedCount: number | null;
  readonly evidence: readonly JsonValue[];
}

/** What one service level of a pool came to; `missed` is null when it was not measured. */
interface LevelReading {
  readonly level: PoolServiceLevel;
  readonly missed: boolean | null;
  readonly missesBefore: number | null;
  /** The measured percentage; null when the level was said to be missed or met without one. */
  readonly percent: Fraction | null;
  readonly evidence: readonly JsonValue[];
}

/** What one month came to, in the form its kind of terms needs. */
export interface Reading {
  readonly ratio: RatioReading | null;
  readonly downtimeMs: Fraction | null;
  readonly misses: number | null;
  readonly levels: readonly LevelReading[];
  readonly evidence: readonly JsonValue[];
}

const RATIO_KEYS = ['uptime', 'uptimePercent', 'attainment', 'attainmentPercent', 'outcomes'] as const;

/** The members of a measurement that a kind of terms can be computed from. */
const MEASURES: Readonly<Record<CreditKind, readonly (keyof CreditMeasurement)[]>> = {
  stepped: RATIO_KEYS,
  marginal: RATIO_KEYS,
  perUnit: ['downtimeMs', 'uptime'],
  flatPerMiss: ['misses', 'attainment', 'outcomes'],
  atRiskPool: ['serviceLevels', 'misses'],
};
const ALL_MEASURES: readonly (keyof CreditMeasurement)[] = [...RATIO_KEYS, 'downtimeMs', 'misses', 'serviceLevels'];

/** Reads a checked measurement for the terms; what is wrong goes to `issues`. */
export function readMeasurement(
  terms: CreditTerms & { readonly kind: CreditKind },
  measurement: CreditMeasurement,
  path: string,
  issues: VendorwiseIssue[],
): Reading {
  const before = issues.length;
  checkMeasures(MEASURES[terms.kind], ALL_MEASURES, measurement, path, issues);
  const own = measurement.evidence ?? [];
  if (issues.length > before) return { ratio: null, downtimeMs: null, misses: null, levels: [], evidence: own };
  const ratio = readRatio(measurement, path, issues);
  const misses = readMisses(measurement, ratio);
  const evidence = [...(ratio?.evidence ?? countEvidence(measurement)), ...own];
  return {
    ratio,
    downtimeMs: readDowntime(measurement),
    misses,
    levels: terms.kind === 'atRiskPool' ? readLevels(terms.serviceLevels, measurement, path, issues) : [],
    evidence,
  };
}

function checkMeasures(
  usable: readonly string[],
  known: readonly string[],
  measurement: object,
  path: string,
  issues: VendorwiseIssue[],
): void {
  const given = known.filter((key) => key in measurement);
  const expected = `exactly one of ${usable.join(', ')}`;
  const [first] = given;
  if (first === undefined) {
    issues.push(
      issue('MEASUREMENT_MISSING', path, `Nothing says what was measured; expected ${expected}.`, { expected }),
    );
  } else if (given.length > 1) {
    const message = `Only one measure can decide the credit, but ${given.join(' and ')} are given.`;
    issues.push(issue('AMBIGUOUS_MEASUREMENT', path, message, { received: given.join(', '), expected }));
  } else if (!usable.includes(first)) {
    const message = `These terms cannot be computed from ${first}; expected ${expected}.`;
    issues.push(issue('MEASUREMENT_MISMATCH', joinPath(path, first), message, { received: first, expected }));
  }
}

/** The percentage of a measurement, whichever way it is said; `null` when it says none. */
function readRatio(measure: RatioMeasure, path: string, issues: VendorwiseIssue[]): RatioReading | null {
  const none = { missedIds: null, missedCount: null };
  if (measure.uptime !== undefined) {
    const percent = measure.uptime === null ? null : uptimePercent(measure.uptime, joinPath(path, 'uptime'), issues);
    return {
      of: 'uptime',
      percent,
      ...none,
      evidence: [{ uptime: measure.uptime === null ? null : { ...measure.uptime } }],
    };
  }
  if (measure.uptimePercent !== undefined) {
    const { uptimePercent: value } = measure;
    return {
      of: 'uptime',
      percent: value === null ? null : fraction(value),
      ...none,
      evidence: [{ uptimePercent: value }],
    };
  }
  if (measure.attainmentPercent !== undefined) {
    const { attainmentPercent: value } = measure;
    const percent = value === null ? null : fraction(value);
    return { of: 'attainment', percent, ...none, evidence: [{ attainmentPercent: value }] };
  }
  if (measure.outcomes !== undefined) {
    const missedIds = measure.outcomes.filter((one) => one.outcome === 'missed').map((one) => one.ticketId);
    const met = measure.outcomes.filter((one) => one.outcome === 'met').length;
    return {
      of: 'attainment',
      percent: sharePercent(met, missedIds.length),
      missedIds,
      missedCount: missedIds.length,
      evidence: [{ met, missed: missedIds.length, missedTickets: missedIds }],
    };
  }
  if (measure.attainment === undefined) return null;
  if (measure.attainment === null)
    return { of: 'attainment', percent: null, ...none, evidence: [{ attainment: null }] };
  const { met, missed } = measure.attainment;
  const percent = sharePercent(met, missed);
  return { of: 'attainment', percent, missedIds: null, missedCount: missed, evidence: [{ met, missed }] };
}

/** No ticket at all is no attainment, never 100 %. */
function sharePercent(met: number, missed: number): Fraction | null {
  return met + missed === 0 ? null : ratioOf(met, met + missed).mul(100);
}

function uptimePercent(uptime: UptimeMeasure, path: string, issues: VendorwiseIssue[]): Fraction | null {
  const { goodMs, downtimeMs, totalMs } = uptime;
  if ((goodMs === undefined) === (downtimeMs === undefined)) {
    const expected = 'exactly one of goodMs, downtimeMs';
    issues.push(issue('CHOOSE_ONE', path, `Beside totalMs stands ${expected}.`, { expected }));
    return null;
  }
  const part = goodMs ?? downtimeMs ?? 0;
  if (part > totalMs) {
    const key = goodMs === undefined ? 'downtimeMs' : 'goodMs';
    const message = `${key} is longer than the time measured (${totalMs} ms).`;
    issues.push(
      issue('LONGER_THAN_MEASURED', joinPath(path, key), message, { received: part, expected: `at most ${totalMs}` }),
    );
    return null;
  }
  if (totalMs === 0) return null;
  const total = fraction(totalMs);
  const good = goodMs === undefined ? total.sub(fraction(part)) : fraction(part);
  return good.div(total).mul(100);
}

function readDowntime({ downtimeMs, uptime }: CreditMeasurement): Fraction | null {
  if (downtimeMs !== undefined) return downtimeMs === null ? null : fraction(downtimeMs);
  if (uptime === undefined || uptime === null || uptime.totalMs === 0) return null;
  if (uptime.downtimeMs !== undefined) return fraction(uptime.downtimeMs);
  return fraction(uptime.totalMs).sub(fraction(uptime.goodMs ?? 0));
}

function readMisses({ misses }: CreditMeasurement, ratio: RatioReading | null): number | null {
  if (misses === undefined) return ratio === null || ratio.percent === null ? null : ratio.missedCount;
  return typeof misses === 'object' && misses !== null ? misses.length : misses;
}

function countEvidence({ downtimeMs, misses }: CreditMeasurement): JsonValue[] {
  if (downtimeMs !== undefined) return [{ downtimeMs }];
  return misses === undefined ? [] : [{ misses }];
}

function readLevels(
  levels: readonly PoolServiceLevel[],
  measurement: CreditMeasurement,
  path: string,
  issues: VendorwiseIssue[],
): LevelReading[] {
  if (measurement.serviceLevels === undefined) return levelsFromMisses(levels, measurement.misses, path, issues);
  const known = new Map(levels.map((level) => [level.id, level]));
  const read = new Map<string, LevelReading>();
  measurement.serviceLevels.forEach((one, position) => {
    const at = joinPath(path, 'serviceLevels', position);
    const level = known.get(one.id);
    if (level === undefined) issues.push(unknownLevel(one.id, joinPath(at, 'id'), levels));
    else if (read.has(one.id)) {
      const message = `The service level "${one.id}" is measured twice.`;
      issues.push(
        issue('DUPLICATE_SERVICE_LEVEL', joinPath(at, 'id'), message, {
          received: one.id,
          expected: 'each level once',
        }),
      );
    } else read.set(one.id, readLevel(level, one, at, issues));
  });
  return levels.map(
    (level) => read.get(level.id) ?? { level, missed: null, missesBefore: null, percent: null, evidence: [] },
  );
}

function levelsFromMisses(
  levels: readonly PoolServiceLevel[],
  misses: CreditMeasurement['misses'],
  path: string,
  issues: VendorwiseIssue[],
): LevelReading[] {
  const at = joinPath(path, 'misses');
  if (typeof misses === 'number') {
    const expected = 'the ids of the missed service levels';
    const message = `A number does not say which service levels were missed; expected ${expected}.`;
    issues.push(issue('MEASUREMENT_MISMATCH', at, message, { received: misses, expected }));
    return [];
  }
  misses?.forEach((id, position) => {
    if (!levels.some((level) => level.id === id)) issues.push(unknownLevel(id, joinPath(at, position), levels));
  });
  return levels.map((level) => {
    const missed = misses === null || misses === undefined ? null : misses.includes(level.id);
    return {
      level,
      missed,
      missesBefore: null,
      percent: null,
      evidence: missed === true ? [{ missed: level.id }] : [],
    };
  });
}

function readLevel(
  level: PoolServiceLevel,
  measure: ServiceLevelMeasurement,
  path: string,
  issues: VendorwiseIssue[],
): LevelReading {
  const before = issues.length;
  checkMeasures(['missed', ...RATIO_KEYS], ['missed', ...RATIO_KEYS], measure, path, issues);
  const missesBefore = measure.missesBefore ?? null;
  const own = measure.evidence ?? [];
  if (issues.length > before) return { level, missed: null, missesBefore, percent: null, evidence: own };
  if (measure.missed !== undefined) {
    const evidence = [{ missed: measure.missed }, ...own];
    return { level, missed: measure.missed, missesBefore, percent: null, evidence };
  }
  const ratio = readRatio(measure, path, issues);
  if (level.goalPercent === undefined) {
    const message = `"${level.id}" is measured by a percentage, but the terms name no goalPercent for it.`;
    issues.push(
      issue('GOAL_MISSING', path, message, { received: level.id, expected: 'goalPercent in the terms, or missed' }),
    );
  }
  const percent = ratio?.percent ?? null;
  const missed = percent === null ? null : percent.compare(fraction(level.goalPercent ?? 0)) < 0;
  return { level, missed, missesBefore, percent, evidence: [...(ratio?.evidence ?? []), ...own] };
}

function unknownLevel(id: string, path: string, levels: readonly PoolServiceLevel[]): VendorwiseIssue {
  const expected = `one of ${levels.map((level) => level.id).join(', ')}`;
  return issue('UNKNOWN_SERVICE_LEVEL', path, `The terms know no service level "${id}"; expected ${expected}.`, {
    received: id,
    expected,
  });
}
