/** `npm run bench [-- --only <name>,<name>]`: measures, prints, never asserts: a loaded machine is slow, not wrong. */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import { largeBuild, sampleBuild } from './edition-build.ts';
import type { Benchmark, Figure } from './figure.ts';
import { printFigure, printTable } from './figure.ts';
import { lighthouse } from './lighthouse.ts';
import { pageWeight } from './page-weight.ts';
import { filtering, parsing } from './work.ts';

const BENCHMARKS: readonly Benchmark[] = [
  sampleBuild,
  largeBuild,
  pageWeight,
  filtering,
  parsing,
  lighthouse,
];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',');
const unknown = only?.filter((name) => BENCHMARKS.every((benchmark) => benchmark.name !== name)) ?? [];
const chosen = BENCHMARKS.filter(({ name, isOnDemand }) => only?.includes(name) ?? isOnDemand !== true);

if (unknown.length > 0) {
  const names = BENCHMARKS.map(({ name }) => name).join(', ');
  console.error(`--only · expected some of ${names} · got ${unknown.join(', ')}`);
  process.exitCode = 1;
} else {
  const figures: Figure[] = [];
  for (const { name, run } of chosen) {
    console.log(`\n── ${name}`);
    await run((figure) => {
      figures.push(figure);
      console.log(printFigure(figure));
    });
  }
  const [load = 0] = loadavg();
  const others = `${load.toFixed(1)} processes at work on ${availableParallelism()} cores in the last minute`;
  console.log(`\n${printTable(figures)}\n\nMachine: ${others}`);
}
