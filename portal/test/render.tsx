import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import AntdApp from 'antd/es/app';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { vi } from 'vitest';
import { createQueryClient } from '@/api/query-client';

/** What the service answers to one request; null: it is away. */
export type Answer = { status?: number; body: unknown } | null;

/** A service that answers by a function, and notes what it was asked. */
export function fakeService(answer: (request: Request) => Answer): { asked: Request[] } {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => {
    const request =
      input instanceof Request ? input : new Request(new URL(String(input), window.location.origin), init);
    asked.push(request);
    const given = answer(request);
    return given === null
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve(Response.json(given.body, { status: given.status ?? 200 }));
  });
  return { asked };
}

/** A service whose list has one entry on each page. */
export function fakePages(entries: unknown[]): void {
  fakeService((request) => {
    const page = Number(new URL(request.url).searchParams.get('cursor') ?? '0');
    return {
      body: {
        data: entries.slice(page, page + 1),
        next_cursor: page + 1 < entries.length ? String(page + 1) : null,
      },
    };
  });
}

/** Renders what stands in a page, with all that pages have around them. */
export function renderInPage(element: ReactNode) {
  return render(
    <QueryClientProvider client={createQueryClient()}>
      <AntdApp>
        <MemoryRouter>{element}</MemoryRouter>
      </AntdApp>
    </QueryClientProvider>,
  );
}
