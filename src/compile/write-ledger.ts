import { closeSync, openSync, renameSync, writeSync } from 'node:fs';

import type { ArticleTable, Entry } from './article-table.ts';
import type { Ledger } from './ledger.ts';
import { LEDGER_VERSION } from './ledger.ts';

/** Lines are written some at a time. */
const BATCH = 1 << 20;

/** Writes a ledger beside its place and moves it there: whoever reads it finds the old one or the new one whole. */
export function writeLedger(ledger: Ledger, path: string): void {
  const half = `${path}.${process.pid}.part`;
  const file = openSync(half, 'w');
  try {
    let batch = '';
    for (const line of printLedger(ledger)) {
      batch += `${JSON.stringify(line)}\n`;
      if (batch.length < BATCH) continue;
      writeSync(file, batch);
      batch = '';
    }
    writeSync(file, batch);
  } finally {
    closeSync(file);
  }
  renameSync(half, path);
}

function* printLedger(ledger: Ledger): Generator {
  let lines = 0;
  for (const line of printLines(ledger)) {
    lines++;
    yield line;
  }
  yield ['end', lines];
}

function* printLines(ledger: Ledger): Generator {
  const { numbering, cardsPerFile, edition, fingerprints, terms, table, drafts } = ledger;
  const { config, site } = fingerprints;
  yield { kiosque: 'ledger', version: LEDGER_VERSION, numbering, cardsPerFile, edition, config, site };
  for (const slug of terms.categories) yield ['category', slug, fingerprints.categories.get(slug) ?? null];
  for (const name of terms.authors) yield ['author', name, fingerprints.authors.get(name) ?? null];
  for (const { slug, name } of terms.tags) yield ['tag', slug, name];
  for (const { path, stamp, picture } of ledger.pictures) {
    yield ['picture', path, [stamp.size, stamp.time, stamp.hash], picture ?? null];
  }
  for (const [file, times] of ledger.revised) yield ['revised', file, times];
  for (let ordinal = 0; ordinal < table.length; ordinal++) yield printArticle(ledger, ordinal);
  for (let number = 0; number < drafts.length; number++) yield printDraft(drafts, number);
}

function printArticle({ table, dead, late }: Ledger, ordinal: number): unknown {
  const entry = table.get(ordinal);
  const row = [entry.published, entry.category, entry.authors, entry.tags];
  if (dead.has(ordinal)) return ['dead', ...row];
  const place = late.get(ordinal);
  const rest = { ...printRest(entry), ...(place === undefined ? {} : { place }) };
  return ['article', ...printFile(entry), ...row, entry.card, rest];
}

function printDraft(drafts: ArticleTable, number: number): unknown {
  const entry = drafts.get(number);
  return ['draft', ...printFile(entry), printRest(entry)];
}

function printFile({ file, slug, id, stamp }: Entry): readonly unknown[] {
  return [file, id === slug ? 0 : id, [stamp.size, stamp.time, stamp.hash]];
}

function printRest({ file, slug, pictures, aliases, featured, warnings }: Entry) {
  return {
    ...(file.endsWith(`/${slug}.json`) ? {} : { slug }),
    ...(pictures.length === 0 ? {} : { pictures }),
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(featured ? { featured } : {}),
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}
