import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';

import { createQueryClient } from '../fetch/queries.ts';
import { Language } from './language.tsx';
import { createRoutes } from './routes.tsx';
import '../views/base.css';

const client = createQueryClient();
const router = createBrowserRouter(createRoutes(client), { basename: import.meta.env.BASE_URL });
const root = document.getElementById('root');
if (root === null) throw new Error('index.html · expected an element with the id “root” · found none');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Language>
        <RouterProvider router={router} />
      </Language>
    </QueryClientProvider>
  </StrictMode>,
);
