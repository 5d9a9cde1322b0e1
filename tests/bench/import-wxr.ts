import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';

import { makeRandom } from '../support/make-random.ts';
import type { Benchmark } from './figure.ts';
import { SCRATCH } from './open-site.ts';
import { runImport } from './run-command.ts';

const POSTS = 100_000;
/** Posts of a few paragraphs, some of them classic, some of blocks, as a blog of fifteen years has them. */
const WORDS =
  'renard brun sauté chien paresseux réseau antenne puce mémoire écran clavier orbite marée'.split(' ');

/** The import of a WordPress export of 100,000 posts, without pictures: posts a second, and memory. */
export const importing: Benchmark = {
  name: 'import-100k',
  isOnDemand: true,
  run: async (report) => {
    const file = path.join(SCRATCH, `export-${POSTS}.xml`);
    if (!existsSync(file)) await writeExport(file);
    const into = path.join(SCRATCH, 'imported');
    rmSync(into, { recursive: true, force: true });
    const megabytes = Math.round(statSync(file).size / 1e6);
    const { milliseconds, peakKilobytes } = runImport(file, into);
    const name = `import of ${POSTS.toLocaleString('en')} posts (${megabytes} MB)`;
    report({
      name: `${name}, a second`,
      value: POSTS / (milliseconds / 1000),
      unit: '',
      target: { atLeast: 1000 },
    });
    report({
      name: `${name}, memory at its peak`,
      value: peakKilobytes / 1000,
      unit: 'MB',
      target: { atMost: 500 },
    });
    const again = runImport(file, into);
    report({ name: `${name}, a second time`, value: again.milliseconds / 1000, unit: 's' });
    rmSync(into, { recursive: true, force: true });
  },
};

async function writeExport(file: string): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  const random = makeRandom(1);
  const out = createWriteStream(`${file}.part`);
  const write = async (text: string) => {
    if (!out.write(text)) await once(out, 'drain');
  };
  await write(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Le Banc</title><link>https://banc.example</link><language>fr-FR</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://banc.example</wp:base_blog_url>
`);
  for (let post = 1; post <= POSTS; post++) await write(printPost(post, random));
  out.end('</channel></rss>\n');
  await once(out, 'finish');
  renameSync(`${file}.part`, file);
}

function printPost(post: number, random: ReturnType<typeof makeRandom>): string {
  const sentence = () => `${Array.from({ length: 12 }, () => random.pick(WORDS)).join(' ')}.`;
  const paragraph = () =>
    `${sentence()} <a href="https://banc.example/?p=${1 + random.number(POSTS)}">${sentence()}</a> <strong>${sentence()}</strong>`;
  const isBlocks = post % 2 === 0;
  const paragraphs = Array.from({ length: 5 }, paragraph);
  const body = isBlocks
    ? paragraphs.map((text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`).join('\n\n')
    : paragraphs.join('\n\n');
  const date = new Date(Date.UTC(2009, 0, 1) + post * 4_500_000).toISOString();
  const day = `${date.slice(0, 10)} ${date.slice(11, 19)}`;
  const [category, tag] = [random.number(12), random.number(5000)];
  return `<item><title>${sentence()}</title><link>https://banc.example/${date.slice(0, 4)}/${date.slice(5, 7)}/billet-${post}/</link>
<dc:creator><![CDATA[auteur-${random.number(40)}]]></dc:creator><guid isPermaLink="false">https://banc.example/?p=${post}</guid>
<content:encoded><![CDATA[${body}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${post}</wp:post_id><wp:post_date><![CDATA[${day}]]></wp:post_date><wp:post_date_gmt><![CDATA[${day}]]></wp:post_date_gmt>
<wp:post_name><![CDATA[billet-${post}]]></wp:post_name><wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type><wp:post_password><![CDATA[]]></wp:post_password>
<category domain="category" nicename="c${category}"><![CDATA[Rubrique ${category}]]></category><category domain="post_tag" nicename="t${tag}"><![CDATA[Sujet ${tag}]]></category></item>
`;
}
