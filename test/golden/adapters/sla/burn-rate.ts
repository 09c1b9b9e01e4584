import { burnAlertPlan } from '../../../../src/sla/availability/burn-alert-plan.js';
import { budgetExhaustion, burnRateFor, detectionTime } from '../../../../src/sla/availability/burn-rate.js';
import { replayBurnAlerts } from '../../../../src/sla/availability/replay-burn-alerts.js';
import type { GoldenAdapter } from '../../adapter.js';

const MINUTE = 60_000;
const DAYS_30 = 2_592_000_000;

// biome-ignore lint/suspicious/noExplicitAny: the kinds of case differ in shape
type Input = any;

const kinds: Readonly<Record<string, (input: Input) => unknown>> = {
  exhaustion: ({ sloPct, periodSeconds, burnRate }) => {
    const answer = budgetExhaustion(burnRate, { targetPercent: sloPct, periodMs: periodSeconds * 1000 });
    return {
      errorRatePct: answer.errorRatePercent,
      secondsToExhaustion: answer.timeToExhaustionMs === null ? null : answer.timeToExhaustionMs / 1000,
    };
  },
  burnRateFor: ({ budgetPct, alertWindowSeconds, periodSeconds }) => ({
    burnRate: burnRateFor({
      budgetPercent: budgetPct,
      windowMs: alertWindowSeconds * 1000,
      periodMs: periodSeconds * 1000,
    }),
  }),
  detection: ({ sloPct, errorRatePct, alertWindowSeconds, burnRate, periodSeconds }) => {
    const answer = detectionTime(
      { burnRate, windowMs: alertWindowSeconds * 1000 },
      { targetPercent: sloPct, errorRatePercent: errorRatePct, periodMs: periodSeconds * 1000 },
    );
    return {
      detectionSeconds: answer.detectionMs === null ? null : answer.detectionMs / 1000,
      budgetConsumedPct: answer.budgetConsumedPercent,
    };
  },
  pyrraWindow: ({ periodSeconds, index }) => {
    const rule = burnAlertPlan('pyrra', { periodMs: periodSeconds * 1000 }).rules[index];
    return (
      rule && {
        shortSeconds: rule.shortWindowMs / 1000,
        longSeconds: rule.longWindowMs / 1000,
        factor: rule.burnRate,
      }
    );
  },
  multiWindow: ({ sloPct, totalPerMinute, badPerMinuteRuns, minutes, rules }) => {
    const runs: readonly [number, number][] = badPerMinuteRuns;
    const badEvents = runs.flatMap(([length, bad]) => new Array<number>(length).fill(bad)).slice(0, minutes);
    const plan = {
      periodMs: DAYS_30,
      rules: rules.map((rule: Input) => ({
        severity: rule.severity,
        burnRate: rule.burnRate,
        longWindowMs: rule.longMinutes * MINUTE,
        shortWindowMs: rule.shortMinutes * MINUTE,
      })),
    };
    const series = { start: 0, badEvents, totalEvents: new Array<number>(minutes).fill(totalPerMinute) };
    const replay = replayBurnAlerts(series, plan, { targetPercent: sloPct, decimals: 8 });
    return {
      firstFireMinute: replay.first === null ? null : Date.parse(replay.first.at) / MINUTE,
      firstFireRules: replay.first?.rules.map((rule) => `${rule.severity}${rule.burnRate}`) ?? null,
      burnRateAtEnd: Object.fromEntries(
        replay.atEnd.map(({ windowMs, burnRate }) => [`${windowMs / MINUTE}m`, burnRate]),
      ),
      budgetConsumedPctOf30d: replay.budgetConsumedText?.replace(' %', '') ?? null,
    };
  },
};

export const adapter: GoldenAdapter = ({ input }) => kinds[input.kind]?.(input);
