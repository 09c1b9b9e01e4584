import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { ExactDecimal } from '../../src/exact/decimal.js';
import { fraction } from '../../src/exact/fraction.js';
import { CURRENCIES_BY_MINOR_UNITS } from '../../src/exact/iso4217.js';
import { minorUnits } from '../../src/exact/minor-units.js';
import { addMoney, amountOf, compareMoney, money, roundMoney } from '../../src/exact/money.js';

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
    expect(roundMoney(fraction('0.125'), 'EUR', 'down').amount).toBe('0.12');
    expect(roundMoney(new ExactDecimal('1004.5'), 'JPY').amount).toBe('1005');
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

  it.each(['nearest', 'toString', null])('is not rounded by the mode %s', (mode) => {
    expect(() => roundMoney(eur('0.005'), 'EUR', mode as never)).toThrowError(/^mode: This is not a way to round/);
  });
});
