import { QueryErrorResetBoundary } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Component } from 'react';

/** What stands in place of a part that failed; `retry` tries the part again, and what it fetches. */
type Failed = (error: unknown, retry: () => void) => ReactNode;

/** Keeps a failure inside the part of the page where it happens: a block, a section, a page in its frame. */
export function Guard({ renderFailure, children }: { renderFailure: Failed; children: ReactNode }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary renderFailure={renderFailure} reset={reset}>
          {children}
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  );
}

type Props = { readonly renderFailure: Failed; readonly reset: () => void; readonly children: ReactNode };
type State = { readonly failure: { readonly error: unknown } | undefined };

class Boundary extends Component<Props, State> {
  override state: State = { failure: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } };
  }

  override render() {
    const { failure } = this.state;
    const { renderFailure, reset, children } = this.props;
    if (failure === undefined) return children;
    return renderFailure(failure.error, () => {
      reset();
      this.setState({ failure: undefined });
    });
  }
}
