import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../..');
const css = readFileSync(path.join(folder, 'src/views/tokens.css'), 'utf8');

/** Which half of `light-dark()` a theme takes. */
const THEMES = { light: 0, sepia: 0, dark: 1, black: 1 } as const;
type Theme = keyof typeof THEMES;

/** Gives the custom properties that a rule sets. */
function readRule(selector: string): ReadonlyMap<string, string> {
  const rule = css.split(`\n${selector} {\n`)[1]?.split('\n}')[0] ?? '';
  return new Map(
    Array.from(rule.matchAll(/--([\w-]+):\s*([^;]+);/g), ([, name = '', value = '']) => [name, value]),
  );
}

/** Gives a colour of a theme, `#rrggbb`. */
function getColour(theme: Theme, name: string): string {
  const value = readRule(`:root[data-theme='${theme}']`).get(name) ?? readRule(':root').get(name) ?? '';
  const colour = /^light-dark\((.*), (.*)\)$/.exec(value)?.[1 + THEMES[theme]] ?? value;
  if (!/^#[\da-f]{6}$/.test(colour))
    throw new Error(`tokens.css · --${name} · expected a colour · found ${value}`);
  return colour;
}

/** Relative luminance (WCAG 2.2). */
function getLuminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours (WCAG 2.2), from 1 to 21. */
function getContrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(getLuminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const CATEGORIES = ['vermilion', 'blue', 'violet', 'teal', 'amber', 'magenta', 'green', 'indigo'];
const GROUNDS = ['paper', 'surface', 'sunken', 'accent-soft'];

/** What stands on what, and how well it must be told from it. */
const PAIRS: readonly (readonly [name: string, ground: string, atLeast: number])[] = [
  ...GROUNDS.flatMap((ground) => [
    ['ink', ground, 7] as const,
    ['ink-quiet', ground, 4.5] as const,
    ['accent', ground, 4.5] as const,
    ...CATEGORIES.map((category) => [category, ground, 4.5] as const),
  ]),
  ['ink', 'mark', 7],
  ['on-accent', 'accent', 4.5],
  ['paper', 'ink', 7],
  // The edges of what can be pressed or written in.
  ['edge', 'paper', 3],
  ['edge', 'surface', 3],
];

describe.each(Object.keys(THEMES) as Theme[])('the theme %s', (theme) => {
  it.each(PAIRS)('shows %s on %s at %d to 1 or better', (name, ground, atLeast) => {
    expect(getContrast(getColour(theme, name), getColour(theme, ground))).toBeGreaterThanOrEqual(atLeast);
  });

  it.each(['index.html', 'src/reader/settings.ts'])('has its paper around the page too, by %s', (file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');

    expect(text).toContain(`${theme}: '${getColour(theme, 'paper')}'`);
  });
});
