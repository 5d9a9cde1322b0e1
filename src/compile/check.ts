/** `npm run check [folder]`: lists every fault of a content folder; exit code 1 when one is an error. */
import { resolve } from 'node:path';

import { compileContent } from './compile-content.ts';
import { getContentFolder } from './content-folder.ts';
import { summarize } from './summarize.ts';

const folder = process.argv[2] === undefined ? getContentFolder(process.cwd()) : resolve(process.argv[2]);
const compilation = compileContent(folder);
console.log(summarize(compilation));
process.exitCode = compilation.edition === undefined ? 1 : 0;
