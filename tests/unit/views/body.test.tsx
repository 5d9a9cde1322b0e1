import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { en } from '../../../src/messages/en.ts';
import type { Block, ImageBlock, Inline } from '../../../src/model/block.ts';
import { readBlocks, readRuns } from '../../../src/model/block.ts';
import { Body } from '../../../src/views/article/body.tsx';
import type { Part } from './render.tsx';
import { render } from './render.tsx';

function renderBody(blocks: readonly Block[], before = 0): Part {
  return render(<Body blocks={blocks} before={before} />);
}

function renderRuns(...runs: readonly Inline[]): Part {
  return renderBody([{ kind: 'paragraph', runs }]).one('p');
}

function paragraph(...runs: readonly Inline[]): Block {
  return { kind: 'paragraph', runs };
}

function makeImage(alt = 'Un renard.', caption?: readonly Inline[]): ImageBlock {
  const picture = {
    source: { kind: 'local', stem: 'renard.1f2e3d4c' },
    alt,
    width: 1600,
    height: 1067,
  } as const;
  return { kind: 'image', picture, ...(caption === undefined ? {} : { caption }) };
}

/** One block of each kind: a kind that lacks here does not compile. */
const EXAMPLES: { readonly [Kind in Block['kind']]: Block & { readonly kind: Kind } } = {
  paragraph: { kind: 'paragraph', runs: ['Un renard passe.'] },
  heading: { kind: 'heading', level: 2, id: 'la-nuit', runs: ['La nuit'] },
  image: makeImage('Un renard.', ['Il passe.']),
  gallery: { kind: 'gallery', images: [makeImage('Un'), makeImage('Deux')], caption: ['Deux vues'] },
  quote: { kind: 'quote', blocks: [paragraph('Il passe.')], cite: ['Le chasseur'] },
  pullquote: { kind: 'pullquote', runs: ['Il passe.'], cite: ['Le chasseur'] },
  list: { kind: 'list', ordered: false, items: [[paragraph('Un')], [paragraph('Deux')]] },
  table: { kind: 'table', head: [[['Bête'], ['Pattes']]], rows: [[['Renard'], ['4']]] },
  code: { kind: 'code', text: 'renard()' },
  embed: { kind: 'embed', provider: 'YouTube', url: 'https://www.youtube.com/watch?v=x', title: 'Le renard' },
  audio: { kind: 'audio', url: 'https://sons.example/renard.mp3', title: 'Son cri' },
  video: { kind: 'video', url: 'https://sons.example/renard.mp4', title: 'Son pas' },
  footnotes: { kind: 'footnotes', notes: [[paragraph('Une note.')]] },
  divider: { kind: 'divider' },
  details: { kind: 'details', summary: ['Le renard'], blocks: [paragraph('Il passe.')] },
};

describe('every kind of block', () => {
  it.each(Object.values(EXAMPLES).map((block) => ({ kind: block.kind, block })))(
    'shows all its text: $kind',
    ({ block }) => {
      const shown = renderBody([block]).text.replaceAll(/\s+/g, '');

      const texts = readBlocks([block]).split(/\s+/);

      expect(texts.filter((text) => !shown.includes(text))).toEqual([]);
    },
  );

  it('stands in the order of the article', () => {
    const blocks = [EXAMPLES.heading, paragraph('Un'), EXAMPLES.divider, paragraph('Deux')];

    const body = renderBody(blocks);

    expect(body.all('h2', 'p', 'hr').map(({ tag }) => tag)).toEqual(['h2', 'p', 'hr', 'p']);
  });
});

describe('a paragraph', () => {
  it('has a number in its address, counted at the top of the body only', () => {
    const body = renderBody([paragraph('Un'), EXAMPLES.quote, EXAMPLES.details, paragraph('Deux')]);

    const ids = body.all('p').map(({ text, attributes }) => [text, attributes['id']]);

    expect(ids).toEqual([
      ['Un', 'p-1'],
      ['Il passe.', undefined],
      ['Il passe.', undefined],
      ['Deux', 'p-2'],
    ]);
  });
});

describe('a heading', () => {
  it.each([2, 3, 4] as const)('of level %i is one, under its id', (level) => {
    const heading = renderBody([{ ...EXAMPLES.heading, level }]).one(`h${level}`);

    expect(heading.attributes['id']).toBe('la-nuit');
    expect(heading.text).toBe('La nuit');
  });
});

