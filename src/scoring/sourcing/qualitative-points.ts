import { issue, isVendorwiseError, type VendorwiseIssue } from '../../core/errors.js';
import {
  type ExactInput,
  type Fraction,
  fractionToDecimalText,
  fractionToNumber,
  HUNDRED,
  sumFractions,
  ZERO,
} from '../../exact/fraction.js';
import { readExact } from '../exact-text.js';
import { figureWithin } from '../scales/compiled-scale.js';
import { checkReport } from '../totals/check-report.js';
import { wayOf } from './break-even-volume.js';
import type { ScoredByHand, ScoredByReport, SourcingPoints } from './sourcing-case.js';

/** Points out of 100 of both ways. */
export interface ReadPoints {
  readonly make: Fraction;
  readonly outsource: Fraction;
}

/** Reads the points of both ways for what money does not tell; usable only when no issue was added. */
export function readQualitative(qualitative: ScoredByHand | ScoredByReport, issues: VendorwiseIssue[]): ReadPoints {
  if (!('report' in qualitative)) return pointsByHand(qualitative, issues);
  try {
    checkReport(qualitative.report);
  } catch (error) {
    if (!isVendorwiseError(error)) throw error;
    issues.push(...error.issues.map((one) => ({ ...one, path: 'qualitative.report' })));
    return { make: ZERO, outsource: ZERO };
  }
  return { make: totalIn(qualitative, 'make', issues), outsource: totalIn(qualitative, 'outsource', issues) };
}

function totalIn(from: ScoredByReport, way: 'make' | 'outsource', issues: VendorwiseIssue[]): Fraction {
  const row = from.report.ranking.find(({ vendor }) => vendor === from[way]);
  const path = `qualitative.${way}`;
  if (row === undefined) {
    const expected = `one of ${from.report.ranking.map(({ vendor }) => JSON.stringify(vendor)).join(', ')}`;
    issues.push(
      issue('UNKNOWN_VENDOR', path, `"${from[way]}" is not in the report.`, { received: from[way], expected }),
    );
  } else if (row.totalExact === null) {
    const details = { received: from[way], expected: 'a name with a total' };
    issues.push(issue('NO_TOTAL', path, `"${from[way]}" has no total in the report.`, details));
  } else return readExact(row.totalExact, path);
  return ZERO;
}

function pointsByHand({ criteria }: ScoredByHand, issues: VendorwiseIssue[]): ReadPoints {
  const before = issues.length;
  const rows = criteria.map((one, i) => {
    const path = `qualitative.criteria[${i}]`;
    if (criteria.findIndex(({ id }) => id === one.id) < i) {
      const details = { received: one.id, expected: 'an id of its own' };
      issues.push(issue('DUPLICATE_CRITERION', `${path}.id`, `The id "${one.id}" is already used.`, details));
    }
    return {
      weight: readPercent(one.weight, `${path}.weight`, issues),
      make: readPercent(one.makePercent, `${path}.makePercent`, issues),
      outsource: readPercent(one.outsourcePercent, `${path}.outsourcePercent`, issues),
    };
  });
  const sum = sumFractions(rows.map(({ weight }) => weight));
  if (issues.length === before && !sum.equals(HUNDRED)) {
    const text = fractionToDecimalText(sum);
    issues.push(
      issue('WEIGHT_SUM', 'qualitative.criteria', `The weights here sum to ${text}, not to 100.`, {
        received: text,
        expected: 'weights that sum to 100',
        params: { sum: text, whole: '100' },
      }),
    );
  }
  const points = (way: 'make' | 'outsource'): Fraction =>
    sumFractions(rows.map((row) => row[way].mul(row.weight).div(100)));
  return { make: points('make'), outsource: points('outsource') };
}

/** Reads a percentage from 0 to 100; zero when it cannot be used. */
export function readPercent(value: ExactInput, path: string, issues: VendorwiseIssue[]): Fraction {
  const rule = { least: 0, most: 100, message: 'A percentage lies between 0 and 100.', expected: 'from 0 to 100' };
  return figureWithin(value, path, rule, issues) ?? ZERO;
}

/** Points of both ways as they stand in a report. */
export function shownPoints({ make, outsource }: ReadPoints): SourcingPoints {
  return {
    make: fractionToNumber(make),
    makeExact: make.toFraction(),
    outsource: fractionToNumber(outsource),
    outsourceExact: outsource.toFraction(),
    better: wayOf(outsource.sub(make)),
  };
}
