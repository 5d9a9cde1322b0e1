import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { compileContent } from '../../../../src/compile/compile-content.ts';
import type { Report } from '../../../../src/import/report/report.ts';
import { countItems, hasRefusals } from '../../../../src/import/report/report.ts';
import { printReportPage } from '../../../../src/import/report/report-page.ts';
import type { Source } from '../../../../src/import/source.ts';
import type { ImportOptions } from '../../../../src/import/write/write-source.ts';
import { writeSource } from '../../../../src/import/write/write-source.ts';
import { makeItem, makeSource } from './make-source.ts';

let into: string;

beforeEach(() => {
  into = mkdtempSync(path.join(tmpdir(), 'kiosque-import-'));
});

afterEach(() => {
  rmSync(into, { recursive: true });
});

function importFrom(source: Source, options: Partial<ImportOptions> = {}): Promise<Report> {
  return writeSource(source, {
    into,
    force: false,
    typography: false,
    category: 'Articles',
    isRemote: true,
    download: () => Promise.reject(new Error('nothing is fetched here')),
    signal: new AbortController().signal,
    onProgress: () => {},
    ...options,
  });
}

/** Every file of the content folder, with its bytes. */
function readAll(): ReadonlyMap<string, string> {
  const files = readdirSync(into, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.\w+$/.test(file),
  );
  return new Map(files.sort().map((file) => [file, readFileSync(path.join(into, file), 'latin1')]));
}

const FOX = 'articles/mobile/fox.json';

function readArticle(file = FOX): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(into, file), 'utf8')) as Record<string, unknown>;
}

/** Changes a file as somebody would with an editor. */
function edit(file = FOX): string {
  const text = readFileSync(path.join(into, file), 'utf8').replace('Le titre', 'Un titre à moi');
  writeFileSync(path.join(into, file), text);
  return text;
}

describe('an import', () => {
  it('writes a content folder that compiles, with links that lead into Kiosque', async () => {
    const html = '<p><a href="https://site.example/2021/03/owl/#suite">La chouette</a></p>';
    const report = await importFrom(makeSource(makeItem('fox', { html }), makeItem('owl')));

    expect(report.outcomes).toMatchObject({ added: 2 });
    expect(hasRefusals(report)).toBe(false);
    expect(readArticle()).toMatchObject({
      content_html: '<p><a href="/article/owl#suite">La chouette</a></p>',
      authors: [{ name: 'Ada Wren' }],
      _kiosque: { category: 'mobile', aliases: ['/2021/03/fox'] },
    });
    const { faults, counts } = compileContent(into);
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(counts.articles).toBe(2);
  });

  it('accounts for each item and each construct', async () => {
    const { title: _title, ...untitled } = makeItem('owl', {
      html: '<p>Une chouette. Et la suite.</p><form>x</form>',
    });
    const source = makeSource(
      makeItem('fox', { comments: 3, notes: [{ construct: '[form]', outcome: 'refused' }] }),
      untitled,
      makeItem('bare', { html: ' ' }),
      { kind: 'left', left: { at: 'export.xml:9', reason: 'private' } },
    );

    const report = await importFrom(source);

    expect(countItems(report)).toBe(4);
    expect(report.left.map(({ reason }) => reason)).toEqual(['empty', 'private']);
    expect(report.comments).toBe(3);
    expect(report.constructs).toEqual([
      {
        construct: '[form]',
        kept: 0,
        simplified: 0,
        refused: 1,
        places: [{ outcome: 'refused', at: 'export.xml:fox', file: FOX }],
      },
      { construct: 'paragraph', kept: 3, simplified: 0, refused: 0, places: [] },
    ]);
    expect(hasRefusals(report)).toBe(true);
    expect(readArticle('articles/mobile/owl.json')).toMatchObject({ title: 'Une chouette' });
  });

  it('makes a headline of a text, as it is read', async () => {
    const { title: _title, ...untitled } = makeItem('owl', {
      html: '<p>a &lt; b &amp;lt; “c&quot; &#8217;</p>',
    });

    await importFrom(makeSource(untitled));

    expect(readArticle('articles/mobile/owl.json')).toMatchObject({ title: 'a < b &lt; “c" ’' });
  });

  it('names each place of a refusal, however many, and only the first of what was simplified', async () => {
    const note = (outcome: 'refused' | 'simplified', n: number) =>
      ({ construct: '[form]', outcome, sample: `${n}` }) as const;
    const many = (outcome: 'refused' | 'simplified') =>
      Array.from({ length: 50 }, (_, n) => note(outcome, n));
    const item = makeItem('fox', { notes: [...many('simplified'), ...many('refused')] });

    const report = await importFrom(makeSource(item));

    const places = report.constructs.find(({ construct }) => construct === '[form]')?.places ?? [];
    expect(places.filter(({ outcome }) => outcome === 'refused').map(({ sample }) => sample)).toEqual(
      many('refused').map(({ sample }) => sample),
    );
    expect(places.filter(({ outcome }) => outcome === 'simplified')).toHaveLength(20);
    const page = printReportPage(report);
    expect(page.match(/refused: <a href="articles\/mobile\/fox\.json">/g)).toHaveLength(50);
  });

  it('refuses what would be no article, with the compiler’s own sentence, and goes on', async () => {
    const report = await importFrom(
      makeSource(makeItem('fox', { language: 'not a language' }), makeItem('owl')),
    );

    expect(report.outcomes).toMatchObject({ added: 1, refused: 1 });
    expect(report.refused[0]?.why).toMatch(/language · expected a language tag/);
    expect(existsSync(path.join(into, FOX))).toBe(false);
  });
});

