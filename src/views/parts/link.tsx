import { useLocation } from './history-entry.ts';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { use } from 'react';
import { UNSAFE_NavigationContext as NavigationContext } from 'react-router';

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  /** An address of the site, below its base, or a fragment of this page. */
  readonly to: string;
  /** What the page that opens is told of where the reader came from. */
  readonly state?: unknown;
};

/**
 * A link within the site. That of React Router listens to the address and has effects for features which need its own
 * server; a page has a hundred links, and all of them wake up with it and go with it.
 */
export function Link({ to, state, onClick, children, ...rest }: Props) {
  const go = useGo();
  return (
    <a
      {...rest}
      href={toHref(to)}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isPlain(event)) return;
        event.preventDefault();
        // As everywhere on the web, a link to the page that is open adds nothing to the history.
        go(to, { state, replace: event.currentTarget.href === location.href });
      }}
    >
      {children}
    </a>
  );
}

type GoOptions = { readonly replace?: boolean; readonly state?: unknown };

/**
 * Gives the function that opens an address of the site, or a fragment of this page. That of React Router matches routes,
 * of which there are none, and weighs 3 kB (gzip) with them.
 */
export function useGo(): (to: string, options?: GoOptions) => void {
  const { navigator } = use(NavigationContext);
  return (to, { replace = false, state } = {}) => {
    const { pathname, search, hash } = new URL(toHref(to), location.href);
    navigator[replace ? 'replace' : 'push'](`${pathname}${search}${hash}`, state);
  };
}

function toHref(to: string): string {
  return to.startsWith('#') ? to : `${import.meta.env.BASE_URL}${to.slice(1)}`;
}

/** Tells whether a click is to open a page here, and not in a tab or a window of its own. */
export function isPlain(event: MouseEvent<HTMLElement>): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey, currentTarget } = event;
  const isElsewhere = metaKey || ctrlKey || shiftKey || altKey || currentTarget.hasAttribute('target');
  return button === 0 && !isElsewhere;
}

/** A link that says so where the reader is already. */
export function NavLink(props: Props) {
  const isHere = useLocation().pathname === decodeURI(props.to);
  return <Link {...props} aria-current={isHere ? 'page' : undefined} />;
}
