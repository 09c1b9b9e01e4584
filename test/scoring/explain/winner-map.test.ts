import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import { weightStability } from '../../../src/scoring/explain/weight-stability.js';
import { winnerMap } from '../../../src/scoring/explain/winner-map.js';
import { scoreVendors } from '../../../src/scoring/totals/score-vendors.js';
import { codesOf } from '../../core/issues-of.js';
import { documentOf, itDesk, itDeskSheets, outOfTen } from '../example.js';
import { reportOf } from './example.js';

const itDeskReport = deepFreeze(scoreVendors(defineCriteria(itDesk), itDeskSheets));

describe('winnerMap', () => {
  it('maps the IT desk by the weight of the price', () => {
    const map = winnerMap(itDeskReport, 'price');
    expect(map).toMatchObject({
      criterion: 'price',
      name: 'Price',
      weight: 35,
      message: 'As Price weighs more (now 35.0 %): Acme wins up to 68.8 %, then Crest.',
    });
    expect(map.segments).toEqual([
      {
        from: 0,
        to: 68.79286694101509,
        fromExact: '0',
        toExact: '50150/729',
        winners: ['Acme'],
        message: 'Acme wins while Price weighs between 0.0 % and 68.8 %.',
      },
      {
        from: 68.79286694101509,
        to: 100,
        fromExact: '50150/729',
        toExact: '100',
        winners: ['Crest'],
        message: 'Crest wins while Price weighs between 68.8 % and 100.0 %.',
      },
    ]);
    expect(winnerMap(itDeskReport, 'references').message).toBe('Acme wins whatever references weighs.');
  });

  it('tells an end that is nearly nothing, the whole or the weight of today from these', () => {
    const map = winnerMap(
      reportOf(
        [1, 1],
        [
          ['0.500001', '0.4'],
          ['0.5', '0.400000000001'],
        ],
      ),
      'c000',
    );
    expect(map.message).toBe('As c000 weighs more (now 50.0000 %): V001 wins up to 0.0001 %, then V000.');
    expect(map.segments?.map(({ message }) => message)).toEqual([
      'V001 wins while c000 weighs between 0.0000 % and 0.0001 %.',
      'V000 wins while c000 weighs between 0.0001 % and 100.0000 %.',
    ]);
    const [first] = weightStability(
      reportOf(
        [1, 1],
        [
          ['0.5', '0.4'],
          ['0.4', '0.4999999'],
        ],
      ),
    );
    expect(first?.message).toBe(
      'V000 stays first while c000 weighs between 49.99997 % and 100.00000 % (now 50.00000 %); below that V001 would win.',
    );
  });

  it('finds three winners by hand, and leaves out one that only touches the top', () => {
    // Totals by the weight t of the first criterion: 0.6 (1 - t), 0.5, 0.9 t, and 0.53 - 0.18 t, which only touches.
    const map = winnerMap(
      reportOf(
        [1, 1],
        [
          ['0', '0.6'],
          ['0.5', '0.5'],
          ['0.9', '0'],
          ['0.35', '0.53'],
        ],
      ),
      'c000',
    );
    // 0.6 (1 - t) = 0.5 at t = 1/6, where 0.53 - 0.18 t is 0.5 too; 0.9 t = 0.5 at t = 5/9.
    expect(map.segments?.map(({ toExact, winners }) => [toExact, winners])).toEqual([
      ['50/3', ['V000']],
      ['500/9', ['V001']],
      ['100', ['V002']],
    ]);
    expect(map.message).toBe(
      'As c000 weighs more (now 50.0 %): V000 wins up to 16.7 %, then V001 up to 55.6 %, then V002.',
    );
  });

  it('names all who are level all along', () => {
    const map = winnerMap(
      reportOf(
        [1, 2],
        [
          [0.5, 0.5],
          [0.5, 0.5],
          [0.1, 0.1],
        ],
      ),
      'c001',
    );
    expect(map.segments).toMatchObject([{ fromExact: '0', toExact: '100', winners: ['V000', 'V001'] }]);
    expect(map.message).toBe('V000 and V001 share the first place whatever c001 weighs.');
    expect(map.segments?.[0]?.message).toBe(
      'V000 and V001 share the first place while c001 weighs between 0.0 % and 100.0 %.',
    );
  });

  it('says why where it cannot', () => {
    expect(winnerMap(reportOf([1], [[1]]), 'c000')).toMatchObject({
      segments: null,
      message: 'c000 carries all the weight, so there is nothing to weigh it against.',
    });
    expect(winnerMap(reportOf([1, 1], []), 'c000').message).toBe(
      'No vendor is ranked, so there is no first place to lose.',
    );
    const criteria = defineCriteria(documentOf([outOfTen('a', 1), outOfTen('b', 1), outOfTen('c', 0)]));
    const report = scoreVendors(criteria, [{ vendor: 'X', scores: { a: 1, b: 2 } }]);
    expect(winnerMap(report, 'c')).toMatchObject({
      segments: null,
      message: 'X has no score for c, so nothing can be said of other weights.',
    });
  });

  it('refuses what is no weighted criterion, and no report', () => {
    expect(codesOf(() => winnerMap(itDeskReport, 'iso27001'))).toEqual(['UNKNOWN_CRITERION criterion']);
    expect(codesOf(() => winnerMap(itDeskReport, 'capability'))).toEqual(['UNKNOWN_CRITERION criterion']);
    expect(codesOf(() => winnerMap({} as never, 'price'))).toEqual(['INVALID_TYPE report']);
  });
});
