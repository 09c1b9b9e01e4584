import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { isAmount } from '../../src/exact/amount.js';
import { ExactDecimal } from '../../src/exact/decimal.js';
import { fraction } from '../../src/exact/fraction.js';
import { CURRENCIES_BY_MINOR_UNITS } from '../../src/exact/iso4217.js';
import { minorUnits } from '../../src/exact/minor-units.js';
import { addMoney, amountOf, compareMoney, money, roundExact, roundMoney } from '../../src/exact/money.js';
import type { RoundingMode } from '../../src/exact/rounding.js';
import { issuesOf } from '../core/issues-of.js';

const eur = (amount: string | number) => ({ amount, currency: 'EUR' });

describe('money', () => {
  it('keeps an amount exactly, without exponents', () => {
    expect(money(eur('0.10'))).toEqual(eur('0.1'));
    expect(money(eur(1e-7))).toEqual(eur('0.0000001'));
    expect(money(eur('12345678901234567890.12'))).toEqual(eur('12345678901234567890.12'));
  });

  it.each(['', '1,000', '1e3', 'NaN', Number.NaN, Number.POSITIVE_INFINITY, '9'.repeat(41)])(
    'refuses the amount %s',
    (amount) => {
      expect(() => money(eur(amount), 'fee')).toThrowError(/^fee\.amount: /);
    },
  );

  it.each(['eur', 'EURO', 'XQQ', '', 'EUR USD'])('refuses the currency "%s"', (currency) => {
    expect(() => money({ amount: 1, currency })).toThrowError(/ISO 4217/);
  });

  it('knows the minor units of ISO 4217, not the habits of the platform', () => {
    expect(['JPY', 'EUR', 'HUF', 'IQD', 'KWD', 'CLF'].map((code) => minorUnits(code))).toEqual([0, 2, 2, 3, 3, 4]);
    expect(Object.values(CURRENCIES_BY_MINOR_UNITS).join(' ').split(' ')).toHaveLength(
      new Set(Object.values(CURRENCIES_BY_MINOR_UNITS).join(' ').split(' ')).size,
    );
  });

  it('rounds once, by a named mode, from decimals, fractions and money alike', () => {
    expect(roundMoney(eur('0.125'), 'EUR').amount).toBe('0.13');
    expect(roundMoney(eur('0.125'), 'EUR', 'halfEven').amount).toBe('0.12');
    expect(roundExact(fraction('0.125'), 'EUR', 'down').amount).toBe('0.12');
    expect(roundExact(new ExactDecimal('1004.5'), 'JPY').amount).toBe('1005');
    expect(roundMoney(eur('-0.001'), 'EUR').amount).toBe('0.00');
  });

  it('adds and compares one currency only', () => {
    expect(addMoney([eur(0.1), eur(0.2)], 'EUR')).toEqual(eur('0.3'));
    expect(addMoney([], 'EUR')).toEqual(eur('0'));
    expect(compareMoney(eur('1.10'), eur(1.1))).toBe(0);
    expect(compareMoney(eur(1), eur(2))).toBe(-1);
    expect(() => addMoney([eur(1), { amount: 1, currency: 'USD' }], 'EUR')).toThrowError(/^\[1\]\.currency/);
    expect(() => compareMoney(eur(1), { amount: 1, currency: 'USD' })).toThrowError(/in USD/);
  });

  it('is not reached by settings that an app gives the shared constructor', () => {
    const before = Decimal.precision;
    Decimal.set({ precision: 3 });
    try {
      expect(amountOf(eur('1.23456789')).times(2).toString()).toBe('2.46913578');
    } finally {
      Decimal.set({ precision: before });
    }
  });
});

