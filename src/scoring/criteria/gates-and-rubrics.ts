import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { type Fraction, ZERO } from '../../exact/fraction.js';
import { type CompiledScale, isIssue, type ReadScore } from '../scales/compiled-scale.js';
import type { Gate } from './criteria.js';

/** A gate as runs need it. */
export interface GateIndex {
  readonly kind: Gate['kind'];
  /** The bar on the scale's axis; `null` for `required`. */
  readonly bar: Fraction | null;
  /** The bar as authored; `null` for `required`. */
  readonly text: string | null;
}

/** One text of a rubric. */
export interface RubricAnchor {
  readonly value: Fraction;
  /** Its key, as authored. */
  readonly at: string;
  readonly text: string;
}

/**
 * Compiles the gates of a criterion.
 *
 * @param issues - Receives `INVALID_GATE`, and what the scale says of a bar that is not on it.
 */
export function compileGates(
  gates: readonly Gate[],
  scale: CompiledScale,
  path: string,
  issues: VendorwiseIssue[],
): GateIndex[] {
  const compiled = gates.flatMap((gate, i): GateIndex[] => {
    if (gate.kind === 'required') return [{ kind: 'required', bar: null, text: null }];
    const at = joinPath(path, i);
    if (!scale.bars.includes(gate.kind)) {
      const expected = ['required', ...scale.bars].map((kind) => `"${kind}"`).join(' or ');
      issues.push(
        issue(
          'INVALID_GATE',
          `${at}.kind`,
          `A ${scale.kind} criterion cannot have a ${gate.kind}; expected ${expected}.`,
          {
            received: gate.kind,
            expected,
          },
        ),
      );
      return [];
    }
    const bar = scale.readBar(gate.value, `${at}.value`);
    if (!isIssue(bar)) return [{ kind: gate.kind, bar, text: String(gate.value) }];
    issues.push(bar);
    return [];
  });
  // Of several bars of one kind the strictest decides.
  const strictest = (kind: Gate['kind'], sign: number): GateIndex | undefined =>
    compiled.filter((gate) => gate.kind === kind).sort((a, b) => sign * (b.bar ?? ZERO).compare(a.bar ?? ZERO))[0];
  const [minimum, maximum] = [strictest('minimum', 1), strictest('maximum', -1)];
  if (minimum?.bar && maximum?.bar && minimum.bar.gt(maximum.bar)) {
    issues.push(
      issue('INVALID_GATE', path, 'The minimum lies above the maximum, so no vendor could pass.', {
        received: `${minimum.text} to ${maximum.text}`,
        expected: 'a minimum of at most the maximum',
      }),
    );
  }
  return compiled;
}

/** Whether a score passes a gate; a missing score passes none. */
export function passesGate(gate: GateIndex, score: ReadScore | null, scale: CompiledScale): boolean {
  if (score === null) return false;
  switch (gate.kind) {
    case 'required':
      return scale.requiredValue === null || score.value.equals(scale.requiredValue);
    case 'minimum':
      return score.value.gte(gate.bar ?? ZERO);
    case 'maximum':
      return score.value.lte(gate.bar ?? ZERO);
  }
}

/**
 * Compiles a rubric, worst text first.
 *
 * @param issues - Receives `INVALID_RUBRIC`, and what the scale says of a key that is not on it.
 */
export function compileRubric(
  rubric: Readonly<Record<string, string>>,
  scale: CompiledScale,
  path: string,
  issues: VendorwiseIssue[],
): RubricAnchor[] {
  const entries = Object.entries(rubric);
  if (entries.length > 0 && scale.rubric === 'none') {
    issues.push(
      issue('INVALID_RUBRIC', path, `A ${scale.kind} criterion has no rubric.`, {
        received: rubric,
        expected: 'no rubric',
      }),
    );
    return [];
  }
  const anchors = entries.flatMap(([at, text]): RubricAnchor[] => {
    const value = scale.readBar(at, joinPath(path, at));
    if (!isIssue(value)) return [{ value, at, text }];
    issues.push(value);
    return [];
  });
  anchors.forEach(({ value, at }, i) => {
    const first = anchors.findIndex((other) => other.value.equals(value));
    if (first < i) issues.push(twice(joinPath(path, at), at, anchors[first]?.at ?? ''));
  });
  const downwards = runsDownwards(scale);
  return anchors.sort((a, b) => (downwards ? b.value.compare(a.value) : a.value.compare(b.value)));
}

function twice(path: string, at: string, first: string): VendorwiseIssue {
  return issue('INVALID_RUBRIC', path, `"${at}" and "${first}" are the same score, so it has two texts.`, {
    received: at,
    expected: 'one text a score',
    params: { at, first },
  });
}

/**
 * The text of a rubric that a score has reached.
 *
 * @returns On scales with steps the best text that is not beyond the score, else the score's own; `null` without one.
 */
export function anchorOf(
  anchors: readonly RubricAnchor[],
  score: ReadScore,
  scale: CompiledScale,
): { readonly at: string; readonly text: string } | null {
  const downwards = runsDownwards(scale);
  let reached: RubricAnchor | null = null;
  for (const anchor of anchors) {
    const order = anchor.value.compare(score.value) * (downwards ? -1 : 1);
    if (order === 0 || (order < 0 && scale.rubric === 'steps')) reached = anchor;
  }
  return reached === null ? null : { at: reached.at, text: reached.text };
}

/** Whether the best score is the smallest figure. */
function runsDownwards({ ends }: CompiledScale): boolean {
  return ends?.[0].gt(ends[1]) === true;
}
