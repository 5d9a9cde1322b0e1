import type { ReactNode } from 'react';

import type { Inline } from '../../model/block.ts';
import { useNextOrigin } from '../parts/article-link.tsx';
import { Link } from '../parts/link.tsx';
import { useWords } from '../parts/words.tsx';

/** Runs of text with their marks. */
export function Runs({ runs }: { runs: readonly Inline[] }) {
  // Runs never change places: an article is replaced whole.
  return runs.map((run, index) => <Run key={index} run={run} />);
}

function Run({ run }: { run: Inline }): ReactNode {
  if (typeof run === 'string') return run;
  switch (run.kind) {
    case 'strong':
      return (
        <strong>
          <Runs runs={run.runs} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Runs runs={run.runs} />
        </em>
      );
    case 'sub':
    case 'sup':
    case 'mark': {
      const Mark = run.kind;
      return (
        <Mark>
          <Runs runs={run.runs} />
        </Mark>
      );
    }
    case 'code':
      return <code translate="no">{run.text}</code>;
    case 'link':
      return <RunLink href={run.href} runs={run.runs} />;
    case 'abbreviation':
      return (
        <abbr title={run.title}>
          <Runs runs={run.runs} />
        </abbr>
      );
    case 'note':
      return <NoteReference number={run.number} />;
    case 'break':
      return <br />;
    default:
      return run satisfies never;
  }
}

/** A link of the text: within the site it keeps the application running. */
function RunLink({ href, runs }: { href: string; runs: readonly Inline[] }) {
  const text = <Runs runs={runs} />;
  const state = useNextOrigin();
  return /^[/#]/.test(href) ? (
    <Link to={href} state={state}>
      {text}
    </Link>
  ) : (
    <a href={href}>{text}</a>
  );
}

function NoteReference({ number }: { number: number }) {
  const words = useWords();
  return (
    <sup>
      <Link
        to={`#fn-${number}`}
        state={useNextOrigin()}
        id={`fnref-${number}`}
        aria-label={words.article.note(number)}
      >
        {number}
      </Link>
    </sup>
  );
}