describe('an image', () => {
  it('is a figure with its alternative, its size and its caption', () => {
    const figure = renderBody([EXAMPLES.image]).one('figure');

    expect(figure.one('img').attributes).toMatchObject({ alt: 'Un renard.', width: '1600', height: '1067' });
    expect(figure.one('figcaption').text).toBe('Il passe.');
  });

  it('has no caption where none was written', () => {
    expect(renderBody([makeImage()]).all('figcaption')).toEqual([]);
  });

  it('has a number in its address, after the pictures before the body, and opens large there', () => {
    const body = renderBody([makeImage(), EXAMPLES.gallery, makeImage()], 1);

    const single = body.all('figure').filter((figure) => figure.all('figure').length === 0);

    expect(single.map(({ attributes }) => attributes['id'])).toEqual(['img-2', 'img-3', 'img-4', 'img-5']);
    expect(single.map((figure) => figure.one('a').target)).toEqual([
      '/article/renard#img-2',
      '/article/renard#img-3',
      '/article/renard#img-4',
      '/article/renard#img-5',
    ]);
  });

  it('of another site is not fetched, and says whose it is and what it shows', () => {
    const picture = {
      source: { kind: 'remote', url: 'https://photos.example/renard.jpg' },
      alt: 'Un renard.',
      width: 0,
      height: 0,
    } as const;

    const figure = renderBody([{ kind: 'image', picture }]).one('figure');

    expect(figure.all('img', 'picture', 'source', 'a')).toEqual([]);
    expect(figure.text).toContain('photos.example');
    expect(figure.text).toContain('Un renard.');
    expect(figure.one('button').name).toBe('Afficher l’image');
  });
});

describe('a gallery', () => {
  it('is a group with a name, one figure for each picture, and a caption', () => {
    const gallery = renderBody([EXAMPLES.gallery]).all('figure')[0];

    expect(gallery?.attributes).toMatchObject({ role: 'group', 'aria-label': 'Galerie' });
    expect(gallery?.all('img').map(({ name }) => name)).toEqual(['Un', 'Deux']);
    expect(gallery?.one('figcaption').text).toBe('Deux vues');
  });

  it('is named in the reader’s language', () => {
    const gallery = render(<Body blocks={[EXAMPLES.gallery]} before={0} />, { words: en }).all('figure')[0];

    expect(gallery?.name).toBe('Gallery');
  });
});

describe('a quote', () => {
  it('is a blockquote with its source outside of it', () => {
    const figure = renderBody([EXAMPLES.quote]).one('figure');

    expect(figure.one('blockquote').text).toBe('Il passe.');
    expect(figure.one('figcaption').text).toBe('Le chasseur');
  });
});

describe('a pull quote', () => {
  it('stands aside, for it repeats the text', () => {
    const aside = renderBody([EXAMPLES.pullquote]).one('aside');

    expect(aside.all('p').map(({ text }) => text)).toEqual(['Il passe.', 'Le chasseur']);
  });
});

describe('a list', () => {
  it('has its items, whose single paragraph is plain text', () => {
    const list = renderBody([EXAMPLES.list]).one('ul');

    expect(list.all('li').map(({ text }) => text)).toEqual(['Un', 'Deux']);
    expect(list.all('p')).toEqual([]);
  });

  it('goes on counting from where it is told', () => {
    const list = renderBody([{ ...EXAMPLES.list, ordered: true, start: 5 }]).one('ol');

    expect(list.attributes['start']).toBe('5');
  });

  it('counts from one by itself', () => {
    const list = renderBody([{ ...EXAMPLES.list, ordered: true }]).one('ol');

    expect(list.attributes).not.toHaveProperty('start');
  });

  it('keeps the other blocks of an item, and lists inside lists', () => {
    const items = [[paragraph('Un'), paragraph('Encore'), EXAMPLES.list], [EXAMPLES.code]];

    const list = renderBody([{ kind: 'list', ordered: true, items }]).one('ol');

    expect(list.one('p').text).toBe('Encore');
    expect(list.one('ul').all('li')).toHaveLength(2);
    expect(list.one('code').text).toBe('renard()');
  });
});

