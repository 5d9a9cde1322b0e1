/** Prints an empty element: `<meta name="a" content="b">`. */
export function printElement(name: string, attributes: Readonly<Record<string, string>>): string {
  const printed = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeText(value)}"`);
  return `<${name}${printed.join('')}/>`;
}

/** Makes a text fit for HTML and XML, within quotes too; what XML forbids is left out. */
export function escapeText(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

/** Prints JSON for the inside of a script element: nothing in it may end that, or begin a comment. */
export function printJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}
