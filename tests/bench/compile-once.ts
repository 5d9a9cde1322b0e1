/** `node tests/bench/compile-once.ts <content folder> <out>`: builds one edition in a process of its own. */
import { compileContent } from '../../src/compile/compile-content.ts';
import { emitEdition } from '../../src/compile/emit-edition.ts';

const [folder = '', out = ''] = process.argv.slice(2);
const { edition } = compileContent(folder);
if (edition === undefined) throw new Error(`${folder} · has faults · see npm run check ${folder}`);
console.log(JSON.stringify(emitEdition(edition, out)));
