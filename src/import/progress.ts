/** Says on a terminal how far an import is: a count, a rate and the time left; nothing where nobody looks. */
export function makeProgress(
  out: NodeJS.WriteStream,
  now: () => number,
): (done: number, total: number) => void {
  const start = now();
  let last = 0;
  return (done, total) => {
    const time = now();
    if (!out.isTTY || (time - last < 200 && done < total)) return;
    last = time;
    const rate = done / Math.max(0.001, (time - start) / 1000);
    const left = done < total ? ` · ${printSeconds((total - done) / rate)} left` : '\n';
    out.write(`\r\u001b[K${done} of ${total} · ${Math.round(rate)} a second${left}`);
  };
}

function printSeconds(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
