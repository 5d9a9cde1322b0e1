import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ArticlePart } from '../../../src/model/article-parts.ts';
import { hasChangedSince, listParts, nameSight } from '../../../src/model/article-parts.ts';
import type { Block } from '../../../src/model/block.ts';
import type { ComparedPart } from '../../../src/model/compare-articles.ts';
import { compareArticles } from '../../../src/model/compare-articles.ts';
import type { ArticleFile } from '../../../src/model/edition.ts';
import { FORMAT } from '../../../src/model/edition.ts';
import type { Picture } from '../../../src/model/picture.ts';
import { toSlug } from '../../../src/model/slug.ts';
import { makeInstant } from '../../support/make-article.ts';
import { makeCard } from '../../support/make-card.ts';

const PICTURE: Picture = {
  source: { kind: 'local', stem: 'renard.1f2e3d4c' },
  alt: 'Un renard',
  width: 9,
  height: 9,
};

const FIRST = 'Le renard traverse la ville chaque nuit, sans bruit.';
const SECOND = 'Personne ne le voit, sauf le boulanger du quartier.';
const THIRD = 'Au matin il dort déjà sous un vieux pont.';

function makeFile(texts: readonly string[] = [FIRST, SECOND, THIRD], overrides: Partial<ArticleFile> = {}) {
  return makeFileOf(
    texts.map((text) => ({ kind: 'paragraph', runs: [text] })),
    overrides,
  );
}

function makeFileOf(body: Block[], overrides: Partial<ArticleFile> = {}): ArticleFile {
  return {
    format: FORMAT,
    numbering: '0a1b2c3d',
    card: makeCard({ picture: PICTURE, authors: [{ slug: toSlug('ada'), name: 'Ada' }] }),
    standfirst: 'Il vit parmi nous.',
    caption: 'Rue des Lilas.',
    authors: [],
    body,
    ...overrides,
  };
}

/** One of the two versions, from what was said of both. */
function readVersion(compared: readonly ComparedPart[], version: 'before' | 'after'): readonly ArticlePart[] {
  const absent = version === 'before' ? 'added' : 'removed';
  return compared.flatMap((one) => {
    if (one.kind === absent) return [];
    if (one.kind !== 'changed') return [one.part];
    const whole = version === 'before' ? one.before : one.part;
    const text = one.words
      .filter(({ kind }) => kind !== absent)
      .map((span) => span.text)
      .join('');
    return [{ ...whole, text }];
  });
}

const changesOf = (before: ArticleFile, after: ArticleFile) =>
  compareArticles(before, after).filter(({ kind }) => kind !== 'unchanged');

describe('whether an article has changed', () => {
  const { card } = makeFile();

  it.each<[why: string, after: ArticleFile]>([
    ['the same article', makeFile()],
    ['another numbering of the edition', makeFile(undefined, { numbering: 'ffffffff' })],
    [
      'another ordinal, other minutes, other tags',
      makeFile(undefined, {
        card: makeCard({ ...card, ordinal: 9, minutes: 8, tags: [{ slug: toSlug('nuit'), name: 'Nuit' }] }),
      }),
    ],
    ['a date of revision alone', makeFile(undefined, { modified: makeInstant('2026-05-03T08:00:00Z') })],
    [
      'an emphasis',
      makeFileOf([
        { kind: 'paragraph', runs: [{ kind: 'emphasis', runs: [FIRST] }] },
        ...makeFile([SECOND, THIRD]).body,
      ]),
    ],
  ])('is not said for %s', (_why, after) => {
    expect(hasChangedSince(makeFile(), after)).toBe(false);
    expect(changesOf(makeFile(), after)).toEqual([]);
  });

  it('is not said for a space that became one that does not break', () => {
    const [before, after] = [
      makeFile(['Qui est là ? « Moi ! »']),
      makeFile(['Qui est là\u202f? «\u00a0Moi\u202f!\u00a0»']),
    ];

    expect(hasChangedSince(before, after)).toBe(false);
    expect(changesOf(before, after)).toEqual([]);
  });

  it('is not said for an article that is older than the copy', () => {
    const [late, early] = ['2026-05-03T08:00:00Z', '2026-05-02T08:00:00Z'].map((text) => makeInstant(text));
    const copy = makeFile([FIRST], { ...(late && { modified: late }) });

    expect(hasChangedSince(copy, makeFile([SECOND], { ...(early && { modified: early }) }))).toBe(false);
    expect(hasChangedSince(copy, makeFile([SECOND]))).toBe(false);
    expect(hasChangedSince(copy, makeFile([SECOND], { ...(late && { modified: late }) }))).toBe(true);
  });

  it.each<[what: string, kind: string, after: ArticleFile]>([
    ['headline', 'changed headline', makeFile(undefined, { card: { ...card, headline: 'Le loup' } })],
    ['standfirst', 'changed standfirst', makeFile(undefined, { standfirst: 'Il vit seul.' })],
    [
      'byline',
      'changed authors',
      makeFile(undefined, { card: { ...card, authors: [{ slug: toSlug('ada'), name: 'Ada Wren' }] } }),
    ],
    [
      'lead picture',
      'changed picture',
      makeFile(undefined, {
        card: { ...card, picture: { ...PICTURE, source: { kind: 'local', stem: 'renard.99999999' } } },
      }),
    ],
    ['caption', 'changed caption', makeFile(undefined, { caption: 'Rue des Roses.' })],
    ['credit', 'changed caption', makeFile(undefined, { credit: 'Ada' })],
    ['paragraph', 'changed paragraph', makeFile([FIRST, SECOND.replace('boulanger', 'facteur'), THIRD])],
    ['paragraph that came', 'added paragraph', makeFile([FIRST, SECOND, 'Rien de tel ailleurs.', THIRD])],
    ['paragraph that went', 'removed paragraph', makeFile([FIRST, THIRD])],
  ])('is said for another %s', (_what, kind, after) => {
    expect(hasChangedSince(makeFile(), after)).toBe(true);
    expect(changesOf(makeFile(), after).map((one) => `${one.kind} ${one.part.kind}`)).toEqual([kind]);
  });

  it('is said for a picture, a film and a note deep in the body', () => {
    const quote = (block: Block) => makeFileOf([{ kind: 'quote', blocks: [block] }]);
    const film = (url: string): Block => ({ kind: 'video', url });
    const note = (text: string): Block => ({
      kind: 'footnotes',
      notes: [[{ kind: 'paragraph', runs: [text] }]],
    });

    expect(hasChangedSince(quote(film('https://a.example/1')), quote(film('https://a.example/2')))).toBe(
      true,
    );
    expect(hasChangedSince(quote(note('un')), quote(note('deux')))).toBe(true);
  });
});

