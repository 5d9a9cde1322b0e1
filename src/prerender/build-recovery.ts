import { build } from 'vite';

/** What a page asks for whose code does not come: at an address that stays, whichever build the host has. */
export const RECOVERY_FILE = 'recover.js';

type Task = {
  readonly root: string;
  /** The folder of the site. */
  readonly out: string;
  readonly base: string;
  /** The file of code that every page of this build names. */
  readonly entry: string;
};

/** Builds the file that knows which build the host has, and gets pages of former ones out of their trouble. */
export async function buildRecovery({ root, out, base, entry }: Task): Promise<void> {
  await build({
    root,
    base,
    configFile: false,
    logLevel: 'warn',
    define: { BUILD: JSON.stringify(entry) },
    build: {
      outDir: out,
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: 'src/app/recover.ts',
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: RECOVERY_FILE },
      },
    },
  });
}
