import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';

import { EditionError } from '../fetch/fetch-json.ts';
import { createQueryClient } from '../fetch/queries.ts';
import { App } from './app.tsx';
import { Language } from './language.tsx';
import { prefetchOnIntent } from './prefetch.ts';
import '../views/base.css';

const client = createQueryClient();
prefetchOnIntent(client);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html · expected an element with the id “root” · found none');
createRoot(root, { onCaughtError: reportCaught }).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Language>
        {/* The address changes at once; the page follows when it is ready: see App. */}
        <BrowserRouter basename={import.meta.env.BASE_URL} useTransitions={false}>
          <App />
        </BrowserRouter>
      </Language>
    </QueryClientProvider>
  </StrictMode>,
);

/** For the developer: a page that does not exist is an answer, every other failure is worth a line. */
function reportCaught(error: unknown): void {
  if (!(error instanceof EditionError && error.failure === 'absent')) console.error(error);
}
