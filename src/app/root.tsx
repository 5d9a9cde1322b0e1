import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { StrictMode, useEffect } from 'react';

import { Guard } from '../views/parts/guard.tsx';
import { FailurePage } from '../views/shell/failure.tsx';
import { App } from './app.tsx';
import { Language } from './language.tsx';

type Props = {
  readonly client: QueryClient;
  /** Puts the application into the router of a browser, or of a page that is prerendered. */
  readonly route: (app: ReactNode) => ReactNode;
  /** Called once, when the frame of the page answers. */
  readonly onAwake?: () => void;
};

/**
 * The application whole: the same tree in the browser and while pages are prerendered. A failure of the frame around the
 * pages still leaves a page that says so.
 */
export function Root({ client, route, onAwake }: Props) {
  useEffect(() => onAwake?.(), [onAwake]);
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <Language>
          {route(
            <Guard renderFailure={(error, retry) => <FailurePage error={error} retry={retry} />}>
              <App />
            </Guard>,
          )}
        </Language>
      </QueryClientProvider>
    </StrictMode>
  );
}
