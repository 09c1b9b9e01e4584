import type { BusinessDayOptions } from '../../time/business-day.js';

/** The part of a room's options that says which dates are business days, and nothing else. */
export function businessDaysOf({ workdays, holidays }: BusinessDayOptions): BusinessDayOptions {
  return { ...(workdays === undefined ? {} : { workdays }), ...(holidays === undefined ? {} : { holidays }) };
}
