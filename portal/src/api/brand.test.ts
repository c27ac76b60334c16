// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { brandOf } from './brand';

const pageWith = (head: string) => new DOMParser().parseFromString(head, 'text/html');

test('Brand_OfAPageThatHasOne_IsRead', () => {
  const written = '{&quot;name&quot;:&quot;A &amp; B&quot;,&quot;footer&quot;:&quot;B Ltd.&quot;}';
  const page = pageWith(`<meta name="brand" content="${written}" />`);

  expect(brandOf(page)).toEqual({ name: 'A & B', footer: 'B Ltd.' });
});

test.each(['', '<meta name="brand" content="{}" />', '<meta name="brand" content="{" />'])(
  'Brand_OfAPageWithout_IsPayg %s',
  (head) => {
    expect(brandOf(pageWith(head))).toEqual({ name: 'Payg' });
  },
);
