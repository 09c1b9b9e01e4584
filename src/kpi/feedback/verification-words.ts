import { type Finding, finding } from '../../core/findings.js';
import { counted, listed } from '../../core/words.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { PeriodUnit } from '../../time/period.js';
import { periodName } from '../messages.js';
import type { ActionIndex } from './action-definition.js';
import type { AroundSteps, Baseline } from './comparison-periods.js';
import { type FindingParts, VERIFICATION_FINDINGS } from './messages.js';
import type { PeriodGroup } from './period-group.js';
import type { ActionVerification } from './verification.js';
import { placeInWords, spanBefore } from './words.js';

/** What the sentences need besides the answer. */
export interface VerificationContext {
  readonly unit: PeriodUnit;
  readonly rule: ActionIndex['rule'];
  readonly plan: ActionIndex;
  readonly onDate: CivilDate;
  readonly around: AroundSteps;
  readonly baseline: Baseline | null;
  /** 1 when it got better, -1 when worse, 0 when neither can be said. */
  readonly way: -1 | 0 | 1;
  readonly ranged: boolean;
}

type Answer = Omit<ActionVerification, 'message' | 'findings' | 'actionId' | 'kpiId' | 'onDate'>;

/** The verification in sentences that a manager can act on. */
export function verificationMessage(answer: Answer, context: VerificationContext): string {
  if (answer.verdict === 'tooEarly') return tooEarly(answer, context);
  const parts = [context.rule.method === 'target' ? '' : compared(answer, context), targetSentence(answer, context)];
  return parts.filter((part) => part !== '').join(' ');
}

function tooEarly(
  { reason, steps, readyOn, after }: Answer,
  { plan, rule, unit, onDate, around }: VerificationContext,
): string {
  if (reason === 'stepsNotDone') {
    const open = plan.corrective.filter(({ doneOn }) => doneOn === undefined || doneOn > onDate).length;
    const all = plan.corrective.length;
    if (all === 0) return 'Too early to tell: no corrective step is planned yet.';
    if (all === 1) return 'Too early to tell: the corrective step is not done yet.';
    return `Too early to tell: ${open} of ${counted(all, 'corrective step')} ${open === 1 ? 'is' : 'are'} not done yet.`;
  }
  const found = after?.periods.length ?? 0;
  const begin = `Too early to tell: ${found} of the ${counted(rule.periods, unit)} after ${stepsName(steps)}`;
  if (readyOn !== null && onDate < readyOn) {
    const last = rule.periods === 1 ? 'it is' : `the ${placeInWords(rule.periods)} is`;
    return `${begin} ${found === 1 ? 'is' : 'are'} complete; ${last} over on ${periodName(readyOn)}.`;
  }
  const unusable = around.unusable.map(({ period }) => periodName(period));
  const why = unusable.length === 0 ? 'the series ends before the others' : `${listed(unusable)} cannot be used`;
  return `${begin} ${found === 1 ? 'has' : 'have'} a usable value; ${why}.`;
}

function stepsName(steps: Answer['steps']): string {
  if (steps === null) return 'the step';
  const [first, last] = [periodName(steps.first), periodName(steps.last)];
  return first === last ? `the step of ${first}` : `the steps of ${first} to ${last}`;
}

function compared(answer: Answer, context: VerificationContext): string {
  const { before, after, steps, evidence } = answer;
  const { unit } = context;
  if (after === null) return '';
  const since = `Since ${stepsName(steps)} ${shownValue(after)}`;
  if (before === null) return `${since}; there is nothing before to compare it with.`;
  const when =
    evidence.comparedWith === 'yearBefore'
      ? before.periods.length === 1
        ? `the same ${unit} a year before`
        : `the same ${unit}s a year before`
      : spanBefore(before.periods.length, unit);
  return `${since} instead of ${shownValue(before)} in ${when}; ${conclusion(answer, context)}.`;
}

function shownValue({ valueText, isMeanOfPeriods, periods }: PeriodGroup): string {
  return isMeanOfPeriods && periods.length > 1 ? `${valueText} on average` : valueText;
}