describe('a table', () => {
  it('has the cells of its head as heads of columns', () => {
    const table = renderBody([EXAMPLES.table]).one('table');

    expect(
      table
        .one('thead')
        .all('th')
        .map(({ text, attributes }) => [text, attributes['scope']]),
    ).toEqual([
      ['Bête', 'col'],
      ['Pattes', 'col'],
    ]);
    expect(
      table
        .one('tbody')
        .all('td')
        .map(({ text }) => text),
    ).toEqual(['Renard', '4']);
  });

  it('without a head has none, and its caption where it has one', () => {
    const table = renderBody([{ ...EXAMPLES.table, head: [], caption: ['Les bêtes'] }]).one('table');

    expect(table.all('thead', 'th')).toEqual([]);
    expect(table.one('caption').text).toBe('Les bêtes');
  });

  it('scrolls in a named box that the keyboard reaches', () => {
    const box = renderBody([EXAMPLES.table])
      .all('div')
      .find((part) => part.attributes['role'] === 'region');

    expect(box?.attributes['tabindex']).toBe('0');
    expect(box?.name).toBe('Tableau à faire défiler');
  });
});

describe('code', () => {
  it.each([
    '\n\nif (a < b && c > d) {\n\treturn "é";   \n}\n',
    '<b>&amp;</b> <!-- renard --> &nbsp;',
    '   \u00a0«\u202f!\u202f»',
  ])('keeps its text exactly: %j', (text) => {
    expect(
      renderBody([{ kind: 'code', text }])
        .one('pre')
        .one('code').text,
    ).toBe(text);
  });

  it('is left alone by translation, and scrolls in a named box that the keyboard reaches', () => {
    const body = renderBody([{ ...EXAMPLES.code, language: 'js' }]);

    expect(body.one('code').attributes['translate']).toBe('no');
    const box = body.all('div').find((part) => part.attributes['role'] === 'region');
    expect(box?.attributes['tabindex']).toBe('0');
    expect(box?.name).toBe('Code à faire défiler');
  });
});

describe('an embed', () => {
  const player = 'https://www.youtube-nocookie.com/embed/x';

  it('asks nothing of anybody before the click', () => {
    const figure = renderBody([{ ...EXAMPLES.embed, player }]).one('figure');

    const requests = figure.all('iframe', 'img', 'picture', 'source', 'video', 'audio', 'script', 'link');
    expect(requests).toEqual([]);
  });

  it('says what it is, offers to play it, and leads to where it is', () => {
    const figure = renderBody([{ ...EXAMPLES.embed, player }]).one('figure');

    expect(figure.text).toContain('Le renard');
    expect(figure.one('button').name).toBe('Lire la vidéo sur place (YouTube)');
    expect(figure.one('a').name).toBe('Voir sur YouTube');
    expect(figure.one('a').target).toBe('https://www.youtube.com/watch?v=x');
  });

  it('without a player only leads to where it is (H04)', () => {
    const figure = renderBody([{ ...EXAMPLES.embed, caption: ['Vu hier'] }]).one('figure');

    expect(figure.all('button')).toEqual([]);
    expect(figure.one('a').target).toBe('https://www.youtube.com/watch?v=x');
    expect(figure.one('figcaption').text).toBe('Vu hier');
  });
});

describe.each(['audio', 'video'] as const)('%s', (kind) => {
  it('has controls and a title, and fetches nothing before it is played', () => {
    const block = { ...EXAMPLES[kind], caption: ['Au bois'] };

    const figure = renderBody([block]).one('figure');

    expect(figure.one(kind).attributes).toMatchObject({
      src: block.url,
      title: block.title,
      controls: '',
      preload: 'none',
    });
    expect(figure.one(kind).attributes).not.toHaveProperty('autoplay');
    expect(figure.one('figcaption').text).toBe('Au bois');
  });
});

describe('footnotes', () => {
  const notes = [[paragraph('Une note.')], [paragraph('Une autre.'), EXAMPLES.code]];
  const body = renderBody([
    paragraph('Il passe', { kind: 'note', number: 2 }, '.'),
    { kind: 'footnotes', notes },
  ]);

  it('are a named section with each note in order', () => {
    const section = body.one('section');

    expect(section.attributes['aria-labelledby']).toBe(section.one('h2').attributes['id']);
    expect(section.one('h2').text).toBe('Notes');
    expect(section.all('li').map(({ text }) => text)).toEqual([
      expect.stringContaining('Une note.'),
      expect.stringContaining('Une autre.'),
    ]);
    expect(section.one('code').text).toBe('renard()');
  });

  it('keep their paragraphs apart; the last one shares its line with the way back', () => {
    const two = [paragraph('Une note.'), paragraph('Et sa suite.')];
    const [note] = renderBody([{ kind: 'footnotes', notes: [two] }])
      .one('section')
      .all('li');

    expect(note?.all('p').map(({ text }) => text)).toEqual(['Une note.']);
    expect(note?.text).toContain('Et sa suite.');
  });

  it('are where their references lead, and lead back to them', () => {
    const reference = body.one('sup').one('a');
    const [, second] = body.one('section').all('li');

    expect(reference.name).toBe('note 2');
    expect(reference.target).toBe(`/article/renard#${second?.attributes['id']}`);
    expect(second?.one('a').target).toBe(`/article/renard#${reference.attributes['id']}`);
    expect(second?.one('a').name).toBe('Retour à l’appel de la note 2');
  });
});

