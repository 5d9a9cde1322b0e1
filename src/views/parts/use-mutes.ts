import { useSyncExternalStore } from 'react';

import type { MutableStory, Mute } from '../../model/mute.ts';
import { findMute, nameMute } from '../../model/mute.ts';
import type { Slug } from '../../model/slug.ts';
import { readMutes, recallMutes } from '../../reader/mutes.ts';
import { createTopic } from '../../reader/topic.ts';
import { followLibrary } from './follow-library.ts';

const followed = followLibrary(readMutes);
const NONE: readonly Mute[] = [];

/** What is muted: at once what this device knew, then what the library says. */
const getMutes = () => {
  const state = followed.get();
  return state.kind === 'ready' ? state.value : recallMutes();
};

/** What the reader has muted; nothing while a prerendered page wakes up, whose stories are hidden for that long. */
export function useMutes(): readonly Mute[] {
  return useSyncExternalStore(followed.subscribe, getMutes, () => NONE);
}

const revealed = createTopic();
let wanted: ReadonlySet<Slug> = new Set();
const getWanted = () => wanted;

/** Shows stories although they are muted, wherever they stand, until the document is left. */
export function revealMuted(slugs: readonly Slug[]): void {
  wanted = new Set([...wanted, ...slugs]);
  revealed.tell();
}

/** A story that is not shown, and why. */
export type Muted = { readonly slug: Slug; readonly mute: Mute };

/** Judges stories where they are listed. */
export type Judge = {
  /** Gives the rule by which a story is hidden; nothing where it is to be shown. */
  readonly findMute: (slug: Slug, story: MutableStory) => Mute | undefined;
  /**
   * Of an element that shows a story, `data-mutable`: it keeps the stories of a reader who mutes out of sight until they
   * are judged (views/base.css).
   */
  readonly veil: '' | undefined;
};

/**
 * Gives what judges stories by what the reader has muted.
 *
 * @param isKnown whether all that describes the stories has come
 * @param asked names of tags and authors that the address asks for: whoever does so wants to see them
 */
export function useJudge(isKnown = true, asked?: ReadonlySet<string>): Judge {
  const mutes = useMutes();
  const shown = useSyncExternalStore(revealed.subscribe, getWanted, getWanted);
  const held = asked === undefined ? mutes : mutes.filter((mute) => !asked.has(nameMute(mute)));
  return {
    findMute: (slug, story) => (shown.has(slug) ? undefined : findMute(story, held)),
    veil: isKnown && mutes.length > 0 ? undefined : '',
  };
}

/** Sets the muted ones among stories apart. */
export function setApart<Story extends { readonly slug: Slug }>(
  stories: readonly Story[],
  judge: (story: Story) => Mute | undefined,
): { readonly kept: readonly Story[]; readonly muted: readonly Muted[] } {
  const judged = stories.map((story) => ({ story, mute: judge(story) }));
  return {
    kept: judged.filter(({ mute }) => mute === undefined).map(({ story }) => story),
    muted: judged.flatMap(({ story: { slug }, mute }) => (mute === undefined ? [] : [{ slug, mute }])),
  };
}
