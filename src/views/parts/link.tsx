import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { use } from 'react';
import { UNSAFE_NavigationContext as NavigationContext, useLocation } from 'react-router';

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
  const { navigator } = use(NavigationContext);
  return (
    <a
      {...rest}
      href={to.startsWith('#') ? to : `${import.meta.env.BASE_URL}${to.slice(1)}`}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isPlain(event)) return;
        event.preventDefault();
        const { href, pathname, search, hash } = event.currentTarget;
        // As everywhere on the web, a link to the page that is open adds nothing to the history.
        const go = href === location.href ? navigator.replace : navigator.push;
        go(`${pathname}${search}${hash}`, state);
      }}
    >
      {children}
    </a>
  );
}

/** Whether the page is to open here, and not in a tab or a window of its own. */
function isPlain({ button, metaKey, ctrlKey, shiftKey, altKey, currentTarget }: MouseEvent<HTMLElement>) {
  const isElsewhere = metaKey || ctrlKey || shiftKey || altKey || currentTarget.hasAttribute('target');
  return button === 0 && !isElsewhere;
}

/** A link that says so where the reader is already. */
export function NavLink(props: Props) {
  const isHere = useLocation().pathname === decodeURI(props.to);
  return <Link {...props} aria-current={isHere ? 'page' : undefined} />;
}
