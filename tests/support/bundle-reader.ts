import path from 'node:path';

import { build } from 'vite';

const ENTRY = path.resolve(import.meta.dirname, 'reader.ts');

/**
 * Bundles `src/reader` into one module, as this build has it, or as one would that comes after it and whose database
 * has a higher version.
 */
export async function bundleReader(age: 'this' | 'newer' = 'this'): Promise<string> {
  const bundles = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: age === 'newer' ? [raiseVersion] : [],
    build: { write: false, minify: false, lib: { entry: ENTRY, formats: ['es'], fileName: 'reader' } },
  });
  if (!Array.isArray(bundles)) throw new Error(`${ENTRY} · expected a bundle · found a watcher`);
  const code = bundles.flatMap(({ output }) => output).flatMap((file) => ('code' in file ? [file.code] : []));
  return code.join('\n');
}

const raiseVersion = {
  name: 'raise-version',
  transform(code: string, id: string) {
    if (!id.endsWith('src/reader/database.ts')) return undefined;
    const raised = code.replace(
      /\bconst VERSION = (\d+)/,
      (_, version) => `const VERSION = ${Number(version) + 1}`,
    );
    if (raised === code) throw new Error(`${id} · expected VERSION · found none`);
    return raised;
  },
};
