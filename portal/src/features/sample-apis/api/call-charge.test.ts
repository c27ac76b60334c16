import { expect, test } from 'vitest';
import type { Cost } from '@/api/get-cost';
import { chargedUnits } from './call-charge';

const meter = { meter: 'maps', method: 'GET' };

function cost(...lines: { price: number; quantity: number; unit?: string }[]): Cost {
  return {
    lines: lines.map(({ price, quantity, unit = 'call' }) => ({
      ...meter,
      unit,
      quantity,
      price: { id: price },
    })),
  } as unknown as Cost;
}

test('ChargedUnits_OfTheFirstCall_IsTheFirstUnit', () => {
  expect(chargedUnits(meter, cost(), cost({ price: 1, quantity: 1 }))).toMatchObject({
    quantity: 1,
    already: 0,
  });
});

test('ChargedUnits_WhileOthersCallToo_IsOneOfTheirCalls', () => {
  const charged = chargedUnits(meter, cost({ price: 1, quantity: 10 }), cost({ price: 1, quantity: 14 }));

  expect(charged).toMatchObject({ quantity: 1, already: 13 });
});

test('ChargedUnits_OfAnotherUnit_AreAllThatWereAdded', () => {
  const before = cost({ price: 1, quantity: 500, unit: 'token' });
  const after = cost({ price: 1, quantity: 730, unit: 'token' });

  expect(chargedUnits(meter, before, after)).toMatchObject({ quantity: 230, already: 500 });
});

test('ChargedUnits_AfterAChangeOfPrice_AreThoseOfTheNewLine', () => {
  const after = cost({ price: 1, quantity: 10 }, { price: 2, quantity: 1 });

  expect(chargedUnits(meter, cost({ price: 1, quantity: 10 }), after)?.line.price.id).toBe(2);
});

test('ChargedUnits_OfACallThatWasFree_AreNone', () => {
  const same = cost({ price: 1, quantity: 10 });

  expect(chargedUnits(meter, same, same)).toBeNull();
  expect(chargedUnits({ meter: 'other' }, null, same)).toBeNull();
});
