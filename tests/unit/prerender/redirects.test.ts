import { describe, expect, it } from 'vitest';

import { canRedirect, printRedirects, printStub } from '../../../src/prerender/redirects.ts';
import { makeSlug } from '../../support/make-location.ts';
import { makeSiteFacts } from './make-site-facts.ts';

const to = makeSlug('renard');

describe('an old permalink', () => {
  it.each(['/2021/03/renard', '/%C3%A9t%C3%A9', '/renard.html'])('%s has a page that leads on', (from) => {
    expect(canRedirect(from)).toBe(true);
  });

  it.each(['/', '/tags', '/article/autre', '/../../etc/passwd', '/a/../b', 'https://ailleurs.example/a'])(
    '%s takes nobody else’s place',
    (from) => {
      expect(canRedirect(from)).toBe(false);
    },
  );

  it('leads on below the path of the site, by header and by page', () => {
    expect(printRedirects('/blog/', [{ from: '/2021/03/renard', to }])).toBe(
      '/blog/2021/03/renard /blog/article/renard 301\n',
    );
    expect(printStub(makeSiteFacts(), '/blog/', to)).toContain('content="0; url=/blog/article/renard"');
  });
});
