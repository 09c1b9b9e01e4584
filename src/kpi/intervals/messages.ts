/** Sentences of `kpiIntervals`. */
export const INTERVAL_MESSAGES = {
  nothing: (name: string): string => `${name} has no period whose margin could be told.`,
  notARateOrCount: (name: string): string =>
    `${name} is no share of cases and no count, so its margin cannot be told from the values of the periods alone.`,
  notCounts: (name: string, period: string): string =>
    `${name} has no margin for ${period}: its parts are amounts or hours, not counted cases.`,
  margin: (name: string, value: string, when: string, cases: string, low: string, high: string): string =>
    `${name}: ${value} ${when}, counted from ${cases}; the long-run value probably lies between ${low} and ${high}`,
  beyondChance: {
    met: (target: string): string => `, so the target of ${target} was met by more than chance explains.`,
    missed: (target: string): string => `, so the target of ${target} was missed by more than chance explains.`,
    openMet: (target: string): string => `, so chance alone could explain that the target of ${target} was met.`,
    openMissed: (target: string): string => `, so chance alone could explain that the target of ${target} was missed.`,
  },
} as const;
