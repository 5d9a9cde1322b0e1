import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import initSqlJs from 'sql.js';
import type { Database } from 'sql.js';

import type { Query } from '../queries.ts';
import { SHOWN_TAGS } from '../toggle.ts';
import type { Metadata, Peer } from './peer.ts';
import { SHOWN_ARTICLES } from './peer.ts';

/** SQLite in WebAssembly, the whole database in memory, with an index of tags in both directions. */
export const sqlJs: Peer = {
  name: 'sql.js',
  async open(articles) {
    const { Database } = await initSqlJs();
    const database = new Database();
    fill(database, articles);
    const wasm = readFileSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
    const file = database.export();
    return {
      download: [file, wasm],
      ask: (query) => {
        const { condition, parameters } = toSql(query);
        // Once for all three questions: what a page that shows all three would do.
        database.run(`CREATE TEMP TABLE hit AS SELECT number FROM article WHERE ${condition}`, parameters);
        const select = (sql: string) => database.exec(sql)[0]?.values ?? [];
        const [[total] = []] = select('SELECT count(*) FROM hit');
        const ids = select(
          `SELECT id FROM article JOIN hit USING (number) ORDER BY number LIMIT ${SHOWN_ARTICLES}`,
        );
        const tags = select(
          `SELECT slug, uses FROM tag JOIN (
             SELECT tag, count(*) AS uses FROM hit JOIN use ON use.article = hit.number
             GROUP BY tag ORDER BY uses DESC LIMIT ${SHOWN_TAGS}
           ) ON tag = tag.number ORDER BY uses DESC`,
        );
        database.run('DROP TABLE temp.hit');
        return {
          total: Number(total),
          ids: ids.map(([id]) => String(id)),
          tags: tags.map(([slug, uses]) => [String(slug), Number(uses)]),
        };
      },
    };
  },
};

/** Articles are numbered from the newest on, so that the order of time is the order of the table. */
function fill(database: Database, articles: readonly Metadata[]): void {
  database.run(`
    CREATE TABLE article (number INTEGER PRIMARY KEY, id, title, summary, published, category, authors);
    CREATE TABLE tag (number INTEGER PRIMARY KEY, slug UNIQUE);
    CREATE TABLE use (tag INTEGER, article INTEGER, PRIMARY KEY (tag, article)) WITHOUT ROWID;
    CREATE INDEX use_by_article ON use (article);
    CREATE INDEX article_by_category ON article (category);
    BEGIN`);
  const numbers = new Map<string, number>();
  const addArticle = database.prepare('INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)');
  const addTag = database.prepare('INSERT INTO tag VALUES (?, ?)');
  const addUse = database.prepare('INSERT INTO use VALUES (?, ?)');
  for (const [number, article] of articles.entries()) {
    const { id, title, summary, published, category, authors, tags } = article;
    addArticle.run([number, id, title, summary, published, category, authors.join(', ')]);
    for (const slug of tags) {
      const tag = numbers.get(slug) ?? numbers.size;
      if (tag === numbers.size) {
        numbers.set(slug, tag);
        addTag.run([tag, slug]);
      }
      addUse.run([tag, number]);
    }
  }
  for (const statement of [addArticle, addTag, addUse]) statement.free();
  database.run('COMMIT; ANALYZE; VACUUM');
}

function toSql({ all, any, not, category }: Query): { condition: string; parameters: string[] } {
  const uses = (count: number) =>
    `SELECT article FROM use WHERE tag IN (SELECT number FROM tag WHERE slug IN (${Array.from({ length: count }, () => '?').join(', ')}))`;
  return {
    condition: [
      ...all.map(() => `number IN (${uses(1)})`),
      ...(any.length > 0 ? [`number IN (${uses(any.length)})`] : []),
      ...(not.length > 0 ? [`number NOT IN (${uses(not.length)})`] : []),
      ...(category === undefined ? [] : ['category = ?']),
    ].join(' AND '),
    parameters: [...all, ...any, ...not, ...(category === undefined ? [] : [category])],
  };
}