function conclusion({ reason, evidence }: Answer, { way, ranged }: VerificationContext): string {
  const p = evidence.decidingP ?? 1;
  const chance = p < 0.01 ? 'very unlikely to be chance' : 'unlikely to be chance';
  const up = (evidence.difference ?? 0) > 0;
  const fall = `${ranged ? 'further from the target range' : up ? 'higher' : 'lower'}: a change for the worse, but it may be chance`;
  const surely = p < evidence.alpha ? chance : way < 0 ? fall : 'this may be chance';
  switch (reason) {
    case 'improved':
      return `${chance}: effective`;
    case 'improvedButMissed':
      return `${chance}: better, but not enough`;
    case 'worse':
      return `${chance}: worse, not better`;
    case 'noChange':
      return 'any change is too small to matter: not effective';
    case 'changeTooSmall':
      return `${chance}, but too small to matter: not proven`;
    case 'nothingToCompare':
      return 'too little to compare: not proven';
    case 'noChangeAtSteps':
      return 'no change of level at that time can be told from chance: not proven';
    case 'missedAgain':
      return `${surely}: not effective`;
    default:
      return `${way < 0 ? fall : 'this may be chance'}: not proven`;
  }
}

function targetSentence({ reason, target }: Answer, { unit, rule }: VerificationContext): string {
  const { judged, met, missed, withinTolerance, targetText } = target;
  if (judged === 0)
    return reason === 'noTarget'
      ? `No target was in force in ${counted(rule.periods, unit)} after the steps: not proven.`
      : '';
  const name = `The target of ${targetText ?? ''}`;
  const alone = rule.method === 'target' ? ` since the steps${targetVerdict(reason)}` : '';
  if (met === judged)
    return `${name} was met in ${judged === 1 ? `the one ${unit}` : `each of the ${counted(judged, unit)}`}${alone}.`;
  const close = withinTolerance === 0 ? '' : `${missed === 0 ? '' : ','} and nearly met in ${withinTolerance}`;
  if (missed === 0) return `${name} was met in ${met} of ${counted(judged, unit)}${close}${alone}.`;
  return `${name} was missed again in ${missed} of ${counted(judged, unit)}${close}${alone}.`;
}

function targetVerdict(reason: Answer['reason']): string {
  if (reason === 'targetMet')
    return ': effective by the rule of this action, which does not ask whether the steps brought it about';
  return reason === 'closeToTarget' ? ': not proven' : ': not effective';
}

/** Whether months or quarters of different seasons were compared, and too few years stand before the steps to know one. */
function seasonMayShow({ before, after }: Answer, { unit, rule, baseline }: VerificationContext): boolean {
  const year = unit === 'month' ? 12 : unit === 'quarter' ? 4 : 0;
  if (year === 0 || rule.compareWith !== 'byRule' || baseline?.trend.evidence.seasonal !== null) return false;
  const sides = [before, after].map((side) => side?.periods.length ?? 0);
  return sides.every((count) => count > 0) && sides.some((count) => count % year !== 0);
}

/** What else a reader of the verdict should know. */
export function verificationFindings(actionId: string, answer: Answer, context: VerificationContext): Finding[] {
  const { unit, rule, around, baseline } = context;
  const { steps, evidence, before } = answer;
  const told: FindingParts[] = [];
  if (steps !== null && around.unusable.length > 0) {
    told.push(VERIFICATION_FINDINGS.unusable(around.unusable.map(({ period }) => period)));
  }
  if (baseline !== null && answer.verdict !== 'tooEarly') {
    const { changeFrom, seasonal, comparedWith, autocorrelation } = baseline;
    if (comparedWith === 'yearBefore') told.push(VERIFICATION_FINDINGS.yearBefore(unit));
    else if (seasonal) told.push(VERIFICATION_FINDINGS.seasonIgnored(unit));
    else if (seasonMayShow(answer, context)) told.push(VERIFICATION_FINDINGS.seasonUnknown(unit));
    if (changeFrom !== null) told.push(VERIFICATION_FINDINGS.sinceChange(changeFrom, unit));
    if (evidence.trendBefore === 'improving') told.push(VERIFICATION_FINDINGS.alreadyImproving());
    const asked = rule.periodsBefore;
    const found = before?.periods.length ?? 0;
    if (asked !== null && comparedWith === 'justBefore' && found < asked)
      told.push(VERIFICATION_FINDINGS.fewBefore(found, asked));
    if (evidence.rates?.decidedOn === 'dispersion')
      told.push(VERIFICATION_FINDINGS.dispersed(evidence.rates.dispersion ?? 1, unit));
    if (autocorrelation.allowedFor && rule.method !== 'changepoint')
      told.push(VERIFICATION_FINDINGS.resembling(autocorrelation.lag1));
  }
  return told.map(([code, severity, message, params = {}]) =>
    finding(code, severity, message, { subject: actionId, params }),
  );
}