describe('a second import', () => {
  it('of the same source writes nothing, and the same bytes elsewhere', async () => {
    const source = makeSource(makeItem('fox'), makeItem('owl'), makeItem('owl-2', { slug: 'owl' }));
    await importFrom(source);
    const before = readAll();

    const report = await importFrom(source);

    expect(report.outcomes).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
    expect(readAll()).toEqual(before);
    rmSync(into, { recursive: true });
    await importFrom(source);
    expect(readAll()).toEqual(before);
  });

  it('takes what the source has changed, and adds what is new', async () => {
    await importFrom(makeSource(makeItem('fox')));

    const report = await importFrom(
      makeSource(makeItem('owl'), makeItem('fox', { html: '<p>Corrigé.</p>' })),
    );

    expect(report.outcomes).toMatchObject({ added: 1, updated: 1 });
    expect(readArticle()).toMatchObject({ content_html: '<p>Corrigé.</p>' });
  });

  it('leaves what was edited by hand, and says so where the source has changed too', async () => {
    await importFrom(makeSource(makeItem('fox')));
    const mine = edit();
    const changed = makeSource(makeItem('fox', { html: '<p>Corrigé.</p>' }));

    expect((await importFrom(makeSource(makeItem('fox')))).byHand).toEqual([]);
    const report = await importFrom(changed);

    expect(report.outcomes).toMatchObject({ edited: 1 });
    expect(report.byHand).toEqual([{ at: 'export.xml:fox', file: FOX }]);
    expect(readFileSync(path.join(into, FOX), 'utf8')).toBe(mine);
    expect((await importFrom(changed, { force: true })).outcomes).toMatchObject({ updated: 1 });
    expect(readArticle()).toMatchObject({ content_html: '<p>Corrigé.</p>' });
  });

  it('brings nothing back that was deleted by hand', async () => {
    await importFrom(makeSource(makeItem('fox'), makeItem('owl')));
    rmSync(path.join(into, FOX));

    expect((await importFrom(makeSource(makeItem('fox'), makeItem('owl')))).outcomes).toMatchObject({
      deleted: 1,
    });
    expect(existsSync(path.join(into, FOX))).toBe(false);
  });

  it('of another source leaves what the first has brought', async () => {
    await importFrom(makeSource(makeItem('fox')));
    const feed = {
      ...makeSource(makeItem('fox', { html: '<p>Un extrait…</p>' }), makeItem('owl')),
      format: 'RSS 2.0',
    };

    expect((await importFrom(feed)).outcomes).toMatchObject({ elsewhere: 1, added: 1 });
    expect(readArticle()).toMatchObject({ content_html: '<p>Le texte de fox.</p>' });
  });

  it('goes on where a run was killed, doubles nothing, and writes over nothing', async () => {
    const source = makeSource(makeItem('fox'), makeItem('owl'));
    await importFrom(source);
    const before = readAll();
    rmSync(path.join(into, 'import.ndjson'));

    await importFrom(source);
    expect(readAll()).toEqual(before);

    rmSync(path.join(into, 'import.ndjson'));
    const mine = edit();
    expect((await importFrom(source)).outcomes).toMatchObject({ edited: 1, unchanged: 1 });
    expect(readFileSync(path.join(into, FOX), 'utf8')).toBe(mine);
  });
});

