import { requireList } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type ExactInput, fraction, numberOrNull, ratioOf } from '../../exact/fraction.js';
import { rateInterval } from '../../statistics/rates/rate-interval.js';
import { readCivilDate } from '../../time/civil-date.js';
import { type InstantInput, readInstant } from '../../time/instant.js';
import { figureIssues } from './figures.js';

/** An order whose outcome is known. */
export interface OrderOutcome {
  readonly onTime: boolean;
  readonly inFull: boolean;
}

/** An order with what was promised and what came. */
export interface OrderDelivery {
  /** Last moment that is on time: a civil date, or an instant. */
  readonly dueAt: InstantInput;
  /** In the form of `dueAt`; `null` when nothing came yet. */
  readonly deliveredAt: InstantInput | null;
  /** In units of the order. */
  readonly orderedQuantity: ExactInput;
  /** In units of the order; more than was ordered is in full too. */
  readonly deliveredQuantity: ExactInput;
}

/** How orders were delivered. */
export interface OnTimeInFull {
  /** Number of orders. */
  readonly orders: number;
  /** Share of orders on time, 0 to 1; `null` without orders. */
  readonly onTimeShare: number | null;
  /** Share of orders in full, 0 to 1; `null` without orders. */
  readonly inFullShare: number | null;
  /** Share of orders both on time and in full, 0 to 1; `null` without orders. */
  readonly onTimeInFullShare: number | null;
  /** Where its long-run share probably lies with 95 % confidence (Wilson), 0 to 1. */
  readonly interval95Share: readonly [low: number, high: number] | null;
  /** The product of the two shares, to recognise reports that multiply them; not the value. */
  readonly productOfShares: number | null;
}

/**
 * On time in full (OTIF): the share of orders that came both on time and in full.
 *
 * It is counted order by order. The product of the two shares, which some reports show, is right only by accident: late
 * orders often are the incomplete ones.
 *
 * Source: McKinsey and Trading Partner Alliance, Defining OTIF in the consumer sector (2019); interval by Wilson 1927.
 *
 * @param orders - Outcomes, or promises and deliveries.
 * @returns The three shares, the interval and the product.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_INSTANT`, `INVALID_NUMBER`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { onTimeInFull } from 'vendorwise/kpi';
 * const perfect = { onTime: true, inFull: true };
 * const otif = onTimeInFull([perfect, perfect, { onTime: false, inFull: false }, perfect]);
 * [otif.onTimeInFullShare, otif.productOfShares]; // => [0.75, 0.5625]
 * const late = { dueAt: '2026-03-02', deliveredAt: '2026-03-04', orderedQuantity: 10, deliveredQuantity: 10 };
 * onTimeInFull([late]).inFullShare; // => 1
 * ```
 */
export function onTimeInFull(orders: readonly (OrderOutcome | OrderDelivery)[]): OnTimeInFull {
  requireList(orders, 'orders');
  const issues: VendorwiseIssue[] = [];
  const outcomes = orders.map((order, i) => outcomeOf(order, `orders[${i}]`, issues));
  throwIssues(issues);
  const n = outcomes.length;
  const onTime = outcomes.filter((one) => one.onTime).length;
  const inFull = outcomes.filter((one) => one.inFull).length;
  const both = outcomes.filter((one) => one.onTime && one.inFull).length;
  const share = (count: number): number | null => (n === 0 ? null : numberOrNull(ratioOf(count, n)));
  return {
    orders: n,
    onTimeShare: share(onTime),
    inFullShare: share(inFull),
    onTimeInFullShare: share(both),
    interval95Share: rateInterval(both, n).interval,
    productOfShares: n === 0 ? null : numberOrNull(ratioOf(onTime, n).mul(ratioOf(inFull, n))),
  };
}

function outcomeOf(order: unknown, path: string, issues: VendorwiseIssue[]): OrderOutcome {
  const given = (typeof order === 'object' && order !== null ? order : {}) as Partial<OrderOutcome & OrderDelivery>;
  if (typeof given.onTime === 'boolean' && typeof given.inFull === 'boolean') return given as OrderOutcome;
  if (given.dueAt === undefined || given.deliveredAt === undefined) {
    issues.push(
      issue('INVALID_TYPE', path, 'This is not an order with its outcome.', {
        received: order,
        expected: 'onTime and inFull, or dueAt, deliveredAt, orderedQuantity and deliveredQuantity',
      }),
    );
    return { onTime: false, inFull: false };
  }
  const { dueAt, deliveredAt, orderedQuantity, deliveredQuantity } = given;
  const due = momentOf(dueAt);
  const delivered = deliveredAt === null ? null : momentOf(deliveredAt);
  const found = [
    ...(due === null ? [momentIssue(dueAt, `${path}.dueAt`)] : []),
    ...(deliveredAt !== null && (delivered === null || (due !== null && due.kind !== delivered.kind))
      ? [momentIssue(deliveredAt, `${path}.deliveredAt`)]
      : []),
    ...figureIssues(orderedQuantity, `${path}.orderedQuantity`, 'notNegative'),
    ...figureIssues(deliveredQuantity, `${path}.deliveredQuantity`, 'notNegative'),
  ];
  issues.push(...found);
  if (found.length > 0 || due === null) return { onTime: false, inFull: false };
  return {
    onTime: delivered !== null && delivered.at <= due.at,
    inFull: fraction(deliveredQuantity as ExactInput).compare(fraction(orderedQuantity as ExactInput)) >= 0,
  };
}

interface Moment {
  readonly kind: 'date' | 'instant';
  readonly at: number;
}

/** A day and an instant cannot be told apart without a zone, so both moments of an order take the same form. */
function momentOf(input: InstantInput): Moment | null {
  const day = readCivilDate(input);
  if (!Number.isNaN(day)) return { kind: 'date', at: day };
  const at = readInstant(input);
  return Number.isNaN(at) ? null : { kind: 'instant', at };
}

function momentIssue(received: InstantInput, path: string): VendorwiseIssue {
  return issue('INVALID_INSTANT', path, 'This is no moment that can be compared.', {
    received,
    expected: 'dueAt and deliveredAt both as civil dates, or both as instants with offset',
  });
}
