import { expect, it } from 'vitest';

import { nameHost } from '../../../src/views/parts/name-host.ts';

it.each([
  ['https://renards.example/a?b#c', 'renards.example'],
  ['https://renards.example', 'renards.example'],
  ['http://un:deux@renards.example:8080/', 'renards.example'],
  ['ceci n’est pas une adresse', 'ceci n’est pas une adresse'],
])('the site of %s is %s', (url, host) => {
  expect(nameHost(url)).toBe(host);
});
