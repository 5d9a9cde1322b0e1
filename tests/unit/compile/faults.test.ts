import { describe, expect, it } from 'vitest';

import { compileContent } from '../../../src/compile/compile-content.ts';
import { printFault } from '../../../src/model/fault.ts';
import { makeItem } from '../../support/make-article.ts';
import type { ContentFiles } from '../../support/make-content-folder.ts';
import { makeContentFolder } from '../../support/make-content-folder.ts';

/** What a publisher gets to read of a folder that is sound but for these files. */
function check(files: ContentFiles): { printed: string; isBuilt: boolean } {
  const { faults, edition } = compileContent(makeContentFolder(files));
  return { printed: faults.map(printFault).join('\n'), isBuilt: edition !== undefined };
}

const nested = (depth: number) => `${'<div>'.repeat(depth)}Un renard.${'</div>'.repeat(depth)}`;

/** Every fault with the files that have it. No two of them touch the same file, so that they can be had at once. */
const FAULTS: readonly { why: string; files: ContentFiles; printed: string }[] = [
  {
    why: 'a comma that nothing follows',
    files: { 'articles/comma.json': '{\n  "id": "comma",\n  "title": "Virgule",\n}' },
    printed:
      'articles/comma.json · line 4, column 1 · expected well-formed JSON, here double-quoted property name · found "}" · a comma, a quote or a bracket is missing or left over, there or just before',
  },
  {
    why: 'a comma that lacks',
    files: { 'articles/comma-2.json': '{\n  "id": "comma"\n  "title": "Virgule"\n}' },
    printed: `articles/comma-2.json · line 3, column 3 · expected well-formed JSON, here ',' or '}' after property value · found "\\"" · a comma, a quote or a bracket is missing or left over, there or just before`,
  },
  {
    why: 'a word that is no value, which V8 gives no position for',
    files: {
      'articles/word.json': `{\n  "id": "word",\n  "tags": ["${'a", "'.repeat(50)}"],\n  "title": Virgule,\n  "summary": "Virgule"\n}`,
    },
    printed:
      'articles/word.json · line 4, column 12 · expected well-formed JSON · found "V" · a comma, a quote or a bracket is missing or left over, there or just before',
  },
  {
    why: 'a line end inside a text',
    files: { 'articles/line.json': '{ "id": "line\nend" }' },
    printed:
      'articles/line.json · line 1, column 14 · expected well-formed JSON · found "\\n" · a comma, a quote or a bracket is missing or left over, there or just before',
  },
  {
    why: 'a file that was cut',
    files: { 'articles/cut.json': '{\n  "id": "cut",\n  "tags": [' },
    printed:
      'articles/cut.json · line 3, column 12 · expected well-formed JSON · found the end of the file · a comma, a quote or a bracket is missing or left over, there or just before',
  },
  {
    why: 'a page of errors in place of JSON',
    files: { 'articles/html.json': '<!DOCTYPE html>\n<title>500</title>' },
    printed:
      'articles/html.json · line 1, column 1 · expected well-formed JSON · found "<" · a comma, a quote or a bracket is missing or left over, there or just before',
  },
  {
    why: 'an empty file',
    files: { 'articles/empty.json': ' \n' },
    printed: 'articles/empty.json · expected JSON · found an empty file · fill it or delete it',
  },
  {
    why: 'an article without a title',
    files: { 'articles/no-title.json': makeItem({ id: 'no-title', title: undefined }) },
    printed:
      'articles/no-title.json · title · expected a headline · found nothing · write the headline under "title"',
  },
  {
    why: 'an author whose name is misspelt',
    files: {
      'articles/author.json': makeItem({
        id: 'author',
        authors: [{ name: 'Élie Antenne' }, { name: 'Yoann Poiron' }],
      }),
    },
    printed:
      'articles/author.json · authors[1].name · expected a name of authors.json · found "Yoann Poiron" · write "Yohann Poiron", or add it to authors.json',
  },
  {
    why: 'an author whom nobody resembles',
    files: { 'articles/author-2.json': makeItem({ id: 'author-2', authors: [{ name: 'Suzon Pixel' }] }) },
    printed:
      'articles/author-2.json · authors[0].name · expected a name of authors.json · found "Suzon Pixel" · write one that is there, or add it to authors.json',
  },
  {
    why: 'a category that is misspelt',
    files: { 'articles/category.json': makeItem({ id: 'category', _kiosque: { category: 'mobiles' } }) },
    printed:
      'articles/category.json · _kiosque.category · expected a category of categories.json · found "mobiles" · write "mobile", or add it to categories.json',
  },
  {
    why: 'an id that another article has (J09)',
    files: {
      'articles/id-1.json': makeItem({ id: 'twin' }),
      'articles/id-2.json': makeItem({ id: ' twin ' }),
    },
    printed:
      'articles/id-2.json · id · expected an id of its own · found "twin", as in articles/id-1.json · change one of the two',
  },
  {
    why: 'a file name that another folder has',
    files: {
      'articles/a/same.json': makeItem({ id: 'same-1' }),
      'articles/b/same.json': makeItem({ id: 'same-2' }),
    },
    printed:
      'articles/b/same.json · expected a file name of its own · found "same", as in articles/a/same.json · change one of the two',
  },
  {
    why: 'an old address that another article has, in another spelling',
    files: {
      'articles/alias-1.json': makeItem({
        id: 'alias-1',
        _kiosque: { category: 'mobile', aliases: ['/2021/fox/'] },
      }),
      'articles/alias-2.json': makeItem({
        id: 'alias-2',
        _kiosque: { category: 'mobile', aliases: ['/2020/fox', '/2021/fox'] },
      }),
    },
    printed:
      'articles/alias-2.json · _kiosque.aliases[1] · expected an old address of its own · found "/2021/fox", as in articles/alias-1.json · change one of the two',
  },
  {
    why: 'a date that no calendar has',
    files: { 'articles/date.json': makeItem({ id: 'date', date_published: '2021-02-30T10:00:00Z' }) },
    printed:
      'articles/date.json · date_published · expected a date that exists, with its time and zone · found "2021-02-30T10:00:00Z" · write it as 2026-05-03T08:00:00+02:00',
  },
  {
    why: 'a date without its zone',
    files: { 'articles/zone.json': makeItem({ id: 'zone', date_published: '2021-03-12T10:00:00' }) },
    printed:
      'articles/zone.json · date_published · expected a date that exists, with its time and zone · found "2021-03-12T10:00:00" · write it as 2026-05-03T08:00:00+02:00',
  },
  {
    why: 'a picture that is not there',
    files: {
      'articles/image.json': makeItem({
        id: 'image',
        image: 'images/absent.jpg',
        _kiosque: { category: 'mobile', image: { alt: 'Rien.' } },
      }),
    },
    printed:
      'articles/image.json · image · expected a picture file in the content folder · found "images/absent.jpg" · add the file, correct the path (it starts at the content folder), or take the picture out',
  },
  {
    why: 'a picture out of the folder',
    files: {
      'articles/climb.json': makeItem({
        id: 'climb',
        image: 'images/../../../etc/passwd',
        _kiosque: { category: 'mobile', image: { alt: 'Rien.' } },
      }),
    },
    printed:
      'articles/climb.json · image · expected a picture file in the content folder · found "images/../../../etc/passwd" · add the file, correct the path (it starts at the content folder), or take the picture out',
  },
  {
    why: 'a file that is no picture',
    files: {
      'articles/no-picture.json': makeItem({
        id: 'no-picture',
        image: 'images/text.jpg',
        _kiosque: { category: 'mobile', image: { alt: 'Rien.' } },
      }),
      'images/text.jpg': 'Un renard.',
    },
    printed:
      'articles/no-picture.json · image · expected a picture file in the content folder · found "images/text.jpg" · add the file, correct the path (it starts at the content folder), or take the picture out',
  },
  {
    why: 'a body nested 10,000 deep',
    files: { 'articles/deep.json': makeItem({ id: 'deep', content_html: nested(10_000) }) },
    printed:
      'articles/deep.json · content_html:1 · expected elements that nest at most 512 deep · found one that stands deeper · close the elements that stay open, or take out those that hold nothing',
  },
  {
    why: 'a list in place of an article',
    files: { 'articles/list.json': [makeItem()] },
    printed:
      'articles/list.json · expected a JSON Feed item · found [{"id":"le-renard","title":"Le renard","content_html":"<p>Un renard passe.</p… · write one JSON object',
  },
  {
    why: 'a name that cannot be an address',
    files: { 'articles/Nom de fichier.json': makeItem({ id: 'name' }) },
    printed:
      'articles/Nom de fichier.json · expected a file name that can be an address · found "Nom de fichier" · name the file in lower-case words joined by hyphens, such as le-premier-sms.json',
  },
  {
    why: 'wrong types everywhere (J07)',
    files: {
      'articles/types.json': {
        id: [],
        url: 1,
        title: {},
        summary: 1,
        content_html: 1,
        content_text: [],
        image: 1,
        date_published: 1,
        date_modified: {},
        authors: 'Yohann Poiron',
        tags: [1, null],
        language: 1,
        _kiosque: { category: 1, image: [], source: 'BlogNT', aliases: '/', status: 1, featured: 'yes' },
      },
    },
    printed: [
      'articles/types.json · _kiosque.aliases · expected a list of old addresses · found "/" · write ["/2021/03/fox/"]',
      'articles/types.json · _kiosque.category · expected a category · found 1 · write lower-case words joined by hyphens, such as "objets-connectes"',
      'articles/types.json · _kiosque.featured · expected true or false · found "yes" · write one of them, or leave the key out',
      'articles/types.json · _kiosque.image · expected an object · found [] · write { … } here',
      'articles/types.json · _kiosque.source · expected an object · found "BlogNT" · write { … } here',
      'articles/types.json · _kiosque.status · expected one of published, draft, private, protected, scheduled · found 1 · write one of them, or leave the key out',
      'articles/types.json · authors · expected a list of authors · found "Yohann Poiron" · write [{ "name": "…" }]',
      'articles/types.json · content_html · expected the body as HTML · found 1 · write a text under "content_html"',
      'articles/types.json · content_text · expected the body as plain text · found [] · write a text under "content_text"',
      'articles/types.json · date_modified · expected a date that exists, with its time and zone · found {} · write it as 2026-05-03T08:00:00+02:00',
      'articles/types.json · date_published · expected a date that exists, with its time and zone · found 1 · write it as 2026-05-03T08:00:00+02:00',
      'articles/types.json · id · expected an identifier · found [] · give the article an "id" that no other article has',
      'articles/types.json · image · expected a picture · found 1 · write a path such as "images/fox.jpg", or leave the key out',
      'articles/types.json · language · expected a language tag · found 1 · write it as "fr" or "en-GB"',
      'articles/types.json · summary · expected a standfirst · found 1 · write a text, or leave the key out',
      'articles/types.json · tags[0] · expected a tag · found 1 · write a text, or take the entry out',
      'articles/types.json · tags[1] · expected a tag · found null · write a text, or take the entry out',
      'articles/types.json · title · expected a headline · found {} · write the headline under "title"',
      'articles/types.json · url · expected an https or http address · found 1 · write it whole, such as https://example.org/page',
    ].join('\n'),
  },
  {
    why: 'a section of the front page that is no category',
    files: {
      'site.json': {
        title: 'Kiosque',
        url: 'https://kiosque.example',
        home: { sections: ['mobile', 'securit'] },
      },
    },
    printed:
      'site.json · home.sections[1] · expected a category of categories.json · found "securit" · write "securite", or add it to categories.json',
  },
];

