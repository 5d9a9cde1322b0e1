import { compileArticle } from '../../compile/compile-article.ts';
import { openPictures } from '../../compile/find-pictures.ts';
import { readConfig } from '../../compile/read-config.ts';
import { printFault } from '../../model/fault.ts';
import { readParts } from '../../model/parse-article.ts';
import { toSlug } from '../../model/slug.ts';
import { countBlocks, toNote } from '../report/count-constructs.ts';
import type { OpenReport, Report } from '../report/report.ts';
import { openReport } from '../report/report.ts';
import type { Source, SourceEnd, SourceItem } from '../source.ts';
import { printArticleFile } from './article-file.ts';
import type { ArticleFolder } from './article-folder.ts';
import { openArticleFolder } from './article-folder.ts';
import { readLabels, writeConfigFiles } from './config-files.ts';
import type { BodyFinisher, PictureOptions } from './finish-body.ts';
import { openBodyFinisher } from './finish-body.ts';
import { withdrawGone } from './gone.ts';
import type { OtherArticles, Plan, PlannedArticle } from './plan.ts';
import { planAddresses } from './plan.ts';
import type { ImportState, ImportedItem } from './state.ts';
import { readRemembered } from './read-remembered.ts';
import { hashText, readState, writeState } from './state.ts';
import type { Survey } from './survey.ts';
import { surveySource } from './survey.ts';

/** How a source is to be imported. */
export type ImportOptions = PictureOptions & {
  /** The content folder. */
  readonly into: string;
  /** Writes articles anew that somebody has edited or deleted since their import. */
  readonly force: boolean;
  /** Repairs the spaces and apostrophes of French. */
  readonly typography: boolean;
  /** The label of the category of articles that have none. */
  readonly category: string;
  /** Ends the import after the article at hand; the next run goes on. */
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
};

/**
 * Imports a source into a content folder, and accounts for each of its items. The same source gives the same files, byte
 * for byte; a second run writes what has changed, and nothing that was edited by hand. One item is held at a time.
 *
 * @throws {Error} where the folder cannot be written, or its lists are no lists
 */
export async function writeSource(source: Source, options: ImportOptions): Promise<Report> {
  const { into, signal, onProgress } = options;
  const { writer, waiting, left, gone, end } = await prepare(source, options);
  const { state, report } = writer;
  const total = waiting.size;
  const again: string[] = [];
  for await (const found of source.read()) {
    if (signal.aborted) break;
    // A twin, or one that the survey has left out, is not waited for.
    if (found.kind !== 'item' || waiting.get(found.item.id) !== found.item.at) continue;
    waiting.delete(found.item.id);
    await writeItem(found.item, writer);
    if (found.key !== undefined && !isWhole(found.item.id, state)) again.push(found.key);
    onProgress(total - waiting.size, total);
  }
  noteEnd(source.name, state, { ...end, isWhole: end.isWhole && !signal.aborted }, again, options);
  writeState(into, state);
  return report.close({
    format: source.format,
    source: source.name,
    into,
    left,
    gone,
    isStopped: signal.aborted,
    ...(end.since === undefined ? {} : { since: end.since }),
  });
}

/** Tells whether an item is there as its source gave it. */
function isWhole(id: string, { items }: ImportState): boolean {
  const item = items.get(id);
  return item !== undefined && !item.from.endsWith(PARTIAL);
}

/** Notes how far a source was imported. One that was not read to its end stays where the run before has left it. */
function noteEnd(
  name: string,
  { ended }: ImportState,
  { isWhole: isEnd, mark }: SourceEnd,
  again: readonly string[],
  options: ImportOptions,
): void {
  const how = hashOptions(options);
  const before = ended.get(name);
  if (isEnd) ended.set(name, { how, ...(mark === undefined ? {} : { mark: { ...mark, again } }) });
  // A mark stands for articles that were imported like this; without one, all of it is to be taken in again.
  else if (before?.mark === undefined || before.how !== how) ended.delete(name);
}

/** The fingerprint of what articles are made with: with other options all of them are made anew. */
export function hashOptions({
  typography,
  isRemote,
  category,
  language,
}: Pick<ImportOptions, 'typography' | 'isRemote' | 'category' | 'language'>): string {
  return hashText(JSON.stringify([typography, isRemote, category, language]));
}

type Writer = ImportOptions & {
  readonly plan: Plan;
  readonly state: ImportState;
  readonly report: OpenReport;
  readonly bodies: BodyFinisher;
  /** Names the source in the state: another export of the same site is the same source. */
  readonly identity: string;
  readonly check: (file: string, text: string) => ReturnType<typeof compileArticle>;
  readonly articles: ArticleFolder;
};

