import type { Kpi, KpiSeries } from '../../../src/kpi/index.js';
import * as series from '../series.js';

export { figureKpi, parts, ratioKpi } from '../series.js';

export const month = (i: number): string => series.month(i, 2022);

/** Months from January 2022 on; `null` is a month without rows. */
export const monthly = (kpi: Kpi, rows: readonly (object | number | null)[]): KpiSeries =>
  series.monthly(kpi, rows, { year: 2022 });

/** Every number of a result is finite, and JSON keeps it as it is. */
export const isPlain = (result: unknown): boolean =>
  JSON.stringify(JSON.parse(JSON.stringify(result))) === JSON.stringify(result) && !hasBadNumber(result);

function hasBadNumber(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  if (value === undefined) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasBadNumber);
}

/**
 * Patients at major emergency departments of about a third of the providers in England, and those who waited longer than
 * four hours, April 2016 to March 2019 (NHS England, Open Government Licence v3.0; by way of NHSRdatasets).
 */
export const EMERGENCY: readonly (readonly [attendances: number, late: number])[] = [
  [349156, 55289],
  [384595, 57855],
  [365873, 55469],
  [386473, 59643],
  [361482, 54986],
  [367794, 55999],
  [376803, 66098],
  [360608, 64817],
  [366553, 80198],
  [355496, 82123],
  [325062, 62113],
  [377877, 59544],
  [361181, 55566],
  [391811, 61894],
  [378368, 57193],
  [390261, 61296],
  [365209, 54051],
  [370240, 59830],
  [373859, 58952],
  [364534, 62584],
  [364889, 82766],
  [357906, 80636],
  [327107, 76400],
  [369284, 88398],
  [356667, 63894],
  [385756, 57217],
  [372094, 54818],
  [424296, 74646],
  [390612, 66102],
  [395371, 71906],
  [410284, 73339],
  [409752, 84510],
  [410930, 91661],
  [424246, 108892],
  [390001, 101026],
  [435869, 99864],
];
