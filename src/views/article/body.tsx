import type { ReactNode } from 'react';
import { Fragment, createContext, use } from 'react';

import type { Block, ImageBlock, Row } from '../../model/block.ts';
import { useNextOrigin } from '../parts/article-link.tsx';
import { FailedPart } from '../parts/faces.tsx';
import { Guard } from '../parts/guard.tsx';
import { Link } from '../parts/link.tsx';
import { PictureView } from '../parts/picture-view.tsx';
import { useWords } from '../parts/words.tsx';
import styles from './body.module.css';
import { Embed } from './embed.tsx';
import { Caption } from './caption.tsx';
import { PlateLink } from './plate-link.tsx';
import { Runs } from './runs.tsx';

/** The numbers by which addresses name parts of an article: `#p-14`, `#img-2`. */
const NumbersContext = createContext<ReadonlyMap<Block, number>>(new Map());

/**
 * The body of an article: its blocks as elements. A block that fails leaves the others standing.
 *
 * @param before how many pictures of the article stand before the body.
 */
export function Body({ blocks, before }: { blocks: readonly Block[]; before: number }) {
  return (
    <NumbersContext value={numberParts(blocks, before)}>
      <div className={styles.body}>
        <Blocks blocks={blocks} />
      </div>
    </NumbersContext>
  );
}

/** The pictures of a body, in the order of the text. */
export function listImages(blocks: readonly Block[]): readonly ImageBlock[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'gallery') return block.images;
    return block.kind === 'image' ? [block] : [];
  });
}

/** Numbers the paragraphs at the top of a body from 1, and its pictures after those before it. */
function numberParts(blocks: readonly Block[], before: number): ReadonlyMap<Block, number> {
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph');
  return new Map<Block, number>([
    ...paragraphs.map((block, index) => [block, index + 1] as const),
    ...listImages(blocks).map((block, index) => [block, before + index + 1] as const),
  ]);
}

