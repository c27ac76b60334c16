// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { basePathOf } from './base-path';

describe('basePathOf', () => {
  it.each([
    ['<meta name="base-path" content="/">', ''],
    ['<meta name="base-path" content="/payg/">', '/payg'],
    ['<meta name="base-path" content="/a/b/">', '/a/b'],
    ['<meta name="base-path" content="./">', ''],
    ['', ''],
  ])('reads %s as "%s"', (head, expected) => {
    const page = new DOMParser().parseFromString(`<head>${head}</head>`, 'text/html');
    expect(basePathOf(page)).toBe(expected);
  });
});
