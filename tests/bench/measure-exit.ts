/**
 * `node --import measure-exit.ts <script>`: when the process ends, says on its file descriptor 3 how long
 * it took and how much memory it used at its peak, whatever the script is. The processes that it starts
 * are not counted in.
 */
import { writeSync } from 'node:fs';

process.on('exit', () => {
  // Counted from the start of the process: loading the compiler is part of a build. The system counts in kB.
  const [milliseconds, peakKilobytes] = [performance.now(), process.resourceUsage().maxRSS];
  writeSync(3, JSON.stringify({ milliseconds, peakKilobytes }));
});
