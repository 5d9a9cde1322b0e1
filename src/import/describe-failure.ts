import { ImportError } from './web/import-error.ts';

/** Gives the sentence for whoever runs the command; nothing where the fault is ours. */
export function describeFailure(error: unknown): string | undefined {
  if (error instanceof ImportError) return error.message;
  if (!(error instanceof Error && 'code' in error)) return undefined;
  // What follows is about files whose names begin with a hyphen.
  if (isMisused(error)) return error.message.replace(/\. To specify .*$/s, '');
  return 'syscall' in error ? describeDisk(error, String(error.code)) : undefined;
}

/** Tells whether the command was given what it does not take. */
export function isMisused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

const DISK: Readonly<Record<string, readonly [found: string, fix: string]>> = {
  EACCES: ['no permission', 'give the permission, or name another folder'],
  EPERM: ['no permission', 'give the permission, or name another folder'],
  EROFS: ['a disk that is read only', 'name another folder with --into'],
  ENOSPC: ['no room on the disk', 'make room; the same command goes on'],
  EDQUOT: ['no room left for you on the disk', 'make room; the same command goes on'],
  EMFILE: ['too many open files', 'close other programs; the same command goes on'],
  ENOTDIR: ['a file where a folder is to be', 'name another folder with --into'],
  EEXIST: ['a file where a folder is to be', 'name another folder with --into'],
  EISDIR: ['a folder where a file is to be', 'move the folder away'],
  ENAMETOOLONG: ['a name that is too long for the disk', 'name a folder nearer to the root with --into'],
};

/** What the disk refuses is no fault of ours. */
function describeDisk(error: Error, code: string): string {
  const [found, fix] = DISK[code] ?? [error.message, 'see to the disk; the same command goes on'];
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'the disk';
  return new ImportError(path, 'to read and write it', found, fix).message;
}
