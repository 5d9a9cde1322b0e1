import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { makeItem } from './make-article.ts';
import { DIST } from './second-build.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** An article to publish: its file's name, and what its item says otherwise than that of the builder. */
export type NewArticle = { readonly id: string } & Readonly<Record<string, unknown>>;

/**
 * Publishes articles after dist/ was built, as `npm run edition` does on a host: the numbering goes on, and pages stay as
 * they were prerendered. Gives the folder of the site, and the function that removes it.
 *
 * @param withdrawn the slugs of articles that leave the edition
 * @throws with what the command printed when it fails
 */
export async function publishNewer(
  articles: readonly NewArticle[],
  withdrawn: readonly string[] = [],
): Promise<{ readonly folder: string; readonly remove: () => void }> {
  const place = realpathSync(mkdtempSync(path.join(tmpdir(), 'kiosque-newer-')));
  const [content, folder] = [path.join(place, 'content'), path.join(place, 'site')];
  cpSync(path.join(ROOT, 'src/content'), content, { recursive: true });
  cpSync(DIST, folder, { recursive: true });
  const publish = async () => {
    const command = [path.join(ROOT, 'src/compile/edition.ts'), content, folder];
    await promisify(execFile)(process.execPath, command, { cwd: ROOT });
  };
  // Begins the ledger with what is there.
  await publish();
  for (const article of articles)
    writeFileSync(path.join(content, `articles/${article.id}.json`), JSON.stringify(makeItem(article)));
  for (const file of readdirSync(content, { recursive: true, encoding: 'utf8' }))
    if (withdrawn.includes(path.basename(file, '.json'))) rmSync(path.join(content, file));
  await publish();
  return { folder, remove: () => rmSync(place, { recursive: true, force: true }) };
}
