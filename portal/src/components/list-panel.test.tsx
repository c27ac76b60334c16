import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderInPage } from '@test/render';
import { ListPanel } from './list-panel';

const fetched = { data: ['a', 'b'] as string[] | undefined, error: null, refetch: () => Promise.resolve() };

function renderList(list: Partial<Parameters<typeof ListPanel<string[]>>[0]['list']>) {
  renderInPage(
    <ListPanel title="Letters" list={{ ...fetched, ...list }} empty="No letters">
      {(letters) => letters.join(' and ')}
    </ListPanel>,
  );
}

test('ListPanel_WithEntries_ShowsThemAndNoButton', () => {
  renderList({});

  expect(screen.getByText('a and b')).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
});

test('ListPanel_WithoutEntries_SaysSo', () => {
  renderList({ data: [] });

  expect(screen.getByText('No letters')).toBeDefined();
});

test('ListPanel_NotFetchedYet_KeepsItsTitle', () => {
  renderList({ data: undefined });

  expect(screen.getByRole('heading', { name: 'Letters' })).toBeDefined();
  expect(screen.queryByText('No letters')).toBeNull();
});

test('ListPanel_ThatFailed_ShowsWhyAndFetchesAgain', async () => {
  const refetch = vi.fn(() => Promise.resolve());
  renderList({ error: new Error('The connection was lost.'), refetch });

  expect(screen.getByText('The connection was lost.')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: /Try again/ }));

  expect(refetch).toHaveBeenCalledOnce();
});

test('ListPanel_WithAnotherPage_FetchesIt', async () => {
  const fetchNextPage = vi.fn(() => Promise.resolve());
  renderList({ hasNextPage: true, isFetchingNextPage: false, fetchNextPage });

  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));

  expect(fetchNextPage).toHaveBeenCalledOnce();
});
