// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { loginAddress, nextAddress } from './next-address';

const next = (text: string) => nextAddress(new URLSearchParams({ next: text }));

test('LoginAddress_OfAPage_LeadsBackToIt', () => {
  const address = loginAddress({ pathname: '/usage', search: '?window=hour' });

  expect(nextAddress(new URL(address, window.location.origin).searchParams)).toBe('/usage?window=hour');
});

test.each([
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'javascript:alert(1)',
  '',
])('NextAddress_Of %s_IsHome', (text) => {
  expect(next(text)).toBe('/');
});
