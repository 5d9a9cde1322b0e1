import { spawnSync } from 'node:child_process';
import path from 'node:path';

import * as v from 'valibot';

import { ROOT } from './open-site.ts';

const runSchema = v.object({ milliseconds: v.number(), peakKilobytes: v.number() });

/** How long a run of the compiler took, from the command to its end, and its memory at its peak. */
export type CompilerRun = v.InferOutput<typeof runSchema> & { readonly printed: string };

/** The command of the repository. */
const SCRIPT = path.join(ROOT, 'src/compile/edition.ts');

/** Builds the edition of a content folder into `out`, or brings the one there up to date. */
export function runCompiler(folder: string, out: string): CompilerRun {
  const args = ['--import', path.join(import.meta.dirname, 'measure-exit.ts'), SCRIPT, folder, out];
  const { output, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    maxBuffer: 2 ** 28,
  });
  const [, printed, , measured] = output;
  if (status !== 0)
    throw new Error(`${folder} · the build ended with ${status} · ${printed ?? ''}, and see the lines above`);
  return { ...v.parse(runSchema, JSON.parse(measured ?? '')), printed: printed ?? '' };
}
