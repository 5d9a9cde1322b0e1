import path from 'node:path';

import type { Instant } from '../../model/instant.ts';
import { parseInstant } from '../../model/instant.ts';
import type { Found, LeftReason, SourceItem } from '../source.ts';
import { escapeText } from '../markdown/escape.ts';
import { splitNames } from '../markdown/fields.ts';
import { readPath } from '../markdown/path-facts.ts';
import { readDate } from '../markdown/read-date.ts';
import { renderMarkdown } from '../markdown/render-markdown.ts';
import { readFormatted } from './date-format.ts';
import type { Field, Mapping } from './mapping.ts';

/** What was found of an article, before anything is made of it. */
export type Raw = {
  /** Plain texts of one line, none of them blank. */
  readonly values: ReadonlyMap<Field, readonly string[]>;
  readonly body: string;
};

/** Where an article stands: in a file, and at which place of its list. */
export type Spot = { readonly file: string; readonly place?: number };

/** Makes an item of what was found of an article, or says why it is left out. */
export function buildItem(raw: Raw, spot: Spot, mapping: Mapping, now: Instant): Found {
  const at = spot.place === undefined ? spot.file : `${spot.file}[${spot.place}]`;
  const first = (field: Field) => raw.values.get(field)?.[0];
  const title = first('title');
  const id = first('id');
  const leave = (reason: LeftReason, detail?: string): Found => ({
    kind: 'left',
    left: {
      at,
      ...(id === undefined ? {} : { id }),
      reason,
      ...(title === undefined ? {} : { title }),
      ...(detail === undefined ? {} : { detail }),
    },
  });
  const facts = readPath(spot.file);
  const reason = judgeStatus(first('status'), facts.isDraft);
  if (reason !== undefined) return leave(reason);
  if (raw.body.trim() === '') return leave('empty');
  const said = first('date') ?? facts.date;
  if (said === undefined) return leave('undated');
  const published = readMappedDate(said, mapping);
  if (published === undefined)
    return leave('undated', `its date, ${JSON.stringify(said)}, is none that can be read`);
  if (published > now) return leave('scheduled', `it is dated ${published}`);
  return {
    kind: 'item',
    item: fillItem(raw, { spot, at, published, ...(title === undefined ? {} : { title }) }, mapping),
  };
}

type Known = {
  readonly spot: Spot;
  readonly at: string;
  readonly published: Instant;
  readonly title?: string;
};

function fillItem(raw: Raw, known: Known, mapping: Mapping): SourceItem {
  const { spot, at, published, title } = known;
  const first = (field: Field) => raw.values.get(field)?.[0];
  const all = (field: Field) => raw.values.get(field) ?? [];
  const facts = readPath(spot.file);
  const modified =
    first('modified') === undefined ? undefined : readMappedDate(first('modified') ?? '', mapping);
  const url = findUrl(first('url'), spot.file, mapping);
  const slug = first('slug') ?? (spot.place === undefined ? facts.name : undefined);
  const language = first('language') ?? facts.language ?? mapping.site?.language;
  const standfirst = first('standfirst');
  const [src, alt, caption] = [first('image'), first('imageAlt'), first('imageCaption')];
  const category = all('category');
  const folders = facts.folders.map(({ name }) => name);
  const { html, notes } = renderBody(raw.body, title, mapping);
  return {
    at,
    id: first('id') ?? at,
    ...(url === undefined ? {} : { url }),
    ...(spot.place === undefined ? { aliases: listPaths(spot.file) } : {}),
    ...(slug === undefined ? {} : { slug }),
    ...(title === undefined ? {} : { title }),
    ...(standfirst === undefined ? {} : { standfirst }),
    html,
    base: `/${path.posix.dirname(spot.file) === '.' ? '' : `${encodeURI(path.posix.dirname(spot.file))}/`}`,
    published,
    ...(modified === undefined || modified <= published ? {} : { modified }),
    authors: [...new Set(all('authors'))],
    categories: [
      ...new Set(
        category.length > 0 || folders.length === 0 || spot.place !== undefined
          ? category
          : [folders.join(' / ')],
      ),
    ],
    // One text with commas is a list, several texts are several tags.
    tags: all('tags').length === 1 ? splitNames(first('tags') ?? '') : [...new Set(all('tags'))],
    ...(language === undefined || !/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(language)
      ? {}
      : { language: language.replaceAll('_', '-') }),
    ...(src === undefined
      ? {}
      : {
          image: {
            src,
            ...(alt === undefined ? {} : { alt }),
            ...(caption === undefined ? {} : { caption }),
          },
        }),
    notes,
  };
}

function renderBody(
  body: string,
  title: string | undefined,
  mapping: Mapping,
): Pick<SourceItem, 'html' | 'notes'> {
  switch (mapping.body) {
    case 'html':
      return { html: body, notes: [] };
    case 'text':
      return {
        html: body
          .trim()
          .split(/\n\s*\n/)
          .map((paragraph) => `<p>${escapeText(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
          .join('\n'),
        notes: [],
      };
    case 'markdown':
      return renderMarkdown(body, {
        ...(title === undefined ? {} : { title }),
        isMdx: false,
        findPage: () => undefined,
        resolve: (address) => address,
      });
    default:
      return mapping.body satisfies never;
  }
}

function readMappedDate(text: string, { dateFormat }: Mapping): Instant | undefined {
  if (dateFormat !== undefined) return readFormatted(text, dateFormat) ?? parseInstant(text);
  return readDate(/^\d{10}(?:\d{3})?$/.test(text) ? Number(text) : text);
}

/** The permalink that an article states, else the one of its file below the site's address. */
function findUrl(said: string | undefined, file: string, { site }: Mapping): string | undefined {
  const base = site?.url === undefined ? undefined : `${site.url.replace(/\/+$/, '')}/`;
  const stated = said !== undefined && URL.canParse(said, base) ? new URL(said, base) : undefined;
  if (stated !== undefined && /^https?:$/.test(stated.protocol)) return stated.href;
  return base === undefined || !/\.html?$/i.test(file)
    ? undefined
    : new URL(encodeURI(file).replace(/(?:^|(?<=\/))index\.html?$/i, ''), base).href;
}

/** A page is found under the path of its file, with and without its ending. */
function listPaths(file: string): readonly string[] {
  if (!/\.html?$/i.test(file)) return [];
  const whole = `/${encodeURI(file)}`;
  const bare = whole.replace(/(?:\/index)?\.html?$/i, '');
  return bare === '' ? [whole] : [whole, `${bare}/`];
}

function judgeStatus(status: string | undefined, isDraft: boolean): LeftReason | undefined {
  if (isDraft || /^(?:draft|pending|auto-draft|false)$/i.test(status ?? '')) return 'draft';
  if (/^(?:private|unlisted|hidden)$/i.test(status ?? '')) return 'private';
  if (/^(?:password|protected)$/i.test(status ?? '')) return 'protected';
  if (/^(?:future|scheduled)$/i.test(status ?? '')) return 'scheduled';
  return /^(?:trash|trashed|deleted)$/i.test(status ?? '') ? 'trashed' : undefined;
}
