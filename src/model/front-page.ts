/** Layouts of the sections in turn, so that two neighbours never look alike. */
const LAYOUTS = ['lead', 'three', 'headlines'] as const;

/** How the stories of a section stand beside each other. */
export type SectionLayout = (typeof LAYOUTS)[number];

/** How much room the editor gives a story of the front page. */
export type StorySize = 'lead' | 'large' | 'middle' | 'small' | 'text';

/** The layout of a section, by its place among the sections, from 0. */
export function chooseLayout(section: number): SectionLayout {
  return LAYOUTS[section % LAYOUTS.length] ?? 'lead';
}

/** The size of a story of a section, by its place in it, from 0. */
export function chooseSize(layout: SectionLayout, story: number): StorySize {
  if (layout === 'lead') return story === 0 ? 'large' : 'small';
  if (layout === 'three') return story < 3 ? 'middle' : 'text';
  return story === 0 ? 'large' : 'text';
}

/** The size of a story beside the lead, by its place there, from 0. */
export function chooseSizeBeside(story: number): StorySize {
  if (story === 0) return 'middle';
  return story % 2 === 0 ? 'small' : 'text';
}

/** What a story of a size shows beside its headline: of the rest the front page need not know. */
export const STORY_PARTS: {
  readonly [Size in StorySize]: { readonly picture: boolean; readonly standfirst: boolean };
} = {
  lead: { picture: true, standfirst: true },
  large: { picture: true, standfirst: true },
  middle: { picture: true, standfirst: true },
  small: { picture: true, standfirst: false },
  text: { picture: false, standfirst: false },
};
