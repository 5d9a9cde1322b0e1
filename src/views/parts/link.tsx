import type { AnchorHTMLAttributes } from 'react';
import { useHref, useLinkClickHandler, useLocation } from 'react-router';

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  /** An address of the site, below its base, or a fragment of this page. */
  readonly to: string;
  /** What the page that opens is told of where the reader came from. */
  readonly state?: unknown;
};

/**
 * A link within the site. That of React Router has effects for features which need its own server; a page has a
 * hundred links, and all of them wake up with it and go with it.
 */
export function Link({ to, state, onClick, children, ...rest }: Props) {
  const href = useHref(to);
  const follow = useLinkClickHandler(to, { state });
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented) follow(event);
      }}
    >
      {children}
    </a>
  );
}

/** A link that says so where the reader is already. */
export function NavLink(props: Props) {
  const isHere = useLocation().pathname === decodeURI(props.to);
  return <Link {...props} aria-current={isHere ? 'page' : undefined} />;
}