describe('wrong money', () => {
  it('is never an amount of another currency in silence', () => {
    expect(() => roundMoney({ amount: '1', currency: 'USD' }, 'EUR')).toThrowError(
      'currency: This amount is in USD, where EUR is expected.',
    );
    expect(() => addMoney([], 'ZZZ')).toThrowError(/ISO 4217/);
  });

  it('is a coded error, whatever it is', () => {
    const code = (name: string) => expect.objectContaining({ code: name });
    for (const value of [null, undefined, 1.005, '5 EUR']) {
      const wrong = value as never;
      expect(() => money(wrong)).toThrowError(code('INVALID_AMOUNT'));
      expect(() => amountOf(wrong)).toThrowError(code('INVALID_AMOUNT'));
      expect(() => roundMoney(wrong, 'EUR')).toThrowError(code('INVALID_AMOUNT'));
      expect(() => addMoney([wrong], 'EUR')).toThrowError(code('INVALID_AMOUNT'));
      expect(() => compareMoney(wrong, eur(1))).toThrowError(code('INVALID_AMOUNT'));
      expect(() => compareMoney(eur(1), wrong)).toThrowError(code('INVALID_AMOUNT'));
      expect(() => addMoney(value as never, 'EUR')).toThrowError(code('INVALID_TYPE'));
    }
    expect(() => money({ amount: 1 } as never)).toThrowError('currency: No currency is given.');
  });

  it.each([{}, [], { amount: 1, currency: null }, { amount: 1, currency: 'eur' }])(
    'says where a currency is missing or none: %j',
    (wrong) => {
      const missing = (path: string) =>
        expect.objectContaining({ code: 'UNKNOWN_CURRENCY', issues: [expect.objectContaining({ path })] });
      expect(() => compareMoney(wrong as never, eur(1))).toThrowError(missing('[0].currency'));
      expect(() => compareMoney(eur(1), wrong as never)).toThrowError(missing('[1].currency'));
      expect(() => addMoney([wrong as never], 'EUR')).toThrowError(missing('[0].currency'));
      expect(() => roundMoney(wrong as never, 'EUR')).toThrowError(missing('currency'));
    },
  );

  it.each(['nearest', 'toString', null])('is not rounded by the mode %s', (mode) => {
    expect(() => roundMoney(eur('0.005'), 'EUR', mode as never)).toThrowError(/^mode: This is not a way to round/);
  });
});

describe('what is wrong with money', () => {
  const issue = (rest: object) => ({ params: {}, ...rest });
  const noAmount = (path: string, received: unknown) =>
    issue({
      code: 'INVALID_AMOUNT',
      path,
      message: 'This is not an amount of money.',
      received,
      expected: 'a finite number, or decimal text of at most 40 characters such as "788.84"',
    });
  const noMoney = (path: string, received: unknown) =>
    issue({
      code: 'INVALID_AMOUNT',
      path,
      message: 'This is not an amount of money.',
      received,
      expected: 'an amount and its currency, such as { amount: "788.84", currency: "EUR" }',
    });
  const noCurrency = (path: string, received: string) =>
    issue({
      code: 'UNKNOWN_CURRENCY',
      path,
      message: `"${received}" is not a currency of ISO 4217.`,
      received,
      expected: 'an upper-case code such as "EUR"',
    });
  const dollars = (path: string) =>
    issue({
      code: 'CURRENCY_MISMATCH',
      path,
      message: 'This amount is in USD, where EUR is expected.',
      received: 'USD',
      expected: 'EUR',
    });
  const usd = { amount: 1, currency: 'USD' };

  it.each<[string, () => unknown, object]>([
    ['an amount', () => money(eur('x')), noAmount('amount', 'x')],
    ['an amount at a place', () => money(eur('x'), 'fees[0]'), noAmount('fees[0].amount', 'x')],
    ['an amount to read', () => amountOf(eur('x')), noAmount('amount', 'x')],
    ['an amount to read at a place', () => amountOf(eur('x'), 'fee'), noAmount('fee.amount', 'x')],
    ['no money', () => money(7 as never), noMoney('', 7)],
    ['no money at a place', () => money(null as never, 'fee'), noMoney('fee', null)],
    ['no money to read', () => amountOf('7 EUR' as never), noMoney('', '7 EUR')],
    ['a currency', () => money({ amount: 1, currency: 'eur' }), noCurrency('currency', 'eur')],
    ['a currency at a place', () => money({ amount: 1, currency: 'EU' }, 'fee'), noCurrency('fee.currency', 'EU')],
    ['a currency by itself', () => minorUnits('Eur'), noCurrency('', 'Eur')],
    ['a currency to round to', () => roundMoney(eur(1), 'EURO'), noCurrency('currency', 'EURO')],
    ['a currency to add', () => addMoney([], 'EURO'), noCurrency('currency', 'EURO')],
    ['two currencies joined', () => minorUnits('AED AFN', 'x'), noCurrency('x', 'AED AFN')],
    ['a currency with a blank before it', () => minorUnits(' AFN'), noCurrency('', ' AFN')],
    ['a currency with a blank after it', () => minorUnits('AED '), noCurrency('', 'AED ')],
    ['another currency to round', () => roundMoney(usd, 'EUR'), dollars('currency')],
    ['another currency to add', () => addMoney([eur(1), usd], 'EUR'), dollars('[1].currency')],
    ['another currency to compare', () => compareMoney(eur(1), usd), dollars('[1].currency')],
    ['no money to round', () => roundMoney(7 as never, 'EUR'), noMoney('', 7)],
    ['no money to add', () => addMoney([eur(1), 7 as never], 'EUR'), noMoney('[1]', 7)],
    ['no amount to add', () => addMoney([eur(1), eur('x')], 'EUR'), noAmount('[1].amount', 'x')],
    ['no money to compare', () => compareMoney(7 as never, eur(1)), noMoney('[0]', 7)],
    ['no money to compare with', () => compareMoney(eur(1), 7 as never), noMoney('[1]', 7)],
    ['no amount to compare', () => compareMoney(eur('x'), eur(1)), noAmount('[0].amount', 'x')],
    ['no amount to compare with', () => compareMoney(eur(1), eur('x')), noAmount('[1].amount', 'x')],
  ])('is told in full: %s', (_, run, expected) => {
    expect(issuesOf(run)).toEqual([expected]);
  });

  it('is told in full: what is no text, no list, no way to round', () => {
    const message = 'No currency is given.';
    const noCode = { code: 'UNKNOWN_CURRENCY', message, expected: 'an upper-case code such as "EUR"' };
    expect(issuesOf(() => minorUnits(undefined as never))).toEqual([issue({ ...noCode, path: '', received: null })]);
    expect(issuesOf(() => minorUnits(['EUR'] as never, 'x'))).toEqual([
      issue({ ...noCode, path: 'x', received: '[array of 1]' }),
    ]);
    expect(issuesOf(() => addMoney(7 as never, 'EUR'))).toEqual([
      issue({
        code: 'INVALID_TYPE',
        path: 'amounts',
        message: 'This is not a list of amounts.',
        received: 7,
        expected: 'a list',
      }),
    ]);
    expect(issuesOf(() => roundMoney(eur(1), 'EUR', 'up!' as never))).toEqual([
      issue({
        code: 'INVALID_VALUE',
        path: 'mode',
        message: 'This is not a way to round.',
        received: 'up!',
        expected: 'one of "up", "down", "ceiling", "floor", "halfUp", "halfDown", "halfEven"',
      }),
    ]);
  });
});

