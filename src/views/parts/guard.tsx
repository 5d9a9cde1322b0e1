import { QueryErrorResetBoundary } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Component } from 'react';

/** What stands in place of a part that failed; `retry` tries the part again, and what it fetches. */
type Failed = (error: unknown, retry: () => void) => ReactNode;

type GuardProps = {
  readonly renderFailure: Failed;
  /** A failure is forgotten when this changes: the address, for a page. */
  readonly of?: string;
  readonly children: ReactNode;
};

/** Keeps a failure inside the part of the page where it happens: a block, a section, a page in its frame. */
export function Guard({ of = '', ...props }: GuardProps) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => <Boundary {...props} of={of} reset={reset} />}
    </QueryErrorResetBoundary>
  );
}

type Props = Required<GuardProps> & { readonly reset: () => void };
type State = { readonly of: string; readonly failure: { readonly error: unknown } | undefined };

class Boundary extends Component<Props, State> {
  override state: State = { of: this.props.of, failure: undefined };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error } };
  }

  static getDerivedStateFromProps({ of }: Props, state: State): State | null {
    return of === state.of ? null : { of, failure: undefined };
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
