import { placePictures } from '../body/place-pictures.ts';
import { rewriteBody } from '../body/rewrite-body.ts';
import { repairText } from '../body/typography.ts';
import type { PictureOptions as SaveOptions, SavedPictures } from '../pictures/save-pictures.ts';
import { savePictures } from '../pictures/save-pictures.ts';
import type { OpenReport } from '../report/report.ts';
import type { Note, SourceAuthor, SourceItem } from '../source.ts';
import type { Plan } from './plan.ts';
import { saveMedia } from './save-media.ts';

/** How bodies and pictures are to be imported. */
export type PictureOptions = {
  /** The content folder. */
  readonly into: string;
  /** The source's own folder, where it is one. */
  readonly folder?: string;
  /** Repairs the spaces and apostrophes of articles in French. */
  readonly typography: boolean;
  /** The language of articles that say none. */
  readonly language?: string;
  /** Leaves pictures where they are on the web. */
  readonly isRemote: boolean;
  readonly download: NonNullable<SaveOptions['download']>;
  readonly signal: AbortSignal;
};

/** A body in its final form, and the picture at its head. */
export type FinishedBody = {
  readonly html: string;
  /** A path in the content folder, or an address. */
  readonly image?: string;
  readonly notes: readonly Note[];
  /** Pictures could not be fetched that may be there another time: they stay on the web, and are tried again. */
  readonly isPartial: boolean;
  /** How many of its pictures are missing. */
  readonly missing: number;
};

/** Gives bodies their final form. */
export type BodyFinisher = {
  /** Repairs the headline, the standfirst and the caption of an item in French, where that was asked for. */
  readonly repair: (item: SourceItem) => SourceItem;
  /** Gives nothing where the import was stopped before all pictures were there. */
  readonly finish: (item: SourceItem) => Promise<FinishedBody | undefined>;
  /** Saves the portraits of authors, and gives their files by the names of the authors. */
  readonly savePortraits: (
    authors: ReadonlyMap<string, SourceAuthor>,
  ) => Promise<ReadonlyMap<string, string>>;
};

/**
 * Opens what gives bodies their final form: links into Kiosque, pictures saved beside the articles.
 *
 * @param known files of pictures by their address, from earlier runs; those that this run saves are added
 */
export function openBodyFinisher(
  options: PictureOptions,
  known: Map<string, string>,
  plan: Plan,
  report: OpenReport,
): BodyFinisher {
  const { into, folder, typography, language = 'fr', isRemote, download, signal } = options;
  const isFrench = (item: SourceItem) => /^fr\b/i.test(item.language ?? language);
  const saving = { into, known, isRemote, download, signal, ...(folder === undefined ? {} : { folder }) };
  const save = async (
    requests: Parameters<typeof savePictures>[0],
    place: Parameters<OpenReport['missPicture']>[1],
  ) => {
    const saved = await savePictures(requests, saving);
    if (saved.isStopped) return saved;
    for (const { address } of requests) if (saved.places.has(address)) report.addPicture();
    for (const { address, reason } of saved.failures)
      report.missPicture(reason.includes(address) ? reason : `${showAddress(address)} · ${reason}`, place);
    return saved;
  };
  const findFile = ({ id }: SourceItem) => {
    const file = plan.articles.get(id)?.file;
    return file === undefined ? {} : { file };
  };
  return {
    repair: (item) => (typography && isFrench(item) ? repairTexts(item) : item),
    finish: async (item) => {
      const context = {
        findLink: plan.findLink,
        typography: typography && isFrench(item),
        ...(item.base === undefined ? {} : { base: item.base }),
        ...(item.title === undefined ? {} : { headline: item.title }),
      };
      const body = rewriteBody(item.html, context);
      // The head of the article goes through the same door: its original is looked for, and its address made whole.
      const head = item.image === undefined ? undefined : rewriteBody(printImage(item.image.src), context);
      const lead = head?.pictures[0];
      const { places, failures, remarks, isStopped } = await save(
        [...(lead === undefined ? [] : [lead]), ...body.pictures],
        { at: item.at, ...findFile(item) },
      );
      if (isStopped) return undefined;
      const missing = new Set(failures.filter(mayComeYet).map(({ address }) => address));
      const place = (address: string) => places.get(address) ?? (missing.has(address) ? address : undefined);
      const image = lead === undefined ? undefined : place(lead.address);
      const played = await saveMedia(placePictures(body.html, place), item, saving);
      return {
        html: played.html,
        ...(image === undefined ? {} : { image }),
        notes: [...body.notes, ...remarks.map(toNote), ...played.notes],
        isPartial: missing.size > 0,
        missing: failures.length,
      };
    },
    savePortraits: async (authors) => {
      const named = [...authors.values()].flatMap(({ name, avatar }) =>
        avatar === undefined ? [] : [{ name, address: avatar }],
      );
      const { places } = await save(named, { at: 'the portraits of authors' });
      return new Map(
        named.flatMap(({ name, address }) => {
          const file = places.get(address);
          return file === undefined ? [] : [[name, file] as const];
        }),
      );
    },
  };
}

/** Tells whether a picture of the web may be there another time: a server that does not have it will not. */
function mayComeYet({ address, reason }: SavedPictures['failures'][number]): boolean {
  return /^https?:\/\//i.test(address) && !/\b(?:404|410)\b/.test(reason.replaceAll(address, ''));
}

function repairTexts(item: SourceItem): SourceItem {
  const { title, standfirst, image } = item;
  const caption = image?.caption;
  return {
    ...item,
    ...(title === undefined ? {} : { title: repairText(title) }),
    ...(standfirst === undefined ? {} : { standfirst: repairText(standfirst) }),
    ...(image === undefined || caption === undefined
      ? {}
      : { image: { ...image, caption: repairText(caption) } }),
  };
}

function toNote({ address, remark }: SavedPictures['remarks'][number]): Note {
  return { construct: `picture, ${remark}`, outcome: 'simplified', sample: showAddress(address) };
}

function printImage(src: string): string {
  return `<img src="${src.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" alt="">`;
}

/** A picture may stand in its own address. */
function showAddress(address: string): string {
  return address.length > 120 ? `${address.slice(0, 119)}…` : address;
}
