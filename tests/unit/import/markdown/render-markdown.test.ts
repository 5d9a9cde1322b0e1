import { describe, expect, it } from 'vitest';

import type { BodyContext } from '../../../../src/import/markdown/render-markdown.ts';
import { renderMarkdown } from '../../../../src/import/markdown/render-markdown.ts';

function render(body: string, overrides: Partial<BodyContext> = {}) {
  return renderMarkdown(body, {
    isMdx: false,
    findPage: () => undefined,
    resolve: (address) => address,
    ...overrides,
  });
}

describe('a body in Markdown', () => {
  it.each([
    { why: 'tables', body: '|a|b|\n|-|-|\n|1|2|', html: '<td>1</td>' },
    { why: 'struck text', body: '~~old~~', html: '<s>old</s>' },
    { why: 'bare addresses', body: 'https://wren.example/', html: '<a href="https://wren.example/">' },
    {
      why: 'names of files, which are no addresses',
      body: 'node.js and README.md',
      html: '<p>node.js and README.md</p>',
    },
    { why: 'footnotes', body: 'a[^1]\n\n[^1]: note', html: '<section class="footnotes">' },
    { why: 'code with its language', body: '```ts\nx\n```', html: '<pre><code class="language-ts">x' },
    { why: 'definitions', body: 'Fox\n: An animal', html: '<dl>\n<dt>Fox</dt><dd>An animal</dd></dl>' },
    {
      why: 'a line of French prose that begins with a colon',
      body: 'Une phrase assez longue pour finir au bout de sa ligne\n: la suite.',
      html: 'ligne\n: la suite.</p>',
    },
    { why: 'callouts', body: '> [!NOTE]\n> Beware', html: '<strong>Note</strong><br>\nBeware' },
    {
      why: 'admonitions',
      body: ':::tip Mind\n\nBeware\n\n:::',
      html: '<blockquote>\n<p><strong>Mind</strong></p>\n<p>Beware</p>\n</blockquote>',
    },
    { why: 'boxes to tick', body: '- [x] done', html: '<li>☑ done</li>' },
    {
      why: 'ids of headings',
      body: '## Où *aller* ?\n\n## Là {#there}',
      html: '<h2 id="où-aller-">Où <em>aller</em> ?</h2>\n<h2 id="there">Là</h2>',
    },
    { why: 'classes, which say how something looks', body: 'Text\n{: .wide}', html: '<p>Text</p>' },
  ])('shows $why', ({ body, html }) => {
    const rendered = render(body);

    expect(rendered.html).toContain(html);
    expect(rendered.notes).toEqual([]);
  });

  it.each([
    {
      body: '{{< figure src="fox.jpg" caption="A fox" alt="Red" >}}',
      html: '<figure><img src="fox.jpg" alt="Red"><figcaption>A fox</figcaption></figure>',
    },
    {
      body: '{{< figure src="fox.jpg" caption="A *fox*, by <b>Ada</b> & [co](https://a.example)" >}}',
      html: '<figcaption>A <em>fox</em>, by <b>Ada</b> &amp; <a href="https://a.example">co</a></figcaption>',
    },
    { body: '{% include figure.html src="fox.jpg" %}', html: '<figure><img src="fox.jpg"></figure>' },
    {
      body: '{{< youtube jNQXAC9IVRw >}}',
      html: '<iframe src="https://www.youtube.com/embed/jNQXAC9IVRw"></iframe>',
    },
    {
      body: '{{ vimeo(id="76979871") }}',
      html: '<iframe src="https://player.vimeo.com/video/76979871"></iframe>',
    },
    {
      body: '{{< tweet user="wren" id="123456" >}}',
      html: '<blockquote class="twitter-tweet" cite="https://x.com/i/status/123456">',
    },
    {
      body: '{% highlight ruby %}\na < b\n\n    c\n{% endhighlight %}',
      html: '<pre><code class="language-ruby">a &lt; b\n\n    c\n</code></pre>',
    },
    { body: '{% raw %}{{ x }}{% endraw %}', html: '<p>{{ x }}</p>' },
    {
      body: '{{% notice info %}}\nBe **careful**\n{{% /notice %}}',
      html: '<blockquote>\n<p>Be <strong>careful</strong></p>\n</blockquote>',
    },
    {
      body: '{{< details "More" >}}\nHidden\n{{< /details >}}',
      html: '<details><summary>More</summary>\n<p>Hidden</p>\n</details>',
    },
    { body: '![a]({{ site.baseurl }}/fox.jpg)', html: '<img src="/fox.jpg" alt="a">' },
    { body: '{{</* figure */>}}', html: '{{&lt; figure &gt;}}' },
  ])('turns $body into HTML', ({ body, html }) => {
    const rendered = render(body);

    expect(rendered.html).toContain(html);
    expect(rendered.notes).toEqual([]);
  });

  it.each([
    '`{{< figure src="x.png" >}}`',
    '```\n{{< figure src="x.png" >}}\n```',
    '    {% include x.html %}',
    '<pre>{{< tweet 1 >}}</pre>',
  ])('leaves %s alone, for it is code', (body) => {
    const rendered = render(body);

    expect(rendered.html).toMatch(/\{\{(?:<|&lt;)|\{%/);
    expect(rendered.notes).toEqual([]);
  });

  it('leaves out the place of a table of contents', () => {
    expect(render('* TOC\n{:toc}\n\nA fox').html.trim()).toBe('<p>A fox</p>');
  });

  it('shows pictures that components ask a program for', () => {
    const { html, notes } = render(
      'import fox from "./fox.png";\nimport owl from "../owl.jpg?url";\n\n<Image src={fox} alt="A fox" />\n\n<img src={owl.src} alt="" />\n\n<img src={require("./hare.png").default} alt="A hare" />\n\n`<img src={fox} />`',
      { isMdx: true },
    );

    expect(html).toContain('<img src="./fox.png" alt="A fox">');
    expect(html).toContain('<img src="../owl.jpg" alt="" />');
    expect(html).toContain('<img src="./hare.png" alt="A hare" />');
    expect(html).toContain('<code>&lt;img src={fox} /&gt;</code>');
    expect(notes).toEqual([]);
  });

  it('names the shortcodes that mean nothing to a reader', () => {
    const { html, notes } = render(
      'a {{< chart 3 >}} b\n\n{{< box2 >}}kept{{< /box2 >}}\n\n{% include ad.html %}',
    );

    expect(html).toBe('<p>a  b</p>\n<p>kept</p>\n');
    expect(notes).toEqual([
      { construct: '{{< chart >}}', outcome: 'refused', sample: '{{< chart 3 >}}' },
      { construct: '{{< box2 >}}', outcome: 'simplified', sample: '{{< box2 >}}' },
      { construct: '{% include ad.html %}', outcome: 'refused', sample: '{% include ad.html %}' },
    ]);
  });

  it('reads what components hold, and names them', () => {
    const { html, notes } = render(
      'import X from "./x";\n\n<Tabs>\n    <Tab label={a > b}>\n\n    Text **here**\n\n    </Tab>\n</Tabs>\n\n<YouTube id="jNQXAC9IVRw" /> {"lit"} {props.x}\n\n<Chart />\n\n`<Chart />`',
      { isMdx: true },
    );

    expect(html).toBe(
      '<p>Text <strong>here</strong></p>\n<p><iframe src="https://www.youtube.com/embed/jNQXAC9IVRw"></iframe> lit</p>\n<p><code>&lt;Chart /&gt;</code></p>\n',
    );
    expect(notes.map(({ construct, outcome }) => `${construct} ${outcome}`)).toEqual([
      '<Tabs> simplified',
      '<Tab> simplified',
      '<Chart> refused',
      '{ … } refused',
    ]);
  });

  it.each([
    {
      why: 'gives the title where the head has none',
      title: undefined,
      wanted: 'The Fox',
      html: '<p>x</p>\n',
    },
    { why: 'goes where it repeats the title', title: 'The fox!', wanted: 'The Fox', html: '<p>x</p>\n' },
    {
      why: 'stays where it says something else',
      title: 'A hare',
      wanted: undefined,
      html: '<h1 id="the-fox">The Fox</h1>\n<p>x</p>\n',
    },
  ])('has a first heading that $why', ({ title, wanted, html }) => {
    const rendered = render('# The *Fox*\n\nx'.replaceAll('*', ''), title === undefined ? {} : { title });

    expect(rendered.title).toBe(wanted);
    expect(rendered.html).toBe(html);
  });

  it('takes its standfirst from what stands before the mark', () => {
    expect(render('The `fox`\nruns.\n\n<!--more-->\n\nFar.').standfirst).toBe('The fox runs.');
    expect(render('The fox. <!-- more --> Far.').standfirst).toBe('The fox.');
    expect(render('The fox.').standfirst).toBeUndefined();
  });
});
