import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { problemOf, type ProblemKind } from './shared/api/problem';
import { startWords } from './shared/words';
import { giveNonce } from './app/nonce';
import { router } from './app/router';
import { StyleProvider } from './app/Style';
import './shared/ui/tokens.css';
import './shared/ui/ui.css';
import './shared/charts/charts.css';
import './app/app.css';

const mayDo = (kind: ProblemKind): boolean => kind === 'busy' || (kind === 'offline' && navigator.onLine);

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A browser that knows it is offline asks all the same: the answer says so, where waiting for the network says nothing.
      networkMode: 'always',
      // Asked again only where asking again may do.
      retry: (failures, error) => failures < 3 && mayDo(problemOf(error).kind),
      refetchOnWindowFocus: true,
      refetchOnReconnect: ({ state }) => (state.status === 'error' ? 'always' : true),
    },
    // Sent now or refused now: what was pressed while offline is not sent behind one's back later.
    mutations: { retry: false, networkMode: 'always' },
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
