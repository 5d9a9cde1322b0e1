import { parseBody } from '../../src/compile/body/parse-body.ts';
import type { Criteria, Rows } from '../../src/model/filter.ts';
import { scanRows } from '../../src/model/filter.ts';
import { makeRandom } from '../support/make-random.ts';
import type { Benchmark } from './figure.ts';
import { findMedian, findPercentile, timeRounds } from './figure.ts';
import { makeBody, makeZipfBag } from './make-archive.ts';

const ROWS_A_CHUNK = 256;

/** How long a toggle of a filter computes: the scan of every row that may hold a hit, with the counts of all tags. */
export const filtering: Benchmark = {
  name: 'filter',
  run(report) {
    // A frame of the screen lasts 16 ms; what takes 100 ms still feels like an answer.
    for (const [articles, usual, slowest] of [
      [2000, 1, 16],
      [100_000, 16, 100],
    ] as const) {
      const chunks = makeChunks(articles);
      const questions = makeQuestions(200);
      const times = questions.map((criteria) => timeRounds(5, () => scanRows(chunks, criteria)));
      const name = `filter over ${articles.toLocaleString('en')} rows`;
      report({ name, value: findMedian(times), unit: 'ms', target: { atMost: usual } });
      report({
        name: `${name}, 99th percentile`,
        value: findPercentile(times, 0.99),
        unit: 'ms',
        target: { atMost: slowest },
      });
    }
  },
};

/** How long a hostile or a huge body keeps the compiler, and whether twice as much takes twice as long. */
export const parsing: Benchmark = {
  name: 'body',
  run(report) {
    const parse = (megabytes: number) => {
      const source = makeHtml(megabytes);
      return timeRounds(5, () => parseBody({ format: 'html', source }, CONTEXT));
    };
    const [one, two] = [parse(1), parse(2)];
    report({ name: 'parsing a body of 2 MB', value: two, unit: 'ms', target: { atMost: 2000 } });
    report({
      name: 'a body of 2 MB against one of 1 MB',
      value: two / one,
      unit: '×',
      target: { atMost: 2.5 },
    });
  },
};

const CONTEXT = {
  file: 'articles/long.json',
  siteUrl: 'https://kiosque.example',
  language: 'fr',
  findPicture: () => undefined,
};

function makeHtml(megabytes: number): string {
  const random = makeRandom(1);
  let html = '';
  while (html.length < megabytes * 1e6) html += makeBody(random, 500);
  return html.slice(0, html.lastIndexOf('\n', megabytes * 1e6));
}

/** The rows of a whole archive, whose tags are as unequal as a real one's. */
function makeChunks(articles: number): readonly Rows[] {
  const random = makeRandom(2);
  const tags = makeZipfBag(Array.from({ length: Math.round(8 * articles ** 0.62) }, (_, id) => String(id)));
  return Array.from({ length: Math.ceil(articles / ROWS_A_CHUNK) }, (_, chunk) => {
    const first = chunk * ROWS_A_CHUNK;
    const places = Array.from(
      { length: Math.min(ROWS_A_CHUNK, articles - first) },
      (__, place) => first + place,
    );
    return {
      ordinals: places,
      categories: places.map(() => random.number(12)),
      authors: places.map(() => [random.number(200)]),
      tags: places.map(() => [
        ...new Set(Array.from({ length: 1 + random.number(6) }, () => Number(tags.pick(random)))),
      ]),
    };
  });
}

/** Questions of one to three of the commoner tags; some leave one out, some ask for a category. */
function makeQuestions(questions: number): readonly Criteria[] {
  const random = makeRandom(3);
  const someTags = (most: number) => Array.from({ length: random.number(most + 1) }, () => random.number(40));
  return Array.from({ length: questions }, () => ({
    all: someTags(2),
    any: random.number(3) === 0 ? someTags(3) : [],
    not: random.number(3) === 0 ? someTags(1) : [],
    ...(random.number(4) === 0 ? { category: random.number(12) } : {}),
  }));
}
