import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { ServiceCreditInput } from '../../../src/sla/credits/credit-measurement.js';
import type { CreditTerms } from '../../../src/sla/credits/credit-terms.js';
import type { creditTermsSchema, serviceCreditInputSchema } from '../../../src/sla/credits/schema.js';
import { type ServiceCredit, serviceCredit } from '../../../src/sla/credits/service-credit.js';

const fee = { amount: '1', currency: 'EUR' };

describe('types of service credits', () => {
  it('schemas give the public interfaces', () => {
    expectTypeOf<z.output<typeof creditTermsSchema>>().toEqualTypeOf<CreditTerms>();
    expectTypeOf<z.output<typeof serviceCreditInputSchema>>().toEqualTypeOf<ServiceCreditInput>();
  });

  it('needs no kind for stepped terms, and the right members for the others', () => {
    expectTypeOf(
      serviceCredit({ tiers: [{ creditPercent: 1 }] }, { uptimePercent: 1, fee }),
    ).toEqualTypeOf<ServiceCredit>();
    // @ts-expect-error a pool has no tiers
    serviceCredit({ kind: 'atRiskPool', tiers: [] }, { misses: [], fee });
    // @ts-expect-error the fee is required
    serviceCredit({ tiers: [] }, { uptimePercent: 1 });
    // @ts-expect-error rounding modes are camelCase
    serviceCredit({ tiers: [], rounding: 'half-up' }, { uptimePercent: 1, fee });
  });
});
