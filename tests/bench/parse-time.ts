import { parseBody } from '../../src/compile/body/parse-body.ts';
import { makeRandom } from '../support/make-random.ts';
import type { Benchmark } from './figure.ts';
import { timeRounds } from './figure.ts';
import { makeBody } from './make-prose.ts';

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
