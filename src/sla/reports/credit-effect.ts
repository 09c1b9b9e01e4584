import { fail, isVendorwiseError, throwIssues } from '../../core/errors.js';
import { formatFraction, fraction } from '../../exact/fraction.js';
import { minorUnits } from '../../exact/minor-units.js';
import type { Money, MoneyInput } from '../../exact/money.js';
import type { AttainmentMeasure, ServiceCreditInput } from '../credits/credit-measurement.js';
import type { CreditTerms } from '../credits/credit-terms.js';
import { compiledTerms, type DefinedCreditTerms } from '../credits/define-credit-terms.js';
import { serviceCredit } from '../credits/service-credit.js';

/** What two views of a month are worth in service credits; each is the credit of that month on its own. */
export interface CreditEffect {
  /** Credit by our figures; `null` when nothing was measured. */
  readonly ours: Money | null;
  /** Credit by the vendor's figures; `null` when nothing was measured. */
  readonly theirs: Money | null;
  /** Ours minus theirs; `null` when either is not known. */
  readonly difference: Money | null;
}

/** The options that ask for a {@link CreditEffect}. */
interface CreditEffectOptions {
  readonly creditTerms?: CreditTerms | DefinedCreditTerms;
  readonly fee?: MoneyInput;
}

/**
 * The credit that each side's counts would earn; of a pool, what the level with the name of the clock takes of it.
 *
 * @returns `null` when no terms are given.
 */
export function creditEffect(
  ours: AttainmentMeasure,
  theirs: AttainmentMeasure,
  clockId: string,
  { creditTerms, fee }: CreditEffectOptions,
): CreditEffect | null {
  if (creditTerms === undefined && fee === undefined) return null;
  if (creditTerms === undefined) {
    const expected = 'the terms for which the fee is given';
    return fail('REQUIRED', 'options.creditTerms', `A required value is missing; expected ${expected}.`, { expected });
  }
  if (fee === undefined) {
    return fail('FEE_MISSING', 'options.fee', 'The fee for the credit is missing.', { expected: 'a fee' });
  }
  const { kind } = compiledTerms(creditTerms, 'options.creditTerms').terms;
  const creditOf = ({ met, missed }: AttainmentMeasure): Money | null => {
    const attainment = { met, missed };
    const measured: ServiceCreditInput =
      kind === 'atRiskPool' ? { serviceLevels: [{ id: clockId, attainment }], fee } : { attainment, fee };
    return serviceCredit(creditTerms, measured).credit;
  };
  return underOptions(() => {
    const [a, b] = [creditOf(ours), creditOf(theirs)];
    return { ours: a, theirs: b, difference: a === null || b === null ? null : minus(a, b) };
  });
}

/** What is wrong with the fee or the measure was said in options; its path begins there. */
function underOptions<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (isVendorwiseError(error)) throwIssues(error.issues.map((one) => ({ ...one, path: `options.${one.path}` })));
    throw error;
  }
}

function minus(a: Money, b: Money): Money {
  const gap = fraction(a.amount).sub(fraction(b.amount));
  return { amount: formatFraction(gap, minorUnits(a.currency)), currency: a.currency };
}
