/**
 * `node tests/bench/compile-once.ts <content folder> <out>`: builds one edition in a process of its own,
 * as a command does, so that the memory at its peak is that of nothing else. Prints one line of JSON.
 */
import { compileContent } from '../../src/compile/compile-content.ts';
import { emitEdition } from '../../src/compile/emit-edition.ts';

const [folder = '', out = ''] = process.argv.slice(2);
const { edition, counts } = compileContent(folder);
if (edition === undefined) throw new Error(`${folder} · has faults · see npm run check ${folder}`);
const { files, bytes } = emitEdition(edition, out);
// Counted from the start of the process: loading the compiler is part of a build. The system counts in kB.
const [milliseconds, peakKilobytes] = [performance.now(), process.resourceUsage().maxRSS];
console.log(JSON.stringify({ milliseconds, peakKilobytes, articles: counts.articles, files, bytes }));
