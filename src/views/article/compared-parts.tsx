import type { ArticlePart } from '../../model/article-parts.ts';
import type { ComparedPart, WordSpan } from '../../model/compare-articles.ts';
import { compareArticles } from '../../model/compare-articles.ts';
import type { ArticleFile } from '../../model/edition.ts';
import { useWords } from '../parts/words.tsx';
import styles from './comparison.module.css';
import { useVersionWords } from './version-words.ts';

/** Two versions of an article as one text: what went and came is marked, what stayed is folded. */
export function ComparedParts({ copy, current }: { copy: ArticleFile; current: ArticleFile }) {
  const parts = fold(compareArticles(copy, current));
  return (
    <div className={styles.parts}>
      {parts.map((part, index) =>
        part.kind === 'folded' ? (
          <Folded key={index} parts={part.parts} />
        ) : (
          <Compared key={index} compared={part} />
        ),
      )}
    </div>
  );
}

type Folded = { readonly kind: 'folded'; readonly parts: ArticlePart[] };
type Shown = Exclude<ComparedPart, { kind: 'unchanged' | 'removed' | 'added' }> | Whole;
/** A part that went, or came, whole. */
type Whole = { readonly kind: 'removed' | 'added'; readonly part: ArticlePart };

/** Puts parts that stayed together, as long as nothing comes between them. */
function fold(compared: readonly ComparedPart[]): readonly (Shown | Folded)[] {
  const folded: (Shown | Folded)[] = [];
  for (const one of compared) {
    if (one.kind === 'changed') folded.push(one);
    else if (one.kind !== 'unchanged') folded.push({ kind: one.kind, part: one.part });
    else {
      const last = folded.at(-1);
      const parts = last?.kind === 'folded' ? last.parts : [];
      folded.splice(parts.length > 0 ? -1 : folded.length, 1, {
        kind: 'folded',
        parts: [...parts, one.part],
      });
    }
  }
  return folded;
}

function Folded({ parts }: { parts: readonly ArticlePart[] }) {
  const words = useVersionWords();
  const { language } = useWords();
  return (
    <details className={styles.folded}>
      <summary lang={language}>{words.unchanged(parts.length)}</summary>
      {parts.map((part, index) => (
        <div key={index} className={styles.part} data-part={part.kind}>
          <Label part={part} />
          <p>{part.text}</p>
        </div>
      ))}
    </details>
  );
}

function Compared({ compared }: { compared: Shown }) {
  const words = useVersionWords();
  const { language } = useWords();
  const { kind, part } = compared;
  if (kind !== 'changed') {
    const Mark = kind === 'added' ? 'ins' : 'del';
    return (
      <div className={styles.part} data-part={part.kind} data-change={kind}>
        <Label part={part} change={words[kind]} />
        <p>
          <Mark>{part.text}</Mark>
        </p>
      </div>
    );
  }
  return (
    <div className={styles.part} data-part={part.kind} data-change={kind}>
      <Label part={part} />
      <p>
        {compared.words.map((span, index) => (
          <Span key={index} span={span} />
        ))}
      </p>
      {compared.before.media === part.media ? undefined : (
        <p className={styles.hint} lang={language}>
          {words.otherMedia}
        </p>
      )}
    </div>
  );
}

/** Words that stayed, went or came: what is seen of that is heard as well. */
function Span({ span: { kind, text } }: { span: WordSpan }) {
  const words = useVersionWords();
  const { language } = useWords();
  if (kind === 'kept') return text;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span className="visually-hidden" lang={language}>
        {kind === 'added' ? words.hearAdded : words.hearRemoved}
      </span>
      {text}
      <span className="visually-hidden" lang={language}>
        {words.hearEnd}
      </span>
    </Mark>
  );
}

/** What a part is, where its words do not say so, and what has become of it. */
function Label({ part: { kind }, change }: { part: ArticlePart; change?: string }) {
  const { parts }: { parts: Partial<Record<ArticlePart['kind'], string>> } = useVersionWords();
  const { language } = useWords();
  const label = [parts[kind], change].filter((text) => text !== undefined).join(' · ');
  return label === '' ? undefined : (
    <p className={styles.label} lang={language}>
      {label}
    </p>
  );
}
