import type { Download, DownloadBatch, DownloadProgress } from '../model/download.ts';
import { readArticle } from '../model/download.ts';
import type { ArticleFile } from '../model/edition.ts';
import { editionPath } from '../model/edition.ts';
import { groupBy } from '../model/group-by.ts';
import { printKeptPath } from '../model/kept-rendition.ts';
import { listLocalPictures } from '../model/list-pictures.ts';
import type { Slug } from '../model/slug.ts';
import { readKeptAt } from './caches.ts';
import { NoRoomError, weighResponse } from './kept-responses.ts';
import { adoptFile, deleteFiles, getFile, listFiles, putFile } from './download-files.ts';
import { BATCH, getBatch, getFiles, putBatch } from './download-records.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Where files come from. Nothing is given for one that there is no more; what fails otherwise throws, and is asked for again. */
export type DownloadDoor = {
  readonly getArticle: (
    slug: Slug,
    signal: AbortSignal,
  ) => Promise<{ readonly bytes: Bytes; readonly file: ArticleFile } | undefined>;
  readonly getPicture: (
    path: string,
    signal: AbortSignal,
  ) => Promise<{ readonly bytes: Bytes; readonly type: string } | undefined>;
  /** Files that are asked for at once. */
  readonly atOnce: number;
  /** Waits before another try, until it is worth one. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Articles that give way to a note of some hundred bytes; others may come in beside. */
const GIVEN_UP = 3;

/** Tries in a row that bring nothing. */
const FRUITLESS_TRIES = 5;
const FIRST_WAIT_MS = 2000;

/**
 * Brings everything of a download that is not on the device yet, and articles anew that were kept before it was asked for
 * again. It may be broken off at any moment, the browser killed: a file that was kept since is never asked for again, and
 * one that was kept before stays until the new one has come.
 *
 * @returns why it ends: `network` where the last tries brought nothing
 * @throws what `signal` is aborted with
 */
export async function fillDownload(
  download: Download,
  door: DownloadDoor,
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void,
): Promise<'whole' | 'room' | 'network'> {
  // A try begins with counting what is there: that is no news.
  const tell = tellGrowth(onProgress);
  for (let fruitless = 0; ;) {
    const [files, present] = await Promise.all([getFiles(download.address), listFiles()]);
    const { failed, gained } = await new Fill(download, door, present, signal, tell).run(files.slugs);
    signal.throwIfAborted();
    if (failed === 'room') return 'room';
    if (failed === 0) return 'whole';
    fruitless = gained > 0 ? 0 : fruitless + 1;
    if (fruitless === FRUITLESS_TRIES) return 'network';
    await door.wait(FIRST_WAIT_MS * 2 ** fruitless, signal);
  }
}

/** Tells of progress that is more than what was told before. */
function tellGrowth(onProgress: (progress: DownloadProgress) => void): typeof onProgress {
  let most = -1;
  return (progress) => {
    if (progress.bytes < most) return;
    most = progress.bytes;
    onProgress(progress);
  };
}

/** A batch that is under way. Articles that are kept of another edition have its numbers. */
type OpenBatch = {
  readonly number: number;
  left: number;
  isWhole: boolean;
  readonly of: Omit<DownloadBatch, 'numbering' | 'cards'>;
  readonly files: Pick<ArticleFile, 'numbering' | 'card'>[];
};

/** One try to bring all that lacks. */
class Fill {
  readonly #download: Download;
  readonly #door: DownloadDoor;
  readonly #present: Set<string>;
  readonly #onProgress: (progress: DownloadProgress) => void;
  readonly #ending = new AbortController();
  readonly #signal: AbortSignal;
  /** Pictures that were asked for: several articles may show one. */
  readonly #pictures = new Map<string, Promise<number>>();
  readonly #counted = new Set<string>();
  readonly #progress = { articles: 0, bytes: 0, absent: 0 };
  #failed = 0;
  #failedInARow = 0;
  readonly #gained = new Set<string>();
  /** The batch that no more of has room. */
  #full: OpenBatch | undefined;

  constructor(
    download: Download,
    door: DownloadDoor,
    present: Set<string>,
    signal: AbortSignal,
    onProgress: (progress: DownloadProgress) => void,
  ) {
    this.#download = download;
    this.#door = door;
    this.#present = present;
    this.#signal = AbortSignal.any([signal, this.#ending.signal]);
    this.#onProgress = onProgress;
  }

  async run(slugs: readonly Slug[]): Promise<{ readonly failed: number | 'room'; readonly gained: number }> {
    const work = listWork(this.#download.address, slugs, (batch, size) => this.#skip(batch, size));
    const takeTurns = async () => {
      while (!this.#signal.aborted) {
        const { value } = await work.next();
        if (value === undefined || this.#signal.aborted) return;
        await this.#attempt(...value);
      }
    };
    await Promise.all(Array.from({ length: this.#door.atOnce }, takeTurns));
    if (this.#full !== undefined) await this.#giveWay(this.#full);
    return { failed: this.#full === undefined ? this.#failed : 'room', gained: this.#gained.size };
  }

  /** On a device that is full, what came last of a batch that is not whole makes room for the note that says so. */
  async #giveWay({ files }: OpenBatch): Promise<void> {
    const paths = files.map(({ card }) => editionPath.article(card.slug));
    const last = paths.filter((path) => this.#gained.has(path)).slice(-GIVEN_UP);
    await deleteFiles(last);
  }

  #skip({ bytes, absent }: DownloadBatch, articles: number): void {
    this.#progress.articles += articles - absent;
    this.#progress.bytes += bytes;
    this.#progress.absent += absent;
    this.#tell();
  }

  async #attempt(slug: Slug, batch: OpenBatch): Promise<void> {
    try {
      await this.#bring(slug, batch);
      this.#failedInARow = 0;
    } catch (error) {
      batch.isWhole = false;
      this.#fail(error, batch);
    }
    batch.left--;
    if (batch.left > 0 || !batch.isWhole) return;
    const pictures = [...new Set(batch.of.pictures)];
    // Where there is no room for a note, it is found out again the next time.
    const note = { ...batch.of, ...chooseCards(batch.files), pictures };
    await putBatch(this.#download.address, batch.number, note).catch(() => undefined);
  }

  #fail(error: unknown, batch: OpenBatch): void {
    if (this.#signal.aborted) return;
    if (error instanceof NoRoomError) this.#full ??= batch;
    this.#failed++;
    this.#failedInARow++;
    // Nothing comes any more: the rest is not tried for the sake of trying.
    if (this.#full !== undefined || this.#failedInARow > 2 * this.#door.atOnce) this.#ending.abort();
  }

  async #bring(slug: Slug, { of: batch, files }: OpenBatch): Promise<void> {
    const path = editionPath.article(slug);
    const article = await this.#bringArticle(slug, path);
    if (article === undefined) {
      batch.absent++;
      this.#progress.absent++;
      return;
    }
    const { file } = article;
    files.push({ numbering: file.numbering, card: file.card });
    batch.bytes += this.#count(path, article.bytes);
    const pictures = this.#download.hasPictures ? listLocalPictures(file).map(printKeptPath) : [];
    for (const picture of pictures)
      batch.bytes += this.#count(picture, await this.#bringPictureOnce(picture));
    batch.pictures.push(...pictures);
    this.#progress.articles++;
    this.#tell();
  }

  async #bringArticle(
    slug: Slug,
    path: string,
  ): Promise<{ readonly file: ArticleFile; readonly bytes: number } | undefined> {
    const kept = this.#present.has(path) ? await readKept(path) : undefined;
    if (kept !== undefined && !this.#isStale(kept.keptAt)) return kept;
    const found = await this.#door.getArticle(slug, this.#signal);
    // What the reader has of an article that left the edition stays.
    if (found === undefined) return kept;
    return { file: found.file, bytes: await this.#keep(path, found.bytes, 'application/json') };
  }

  /** A time that is still to come says nothing: the clock was wrong. */
  #isStale(keptAt: number): boolean {
    const { askedAgainAt } = this.#download;
    return askedAgainAt !== undefined && (keptAt < askedAgainAt || keptAt > Date.now());
  }

  #bringPictureOnce(path: string): Promise<number> {
    const bringing = this.#pictures.get(path) ?? this.#bringPicture(path);
    this.#pictures.set(path, bringing);
    return bringing;
  }

  async #bringPicture(path: string): Promise<number> {
    const kept = this.#present.has(path) ? await getFile(path) : undefined;
    if (kept !== undefined) return weighResponse(kept);
    const seen = await adoptFile(path);
    if (seen !== undefined) return seen;
    const found = await this.#door.getPicture(path, this.#signal);
    // An article whose picture is gone is as whole as it will be.
    return found === undefined ? 0 : this.#keep(path, found.bytes, found.type);
  }

  async #keep(path: string, bytes: Bytes, type: string): Promise<number> {
    await putFile(path, bytes, type);
    this.#present.add(path);
    this.#gained.add(path);
    return bytes.length;
  }

  /** Counts the bytes of a file where it is met first. */
  #count(path: string, bytes: number): number {
    if (this.#counted.has(path)) return 0;
    this.#counted.add(path);
    this.#progress.bytes += bytes;
    this.#tell();
    return bytes;
  }

  #tell(): void {
    this.#onProgress({ ...this.#progress });
  }
}

/** An article that is there; nothing where it cannot be read. */
async function readKept(
  path: string,
): Promise<{ readonly file: ArticleFile; readonly bytes: number; readonly keptAt: number } | undefined> {
  const response = await getFile(path);
  if (response === undefined) return undefined;
  const text = await response.text();
  const file = readArticle(text);
  return file && { file, bytes: new TextEncoder().encode(text).length, keptAt: readKeptAt(response) };
}

/**
 * The cards of the edition that most files are of, since numbers of several have nothing in common: the few that left it
 * are read from their files.
 */
function chooseCards(files: OpenBatch['files']): Pick<DownloadBatch, 'numbering' | 'cards'> {
  const groups = [...groupBy(files, ({ numbering }) => numbering)];
  const [numbering, most] = groups.toSorted(([, a], [, b]) => b.length - a.length)[0] ?? ['', []];
  return { numbering, cards: most.map(({ card }) => card) };
}

/** Deals out the articles of the batches that are not whole, one at a time. */
async function* listWork(
  address: string,
  slugs: readonly Slug[],
  skip: (batch: DownloadBatch, size: number) => void,
): AsyncGenerator<readonly [slug: Slug, batch: OpenBatch], undefined> {
  for (let number = 0; number * BATCH < slugs.length; number++) {
    const some = slugs.slice(number * BATCH, (number + 1) * BATCH);
    const whole = await getBatch(address, number);
    if (whole !== undefined) {
      skip(whole, some.length);
      continue;
    }
    const of = { pictures: [], bytes: 0, absent: 0 };
    const batch: OpenBatch = { number, left: some.length, isWhole: true, of, files: [] };
    for (const slug of some) yield [slug, batch];
  }
  return undefined;
}
