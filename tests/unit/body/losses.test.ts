import { describe, expect, it } from 'vitest';

import { faultsOf, paragraph, parseHtml, readHtml } from './read-html.ts';

describe('what an article loses', () => {
  it.each([
    'script',
    'style',
    'template',
    'object',
    'svg',
    'math',
    'canvas',
    'select',
    'textarea',
    'button',
    'title',
    'noembed',
  ])('leaves out a <%s> with all it holds, and says so', (name) => {
    const source = `<p>un</p><${name}>alert(1)</${name}><p>deux</p>`;

    expect(readHtml(source)).toEqual([paragraph('un'), paragraph('deux')]);
    expect(faultsOf(source)).toEqual([
      `warning: articles/renard.json · content_html:1 · expected text, pictures, tables, code and embeds · found <${name}> · take the element out; it is left out with all it holds`,
    ]);
  });

  it('keeps the text of a form, without its controls', () => {
    expect(readHtml('<form><label>Nom <input name="n"></label></form>')).toEqual([paragraph('Nom')]);
  });

  it('keeps the text of an element that nobody knows, and names it once with a count', () => {
    const source =
      '<p>Un <x-fox>renard</x-fox> <blink>passe</blink>,\n<x-fox>puis</x-fox> <x-fox>un autre</x-fox>.</p>';

    expect(readHtml(source)).toEqual([paragraph('Un renard passe, puis un autre.')]);
    expect(faultsOf(source)).toEqual([
      'warning: articles/renard.json · content_html:1 · expected an element of HTML that Kiosque knows · found <x-fox> and 2 more · write it another way; its text is kept',
      'warning: articles/renard.json · content_html:1 · expected an element of HTML that Kiosque knows · found <blink> · write it another way; its text is kept',
    ]);
  });

  it('drops styles and event handlers without a word', () => {
    expect(parseHtml('<p style="position:fixed" onclick="alert(1)">un</p>')).toEqual({
      blocks: [paragraph('un')],
      faults: [],
    });
  });

  it('tells each loss once, although a body with links to its parts is read twice', () => {
    expect(faultsOf('<h2 id="a">A</h2><p><a href="#a">x</a><blink>y</blink></p>')).toHaveLength(1);
  });
});
