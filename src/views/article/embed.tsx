import { useState } from 'react';

import type { Block } from '../../model/block.ts';
import { PlayIcon } from '../parts/icons.tsx';
import { useWords } from '../parts/words.tsx';
import { Caption } from './caption.tsx';
import styles from './embed.module.css';

/** Something of another site, still until the reader asks: no request leaves before the click. */
export function Embed({ block }: { block: Extract<Block, { kind: 'embed' }> }) {
  const words = useWords();
  const [isPlaying, setIsPlaying] = useState(false);
  return (
    <figure className={styles.embed}>
      {isPlaying && block.player !== undefined ? (
        <iframe
          className={styles.player}
          src={block.player}
          title={block.title}
          allow="fullscreen; encrypted-media; picture-in-picture"
          // The player is of another origin: `allow-same-origin` gives it its own storage there, not ours.
          // oxlint-disable-next-line react/iframe-missing-sandbox
          sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"
          referrerPolicy="strict-origin-when-cross-origin"
        />
      ) : (
        <div className={styles.facade}>
          <p className={styles.provider}>{block.provider}</p>
          <p className={styles.title}>{block.title}</p>
          {block.player === undefined ? undefined : (
            <button type="button" onClick={() => setIsPlaying(true)}>
              <PlayIcon />
              <span>{words.article.play(block.provider)}</span>
            </button>
          )}
          <p>
            <a href={block.url}>{words.article.embed(block.provider)}</a>
          </p>
          <p className={styles.notice}>{words.article.embedNotice(block.provider)}</p>
        </div>
      )}
      <Caption runs={block.caption} />
    </figure>
  );
}