/** Everything that must be known before the first article is written; what the survey knows beside that is let go. */
async function prepare(source: Source, options: ImportOptions) {
  const { into, category } = options;
  const articles = openArticleFolder(into);
  const survey = await surveySource(source, options.signal);
  const state = readState(into);
  const plan = planAddresses(survey, state, listOthers(into, articles, state), category);
  const report = openReport();
  const language = options.language ?? survey.site.language ?? 'fr';
  const bodies = openBodyFinisher({ ...options, language }, state.pictures, plan, report);
  writeConfigFiles(
    into,
    survey,
    plan,
    { ...options, source: source.name },
    await bodies.savePortraits(survey.authors),
  );
  const identity = identify(source, survey);
  const gone = withdrawGone(survey, source, { state, articles, identity, force: options.force });
  const check = openCheck(into);
  const writer: Writer = { ...options, plan, state, report, bodies, identity, check, articles };
  return {
    writer,
    waiting: new Map(survey.items.map(({ id, at }) => [id, at])),
    left: survey.left,
    gone,
    end: survey.end,
  };
}

async function writeItem(item: SourceItem, writer: Writer): Promise<void> {
  const { plan, state, report } = writer;
  const planned = plan.articles.get(item.id);
  if (planned === undefined) return;
  const before = state.items.get(item.id);
  const from = hashText(JSON.stringify([item, planned, writer.typography, writer.isRemote]));
  const outcome = before === undefined ? 'added' : judge(before, from, writer);
  report.addComments(item.comments ?? 0);
  if (outcome === 'edited' || outcome === 'deleted') {
    if (before?.from === from) report.count(outcome);
    else report.leaveByHand(outcome, item.at, planned.file);
    return;
  }
  if (outcome === 'unchanged') report.recallLoss(before?.lost ?? 0, { at: item.at, file: planned.file });
  if (outcome === 'unchanged' || outcome === 'elsewhere') return report.count(outcome);
  await writeArticle(item, planned, from, outcome, writer);
}

/** What is to become of an item that was imported before. */
function judge(before: ImportedItem, from: string, { articles, force, identity }: Writer) {
  if (before.source !== identity) return 'elsewhere';
  const text = articles.read(before.file);
  if (!force && text === undefined) return 'deleted';
  if (!force && text !== undefined && hashText(text) !== before.hash) return 'edited';
  const isThere = text !== undefined && hashText(text) === before.hash;
  // Made anew it says once more what of it was refused.
  return isThere && before.from === from && !force ? 'unchanged' : 'updated';
}

async function writeArticle(
  told: SourceItem,
  planned: PlannedArticle,
  from: string,
  outcome: 'added' | 'updated',
  { articles, force, plan, state, report, bodies, identity, check }: Writer,
): Promise<void> {
  const { file } = planned;
  const item = bodies.repair(told);
  const place = { at: item.at, file };
  const body = await bodies.finish(item);
  // Stopped while its pictures came: the next run takes it up from its beginning.
  if (body === undefined) return;
  const category = plan.categories.get(planned.category) ?? toSlug(planned.category);
  const text = printArticleFile(item, planned, {
    html: body.html,
    category,
    ...(body.image === undefined ? {} : { image: body.image }),
  });
  const { compiled, faults } = check(file, text);
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (compiled === undefined || errors.length > 0) {
    const [fault] = errors;
    return report.refuse(item.at, file, fault === undefined ? 'it is no article' : printFault(fault));
  }
  const notes = [...item.notes, ...body.notes, ...faults.map(toNote)];
  for (const note of notes) report.note(note, place);
  for (const [kind, number] of countBlocks(compiled.body)) report.keep(kind, number);
  const there = articles.read(file);
  // No run remembers it: without the state nobody knows whether it was edited.
  if (there !== undefined && there !== text && !state.items.has(item.id) && !force)
    return report.leaveByHand('edited', item.at, file);
  if (there !== text) articles.write(file, text);
  // What is not whole is not what the source says: the next run tries again.
  const taken = body.isPartial ? `${from}${PARTIAL}` : from;
  const lost = body.missing + notes.filter((note) => note.outcome === 'refused').length;
  state.items.set(item.id, {
    ...{ file, source: identity, from: taken, hash: hashText(text) },
    ...(lost === 0 ? {} : { lost }),
  });
  report.count(there === text ? 'unchanged' : outcome);
}

/** Ends the fingerprint of an item that lacks something which may come yet. */
const PARTIAL = ' partial';

function identify({ format, name }: Source, { site }: Survey): string {
  return site.url === undefined ? name : `${format} · ${site.url}`;
}

/** Reads an article as the compiler will. */
function openCheck(into: string): Writer['check'] {
  const shelf = openPictures(into);
  const { site } = readConfig(into, shelf).config;
  return (file, text) => compileArticle(file, text, site, shelf);
}

function listOthers(into: string, articles: ArticleFolder, state: ImportState): OtherArticles {
  const imported = new Set([...state.items.values()].map(({ file }) => file));
  const files = articles.files.filter((file) => !imported.has(file));
  return {
    files: new Map(files.map((file) => [/([^/]+)\.json$/.exec(file)?.[1]?.normalize('NFC') ?? '', file])),
    readId: (file) => {
      const { id } = readParts(parseText(articles.read(file) ?? ''), file);
      return id;
    },
    labels: readLabels(into),
    readRemembered: (file) => readRemembered(parseText(articles.read(file) ?? '')),
  };
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Somebody's own file, half written: the compiler will say so.
    return undefined;
  }
}
