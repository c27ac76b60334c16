import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Amount } from './amount';

test('Amount_FromOneUnitOn_HasTheDigitsOfItsCurrencyAndTheOthersInItsTitle', () => {
  render(<Amount money={{ amount: '8304.164', currency: 'USD' }} />);

  expect(screen.getByText('$8,304.16').title).toBe('$8,304.164');
});

test.each([
  ['0.0005', '$0.0005'],
  ['51.9', '$51.90'],
  ['0', '$0.00'],
])('Amount_Of%s_IsShownWhole', (amount, shown) => {
  render(<Amount money={{ amount, currency: 'USD' }} />);

  expect(document.body.textContent).toBe(shown);
  expect(document.querySelector('[title]')).toBeNull();
});
