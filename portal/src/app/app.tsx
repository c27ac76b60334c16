import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '@/api/query-client';
import { ConnectionBanner } from './connection-banner';
import { createRouter } from './router';
import { ThemeProvider } from './theme-provider';

/** The portal: what all its pages share, and the router that shows them. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(createRouter);
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <RouterProvider router={router} />
        <ConnectionBanner />
      </ThemeProvider>
    </QueryClientProvider>
  );
}
