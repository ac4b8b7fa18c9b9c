import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { problemOf } from './shared/api/problem';
import { startWords } from './shared/words';
import { giveNonce } from './app/nonce';
import { router } from './app/router';
import { StyleProvider } from './app/Style';
import './shared/ui/tokens.css';
import './shared/ui/ui.css';
import './shared/charts/charts.css';
import './app/app.css';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Asked again only where asking again may do.
      retry: (failures, error) => failures < 3 && ['busy', 'offline'].includes(problemOf(error).kind),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});

giveNonce();
startWords();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <StyleProvider>
          <RouterProvider router={router} />
        </StyleProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
