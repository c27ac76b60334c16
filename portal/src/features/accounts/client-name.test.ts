import { expect, test } from 'vitest';
import { clientNameOf } from './client-name';

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox on Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0',
    'Edge on Windows',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15', 'Safari on macOS'],
  ['curl/8.5.0', 'curl/8.5.0'],
  ['python-requests/2.32 (linux)', 'python-requests/2.32'],
  [null, 'Unknown program'],
])('ClientNameOf_%s_Is%s', (client, name) => {
  expect(clientNameOf(client)).toBe(name);
});