/** Blocks, each behind its own guard. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => (
    // Blocks never change places: an article is replaced whole.
    <Guard key={index} renderFailure={() => <FailedPart />}>
      <BlockView block={block} />
    </Guard>
  ));
}

function BlockView({ block }: { block: Block }): ReactNode {
  const number = use(NumbersContext).get(block);
  switch (block.kind) {
    case 'paragraph':
      return (
        <p id={number === undefined ? undefined : `p-${number}`}>
          <Runs runs={block.runs} />
        </p>
      );
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return (
        <Heading id={block.id}>
          <Runs runs={block.runs} />
        </Heading>
      );
    }
    case 'image':
      return <Image block={block} />;
    case 'gallery':
      return <Gallery block={block} />;
    case 'quote':
      return (
        <figure className={styles.quote}>
          <blockquote>
            <Blocks blocks={block.blocks} />
          </blockquote>
          <Caption runs={block.cite} />
        </figure>
      );
    case 'pullquote':
      return (
        <aside className={styles.pullquote}>
          <p>
            <Runs runs={block.runs} />
          </p>
          {block.cite === undefined ? undefined : (
            <p className={styles.cite}>
              <Runs runs={block.cite} />
            </p>
          )}
        </aside>
      );
    case 'list':
      return <List block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'code':
      return <Code text={block.text} language={block.language} />;
    case 'embed':
      return <Embed block={block} />;
    case 'audio':
    case 'video':
      return <Media block={block} />;
    case 'footnotes':
      return <Footnotes notes={block.notes} />;
    case 'divider':
      return <hr />;
    case 'details':
      return (
        <details className={styles.details}>
          <summary>
            <Runs runs={block.summary} />
          </summary>
          <Blocks blocks={block.blocks} />
        </details>
      );
    default:
      return block satisfies never;
  }
}

function Image({ block }: { block: ImageBlock }) {
  const number = use(NumbersContext).get(block);
  const picture = <PictureView picture={block.picture} sizes="(min-width: 48rem) 45rem, 100vw" />;
  return (
    <figure className={styles.image} id={number === undefined ? undefined : `img-${number}`}>
      {number === undefined || block.picture.source.kind === 'remote' ? (
        picture
      ) : (
        <PlateLink number={number} alt={block.picture.alt}>
          {picture}
        </PlateLink>
      )}
      <Caption runs={block.caption} />
    </figure>
  );
}

function Gallery({ block }: { block: Extract<Block, { kind: 'gallery' }> }) {
  const words = useWords();
  return (
    <figure className={styles.gallery} role="group" aria-label={words.article.gallery}>
      <div className={styles.frames} data-count={block.images.length}>
        {block.images.map((image, index) => (
          <Image key={index} block={image} />
        ))}
      </div>
      <Caption runs={block.caption} />
    </figure>
  );
}

function List({ block }: { block: Extract<Block, { kind: 'list' }> }) {
  // An item of one paragraph reads as text; the paragraph would only add space.
  const items = block.items.map((blocks, index) => {
    const [first, ...rest] = blocks;
    return (
      <li key={index}>
        {first?.kind === 'paragraph' ? <Runs runs={first.runs} /> : <Blocks blocks={blocks.slice(0, 1)} />}
        <Blocks blocks={rest} />
      </li>
    );
  });
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
}

function Table({ block }: { block: Extract<Block, { kind: 'table' }> }) {
  const words = useWords();
  const print = (rows: readonly Row[], Cell: 'th' | 'td') =>
    rows.map((row, index) => (
      <tr key={index}>
        {row.map((runs, column) =>
          Cell === 'th' && runs.length > 0 ? (
            <th key={column} scope="col">
              <Runs runs={runs} />
            </th>
          ) : (
            // The empty corner of a table heads nothing.
            <td key={column}>
              <Runs runs={runs} />
            </td>
          ),
        )}
      </tr>
    ));
  return (
    // A wide table scrolls in its own box, which the keyboard must reach.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.table} tabIndex={0} role="region" aria-label={words.article.table}>
      <table>
        {block.caption === undefined ? undefined : (
          <caption>
            <Runs runs={block.caption} />
          </caption>
        )}
        {block.head.length === 0 ? undefined : <thead>{print(block.head, 'th')}</thead>}
        <tbody>{print(block.rows, 'td')}</tbody>
      </table>
    </div>
  );
}

function Code({ text, language }: { text: string; language: string | undefined }) {
  const words = useWords();
  return (
    // Long lines scroll in their own box, which the keyboard must reach.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.code} tabIndex={0} role="region" aria-label={words.article.code}>
      <pre data-language={language}>
        <code translate="no">{text}</code>
      </pre>
    </div>
  );
}

function Media({ block }: { block: Extract<Block, { kind: 'audio' | 'video' }> }) {
  const Player = block.kind;
  const src = block.url.startsWith('/') ? `${import.meta.env.BASE_URL}${block.url.slice(1)}` : block.url;
  return (
    <figure className={styles.media}>
      {/* What the publisher gives has no caption track; `none` asks the network for nothing before the reader does. */}
      <Player controls preload="none" src={src} title={block.title} />
      <Caption runs={block.caption} />
    </figure>
  );
}

function Footnotes({ notes }: { notes: readonly (readonly Block[])[] }) {
  const words = useWords();
  const state = useNextOrigin();
  return (
    <section className={styles.footnotes} aria-labelledby="footnotes">
      <h2 id="footnotes" lang={words.language}>
        {words.article.footnotes}
      </h2>
      <ol>
        {notes.map((blocks, index) => (
          <li key={index} id={`fn-${index + 1}`}>
            {blocks.map((block, place) => (
              <Fragment key={place}>
                {/* The last one shares its line with the way back. */}
                {block.kind === 'paragraph' && place === blocks.length - 1 ? (
                  <Runs runs={block.runs} />
                ) : (
                  <Blocks blocks={[block]} />
                )}
              </Fragment>
            ))}{' '}
            <Link to={`#fnref-${index + 1}`} state={state} aria-label={words.article.backToText(index + 1)}>
              ↩
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