describe('isAmount', () => {
  it.each([0, -1.5, 1e300, '7', '+7.', '-.5', '0'.repeat(40), `${'1'.repeat(39)}.`])('takes %s', (value) => {
    expect(isAmount(value)).toBe(true);
  });
  it.each([Number.NaN, Number.NEGATIVE_INFINITY, '', '.', '1e2', ' 1', '1 ', '1.2.3', '0'.repeat(41), ['7'], 7n, null])(
    'refuses %s',
    (value) => expect(isAmount(value)).toBe(false),
  );
});

describe('roundMoney', () => {
  const modes: Record<RoundingMode, readonly string[]> = {
    // of     0.125   -0.125   0.135    0.121   -0.129   -0.004
    halfUp: ['0.13', '-0.13', '0.14', '0.12', '-0.13', '0.00'],
    halfDown: ['0.12', '-0.12', '0.13', '0.12', '-0.13', '0.00'],
    halfEven: ['0.12', '-0.12', '0.14', '0.12', '-0.13', '0.00'],
    up: ['0.13', '-0.13', '0.14', '0.13', '-0.13', '-0.01'],
    down: ['0.12', '-0.12', '0.13', '0.12', '-0.12', '0.00'],
    ceiling: ['0.13', '-0.12', '0.14', '0.13', '-0.12', '0.00'],
    floor: ['0.12', '-0.13', '0.13', '0.12', '-0.13', '-0.01'],
  };
  it.each(Object.entries(modes))('%s, whatever the figure is held in', (mode, expected) => {
    const figures = ['0.125', '-0.125', '0.135', '0.121', '-0.129', '-0.004'];
    const by = mode as RoundingMode;
    expect(figures.map((one) => roundMoney(eur(one), 'EUR', by).amount)).toEqual(expected);
    expect(figures.map((one) => roundExact(fraction(one), 'EUR', by).amount)).toEqual(expected);
    expect(figures.map((one) => roundExact(new ExactDecimal(one), 'EUR', by).amount)).toEqual(expected);
  });

  it('prints the digits of the currency and no negative zero', () => {
    const yen = (amount: string) => roundMoney({ amount, currency: 'JPY' }, 'JPY').amount;
    expect([yen('-0.4'), yen('-0.5'), yen('10'), yen('-10.04')]).toEqual(['0', '-1', '10', '-10']);
    expect(roundMoney(eur('-0.05'), 'EUR').amount).toBe('-0.05');
    expect(roundMoney(eur('-100.001'), 'EUR').amount).toBe('-100.00');
    expect(roundMoney({ amount: '-0.00004', currency: 'CLF' }, 'CLF').amount).toBe('0.0000');
    expect(roundMoney({ amount: '1.0005', currency: 'KWD' }, 'KWD').amount).toBe('1.001');
  });
});
