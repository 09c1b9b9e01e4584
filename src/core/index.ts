/**
 * Core: the words every room shares: errors with all problems at once, findings, money, the Accumulator interface.
 * It uses nothing but the ground (exact). Errors load without zod and without decimal.js.
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
export { compiledOf, type Defined, deepFreeze, wrapDefinition } from './definition.js';
export {
  describeReceived,
  fail,
  type IssueDetails,
  issue,
  isVendorwiseError,
  throwIssues,
  VendorwiseError,
  type VendorwiseIssue,
} from './errors.js';
export { type Finding, type FindingDetails, finding, type Severity } from './findings.js';
export type { JsonRecord, JsonValue } from './json.js';
export { checkOptions, type OptionNames, optionIssues } from './options.js';
export { parseDocument } from './parse.js';
export { formatPath, joinPath } from './path.js';
