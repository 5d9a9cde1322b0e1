import { spawnSync } from 'node:child_process';
import path from 'node:path';

import * as v from 'valibot';

import { ROOT } from './open-site.ts';

const runSchema = v.object({ milliseconds: v.number(), peakKilobytes: v.number() });

/** How long a run of a command took, from its start to its end, its memory at its peak, and what it printed. */
export type Run = v.InferOutput<typeof runSchema> & { readonly printed: string };

/** Builds the edition of a content folder into `out`, or brings the one there up to date. */
export function runCompiler(folder: string, out: string): Run {
  return runMeasured('src/compile/edition.ts', [folder, out]);
}

/** Builds the whole site of a content folder into `out`, as `npm run build` does. */
export function runBuild(folder: string, out: string): Run {
  return runMeasured('src/prerender/build.ts', ['--out', out], { KIOSQUE_CONTENT: folder });
}

/** Imports a source into a content folder, as `npm run import` does. */
export function runImport(source: string, into: string): Run {
  return runMeasured('src/import/import.ts', [source, '--into', into]);
}

/** Runs a command of the repository. */
function runMeasured(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Run {
  const measure = path.join(import.meta.dirname, 'measure-exit.ts');
  const { output, status } = spawnSync(
    process.execPath,
    ['--import', measure, path.join(ROOT, script), ...args],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
      maxBuffer: 2 ** 28,
      env: { ...process.env, ...environment },
    },
  );
  const [, printed, , measured] = output;
  if (status !== 0)
    throw new Error(
      `${script} ${args.join(' ')} · ended with ${status} · ${printed ?? ''}, and see the lines above`,
    );
  return { ...v.parse(runSchema, JSON.parse(measured ?? '')), printed: printed ?? '' };
}
