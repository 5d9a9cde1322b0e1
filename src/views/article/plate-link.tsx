import type { ReactNode } from 'react';

import { useLocation } from '../parts/history-entry.ts';
import { Link } from '../parts/link.tsx';
import { useWords } from '../parts/words.tsx';

/** A picture that opens large; the history entry says that Back closes it again. */
export function PlateLink({ number, alt, children }: { number: number; alt: string; children: ReactNode }) {
  const words = useWords();
  const state: unknown = useLocation().state;
  return (
    <Link
      to={`#img-${number}`}
      state={{ ...(typeof state === 'object' ? state : {}), isPlate: true }}
      aria-label={words.article.enlarge(number, alt)}
    >
      {children}
    </Link>
  );
}
