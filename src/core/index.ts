/**
 * Core: the words every room shares: errors with all problems at once, findings, money, the Accumulator interface.
 * It is the ground, and uses nothing above it. Errors load without zod and without decimal.js.
 * What the rooms themselves are built with (checks, parsing, definitions) is not shown here, and may change.
 *
 * @packageDocumentation
 */
export type { ExactInput } from '../exact/fraction.js';
export { minorUnits } from '../exact/minor-units.js';
export type { Money, MoneyInput } from '../exact/money.js';
export { addMoney, compareMoney, money, roundMoney } from '../exact/money.js';
export type { RoundingMode } from '../exact/rounding.js';
export type { Accumulator } from './accumulator.js';
export type { AttentionItem } from './attention.js';
export type { ChangeDirection } from './change-direction.js';
export type { Defined } from './definition.js';
export { isVendorwiseError, VendorwiseError, type VendorwiseIssue } from './errors.js';
export type { Finding, Severity } from './findings.js';
export type { JsonRecord, JsonValue } from './json.js';
