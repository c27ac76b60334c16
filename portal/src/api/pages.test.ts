import { expect, test } from 'vitest';
import { allPages } from './pages';

test('AllPages_OfAListOfSeveral_GivesTheEntriesOfAll', async () => {
  const asked: (string | undefined)[] = [];

  const all = await allPages((cursor) => {
    asked.push(cursor);
    const page = asked.length;
    return Promise.resolve({ data: [page], next_cursor: page < 3 ? `after-${page}` : null });
  });

  expect(all).toEqual([1, 2, 3]);
  expect(asked).toEqual([undefined, 'after-1', 'after-2']);
});

test('AllPages_OfAListWithoutEnd_SaysSo', async () => {
  const endless = allPages(() => Promise.resolve({ data: [1], next_cursor: 'more' }));

  await expect(endless).rejects.toThrow('more than 100 pages');
});
