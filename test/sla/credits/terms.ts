import { deepFreeze } from '../../../src/core/definition.js';
import type { SteppedTerms } from '../../../src/sla/credits/credit-terms.js';

/** 10 % below 99.9, 25 % below 99. */
export const EC2_LIKE: SteppedTerms = deepFreeze({
  kind: 'stepped',
  tiers: [
    { atLeast: '99', below: '99.9', creditPercent: '10' },
    { atLeast: '0', below: '99', creditPercent: '25' },
  ],
});

/** 5/10/15 % below 99.9/99.5/99. */
export const OFFER: SteppedTerms = deepFreeze({
  tiers: [
    { atLeast: '99.5', below: '99.9', creditPercent: '5' },
    { atLeast: '99', below: '99.5', creditPercent: '10' },
    { below: '99', creditPercent: '15' },
  ],
});

export const FEE = deepFreeze({ amount: '12500', currency: 'EUR' });
export const SIX_MONTHS: readonly string[] = ['99.95', '99.87', '99.99', '98.70', '99.92', '99.40'];

export const eur = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'EUR' });
