import { describe, expect, it } from 'vitest';

import { en } from '../../../src/messages/en.ts';
import { fr } from '../../../src/messages/fr.ts';
import { CHOICES, DEFAULT_SETTINGS } from '../../../src/reader/settings.ts';
import {
  AppearanceSection,
  LanguageSection,
  ListsSection,
  NetworkSection,
  TextSection,
} from '../../../src/views/settings/sections.tsx';
import { render } from './render.tsx';

describe.each([
  ['French', fr],
  ['English', en],
])('the settings, in %s', (_, words) => {
  const page = render(
    <>
      <AppearanceSection />
      <TextSection />
      <ListsSection />
      <LanguageSection />
      <NetworkSection />
    </>,
    { words, address: '/settings' },
  );
  const groups = page.all('fieldset');

  it('ask for each, in a group with a name', () => {
    const asked = groups.map((group) => [
      group.all('input')[0]?.attributes['name'],
      group.all('input').map(({ attributes }) => attributes['value']),
    ]);

    expect(Object.fromEntries(asked)).toEqual(CHOICES);
    expect(groups.map((group) => group.one('legend').text)).not.toContain('');
  });

  it('name each choice, by a name of its own', () => {
    for (const group of groups) {
      const names = group.all('label').map(({ text }) => text);

      expect(names).not.toContain('');
      expect(new Set(names).size).toBe(group.all('input').length);
    }
  });

  it('say more of some of them', () => {
    const described = page
      .all('fieldset', 'input')
      .flatMap((part) => part.attributes['aria-describedby'] ?? []);
    const texts = described.map(
      (id) => page.all('p').find(({ attributes }) => attributes['id'] === id)?.text,
    );

    expect(texts).toHaveLength(3);
    expect(texts).not.toContain(undefined);
  });

  it('answer nobody before they are awake, and show what nobody has changed', () => {
    const chosen = page.all('input').filter(({ attributes }) => 'checked' in attributes);

    expect(groups.every(({ attributes }) => 'disabled' in attributes)).toBe(true);
    expect(chosen.map(({ attributes }) => attributes['value'])).toEqual(
      Object.keys(CHOICES).map((key) => DEFAULT_SETTINGS[key as keyof typeof CHOICES]),
    );
  });
});
