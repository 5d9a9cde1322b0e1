import type { Inline } from '../../model/block.ts';
import { Runs } from './runs.tsx';

/** The caption of a figure; nothing where the publisher gave none. */
export function Caption({ runs }: { runs: readonly Inline[] | undefined }) {
  return runs === undefined ? undefined : (
    <figcaption>
      <Runs runs={runs} />
    </figcaption>
  );
}
