import { parseInstant } from '../../../../src/model/instant.ts';
import type { Found, Source, SourceItem } from '../../../../src/import/source.ts';

/** Makes an item of a source; its id and address follow its name. */
export function makeItem(name: string, overrides: Partial<SourceItem> = {}): SourceItem {
  const published = parseInstant('2021-03-12T10:00:00Z');
  return {
    at: `export.xml:${name}`,
    id: `https://site.example/?p=${name}`,
    url: `https://site.example/2021/03/${name}/`,
    title: `Le titre de ${name}`,
    html: `<p>Le texte de ${name}.</p>`,
    ...(published === undefined ? {} : { published }),
    authors: ['Ada Wren'],
    categories: ['Mobile'],
    tags: ['5G'],
    notes: [],
    ...overrides,
  };
}

/** Makes a source of items, and of whatever else stands in it. */
export function makeSource(...found: readonly (SourceItem | Found)[]): Source {
  const all = found.map((one): Found => ('kind' in one ? one : { kind: 'item', item: one }));
  return {
    format: 'WordPress export',
    name: 'export.xml',
    read: async function* read() {
      yield { kind: 'site', site: { title: 'Le Site', url: 'https://site.example' } };
      yield* all;
    },
  };
}
