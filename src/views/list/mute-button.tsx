import type { EditionListLocation } from '../../fetch/question.ts';
import { nameMute } from '../../model/mute.ts';
import { useMuting } from '../parts/use-muting.ts';
import { useMutes } from '../parts/use-mutes.ts';
import { useWords } from '../parts/words.tsx';

/** Mutes the tag or the author of a list in every other one, or ends that. */
export function MuteButton({ location, name }: { location: EditionListLocation; name: string }) {
  const { list } = useWords();
  const { mute, unmute } = useMuting();
  const mutes = useMutes();
  if (location.page !== 'tag' && location.page !== 'author') return undefined;
  const own = { kind: location.page, slug: location.slug, name };
  const held = mutes.find((other) => nameMute(other) === nameMute(own));
  return (
    <button type="button" onClick={() => void (held === undefined ? mute(own) : unmute(held))}>
      {(held === undefined ? list.mute : list.unmute)[own.kind]}
    </button>
  );
}