describe('a divider', () => {
  it('is a thematic break', () => {
    expect(renderBody([EXAMPLES.divider]).all('hr')).toHaveLength(1);
  });
});

describe('details', () => {
  it('are closed, under their summary', () => {
    const details = renderBody([EXAMPLES.details]).one('details');

    expect(details.one('summary').text).toBe('Le renard');
    expect(details.one('p').text).toBe('Il passe.');
    expect(details.attributes).not.toHaveProperty('open');
  });
});

describe('a run', () => {
  it('of plain text is that text, whatever signs are in it', () => {
    const text = '<script>alert(1)</script> & « é » 🦊';

    const shown = renderRuns(text);

    expect(shown.text).toBe(text);
    expect(shown.all('script')).toEqual([]);
  });

  it.each([
    ['strong', 'strong'],
    ['emphasis', 'em'],
    ['sub', 'sub'],
    ['sup', 'sup'],
    ['mark', 'mark'],
  ] as const)('of kind %s is a <%s>', (kind, tag) => {
    expect(renderRuns('Un ', { kind, runs: ['renard'] }).one(tag).text).toBe('renard');
  });

  it('keeps marks inside marks', () => {
    const runs: readonly Inline[] = [
      { kind: 'strong', runs: ['Un ', { kind: 'emphasis', runs: ['renard', { kind: 'sup', runs: ['1'] }] }] },
    ];

    const shown = renderRuns(...runs);

    expect(shown.one('strong').one('em').one('sup').text).toBe('1');
    expect(shown.text).toBe(readRuns(runs));
  });

  it('of code keeps its text exactly and is left alone by translation', () => {
    const code = renderRuns({ kind: 'code', text: 'a < b && <i>' }).one('code');

    expect(code.text).toBe('a < b && <i>');
    expect(code.attributes['translate']).toBe('no');
  });

  it.each([
    ['https://www.w3.org/', 'a page elsewhere'],
    ['http://info.cern.ch/', 'a page from before encryption'],
    ['mailto:renard@bois.example', 'an address of mail'],
    ['/article/loup', 'an article'],
    ['/tag/5g?not=radio', 'a filtered list'],
    ['#p-2', 'a part of the same article'],
  ])('that links to %s leads there, in the same window: %s', (href) => {
    const link = renderRuns({ kind: 'link', href, runs: ['Voir'] }).one('a');

    expect(link.target).toBe(href.replace(/^#/, '/article/renard#'));
    expect(link.attributes).not.toHaveProperty('target');
    expect(link.name).toBe('Voir');
  });

  it('of an abbreviation says what it stands for', () => {
    const short = renderRuns({ kind: 'abbreviation', title: 'Global System', runs: ['GSM'] }).one('abbr');

    expect(short.attributes['title']).toBe('Global System');
    expect(short.text).toBe('GSM');
  });

  it('that refers to a note is a raised link with a name of its own', () => {
    const link = renderRuns({ kind: 'note', number: 3 }).one('sup').one('a');

    expect(link.text).toBe('3');
    expect(link.name).toBe('note 3');
    expect(link.attributes['id']).toBe('fnref-3');
    expect(link.target).toBe('/article/renard#fn-3');
  });

  it('that breaks the line breaks it', () => {
    expect(renderRuns('Un', { kind: 'break' }, 'Deux').all('br')).toHaveLength(1);
  });
});

it('sound of the site itself is below the site', () => {
  vi.stubEnv('BASE_URL', '/journal/');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });

  const own = renderBody([{ kind: 'audio', url: '/files/ab/renard.mp3' }]);
  const other = renderBody([{ kind: 'video', url: 'https://wren.example/a.mp4' }]);

  expect(own.one('audio').attributes['src']).toBe('/journal/files/ab/renard.mp3');
  expect(other.one('video').attributes['src']).toBe('https://wren.example/a.mp4');
});
