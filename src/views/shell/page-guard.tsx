import type { ReactNode } from 'react';
import { Component } from 'react';

type Props = {
  /** What stands in place of a page that failed; `retry` tries the page again. */
  readonly render: (error: unknown, retry: () => void) => ReactNode;
  readonly children: ReactNode;
};

type State = { readonly failure: { readonly error: unknown } | undefined };

/** Keeps the failure of a page inside the frame: masthead, sections and footer go on. */
export class PageGuard extends Component<Props, State> {
  override state: State = { failure: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } };
  }

  override render() {
    const { failure } = this.state;
    if (failure === undefined) return this.props.children;
    return this.props.render(failure.error, () => this.setState({ failure: undefined }));
  }
}