describe('a content folder', () => {
  it.each(FAULTS)('is refused for $why', ({ files, printed }) => {
    const checked = check(files);

    expect(checked.printed).toBe(printed);
    expect(checked.isBuilt).toBe(false);
  });

  it('with all faults at once has them all listed in one run', () => {
    const all: ContentFiles = Object.assign({}, ...FAULTS.map(({ files }) => files));

    const checked = check(all);

    const byFile = FAULTS.map(({ printed }) => printed.split('\n')).flat();
    expect(checked.printed.split('\n').toSorted()).toEqual(byFile.toSorted());
    expect(checked.isBuilt).toBe(false);
  });

  it('with one file that has faults of every kind has them all listed in one run', () => {
    const broken = makeItem({
      id: 'twin',
      title: '',
      date_published: '3 May',
      image: 'images/none.jpg',
      content_html: '<p>Un renard.</p><img src="images/gone.png" alt="Un renard.">',
      authors: [{ name: 'Yohan Poiron' }],
      _kiosque: { category: 'mobil', aliases: ['/old/'], image: { alt: 'Un renard.' } },
    });
    const sound = makeItem({ id: 'twin', _kiosque: { category: 'mobile', aliases: ['/old'] } });

    const checked = check({ 'articles/a.json': broken, 'articles/b.json': sound });

    expect(checked.isBuilt).toBe(false);
    expect(checked.printed.split('\n').map((line) => line.split(' · ').slice(0, 2).join(' · '))).toEqual([
      'articles/a.json · _kiosque.category',
      'articles/a.json · authors[0].name',
      'articles/a.json · content_html:1',
      'articles/a.json · date_published',
      'articles/a.json · image',
      'articles/a.json · title',
      'articles/b.json · _kiosque.aliases[0]',
      'articles/b.json · id',
    ]);
  });

  it('is refused when the front matter of the whole is broken, and says it once', () => {
    const checked = check({ 'authors.json': '{', 'categories.json': [], 'site.json': 'null' });

    expect(checked.printed.split('\n')).toEqual([
      `authors.json · line 1, column 2 · expected well-formed JSON, here property name or '}' · found the end of the file · a comma, a quote or a bracket is missing or left over, there or just before`,
      'categories.json · expected a list of at least one category · found [] · write [{ "slug": "mobile", "label": "Mobile" }]',
      'site.json · expected an object · found null · write { "title": "…", "url": "https://…" }',
    ]);
  });

  it('is refused when a portrait is missing', () => {
    const checked = check({
      'authors.json': [{ slug: 'yohann-poiron', name: 'Yohann Poiron', avatar: 'images/yp.jpg' }],
    });

    expect(checked.printed).toBe(
      'authors.json · [0].avatar · expected a picture file in the content folder · found "images/yp.jpg" · add the file, correct the path (it starts at the content folder), or take the picture out',
    );
  });

  it('is refused when a folder stands where a file belongs', () => {
    const checked = check({ 'site.json': undefined, 'site.json/readme.txt': '' });

    expect(checked.printed).toBe(
      'site.json · expected a file · found a folder · see “Put your own articles in” in the README',
    );
  });

  it('may begin its files with a byte order mark, as Windows does', () => {
    expect(check({ 'articles/bom.json': `\ufeff${JSON.stringify(makeItem({ id: 'bom' }))}` })).toEqual({
      printed: '',
      isBuilt: true,
    });
  });
});
