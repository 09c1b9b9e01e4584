/**
 * The front door: every room as a namespace.
 *
 * Apps and functions import rooms (`vendorwise/sla`), which load less; notebooks may like one name for everything.
 *
 * @packageDocumentation
 */
export * as contracts from './contracts/index.js';
export * as core from './core/index.js';
export * as kpi from './kpi/index.js';
export * as mcda from './mcda/index.js';
export * as scoring from './scoring/index.js';
export * as sla from './sla/index.js';
export * as statistics from './statistics/index.js';
export * as time from './time/index.js';