describe('what has changed', () => {
  it('is told word by word', () => {
    const after = makeFile([FIRST, 'Personne ne l’entend, sauf la boulangère du quartier.', THIRD]);

    const [change] = changesOf(makeFile(), after);

    expect(change).toMatchObject({
      kind: 'changed',
      words: [
        { kind: 'kept', text: 'Personne ne ' },
        { kind: 'removed', text: 'le voit' },
        { kind: 'added', text: 'l’entend' },
        { kind: 'kept', text: ', sauf ' },
        { kind: 'removed', text: 'le boulanger' },
        { kind: 'added', text: 'la boulangère' },
        { kind: 'kept', text: ' du quartier.' },
      ],
    });
  });

  it('is told where it stands: a block that moved went from one place and came to the other', () => {
    const compared = compareArticles(makeFile(), makeFile([THIRD, FIRST, SECOND]));

    const body = compared.filter(({ part }) => part.kind === 'paragraph');
    expect(body.map(({ kind, part }) => [kind, part.text])).toEqual([
      ['added', THIRD],
      ['unchanged', FIRST],
      ['unchanged', SECOND],
      ['removed', THIRD],
    ]);
  });

  it('keeps a paragraph that was written anew apart from those around it', () => {
    const after = makeFile([
      FIRST,
      `${SECOND} Il lui laisse du pain.`,
      'Une tout autre histoire commence ici.',
      THIRD,
    ]);

    expect(changesOf(makeFile(), after).map(({ kind, part }) => [kind, part.text.slice(0, 12)])).toEqual([
      ['changed', 'Personne ne '],
      ['added', 'Une tout aut'],
    ]);
  });

  it('is told of two long texts that have nothing in common', () => {
    const [before, after] = ['a', 'b'].map((letter) =>
      makeFile(Array.from({ length: 1500 }, (_, index) => `${letter}${index} seul`)),
    );
    if (before === undefined || after === undefined) throw new Error('no files');

    const compared = compareArticles(before, after);

    const body = compared.filter(({ part }) => part.kind === 'paragraph');
    expect(body.filter(({ kind }) => kind === 'removed')).toHaveLength(1500);
    expect(body.filter(({ kind }) => kind === 'added')).toHaveLength(1500);
  });
});

describe('a comparison', () => {
  const word = fc.constantFrom(
    'le',
    'renard',
    'l’été',
    'dort',
    '«',
    '»',
    '!',
    '\u00a0',
    '\u202f',
    ' ',
    '\n',
    'ß',
    '🦊',
    '東京',
    '',
  );
  const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
  const block = fc.oneof(
    text.map((words): Block => ({ kind: 'paragraph', runs: [words] })),
    text.map((words): Block => ({ kind: 'heading', level: 2, id: words, runs: [words] })),
    text.map((words): Block => ({ kind: 'code', text: words })),
    fc.tuple(text, fc.constantFrom('a', 'b')).map(([alt, stem]): Block => ({
      kind: 'image',
      picture: { ...PICTURE, alt, source: { kind: 'local', stem } },
    })),
    fc.constant<Block>({ kind: 'divider' }),
  );
  const file = fc
    .tuple(fc.array(block, { maxLength: 10 }), text, fc.option(text, { nil: undefined }))
    .map(([body, headline, standfirst]) => {
      const { standfirst: _own, ...whole } = makeFileOf(body, { card: makeCard({ headline }) });
      return standfirst === undefined ? whole : { ...whole, standfirst };
    });

  it('gives both versions back, and nothing else', () => {
    fc.assert(
      fc.property(file, file, (before, after) => {
        const compared = compareArticles(before, after);

        expect(readVersion(compared, 'before').map(nameSight)).toEqual(listParts(before).map(nameSight));
        expect(readVersion(compared, 'after')).toEqual(listParts(after));
      }),
      { numRuns: 500 },
    );
  });

  it('finds a change where a reader would, and only there', () => {
    fc.assert(
      fc.property(file, file, (before, after) => {
        const isSame = compareArticles(before, after).every(({ kind }) => kind === 'unchanged');

        expect(hasChangedSince(before, after)).toBe(!isSame);
        expect(compareArticles(before, before).every(({ kind }) => kind === 'unchanged')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
