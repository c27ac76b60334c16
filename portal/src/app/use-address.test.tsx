import { act, render } from '@testing-library/react';
import { BrowserRouter } from 'react-router';
import { expect, test } from 'vitest';
import { useAddress } from './use-address';

interface View {
  api: string | null;
  quantity: string | null;
}

const seen: [View, (change: Partial<View>) => void][] = [];

function Page() {
  seen.push(
    useAddress<View>(
      (parameters) => ({ api: parameters.get('api'), quantity: parameters.get('quantity') }),
      (view) => ({ ...view }),
    ),
  );
  return null;
}

test('Address_ChangedTwiceBeforeThePageIsRenderedAgain_HasBothChanges', () => {
  seen.length = 0;
  render(<Page />, { wrapper: BrowserRouter });
  const change = seen[0]?.[1];

  act(() => {
    change?.({ api: 'maps' });
    change?.({ quantity: '5' });
  });
  expect(seen.at(-1)?.[0]).toEqual({ api: 'maps', quantity: '5' });

  act(() => change?.({ api: null }));
  expect(seen.at(-1)?.[0]).toEqual({ api: null, quantity: '5' });
});
