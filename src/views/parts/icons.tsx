import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** A ribbon: a saved page. It fills when pressed, through `aria-pressed` of the button around it. */
export function RibbonIcon() {
  return (
    <Icon>
      <path d="M6.5 3.5h11v17l-5.5-4.2-5.5 4.2z" />
    </Icon>
  );
}

/** A magnifying glass. */
export function SearchIcon() {
  return (
    <Icon>
      <path d="M21 21l-6-6M4 10.5a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0z" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="M6 6l12 12M18 6L6 18" />
    </Icon>
  );
}

export function ShareIcon() {
  return (
    <Icon>
      <path d="M12 15V3.5M7.5 8L12 3.5 16.5 8M5 12.5v8h14v-8" />
    </Icon>
  );
}

export function PlayIcon() {
  return (
    <Icon>
      <path d="M7 4.5l13 7.5-13 7.5z" fill="currentColor" />
    </Icon>
  );
}
