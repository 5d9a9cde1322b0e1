import type { Fault } from '../../model/fault.ts';
import type { SourceElement } from './source-tree.ts';

/** What a fault says, without where it is. */
export type Finding = Pick<Fault, 'expected' | 'found' | 'fix'>;

/** Collects the faults of one body. */
export type Report = {
  /** Lists an error. */
  refuse(element: SourceElement, finding: Finding): void;
  /**
   * Lists a loss. Losses of one group are told once, at the first of them, with how many more
   * there are: an article with a hundred `<font>` needs one line, not a hundred.
   */
  warn(element: SourceElement, group: string, finding: Finding): void;
  /** Everything listed so far, in the order of the source. */
  list(): readonly Fault[];
};

/** Opens the report of one body, in the markup of that file. */
export function openReport(file: string): Report {
  const entries: { readonly fault: Fault; times: number }[] = [];
  const groups = new Map<string, { times: number }>();
  const list = (severity: Fault['severity'], element: SourceElement, finding: Finding) => {
    const entry = { fault: { severity, file, path: printPath(element), ...finding }, times: 1 };
    entries.push(entry);
    return entry;
  };
  return {
    refuse(element, finding) {
      list('error', element, finding);
    },
    warn(element, group, finding) {
      const entry = groups.get(group);
      if (entry === undefined) groups.set(group, list('warning', element, finding));
      else entry.times++;
    },
    list: () =>
      entries.map(({ fault, times }) =>
        times === 1 ? fault : { ...fault, found: `${fault.found} and ${times - 1} more` },
      ),
  };
}

/** The parser makes some elements up (a `<tbody>`), and those have no line. */
function printPath(element: SourceElement): string {
  const line = element.sourceCodeLocation?.startLine;
  return line === undefined ? 'content_html' : `content_html:${line}`;
}
