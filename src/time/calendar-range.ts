/** 1900-01-01, the first day calendars cover: before it, zone data is local mean time. */
export const FIRST_DAY = -25_567;
/** 2199-12-31, the last one. */
export const LAST_DAY = 84_005;