describe('a picture that cannot be fetched', () => {
  const html = '<p>Un renard.</p><img src="https://img.example/fox.jpg" alt="Un renard">';
  const refuse = (reason: string) => () => Promise.reject(new Error(reason));

  it('stays on the web where it may come yet, and is tried again by the next run', async () => {
    const source = makeSource(makeItem('fox', { html }));
    const first = await importFrom(source, { isRemote: false, download: refuse('no server of this name') });
    expect(first.pictures.failed).toEqual([
      { at: 'export.xml:fox', file: FOX, why: 'https://img.example/fox.jpg · no server of this name' },
    ]);
    expect(readArticle()['content_html']).toContain('src="https://img.example/fox.jpg"');

    const bytes = await sharp({ create: { width: 8, height: 5, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const second = await importFrom(source, { isRemote: false, download: () => Promise.resolve({ bytes }) });

    expect(second.outcomes).toMatchObject({ updated: 1 });
    expect(readArticle()['content_html']).toMatch(/src="images\/[\w/.-]+\.png"/);
    expect(
      (await importFrom(source, { isRemote: false, download: refuse('offline') })).outcomes,
    ).toMatchObject({
      unchanged: 1,
    });
  });

  it('is taken out where the server does not have it', async () => {
    await importFrom(makeSource(makeItem('fox', { html })), {
      isRemote: false,
      download: refuse('expected a file · found status 404'),
    });

    expect(readArticle()['content_html']).toBe('<p>Un renard.</p>');
  });
});

it('an import that is stopped says so, and the next one ends it', async () => {
  const stopping = new AbortController();
  const source = makeSource(...['a', 'b', 'c'].map((name) => makeItem(name)));

  const report = await importFrom(source, {
    signal: stopping.signal,
    onProgress: (done) => {
      if (done === 2) stopping.abort();
    },
  });
  const rest = await importFrom(source);

  expect({ isStopped: report.isStopped, added: report.outcomes.added }).toEqual({
    isStopped: true,
    added: 2,
  });
  expect(rest.outcomes).toMatchObject({ unchanged: 2, added: 1 });
});

it.each([
  ['no JSON', '{half', 'no JSON'],
  ['no list', '{}', 'something else'],
  ['a list of something else', '[1, null]', 'something else'],
])('a list of the folder that is %s is named in a sentence', async (_name, text, found) => {
  writeFileSync(path.join(into, 'categories.json'), text);

  const imported = importFrom(makeSource(makeItem('fox')));

  await expect(imported).rejects.toThrow(
    `categories.json · expected a list of objects · found ${found} · mend it by hand, then import again`,
  );
});

describe('a second run', () => {
  const hidden = (id: string, reason: 'draft' | 'private' | 'protected' | 'scheduled' | 'trashed') =>
    ({ kind: 'left', left: { at: 'export.xml:9', id: makeItem(id).id, reason } }) as const;

  it.each(['draft', 'private', 'protected', 'scheduled', 'trashed'] as const)(
    'takes away an article that the source has made %s, and says so',
    async (reason) => {
      await importFrom(makeSource(makeItem('fox'), makeItem('owl')));

      const report = await importFrom(makeSource(hidden('fox', reason), makeItem('owl')));

      expect(report.gone).toEqual([{ file: FOX, reason, isTaken: true }]);
      expect(countItems(report)).toBe(2);
      expect(existsSync(path.join(into, FOX))).toBe(false);
    },
  );

  it('brings it back when it is published again', async () => {
    const source = makeSource(makeItem('fox'), makeItem('owl'));
    await importFrom(source);
    await importFrom(makeSource(hidden('fox', 'draft'), makeItem('owl')));

    const report = await importFrom(source);

    expect(report.outcomes).toMatchObject({ added: 1, unchanged: 1 });
  });

  it('leaves it where somebody has edited it, unless it is forced', async () => {
    await importFrom(makeSource(makeItem('fox')));
    const text = edit();
    const source = makeSource(hidden('fox', 'private'));

    const first = await importFrom(source);
    const kept = readFileSync(path.join(into, FOX), 'utf8');
    const forced = await importFrom(source, { force: true });

    expect(first.gone).toEqual([{ file: FOX, reason: 'private', isTaken: false }]);
    expect(kept).toBe(text);
    expect(forced.gone).toEqual([{ file: FOX, reason: 'private', isTaken: true }]);
  });

  it('names what an archive does not have any more, and leaves it; a feed shows its newest only', async () => {
    await importFrom(makeSource(makeItem('fox'), makeItem('owl')));
    const source = makeSource(makeItem('owl'));

    const [archive, feed] = [await importFrom(source), await importFrom({ ...source, isWindow: true })];

    expect(archive.gone).toEqual([{ file: FOX, isTaken: false }]);
    expect(feed.gone).toEqual([]);
    expect(existsSync(path.join(into, FOX))).toBe(true);
  });
});

it('what a publisher has written in the lists of the folder stays', async () => {
  const site = { title: 'Mon journal', url: 'https://journal.example' };
  writeFileSync(path.join(into, 'site.json'), JSON.stringify(site));
  writeFileSync(
    path.join(into, 'authors.json'),
    JSON.stringify([{ slug: 'ada', name: 'Ada Wren', bio: 'À moi.' }]),
  );

  await importFrom(makeSource(makeItem('fox', { authors: ['Ada Wren', 'Élie'] })));

  expect(JSON.parse(readFileSync(path.join(into, 'site.json'), 'utf8'))).toEqual(site);
  expect(JSON.parse(readFileSync(path.join(into, 'authors.json'), 'utf8'))).toEqual([
    { slug: 'ada', name: 'Ada Wren', bio: 'À moi.' },
    { slug: 'elie', name: 'Élie' },
  ]);
});

describe('the name of the paper', () => {
  const readSite = () => JSON.parse(readFileSync(path.join(into, 'site.json'), 'utf8')) as unknown;

  it('is that of the source, with all that it says of itself', async () => {
    await importFrom({
      ...makeSource(makeItem('fox', { language: 'en' })),
      read: async function* read() {
        yield { kind: 'site', site: { title: 'The Wren', tagline: 'Small', url: 'https://wren.example/x' } };
        yield { kind: 'item', item: makeItem('fox', { language: 'en' }) };
      },
    });

    expect(readSite()).toEqual({
      title: 'The Wren',
      tagline: 'Small',
      language: 'en',
      url: 'https://wren.example',
    });
  });

  it('is added to a file that has none, and nothing else in it is touched', async () => {
    writeFileSync(path.join(into, 'site.json'), '{ "language": "br", "own": 1 }');

    await importFrom(makeSource(makeItem('fox')));

    expect(readSite()).toMatchObject({
      title: 'Le Site',
      language: 'br',
      own: 1,
      url: 'https://site.example',
    });
  });
});
